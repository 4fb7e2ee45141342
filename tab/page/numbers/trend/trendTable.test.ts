import type { TrendPoint } from '../../../../procedure/measures/periods/trend.ts';
import { daysOfMonth, totalsOf, trendTable } from './trendTable.ts';

const point = (month: string, of: TrendPoint['of'], count: number): TrendPoint => ({ month, of, count });

it('has a row for each month, including empty ones', () => {
  expect(trendTable([point('2025-11', '9.2', 2), point('2026-01', 'A.7.2', 3)])).toEqual({
    kinds: ['A.7.2', '9.2'],
    others: 0,
    months: [
      { month: '2025-11', counts: [0, 2], rest: 0 },
      { month: '2025-12', counts: [0, 0], rest: 0 },
      { month: '2026-01', counts: [3, 0], rest: 0 },
    ],
  });
  expect(trendTable([])).toEqual({ kinds: [], others: 0, months: [] });
});

it('combines all but five into one column', () => {
  const kinds = ['9.2', 'A.5.1', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5', 'A.5.6'] as const;
  const points = kinds.map((of, index) => point('2026-01', of, 9 - index));
  expect(trendTable(points)).toEqual({
    kinds: kinds.slice(0, 5),
    others: 2,
    months: [{ month: '2026-01', counts: [9, 8, 7, 6, 5], rest: 4 + 3 }],
  });
});

it('gives totals over all months, the largest first', () => {
  const points = [point('2026-01', '9.2', 1), point('2026-01', 'A.7.2', 2), point('2026-02', '9.2', 3)];
  expect(totalsOf(points)).toEqual([
    { of: '9.2', count: 4 },
    { of: 'A.7.2', count: 2 },
  ]);
});

it('limits a month to its days within the period', () => {
  expect(daysOfMonth('2026-02', {})).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  const period = { from: '2026-01-15', to: '2026-02-10' } as const;
  expect(daysOfMonth('2026-01', period)).toEqual({ from: '2026-01-15', to: '2026-01-31' });
  expect(daysOfMonth('2026-02', period)).toEqual({ from: '2026-02-01', to: '2026-02-10' });
});
