import { type PendingEffects, retryReasons } from '../../procedure/ports/health.ts';
import type { UndeliveredNotice } from '../../procedure/ports/messages/postedMessages.ts';
import { createMemoryPeople } from '../../test/builders/memoryPeople.ts';
import { gaugesOf } from './gauges.ts';

const since = (seconds: number): UndeliveredNotice => ({
  key: `NC-2026-0001/0001/urgent/${seconds}`,
  kind: 'urgent',
  to: { kind: 'person', id: 'ida' },
  since: new Date(seconds * 1000),
  escalated: false,
});

const pendingNothing: PendingEffects = { records: 0, since: undefined, reasons: {} };

const gaugesAt = (
  seconds: number,
  undelivered: readonly UndeliveredNotice[],
  live = () => 0,
  pending = pendingNothing,
) => {
  const heard = ['history', 'register', 'actions', 'contributions', 'checkpoint'].map(
    (one) => [`${one}.follow`, 7] as const,
  );
  return gaugesOf({
    graph: {
      gauges: () => ({
        requestsWaiting: 0,
        governed: { queued: { background: 2, bulk: 40 }, unitsLeft: 0 },
        contributionsWaiting: 0,
        sessions: live(),
        records: 0,
      }),
      people: createMemoryPeople((role) => (role === 'management' ? [{ id: 'ida', name: '' }] : [])),
      conversations: { reachOf: () => 'neverMet' },
    },
    undeliveredNotices: { latest: () => undelivered },
    graphWatch: { sinceSync: () => new Map(heard) },
    outgoing: { waiting: () => 0 },
    outbox: { pending: () => pending },
    checkpoints: { recent: () => [] },
    clock: { now: () => new Date(seconds * 1000) },
  });
};

it('reports the age of the last sync, and of contributions while a session is in memory', () => {
  let sessions = 0;
  const gauges = gaugesAt(0, [], () => sessions);
  const told = () => gauges['tentwo.changes.age']().map(([, facts]) => facts?.operation);
  expect(told()).toEqual(['history.follow', 'register.follow', 'actions.follow']);
  sessions = 1;
  expect(told()).toContain('contributions.follow');
  expect(told()).not.toContain('checkpoint.follow');
});

it('reports what waits for the budget, and what is left of it', () => {
  const gauges = gaugesAt(0, []);
  expect(gauges['tentwo.graph.queued']()).toEqual([
    [2, { urgency: 'background' }],
    [40, { urgency: 'bulk' }],
  ]);
  expect(gauges['tentwo.graph.allowance']()).toEqual([[0]]);
});

it('reports notices that wait, and how many holders of each role can be reached', () => {
  const gauges = gaugesAt(100, [since(70), since(40), since(90)]);
  expect([gauges['tentwo.notices.undelivered'](), gauges['tentwo.notices.age']()]).toEqual([[[3]], [[60]]]);
  expect(gauges['tentwo.roles.unreachable']()).toEqual([
    [0, { role: 'ismsManager' }],
    [0, { role: 'alternate' }],
    [1, { role: 'management' }],
  ]);
  expect(gauges['tentwo.roles.reachable']().map(([count]) => count)).toEqual([0, 0, 0]);
  expect(gaugesAt(100, [])['tentwo.notices.age']()).toEqual([[0]]);
});

it('reports pending effects, their age, and why they failed', () => {
  const reasons = { throttled: 2, claimed: 1 };
  const gauges = gaugesAt(100, [], () => 0, { records: 4, since: new Date(40_000), reasons });
  expect(gauges['tentwo.outbox.records']()).toEqual([[4]]);
  expect(gauges['tentwo.outbox.age']()).toEqual([[60]]);
  const failed = gauges['tentwo.outbox.failed']();
  // A reason that is over is reported as 0.
  expect(failed).toHaveLength(retryReasons.length);
  expect(failed.filter(([count]) => count)).toEqual([
    [2, { reason: 'throttled' }],
    [1, { reason: 'claimed' }],
  ]);
});
