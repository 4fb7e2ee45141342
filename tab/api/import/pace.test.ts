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
