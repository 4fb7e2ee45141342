import { measuredEntry } from '../../test/builders/measuredEntries.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { candidatesIn, drawSample } from './sample.ts';

/** Number 3 is kept from the ISMS managers, and the last is of another year. */
const entries = [
  measuredEntry('NC-2026-0006', '2026-10-06', {}, { stage: 'withdrawn' }),
  measuredEntry('NC-2026-0001', '2026-10-01', { lane: 'major' }, { stage: 'closed' }),
  measuredEntry('NC-2026-0002', '2026-10-02', { lane: 'major' }, { stage: 'rejected' }),
  measuredEntry('NC-2026-0003', '2026-10-03', { lane: 'major' }, { stage: 'closed', notToIsmsManager: true }),
  measuredEntry(
    'NC-2026-0004',
    '2026-10-31',
    { lane: 'standard' },
    { stage: 'duplicate', reportedAt: '2026-10-31T23:30:00.000Z' },
  ),
  measuredEntry('NC-2025-0009', '2025-12-01', {}),
];
const year = { from: '2026-01-01' } as const;
const drawn = (count: number, by?: 'lane' | 'stage') =>
  drawSample(candidatesIn(entries, { by, period: year }, 'Europe/Paris'), { seed: '4-6-1', count }, sha256).drawn;

describe('a sample', () => {
  // `printf '4-6-1:NC-2026-0001' | sha256sum` and so on, sorted: 6 (94ea…), 3 (a1e1…), 1 (cb40…), 2 (df63…), 4 (ea9d…).
  it('is the first by the SHA-256 of seed and number, whatever the stage of the record', () => {
    expect(drawn(2)).toEqual(['NC-2026-0003', 'NC-2026-0006']);
    expect(drawn(4)).toEqual(['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003', 'NC-2026-0006']);
    expect(drawn(9)).toHaveLength(5);
  });

  it('takes the same number from each group; restricted records are a group of their own', () => {
    expect(drawn(1, 'lane')).toEqual(['NC-2026-0001', 'NC-2026-0003', 'NC-2026-0004', 'NC-2026-0006']);
    expect(drawn(1, 'stage')).toHaveLength(5);
  });

  it('comes with everything it was drawn from, and the numbers missing there', () => {
    const candidates = candidatesIn(entries, { period: year }, 'Europe/Paris');
    const { population } = drawSample(candidates, { seed: 'x', count: 1 }, sha256);
    expect(population).toEqual({
      count: 5,
      first: 'NC-2026-0001',
      last: 'NC-2026-0006',
      gaps: ['NC-2026-0005'],
      // printf 'NC-2026-0001\nNC-2026-0002\nNC-2026-0003\nNC-2026-0004\nNC-2026-0006\n' | sha256sum
      digest: '8e7a170a2652829535414b1c2db380273e26596c4103336cffa630c61862c76e',
    });
  });

  it('follows the days of the organisation', () => {
    const of = (timeZone: string) =>
      candidatesIn(entries, { period: { from: '2026-10-06', to: '2026-10-31' } }, timeZone).map(
        ({ reference }) => reference,
      );
    expect(of('UTC')).toEqual(['NC-2026-0004', 'NC-2026-0006']);
    expect(of('Europe/Paris')).toEqual(['NC-2026-0006']);
  });

  it('of nothing is empty', () => {
    const { population, drawn: none } = drawSample([], { seed: 'x', count: 3 }, sha256);
    expect([population.count, population.gaps, none]).toEqual([0, [], []]);
  });
});
