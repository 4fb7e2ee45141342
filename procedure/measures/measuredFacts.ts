import { z } from 'zod';
import { isRecordMark, marksOfRecord, type RecordMark } from '../audit/recordMarks.ts';
import { firstLook } from '../deadlines/firstLook.ts';
import type { CorrectiveAction, Cycle, Nonconformity } from '../record/nonconformity.ts';
import { planManagerOf, verifierOf } from '../record/planInForce.ts';
import type { Legacy } from '../record/report/legacy.ts';
import { isLive } from '../record/sessions.ts';
import {
  type CauseCategory,
  causeCategories,
  type Grade,
  grades,
  type Lane,
  lanes,
  type Source,
  sources,
  type VerdictState,
  verdictStates,
} from '../record/values/choices.ts';
import { type Clause, clauses } from '../record/values/clauses.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import type { SessionId } from '../record/values/sessionKey.ts';
import { personId, reference, sessionId } from '../record/values/valueSchemas.ts';
import { verdictsOf } from '../record/verdictsOf.ts';
import { type Stage, stages } from '../stages/stages.ts';
import { type DayNumber, dayNumber, type Minute, minuteOf } from './periods/dayNumber.ts';

/**
 * What the register keeps of a nonconformity for measuring; the column `Facts`, as canonical JSON. Numbers, so that
 * 100,000 are read and counted quickly. What was stated as a day is a day; what the record saw happen is a minute,
 * and becomes a day only in the time zone in which it is measured. Nothing here reveals the reporter.
 */
export type MeasuredFacts = {
  /** Version of this shape: rows with another one are not read but rewritten. */
  readonly v: 4;
  readonly reference: Reference;
  readonly stage: Stage;
  readonly lane?: Lane | undefined;
  readonly grade?: Grade | undefined;
  readonly clause?: Clause | undefined;
  /** Categories of the root causes, each once, of the last cycle that determined any. */
  readonly causes: readonly CauseCategory[];
  readonly system?: string | undefined;
  readonly source?: Source | undefined;
  readonly owner?: PersonId | undefined;
  /** The current manager and verifier of the plan (`planInForce.ts`). */
  readonly planManager?: PersonId | undefined;
  readonly verifier?: PersonId | undefined;
  /** Owners of the actions of a plan that is not approved yet, each once. */
  readonly planOwners?: readonly PersonId[] | undefined;
  /** Absent when unknown: that is not the day of detection. */
  readonly occurred?: DayNumber | undefined;
  readonly detected: DayNumber;
  readonly reported: Minute;
  readonly triaged?: Minute | undefined;
  readonly contained?: DayNumber | 'notNecessary' | undefined;
  /** The standing approval of the first cycle's plan. */
  readonly planned?: Minute | undefined;
  /** The last action of all cycles, once none of the current cycle is open. */
  readonly implemented?: DayNumber | undefined;
  readonly closed?: Minute | undefined;
  readonly riskAccepted?: Minute | undefined;
  /** One for each cycle with a verdict, oldest first. */
  readonly verdicts: readonly MeasuredVerdict[];
  /** It was confirmed to be a recurrence of an earlier one. */
  readonly repeats?: true | undefined;
  /** When later recurrences of it were confirmed, oldest first. */
  readonly recurrences: readonly Minute[];
  /** Approved actions of all cycles. */
  readonly actions: readonly MeasuredAction[];
  /** The next follow-up of the plan. */
  readonly followUp?: DayNumber | undefined;
  /** Open sessions: the job that freezes sessions finds them here. Absent when there are none. */
  readonly live?: readonly SessionId[] | undefined;
  /** The day from which a reminder may be due (`firstLook.ts`). Absent when nothing is expected. */
  readonly look?: DayNumber | undefined;
  /**
   * Of an imported record: its number in the former register, and the mark that identifies its row (`importMark`).
   */
  readonly oldId?: string | undefined;
  readonly imported?: string | undefined;
  /** It was closed there: on this day or, where that is not known, after this day of detection. */
  readonly closedBefore?: DayNumber | undefined;
  /** What the audit page counts by. Absent in rows of earlier versions. */
  readonly marks?: readonly RecordMark[] | undefined;
};

/** As it stands now: a recurrence overturns *effective*. */
export type MeasuredVerdict = { readonly verdict: VerdictState; readonly at: Minute };

/** `due` is the date in force, after extensions. Open when neither done nor cancelled. */
export type MeasuredAction = {
  readonly id: string;
  readonly owner: PersonId;
  readonly originalDue: DayNumber;
  readonly due: DayNumber;
  readonly doneOn?: DayNumber | undefined;
  /** When it was cancelled: after its day it was late all the same. */
  readonly cancelled?: Minute | undefined;
};

const whole = z.number().int();

