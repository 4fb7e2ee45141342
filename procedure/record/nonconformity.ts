import type { Stage } from '../stages/stages.ts';
import type { Language } from '../words/languages.ts';
import type {
  Act,
  Alignment,
  Causes,
  Consequences,
  EvidenceFile,
  Plan,
  PlannedAction,
  Similar,
  Statement,
  Triage,
} from './recordParts.ts';
import type { Unnamed } from './report/identity.ts';
import type { Legacy } from './report/legacy.ts';
import type { ReportedMessage } from './report/reportedMessage.ts';
import type { ReportFacts } from './report/reportFacts.ts';
import type { Session, TrainingRequest } from './sessions.ts';
import type { Attribution } from './values/attribution.ts';
import type { CalendarDate } from './values/calendarDate.ts';
import type { ReportedIn, Verdict } from './values/choices.ts';
import type { PersonId } from './values/person.ts';
import type { Reference } from './values/reference.ts';

/** A nonconformity as folded from its events. An immutable value: the next commit makes the next value. */
export type Nonconformity = Sheet & InStage;

/** Work is done and verified only under an approved plan: a record in these stages without one does not compile. */
type InStage =
  | { readonly stage: Extract<Stage, 'implementation' | 'verification'>; readonly cycle: ApprovedCycle }
  | { readonly stage: Exclude<Stage, 'implementation' | 'verification'>; readonly cycle: Cycle };

type Sheet = {
  readonly reference: Reference;
  readonly facts: ReportFacts;
  /** What the reporter had chosen, where triage chose otherwise. */
  readonly reportedAs?: Pick<ReportFacts, 'clause' | 'impact' | 'priority'>;
  /** `unnamedReporter` for an unnamed report. */
  readonly reporter: PersonId;
  readonly unnamed?: Unnamed;
  /** The ISMS managers do not see it: the alternate took it, or management. */
  readonly notToIsmsManager?: true;
  /** The message that it was made of: evidence. */
  readonly message?: ReportedMessage;
  /**
   * Of an imported record: what the former register says. Closed there, it was neither approved nor verified here.
   */
  readonly legacy?: Legacy;
  readonly reportedIn: ReportedIn;
  readonly reportedAt: string;
  /** Language of the report, for messages about it. */
  readonly language: Language;
  readonly procedureVersion: string;
  readonly additions: readonly Addition[];
  /** The security team's questions to the reporter; the answers are in `additions`. */
  readonly questions: readonly Addition[];
  readonly identityOpenings: readonly { readonly at: string; readonly by: PersonId; readonly reason: string }[];
  readonly triage?: Triage & { readonly at: string; readonly by: PersonId };
  /** Owners before the present one. */
  readonly formerOwners?: readonly PersonId[];
  readonly rejection?: Rejection;
  readonly duplicateOf?: Reference;
  readonly duplicates: readonly Reference[];
  readonly containment?: Act;
  readonly correction?: Act;
  readonly consequences?: Consequences;
  readonly similar?: Similar;
  readonly statement?: Statement;
  /** Earlier cycles, oldest first: each was found not, or only partly, effective. They stay readable. */
  readonly earlierCycles: readonly Cycle[];
  readonly evidence: readonly (EvidenceFile & { readonly at: string; readonly by: PersonId })[];
  readonly followUpsHeld: readonly FollowUpHeld[];
  readonly recurrenceOf?: Reference;
  /** Later records that confirmed a recurrence: the verdict *effective* no longer stands. */
  readonly recurrences: readonly { readonly in: Reference; readonly at: string }[];
  /** `S1`, `S2` …, in the order in which they were opened. */
  readonly sessions: readonly Session[];
  /** Who is asked to confirm which training, oldest first (`training.ts`). */
  readonly trainingRequests: readonly TrainingRequest[];
  readonly snoozes: readonly Snooze[];
  readonly riskAcceptance?: RiskAcceptance;
  readonly closure?: { readonly summary: string } & Attribution;
  readonly log: LogFields;
};

