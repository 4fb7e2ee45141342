import { isExcluded } from '../measures/measure.ts';
import type { MeasuredFacts } from '../measures/measuredFacts.ts';
import { inPeriod, type Measuring, type Period, reckoning } from '../measures/measuring.ts';
import { type VerdictState, verdictStates } from '../record/values/choices.ts';
import type { Reference } from '../record/values/reference.ts';
import { laneDemands } from '../stages/gates.ts';
import { type RecordMark, recordMarks } from './recordMarks.ts';

const factMarks = [
  'reported',
  'rejected',
  'duplicate',
  'withdrawn',
  /** Its lane requires causes (and with them the search for similar ones), and it is past the report. */
  'causesDemanded',
  'causesFound',
  /** Of those whose lane requires it. */
  'similarDone',
  'closed',
  'judged',
  /** More than one cycle: the first plan was not enough. */
  'cycledAgain',
  'recurred',
  /** An earlier version wrote its facts: it has none of the record's marks until it is rewritten. */
  'unmarked',
] as const;

/** Everything the audit page counts by: marks of the record, and those derived from its measured facts. */
export type AuditMark = RecordMark | (typeof factMarks)[number] | `verdict.${VerdictState}`;
export const auditMarks: readonly AuditMark[] = [
  ...recordMarks,
  ...factMarks,
  ...verdictStates.map((verdict) => `verdict.${verdict}` as const),
];

/** Every mark of one record. `verdict.…` is its last verdict. */
export const auditMarksOf = (facts: MeasuredFacts): readonly AuditMark[] => {
  const { stage, lane, causes, marks } = facts;
  const demanded = lane !== undefined && laneDemands[lane].includes('causes') && !isExcluded(stage);
  const last = facts.verdicts.at(-1);
  const has: Readonly<Record<(typeof factMarks)[number], boolean>> = {
    reported: true,
    rejected: stage === 'rejected',
    duplicate: stage === 'duplicate',
    withdrawn: stage === 'withdrawn',
    causesDemanded: demanded,
    causesFound:
      demanded && (causes.length > 0 || (lane === 'correctionOnly' && marks?.includes('shortCause') === true)),
    similarDone: demanded && marks?.includes('similarSought') === true,
    closed: facts.closed !== undefined,
    judged: last !== undefined,
    cycledAgain: facts.verdicts.length > 1 || last?.verdict === 'partly' || last?.verdict === 'notEffective',
    recurred: facts.recurrences.length > 0,
    unmarked: marks === undefined,
  };
  return [
    ...(marks ?? []),
    ...factMarks.filter((mark) => has[mark]),
    ...(last ? [`verdict.${last.verdict}` as const] : []),
  ];
};

export type MarkCounts = Readonly<Partial<Record<AuditMark, number>>>;

/** Marks about verdicts: of those judged last in the period, whenever they were reported, as the rate beside them. */
const ofVerdict: ReadonlySet<AuditMark> = new Set<AuditMark>([
  'judged',
  'criteriaFirst',
  'verifierApart',
  'cycledAgain',
  ...verdictStates.map((verdict) => `verdict.${verdict}` as const),
]);

/** Whether a record counts for a mark in the period: by its report, its last verdict, or its last recurrence. */
const countsIn = (measuring: Measuring, period: Period): ((mark: AuditMark, facts: MeasuredFacts) => boolean) => {
  const within = inPeriod(period);
  const { dayOf } = reckoning(measuring);
  return (mark, { reported, verdicts, recurrences }) => {
    const at = ofVerdict.has(mark) ? verdicts.at(-1)?.at : mark === 'recurred' ? recurrences.at(-1) : reported;
    return at !== undefined && within(dayOf(at));
  };
};

/** Counts how many records of the period have each mark; marks without any are absent. Adds to `counts`. */
export const countMarks = (
  all: Iterable<MeasuredFacts>,
  measuring: Measuring,
  period: Period,
  counts: Partial<Record<AuditMark, number>> = {},
): MarkCounts => {
  const isIn = countsIn(measuring, period);
  for (const facts of all)
    for (const mark of auditMarksOf(facts)) if (isIn(mark, facts)) counts[mark] = (counts[mark] ?? 0) + 1;
  return counts;
};

/** The drill-down of such a count. */
export const referencesMarked = (
  mark: AuditMark,
  all: Iterable<MeasuredFacts>,
  measuring: Measuring,
  period: Period,
): ReadonlySet<Reference> => {
  const isIn = countsIn(measuring, period);
  const found = new Set<Reference>();
  for (const facts of all) if (isIn(mark, facts) && auditMarksOf(facts).includes(mark)) found.add(facts.reference);
  return found;
};
