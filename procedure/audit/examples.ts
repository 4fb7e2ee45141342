import type { Cycle, Nonconformity } from '../record/nonconformity.ts';
import type { Act, Consequences, RootCause } from '../record/recordParts.ts';
import type { RegisterEntry } from '../record/registerEntry.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Lane, VerdictState } from '../record/values/choices.ts';
import type { Reference } from '../record/values/reference.ts';
import { verdictIn } from '../record/verdictsOf.ts';
import type { Stage } from '../stages/stages.ts';

/** One cycle as an auditor asks for it: causes, actions, criteria, result. */
export type ExampleCycle = {
  readonly number: number;
  readonly rootCauses: readonly RootCause[];
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: 'open' | 'done' | 'cancelled';
    readonly originalDue: CalendarDate;
    readonly doneOn?: CalendarDate;
  }[];
  readonly successCriteria?: string;
  readonly verdict?: { readonly verdict: VerdictState; readonly result: string; readonly at: string };
};

/** The three-part answer to one nonconformity, with its result (10.2 a to d). It names no one. */
export type Example = {
  readonly reference: Reference;
  readonly title: string;
  readonly stage: Stage;
  /** Parts that the lane does not require, such as causes of a mere correction, may be absent. */
  readonly lane?: Lane;
  readonly laneReason?: string;
  readonly correction?: Act;
  readonly consequences?: Consequences;
  readonly cycles: readonly ExampleCycle[];
  readonly closedAt?: string;
  /** When it happened again; not every reader may know in which record. */
  readonly recurredAt: readonly string[];
};

/** Effective, those that were not or no longer are, and those closed without a verdict: no one judged them. */
export const exampleGroups = ['effective', 'notEffective', 'notJudged'] as const;
type ExampleGroup = (typeof exampleGroups)[number];

/** The most recent of each group. */
export type ChosenExamples = Readonly<Record<ExampleGroup, readonly Reference[]>>;

const groupOf = ({ verdicts, recurrences }: NonNullable<RegisterEntry['measured']>): ExampleGroup => {
  if (recurrences.length > 0 || verdicts.some(({ verdict }) => verdict !== 'effective')) return 'notEffective';
  return verdicts.length > 0 ? 'effective' : 'notJudged';
};

type Judged = Pick<RegisterEntry, 'reference' | 'measured'>;

/** Inserts one into a short list, the newest first. */
const among = (list: readonly Chosen[], one: Chosen, most: number): readonly Chosen[] => {
  const oldest = list.at(-1);
  if (list.length === most && oldest && oldest.at >= one.at) return list;
  return [...list, one].sort((a, b) => b.at - a.at || (a.reference < b.reference ? 1 : -1)).slice(0, most);
};
type Chosen = { readonly reference: Reference; readonly at: number };

/**
 * Chooses by a rule, not by a person: the last that were judged or, in the lane of corrections alone, closed.
 * @param most of each group
 */
export const chooseExamples = (most: number) => {
  let lists: Readonly<Record<ExampleGroup, readonly Chosen[]>> = { effective: [], notEffective: [], notJudged: [] };
  return {
    look: ({ reference, measured }: Judged): void => {
      if (!measured) return;
      const { verdicts, closed, recurrences } = measured;
      const at = Math.max(verdicts.at(-1)?.at ?? 0, closed ?? 0, recurrences.at(-1) ?? 0);
      if (at === 0) return;
      const of = groupOf(measured);
      lists = { ...lists, [of]: among(lists[of], { reference, at }, most) };
    },
    chosen: (): ChosenExamples => ({
      effective: lists.effective.map(({ reference }) => reference),
      notEffective: lists.notEffective.map(({ reference }) => reference),
      notJudged: lists.notJudged.map(({ reference }) => reference),
    }),
  };
};

const exampleCycle = (record: Nonconformity, cycle: Cycle): ExampleCycle => {
  const { number, causes, actions, plan } = cycle;
  const judged = verdictIn(record, cycle);
  return {
    number,
    rootCauses: causes?.rootCauses ?? [],
    actions: actions.map(({ id, title, state, originalDue, done }) => ({
      id,
      title,
      state,
      originalDue,
      ...(done && { doneOn: done.on }),
    })),
    ...(plan && { successCriteria: plan.successCriteria }),
    ...(judged && { verdict: { verdict: judged.verdict, result: judged.result, at: judged.at } }),
  };
};

export const exampleOf = (record: Nonconformity, title: string): Example => {
  const { reference, stage, triage, correction, consequences, closure } = record;
  return {
    reference,
    title,
    stage,
    ...(triage && { lane: triage.lane }),
    ...(triage?.laneReason && { laneReason: triage.laneReason }),
    ...(correction && { correction }),
    ...(consequences && { consequences }),
    cycles: [...record.earlierCycles, record.cycle].map((cycle) => exampleCycle(record, cycle)),
    ...(closure && { closedAt: closure.at }),
    recurredAt: record.recurrences.map(({ at }) => at),
  };
};