/** Reads the column `Facts` (after `JSON.parse`). */
export const measuredFactsSchema = z.object({
  v: z.literal(4),
  reference,
  stage: z.enum(stages),
  lane: z.enum(lanes).optional(),
  grade: z.enum(grades).optional(),
  clause: z.enum(clauses).optional(),
  causes: z.array(z.enum(causeCategories)),
  system: z.string().optional(),
  source: z.enum(sources).optional(),
  owner: personId.optional(),
  planManager: personId.optional(),
  verifier: personId.optional(),
  planOwners: z.array(personId).optional(),
  occurred: whole.optional(),
  detected: whole,
  reported: whole,
  triaged: whole.optional(),
  contained: z.union([whole, z.literal('notNecessary')]).optional(),
  planned: whole.optional(),
  implemented: whole.optional(),
  closed: whole.optional(),
  riskAccepted: whole.optional(),
  verdicts: z.array(z.object({ verdict: z.enum(verdictStates), at: whole })),
  repeats: z.literal(true).optional(),
  recurrences: z.array(whole),
  actions: z.array(
    z.object({
      id: z.string(),
      owner: personId,
      originalDue: whole,
      due: whole,
      doneOn: whole.optional(),
      cancelled: whole.optional(),
    }),
  ),
  followUp: whole.optional(),
  live: z.array(sessionId).optional(),
  look: whole.optional(),
  oldId: z.string().optional(),
  imported: z.string().optional(),
  closedBefore: whole.optional(),
  marks: z
    .array(z.string())
    .transform((marks) => marks.filter(isRecordMark))
    .optional(),
}) satisfies z.ZodType<MeasuredFacts>;

const versionSchema = z.object({ v: whole, marks: z.unknown().optional() });

/** Whether an earlier version without marks wrote them. Facts of a later version are unknown. */
export const areOutdated = (facts: unknown): boolean => {
  const { data } = versionSchema.safeParse(facts);
  return data !== undefined && (data.v < 4 || (data.v === 4 && data.marks === undefined));
};

const measuredAction = (action: CorrectiveAction): MeasuredAction => ({
  id: action.id,
  owner: action.owner,
  originalDue: dayNumber(action.originalDue),
  due: dayNumber(action.due),
  ...(action.done && { doneOn: dayNumber(action.done.on) }),
  ...(action.cancelled && { cancelled: minuteOf(action.cancelled.at) }),
});

/** Undefined while an action of the current plan is open, or when nothing was done in any cycle. */
const implementedOn = (cycle: Cycle, actions: readonly MeasuredAction[]): DayNumber | undefined => {
  const finished = cycle.approval && cycle.actions.length > 0 && cycle.actions.every(({ state }) => state !== 'open');
  const done = finished ? actions.flatMap(({ doneOn }) => doneOn ?? []) : [];
  return done.length > 0 ? Math.max(...done) : undefined;
};

const containedOn = ({ containment }: Nonconformity): MeasuredFacts['contained'] =>
  containment?.kind === 'done' ? dayNumber(containment.doneOn) : containment?.kind;

const planOwnersOf = ({ plan, actions }: Cycle): MeasuredFacts['planOwners'] =>
  plan && actions.length === 0 ? [...new Set(plan.actions.map(({ owner }) => owner))] : undefined;

const minuteIf = (instant: string | undefined): Minute | undefined =>
  instant === undefined ? undefined : minuteOf(instant);

/** Short, because the register holds one per record: identity and content of its row. */
export const importMark = ({ identity, content }: Pick<Legacy, 'identity' | 'content'>): string =>
  `${identity.slice(0, 24)}.${content.slice(0, 24)}`;

const ofLegacy = ({ legacy, facts }: Nonconformity): Pick<MeasuredFacts, 'oldId' | 'imported' | 'closedBefore'> =>
  legacy
    ? {
        oldId: legacy.oldId,
        imported: importMark(legacy),
        closedBefore: legacy.closed && dayNumber(legacy.closed.on ?? facts.detectedOn),
      }
    : {};

export const measuredFacts = (record: Nonconformity): MeasuredFacts => {
  const { facts, triage, cycle } = record;
  const cycles = [...record.earlierCycles, cycle];
  const actions = cycles.flatMap((each) => each.actions.map(measuredAction));
  const causes = cycles.findLast((each) => each.causes)?.causes?.rootCauses ?? [];
  const live = record.sessions.filter(isLive).map(({ id }) => id);
  const look = firstLook(record);
  return {
    v: 4,
    reference: record.reference,
    stage: record.stage,
    lane: triage?.lane,
    grade: triage?.grade,
    clause: facts.clause,
    causes: [...new Set(causes.map(({ category }) => category))],
    system: facts.system,
    source: facts.source,
    owner: triage?.owner,
    planManager: planManagerOf(cycle),
    verifier: verifierOf(cycle),
    planOwners: planOwnersOf(cycle),
    occurred: facts.occurredOn && dayNumber(facts.occurredOn),
    detected: dayNumber(facts.detectedOn),
    reported: minuteOf(record.reportedAt),
    triaged: minuteIf(triage?.at),
    contained: containedOn(record),
    planned: minuteIf(cycles[0]?.approval?.at),
    implemented: implementedOn(cycle, actions),
    closed: minuteIf(record.closure?.at),
    riskAccepted: minuteIf(record.riskAcceptance?.at),
    verdicts: verdictsOf(record).map(({ verdict, at }) => ({ verdict, at: minuteOf(at) })),
    repeats: record.recurrenceOf === undefined ? undefined : true,
    recurrences: record.recurrences.map(({ at }) => minuteOf(at)),
    actions,
    followUp: record.log.nextFollowUp && dayNumber(record.log.nextFollowUp),
    live: live.length > 0 ? live : undefined,
    look: look && dayNumber(look),
    ...ofLegacy(record),
    marks: marksOfRecord(record),
  };
};
