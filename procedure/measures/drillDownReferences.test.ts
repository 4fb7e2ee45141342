import fc from 'fast-check';
import { octoberEntries } from '../../test/builders/measuredEntries.ts';
import { accumulate } from './counting/accumulate.ts';
import { dayBuckets } from './counting/tally.ts';
import { type DrillDownQuery, drillDownReferences, type Part } from './drillDownReferences.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import { type Measuring, type Period, usualRules } from './measuring.ts';
import { dayNumber } from './periods/dayNumber.ts';

const paris: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };
const october: Period = { from: '2026-10-01', to: '2026-10-31' };
const all = octoberEntries.flatMap(({ measured }) => measured ?? []);
const behind = (question: DrillDownQuery, facts: readonly MeasuredFacts[] = all) => [
  ...drillDownReferences(question, facts, paris),
];

describe('the drill-down of a figure of October', () => {
  // The table of the entries says why.
  it.each<[DrillDownQuery['figure'], Part, readonly number[]]>([
    ['timeToIdentify', 'counted', [1, 3]],
    ['timeToIdentify', 'upTo30', [1, 3]],
    ['timeToIdentify', 'over90', []],
    ['timeToIdentify', 'missing', [2]],
    ['timeToIdentify', 'rejected', [4]],
    ['onSchedule', 'counted', [1, 2]],
    ['onSchedule', 'hits', [1]],
    ['onSchedule', 'others', [2]],
    ['onCurrentSchedule', 'hits', [1, 2]],
    ['overdue', 'hits', [5]],
    ['openAge', 'upTo60', [1, 2, 3]],
    ['openAge', 'upTo90', [5]],
    ['clause', 'counted', [1, 2, 3]],
    ['clause', 'rejected', [4]],
    ['cause', 'missing', [1, 2, 3]],
  ])('%s, %s', (figure, part, numbers) => {
    expect(behind({ figure, part, period: october } as DrillDownQuery)).toEqual(
      numbers.map((one) => `NC-2026-000${one}`),
    );
  });

  it('has the records of one clause, of a run and of an owner', () => {
    expect(behind({ figure: 'clause', part: 'counted', period: {}, of: 'A.8.13' })).toEqual(['NC-2026-0005']);
    const accumulated = accumulate(paris);
    for (const facts of all) accumulated.add(facts);
    const [run] = accumulated.figures(october).systemic;
    if (!run) throw new RangeError('no run');
    const { by, of, from, to } = run;
    expect(behind({ figure: by, part: 'counted', period: { from, to }, of })).toEqual(accumulated.references(run));
    expect(behind({ figure: 'load', part: 'counted', owner: 'ada' })).toEqual(['NC-2026-0005']);
    expect(behind({ figure: 'load', part: 'hits', owner: 'ada' })).toEqual(['NC-2026-0005']);
    expect(behind({ figure: 'load', part: 'counted', owner: 'oda' })).toEqual([]);
  });
});

it('has each open record in exactly one age group', () => {
  const aDay = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2026-11-24') });
  const facts = fc.record({ detected: aDay, stage: fc.constantFrom('analysis', 'closed') });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 9 }), (some) => {
      const records = some.map((one, at) => ({ ...all[0], ...one, reference: `NC-2026-000${at}` }) as MeasuredFacts);
      const ask = (part: Part) => behind({ figure: 'openAge', part, period: {} }, records);
      expect(dayBuckets.flatMap(ask).sort()).toEqual([...ask('counted')].sort());
    }),
    { seed: 20_261_128, numRuns: 40 },
  );
});
