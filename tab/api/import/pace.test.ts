import { createPace } from './pace.ts';

it('lets some rows pass at once, then one for each share of the budget, and some again after a while', async () => {
  let now = 0;
  const waited: number[] = [];
  const pace = createPace({
    now: () => new Date(now),
    after: (milliseconds, run) => {
      waited.push(milliseconds);
      run();
      return () => undefined;
    },
  });
  for (let row = 0; row < 13; row += 1) await pace();
  // 1,250 / 4 units a minute at five units a row: 62.5 rows a minute.
  expect(waited).toEqual([960, 1920, 2880]);
  now = 60_000;
  for (let row = 0; row < 10; row += 1) await pace();
  expect(waited).toHaveLength(3);
  await pace();
  expect(waited).toHaveLength(4);
});

it('lets no request wait for more than half a minute, and takes no slot for rejected requests', async () => {
  let now = 0;
  const waiting: (() => void)[] = [];
  const pace = createPace({
    now: () => new Date(now),
    after: (_milliseconds, run) => {
      waiting.push(run);
      return () => undefined;
    },
  });
  // Ten at once, and 31 that are due within 30 seconds, 960 ms each.
  const turns = Array.from({ length: 41 }, () => pace());
  expect(waiting).toHaveLength(31);
  expect([await pace(), await pace()]).toEqual([false, false]);
  now = 1000;
  void pace();
  expect(waiting).toHaveLength(32);
  for (const run of waiting) run();
  expect(new Set(await Promise.all(turns))).toEqual(new Set([true]));
});
