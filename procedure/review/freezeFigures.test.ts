import { measuredEntry, octoberEntries } from '../../test/builders/measuredEntries.ts';
import { countAll } from '../measures/counting/countRecords.ts';
import { type Measuring, usualRules } from '../measures/measuring.ts';
import { clauses } from '../record/values/clauses.ts';
import { formatReference } from '../record/values/reference.ts';
import { freezeFigures } from './freezeFigures.ts';

const measuring: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };
const october = { from: '2026-10-01', to: '2026-10-31' } as const;
const frozen = freezeFigures(countAll(octoberEntries, measuring), october);

describe('the figures of a review', () => {
  it('include the rules, the number of records, and how many could not be read', () => {
    expect(frozen.rules).toEqual({
      timeZone: 'Europe/Paris',
      observationDays: 180,
      systemic: { count: 3, days: 90 },
    });
    expect(frozen.records).toEqual({ measured: 5, unread: 1 });
  });

  it('are those of the period: 4 and 10 days to identify, one unknown, one rejected', () => {
    // 1 to 5 October is 4 days, 10 to 20 October is 10: mean (4 + 10) / 2 = 7. The fifth was detected in September.
    expect(frozen.figures.timeToIdentify).toEqual({
      unit: 'days',
      value: 7,
      median: 7,
      p90: 10,
      population: 2,
      missing: 1,
      pending: 0,
      exclusions: { rejected: 1 },
      buckets: { upTo30: 2, upTo60: 0, upTo90: 0, over90: 0 },
    });
  });

  it('compare moved dates with the dates that were set first: 1 of 2, and 2 of 2', () => {
    // Due on 20 October: done on the 19th and, after an extension to the 30th, on the 25th.
    expect(frozen.figures.onSchedule).toMatchObject({ hits: 1, population: 2, value: 0.5 });
    expect(frozen.figures.onCurrentSchedule).toMatchObject({ hits: 2, population: 2, value: 1 });
    // As of today whatever the period: one open action, due on 30 September.
    expect(frozen.figures.overdue).toMatchObject({ hits: 1, population: 1, value: 1 });
  });

  it('compare detections with the same number of days before: 31 August to 30 September', () => {
    expect(frozen.trends).toEqual({
      clause: [
        { of: 'A.7.2', count: 3, before: 0 },
        { of: 'A.8.13', count: 0, before: 1 },
      ],
      cause: [],
    });
    expect(freezeFigures(countAll(octoberEntries, measuring), {}).trends.clause).toEqual([
      { of: 'A.7.2', count: 3 },
      { of: 'A.8.13', count: 1 },
    ]);
  });

  it('name what reached the threshold: three of A.7.2 within 16 days; the restricted one counts unnamed', () => {
    expect(frozen.systemic).toEqual([
      {
        by: 'clause',
        of: 'A.7.2',
        from: '2026-10-05',
        to: '2026-10-20',
        count: 3,
        references: ['NC-2026-0001', 'NC-2026-0002'],
      },
    ]);
    const four = freezeFigures(countAll(octoberEntries, { ...measuring, systemic: { count: 4, days: 90 } }), october);
    expect(four.systemic).toEqual([]);
  });

  it('list the largest hits where all would not fit, and say how many are left out', () => {
    // 125 clauses with 3 nonconformities each, and fifteen of the last one.
    const many = clauses
      .slice(0, 125)
      .flatMap((clause, index) =>
        Array.from({ length: index === 124 ? 15 : 3 }, (_, n) =>
          measuredEntry(formatReference(2026, 1 + index * 20 + n), '2026-10-05', { clause }),
        ),
      );
    const { systemic, systemicLeftOut } = freezeFigures(countAll(many, measuring), october);
    expect([clauses.length > 124, systemic.length, systemicLeftOut]).toEqual([true, 120, 5]);
    const last = systemic.find(({ of }) => of === clauses[124]);
    expect([last?.count, last?.references.length]).toEqual([15, 12]);
  });
});
