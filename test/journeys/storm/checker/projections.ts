import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Finding } from './finding.ts';
import type { Folded } from './folded.ts';
import { type Item, type Site, text } from './site.ts';

type Users = Site['users'];
/** The permitted values of a column; several where it depends on which names a server knows. */
type Columns = Readonly<Record<string, string | readonly string[]>>;

/** A person's column: the name, or the id while no server knows the name. */
const person = (id: string | undefined, users: Users): readonly string[] =>
  id === undefined ? [''] : [id, ...users.filter((user) => user.id === id).map(({ displayName }) => displayName)];

/** The log of the procedure, field by field, and what beside it says how far a record is. */
export const columnsOf = (record: Nonconformity, users: Users): Columns => {
  const { facts, log, triage, cycle } = record;
  const judged = cycle.effectiveness ?? record.earlierCycles.at(-1)?.effectiveness;
  const turned = judged?.verdict === 'effective' && record.recurrences.some(({ at }) => at >= judged.at);
  const change = cycle.plan?.ismsChange;
  return {
    Stage: record.stage,
    NonconformityDescription: facts.what,
    Clause: facts.clause ?? '',
    DetectedOn: facts.detectedOn,
    RootCause: log.rootCause ?? '',
    ShortTermPlan: log.shortTermPlan ?? '',
    LongTermPlan: log.longTermPlan ?? '',
    PlanManager: person(log.planManager, users),
    PlanManagerId: log.planManager ?? '',
    NextFollowUp: log.nextFollowUp ?? '',
    SuccessCriteria: log.successCriteria ?? '',
    OwnerName: person(triage?.owner, users),
    OwnerId: triage?.owner ?? '',
    Lane: triage?.lane ?? '',
    Grade: triage?.grade ?? '',
    CycleNumber: String(cycle.number),
    ProblemStatement: record.statement?.problem ?? '',
    Implications: record.statement?.implications ?? '',
    ApprovedAt: cycle.approval?.at ?? '',
    TriagedAt: triage?.at ?? '',
    FirstApprovedAt: (record.earlierCycles[0] ?? cycle).approval?.at ?? '',
    IsmsChange: change ? (change.needed ? `needed: ${change.purpose}` : `notNeeded: ${change.because}`) : '',
    Verdict: turned ? 'overturned' : (judged?.verdict ?? ''),
    VerdictAt: judged?.at ?? '',
    VerdictBy: person(judged?.by, users),
    ClosingSummary: record.closure?.summary ?? '',
    ClosedAt: record.closure?.at ?? '',
    DuplicateOf: record.duplicateOf ?? '',
    Duplicates: record.duplicates.join('\n'),
    RecurrenceOf: record.recurrenceOf ?? '',
    RiskAcceptedUntil: record.riskAcceptance?.expires ?? '',
    ReportedById: record.reporter,
    ReportedAt: record.reportedAt,
  };
};

/** Names of the columns that do not hold what they should. */
const differing = (item: Item, columns: Columns): readonly string[] =>
  Object.entries(columns)
    .filter(([name, may]) => !(typeof may === 'string' ? [may] : may).includes(text(item, name)))
    .map(([name]) => name);

/** Texts that each stand somewhere in a column of many. */
const lacking = (item: Item, record: Nonconformity): readonly string[] => {
  const additions = text(item, 'Additions');
  const recurrences = text(item, 'Recurrences');
  return [
    ...record.additions.filter((one) => !additions.includes(one.text)).map(() => 'Additions'),
    ...record.recurrences.filter((one) => !recurrences.includes(one.in)).map(() => 'Recurrences'),
  ];
};

const itemsBy = (items: readonly Item[], column: string): ReadonlyMap<string, readonly Item[]> => {
  const found = new Map<string, Item[]>();
  for (const item of items) found.set(text(item, column), [...(found.get(text(item, column)) ?? []), item]);
  return found;
};

/** One item for each record, which shows its last commit and nothing else than what its commits fold to. */
export const checkNonconformities = (records: readonly Folded[], site: Site): readonly Finding[] => {
  const items = itemsBy(site.nonconformities, 'Reference');
  const known = new Set(records.map(({ reference }) => reference));
  return [
    ...[...items.keys()]
      .filter((reference) => !known.has(reference))
      .map((about): Finding => ({ what: 'projectionOfNothing', about })),
    ...records.flatMap(({ reference: about, rows, last }): readonly Finding[] => {
      const [item, second] = items.get(about) ?? [];
      if (!item) return [{ what: 'projectionMissing', about }];
      if (second) return [{ what: 'projectionTwice', about }];
      const shown = Number(item.fields.Sequence);
      if (shown < rows.length) return [{ what: 'projectionBehind', about, more: `${shown} of ${rows.length}` }];
      const wrong = [...differing(item, columnsOf(last, site.users)), ...lacking(item, last)];
      if (shown !== rows.length) wrong.push('Sequence');
      return wrong.length > 0 ? [{ what: 'projectionDiffers', about, more: wrong.join(', ') }] : [];
    }),
  ];
};
