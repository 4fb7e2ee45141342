import { aRecord } from '../../test/builders/aRecord.ts';
import { measuredEntry } from '../../test/builders/measuredEntries.ts';
import { countAll } from '../measures/counting/countRecords.ts';
import type { MeasuredFacts } from '../measures/measuredFacts.ts';
import type { Measuring, Period } from '../measures/measuring.ts';
import { usualRules } from '../measures/measuring.ts';
import { minuteOf } from '../measures/periods/dayNumber.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { auditMarks, auditMarksOf, countMarks, referencesMarked } from './auditMarks.ts';
import { isRecordMark, marksOfRecord } from './recordMarks.ts';

const measuring: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };
const facts = (
  number: number,
  day: `${number}-${number}-${number}`,
  changes: Partial<MeasuredFacts>,
): MeasuredFacts => {
  const { measured } = measuredEntry(`NC-2026-000${number}`, day, changes);
  if (!measured) throw new Error('no facts');
  return measured;
};
const judged = { verdict: 'overturned', at: minuteOf('2026-11-01T10:00:00.000Z') } as const;
const failed = { verdict: 'notEffective', at: minuteOf('2026-10-20T10:00:00.000Z') } as const;

/**
 * | record | reported | lane | causes | similar | verdicts |
 * |---|---|---|---|---|---|
 * | 1 | 1 October | standard | one | sought | not effective, then effective in November; recurred |
 * | 2 | 2 October | major | none | | |
 * | 3, rejected | 3 October | | | | |
 * | 4, of an earlier version | 4 October | correction only | | | |
 * | 5 | 5 September | standard | one | | |
 */
const all = [
  facts(1, '2026-10-01', {
    lane: 'standard',
    causes: ['design'],
    marks: ['source.staff', 'similarSought'],
    verdicts: [failed, judged],
    recurrences: [minuteOf('2026-11-20T10:00:00.000Z')],
  }),
  facts(2, '2026-10-02', { lane: 'major', marks: ['source.internalAudit', 'exception.approval'] }),
  facts(3, '2026-10-03', { stage: 'rejected', marks: ['source.staff'] }),
  facts(4, '2026-10-04', { lane: 'correctionOnly' }),
  facts(5, '2026-09-05', { lane: 'standard', causes: ['design'], marks: ['source.staff'] }),
];
const october = { from: '2026-10-01', to: '2026-10-31' } as const;

it('counts the cause that a correction alone states as found', () => {
  const short = facts(6, '2026-10-05', { lane: 'correctionOnly', marks: ['shortCause'] });
  const none = facts(7, '2026-10-05', { lane: 'correctionOnly', marks: [] });
  expect([short, none].map((one) => auditMarksOf(one).includes('causesFound'))).toEqual([true, false]);
});

describe('audit counts', () => {
  it('are what was counted by hand', () => {
    expect(countMarks(all, measuring, october)).toEqual({
      reported: 4,
      rejected: 1,
      unmarked: 1,
      'source.staff': 2,
      'source.internalAudit': 1,
      causesDemanded: 3,
      causesFound: 1,
      similarSought: 1,
      similarDone: 1,
      'exception.approval': 1,
    });
  });

  it('of verdicts are of the period of the verdict, as the effectiveness rate: never 0 of 0 beside 100 %', () => {
    // Reported in October, judged in November.
    const november = { from: '2026-11-01', to: '2026-11-30' } as const;
    const about = ['judged', 'verdict.effective', 'verdict.overturned', 'cycledAgain', 'recurred'] as const;
    const counts = (period: Period, some = all) => {
      const found = countMarks(some, measuring, period);
      return about.map((mark) => found[mark] ?? 0);
    };
    expect(counts(october)).toEqual([0, 0, 0, 0, 0]);
    expect(counts(november)).toEqual([1, 0, 1, 1, 1]);
    const good = facts(6, '2025-10-01', { verdicts: [{ verdict: 'effective', at: judged.at }] });
    expect(counts(november, [good])).toEqual([1, 1, 0, 0, 0]);
    const { effectiveness } = countAll(
      [measuredEntry('NC-2026-0006', '2025-10-01', { verdicts: good.verdicts })],
      measuring,
    ).figures(november).figures;
    expect(effectiveness).toMatchObject({ value: 1, population: 1 });
    // An overturned verdict alone is not a second cycle.
    expect(auditMarksOf(facts(7, '2026-10-01', { verdicts: [judged] }))).not.toContain('cycledAgain');
  });

  it('match the number of references behind each count', () => {
    const counts = countMarks(all, measuring, october);
    for (const mark of auditMarks)
      expect([mark, referencesMarked(mark, all, measuring, october).size]).toEqual([mark, counts[mark] ?? 0]);
    expect([...referencesMarked('source.staff', all, measuring, october)]).toEqual(['NC-2026-0001', 'NC-2026-0003']);
  });

  it('count every mark once per record', () => {
    for (const one of all) expect(new Set(auditMarksOf(one)).size).toBe(auditMarksOf(one).length);
  });
});

describe('the marks of a record', () => {
  const closed = aRecord({ stage: 'closed' });
  it('say how it was reported and what was done, and nothing of people', () => {
    const marks = marksOfRecord(closed);
    expect(marks).toEqual(
      expect.arrayContaining(['source.staff', 'name.named', 'similarSought', 'verifierApart', 'criteriaFirst']),
    );
    expect(marks.every(isRecordMark)).toBe(true);
    expect(marks.filter((mark) => mark.startsWith('exception.'))).toEqual([]);
    expect(marksOfRecord({ ...closed, unnamed: { kind: 'anonymous', caseCode: 'x' } })).toContain('name.anonymous');
  });

  it('show a person who verified their own action, and a plan approved after the verdict', () => {
    const { effectiveness, approval } = closed.cycle;
    if (!effectiveness || !approval) throw new Error('not judged');
    const own = {
      ...closed,
      cycle: { ...closed.cycle, effectiveness: { ...effectiveness, by: closed.cycle.actions[0]?.owner } },
    };
    expect(marksOfRecord(own as Nonconformity)).not.toContain('verifierApart');
    const late = {
      ...closed,
      cycle: { ...closed.cycle, approval: { ...approval, sequence: effectiveness.sequence + 1 } },
    };
    expect(marksOfRecord(late as Nonconformity)).not.toContain('criteriaFirst');
  });

  it('show every exception, of earlier cycles too', () => {
    const { approval, causes } = closed.cycle;
    const excepted = {
      ...closed.cycle,
      approval: { ...approval, exception: 'No one else' },
      causes: { ...causes, aloneBecause: 'Alone' },
    };
    const record = { ...closed, earlierCycles: [excepted] } as unknown as Nonconformity;
    expect(marksOfRecord(record)).toEqual(expect.arrayContaining(['exception.approval', 'exception.causesAlone']));
  });
});
