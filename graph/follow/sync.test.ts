import { createSync } from './poller.ts';

const aStage = () => {
  let at = 0;
  const timers = new Set<{ readonly milliseconds: number; readonly run: () => void }>();
  const polls: (() => void)[] = [];
  const clock = {
    now: () => new Date(at),
    after: (milliseconds: number, run: () => void) => {
      const timer = { milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const poller = { now: () => new Promise<void>((done) => void polls.push(done)) };
  return {
    timers,
    polls,
    hear: createSync(clock, [poller, poller]),
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
  };
};

it('polls every list, and leaves no timer behind', async () => {
  const { hear, polls, timers } = aStage();
  const heard = hear();
  expect(polls).toHaveLength(2);
  for (const done of polls) done();
  await heard;
  expect(timers.size).toBe(0);
});

it('polls at most every two seconds; later callers share the poll under way', async () => {
  const { hear, polls, pass } = aStage();
  const first = hear();
  pass(1999);
  const second = hear();
  expect(polls).toHaveLength(2);
  for (const done of polls) done();
  await Promise.all([first, second]);
  pass(1);
  void hear();
  expect(polls).toHaveLength(4);
});

it('waits no longer than a second', async () => {
  const { hear, timers } = aStage();
  const heard = hear();
  expect([...timers].map(({ milliseconds }) => milliseconds)).toEqual([1000]);
  for (const { run } of timers) run();
  await heard;
});
