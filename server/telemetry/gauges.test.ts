import { gaugesOf } from './gauges.ts';

it('reports the age of the last sync, and of contributions while a session is in memory', () => {
  let sessions = 0;
  const heard = ['history', 'register', 'actions', 'contributions', 'checkpoint'].map(
    (one) => [`${one}.follow`, 7] as const,
  );
  const gauges = gaugesOf({
    graph: { gauges: () => ({ requestsWaiting: 0, contributionsWaiting: 0, sessions, records: 0 }) },
    graphWatch: { sinceSync: () => new Map(heard) },
    outgoing: { waiting: () => 0 },
    outbox: { pending: () => ({ records: 0, since: undefined }) },
    checkpoints: { recent: () => [] },
    clock: { now: () => new Date(0) },
  });
  const told = () => gauges['tentwo.changes.age']().map(([, facts]) => facts?.operation);
  expect(told()).toEqual(['history.follow', 'register.follow', 'actions.follow']);
  sessions = 1;
  expect(told()).toContain('contributions.follow');
  expect(told()).not.toContain('checkpoint.follow');
});
