import { createPendingEffects } from '../graph/follow/pendingEffects.ts';
import type { RecordStream } from '../procedure/record/history/recordStream.ts';
import { aHistory, reportedEvent } from '../test/builders/aHistory.ts';
import { createMemoryPeople } from '../test/builders/memoryPeople.ts';
import { createHealth } from './health.ts';

const [monday, tuesday, started] = ['2026-11-23T09:00:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-26T09:00:00.000Z'];
const triage = { lane: 'standard', grade: 'minor', gradeReason: 'One', owner: 'olga' } as const;
const stream = aHistory([monday, 'rita', reportedEvent], [tuesday, 'mia', { type: 'Triaged', ...triage }]);
const { reference } = stream.state;

const healthOf = (held: RecordStream | undefined) => {
  const clock = { now: () => new Date(started), after: () => () => undefined };
  const effects = createPendingEffects(clock, { last: () => 2 });
  const health = createHealth({
    usage: () => ({ requests: 0, resourceUnits: 0 }) as never,
    listHealth: async () => [],
    untrustedRows: () => [],
    people: createMemoryPeople(() => []),
    conversations: { ofPerson: async () => undefined, reachOf: () => 'reachable' },
    postedMessages: { undelivered: async () => [] },
    records: { load: async () => ({ stream: held }) as never },
    effects,
    outbox: { pending: () => ({ records: effects.all().length, since: effects.all()[0]?.since, reasons: {} }) },
    clock,
    settings: { OPTIONAL_PERMISSIONS: [] },
  });
  return { effects, since: async () => (await health.delivery()).effects.since };
};

it('counts the age of pending effects from their commit, also after a restart', async () => {
  const { effects, since } = healthOf(stream);
  expect(await since()).toBeUndefined();
  effects.shown(reference, { sequence: 2, done: 1 });
  expect(await since()).toEqual(new Date(tuesday));
  effects.shown(reference, { sequence: 1, done: 0 });
  expect(await since()).toEqual(new Date(monday));
});

it('counts it from the start for a record that cannot be read, or whose item is gone', async () => {
  for (const [held, item] of [
    [undefined, { sequence: 2, done: 1 }],
    [stream, { sequence: 0, done: 0 }],
  ] as const) {
    const { effects, since } = healthOf(held);
    effects.shown(reference, item);
    expect(await since()).toEqual(new Date(started));
  }
});
