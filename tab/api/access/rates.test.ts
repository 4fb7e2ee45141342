import { createRate } from './rates.ts';

const start = Date.parse('2026-11-24T09:00:00.000Z');
let now = start;
const clock = { now: () => new Date(now) };
const rate = { atOnce: 10, perSecond: 2 };
beforeEach(() => {
  now = start;
});

describe('the remaining allowance', () => {
  it('is used up, states how long to wait, and recovers', () => {
    const take = createRate(rate, clock);
    for (let at = 0; at < 10; at += 1) expect(take('lea')).toBeUndefined();
    expect(take('lea')).toBe(1);
    expect(take('lea', 5)).toBe(3);
    now += 2500;
    expect(take('lea', 5)).toBeUndefined();
    expect(take('lea')).toBe(1);
  });

  it('is kept per client and never exceeds the burst', () => {
    const take = createRate(rate, clock);
    expect(take('lea', 10)).toBeUndefined();
    expect(take('sam', 10)).toBeUndefined();
    now += 3_600_000;
    expect(take('lea', 10)).toBeUndefined();
    expect(take('lea')).toBe(1);
  });

  it('is not reduced by refused requests, nor increased by a clock set back', () => {
    const take = createRate(rate, clock);
    expect(take('lea', 8)).toBeUndefined();
    for (let at = 0; at < 100; at += 1) expect(take('lea', 5)).toBe(2);
    expect(take('lea', 2)).toBeUndefined();
    now -= 60_000;
    expect(take('lea')).toBe(1);
  });

  it('is kept for a limited number of clients: the one idle longest is dropped', () => {
    const take = createRate(rate, clock, 3);
    for (const who of ['lea', 'sam', 'hana']) expect(take(who, 10)).toBeUndefined();
    expect(take('lea')).toBe(1);
    expect(take('claire', 10)).toBeUndefined();
    expect([take('lea'), take('hana'), take('claire')]).toEqual([1, 1, 1]);
    expect(take('sam', 10)).toBeUndefined();
  });
});