export type RiskAcceptance = {
  readonly reason: string;
  readonly risk?: string | undefined;
  readonly expires: CalendarDate;
  /** Decided by a person with a part in it, because everyone in management had one. */
  readonly exception?: string | undefined;
} & Attribution;

/** One person wants no reminder of one deadline before a day. People it escalates to are reminded all the same. */
export type Snooze = {
  /** `Deadline.key`. */
  readonly deadline: string;
  readonly person: PersonId;
  readonly until: CalendarDate;
  readonly reason: string;
};

export type Addition = { readonly at: string; readonly by: PersonId; readonly text: string };

export type Rejection = {
  readonly reason: string;
  readonly at: string;
  readonly by: PersonId;
  /** One is allowed. */
  readonly objection?: { readonly text: string; readonly at: string };
  readonly decision?: { readonly upheld: boolean; readonly reason: string; readonly at: string; readonly by: PersonId };
};

/** From the causes to the verdict; a plan that was not effective is followed by the next cycle. */
export type Cycle = {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly causes?: Causes;
  /** While an approval stands, exactly what was approved; `planInForce` says who has the work now. */
  readonly plan?: Plan;
  /** Sequence of the commit that changed the plan last: what an approval is bound to. */
  readonly planRevision?: number;
  readonly submission?: Attribution;
  readonly delegation?: { readonly from: PersonId; readonly to: PersonId; readonly until: CalendarDate };
  readonly approval?: Approval;
  /**
   * Changes of holders since the approval: a leaver's part that is now another person's. Actions have owners of their
   * own.
   */
  readonly handedOver?: { readonly manager?: PersonId; readonly verifier?: PersonId };
  /** The plan was changed after its approval: the last time that this voided an approval. */
  readonly voided?: Attribution;
  readonly returned?: { readonly comment: string; readonly action?: string } & Attribution;
  /** A plan that management refused: it cannot be submitted again unchanged. */
  readonly refused?: { readonly reason: string; readonly revision: number; readonly plan: Plan } & Attribution;
  readonly actions: readonly CorrectiveAction[];
  readonly effectiveness?: Effectiveness;
};

export type ApprovedCycle = Cycle & { readonly plan: Plan; readonly approval: Approval };

export type Approval = {
  readonly revision: number;
  readonly planHash: string;
  readonly delegatedBy?: PersonId;
  readonly exception?: string;
  /** Absent: the organisation had entered no strategic objectives. */
  readonly alignment?: Alignment;
} & Attribution;

export type Effectiveness = {
  readonly verdict: Verdict;
  readonly result: string;
  readonly checkAgainOn?: CalendarDate;
} & Attribution;

/** An action of the approved plan, with its outcome. */
export type CorrectiveAction = PlannedAction & {
  /** The approved date; `due` is the one in force after extensions. KPIs count against this one. */
  readonly originalDue: CalendarDate;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly progress: readonly Addition[];
  readonly extension?: {
    readonly due: CalendarDate;
    readonly reason: string;
    readonly at: string;
    readonly by: PersonId;
  };
  readonly done?: { readonly on: CalendarDate; readonly note: string } & Attribution;
  readonly cancelled?: {
    readonly reason: string;
    /** Decided by a person with a part in it, because everyone in management had one. */
    readonly exception?: string | undefined;
  } & Attribution;
};

export type FollowUpHeld = {
  readonly due: CalendarDate;
  readonly heldOn: CalendarDate;
  readonly heldBy: PersonId;
  readonly note: string;
  readonly next?: CalendarDate;
};

/**
 * The fields of the procedure's log that are not facts of the report, readable by people, as far as they are known.
 */
export type LogFields = {
  readonly rootCause?: string;
  readonly shortTermPlan?: string;
  readonly longTermPlan?: string;
  readonly planManager?: PersonId;
  readonly nextFollowUp?: CalendarDate;
  readonly successCriteria?: string;
};
