import type { Cycle, Nonconformity } from '../record/nonconformity.ts';
import { type Anonymity, anonymities } from '../record/report/identity.ts';
import { type ReportedIn, reportedIns, type Source, sources } from '../record/values/choices.ts';

/**
 * A person decided or recorded alone what usually takes another: allowed with a recorded reason, and shown openly.
 */
export const auditExceptions = ['approval', 'riskAcceptance', 'cancellation', 'causesAlone'] as const;
export type AuditException = (typeof auditExceptions)[number];

const plainMarks = [
  /** Every field of the procedure's form was filled in: none left open, none *not sure*. */
  'complete',
  /** A 5-Whys session was held and closed. */
  'whys',
  'similarSought',
  'similarFound',
  /**
   * Each verdict was given by a person without an action in that plan; under a plan with success criteria that was
   * approved before.
   */
  'verifierApart',
  'criteriaFirst',
  /** Imported from a register from before TenTwo, and closed there. */
  'closedBefore',
  /** The cause of a correction alone, stated in short. */
  'shortCause',
] as const;

/**
 * What auditors count and the KPIs do not: kept with the facts of a record, as a list of marks. A count is the number
 * of records with the mark, and its drill-down is those records: the two cannot differ.
 */
export type RecordMark =
  | `source.${Source}`
  | `way.${ReportedIn}`
  | `name.${Anonymity}`
  | (typeof plainMarks)[number]
  | `exception.${AuditException}`;

/** Append-only: the column `Facts` holds them. */
export const recordMarks: readonly RecordMark[] = [
  ...sources.map((source) => `source.${source}` as const),
  ...reportedIns.map((way) => `way.${way}` as const),
  ...anonymities.map((anonymity) => `name.${anonymity}` as const),
  ...plainMarks,
  ...auditExceptions.map((exception) => `exception.${exception}` as const),
];

const known: ReadonlySet<string> = new Set(recordMarks);
/** A mark of a later version is skipped. */
export const isRecordMark = (text: string): text is RecordMark => known.has(text);

const isComplete = ({ facts }: Nonconformity): boolean =>
  facts.system !== undefined &&
  facts.clause !== undefined &&
  facts.impact !== 'notSure' &&
  facts.priority !== 'notSure';

const isApart = ({ effectiveness, actions }: Cycle): boolean =>
  actions.every(({ owner, done }) => owner !== effectiveness?.by && done?.by !== effectiveness?.by);

const hadCriteria = ({ effectiveness, plan, approval }: Cycle): boolean =>
  plan !== undefined && approval !== undefined && approval.sequence < (effectiveness?.sequence ?? 0);

const exceptionsIn = (record: Nonconformity, cycles: readonly Cycle[]): readonly AuditException[] => {
  const has: Readonly<Record<AuditException, boolean>> = {
    approval: cycles.some(({ approval }) => approval?.exception !== undefined),
    riskAcceptance: record.riskAcceptance?.exception !== undefined,
    cancellation: cycles.some(({ actions }) => actions.some(({ cancelled }) => cancelled?.exception !== undefined)),
    causesAlone: cycles.some(({ causes }) => causes?.aloneBecause !== undefined),
  };
  return auditExceptions.filter((exception) => has[exception]);
};

/** Returns the marks of a record in its current state. None of them names a person. */
export const marksOfRecord = (record: Nonconformity): readonly RecordMark[] => {
  const cycles = [...record.earlierCycles, record.cycle];
  const judged = cycles.filter(({ effectiveness }) => effectiveness);
  const whys = record.sessions.some(({ kind, closed }) => kind === 'fiveWhys' && closed?.how === 'facilitator');
  const plain: Readonly<Record<(typeof plainMarks)[number], boolean>> = {
    complete: isComplete(record),
    whys,
    similarSought: record.similar !== undefined,
    similarFound: record.similar?.found === true,
    verifierApart: judged.length > 0 && judged.every(isApart),
    closedBefore: record.legacy?.closed !== undefined,
    shortCause: record.similar?.cause !== undefined,
    criteriaFirst: judged.length > 0 && judged.every(hadCriteria),
  };
  return [
    `source.${record.facts.source}`,
    `way.${record.reportedIn}`,
    `name.${record.unnamed?.kind ?? 'named'}`,
    ...plainMarks.filter((mark) => plain[mark]),
    ...exceptionsIn(record, cycles).map((exception) => `exception.${exception}` as const),
  ];
};
