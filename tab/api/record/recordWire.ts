import type { Deadline } from '../../../procedure/deadlines/deadline.ts';
import type { Damage } from '../../../procedure/record/history/commit.ts';
import type {
  Addition,
  CorrectiveAction,
  FollowUpHeld,
  Nonconformity,
  Rejection,
  RiskAcceptance,
} from '../../../procedure/record/nonconformity.ts';
import type { Alignment, Plan, PlannedAction, Triage } from '../../../procedure/record/recordParts.ts';
import type { Legacy } from '../../../procedure/record/report/legacy.ts';
import type { Attribution } from '../../../procedure/record/values/attribution.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import type { StandingVerdict } from '../../../procedure/record/verdictsOf.ts';
import type { MissingPart } from '../../../procedure/stages/gates.ts';
import type { CommandName, RecordCommandName } from '../../../procedure/stages/permissions.ts';
import type {
  ActionNamed,
  CausesAnswer,
  EvidenceRow,
  Head,
  HistoryRow,
  Named,
  RegisterRow,
  SessionRow,
  TrainingRow,
} from '../wire.ts';
import type { ActionField, PlanField } from './planFields.ts';

/** Wire types of the work on a record. Types only, so the page can import them without the server. */

/** As in the record, with names in place of ids: ids of others are not sent. */
type WithName<T extends { readonly by: string }> = Omit<T, 'by'> & { readonly by: Named };
export type NamedAttribution = WithName<Attribution>;

/** A part that 10.2 demands of the record in its lane. `next`: required before the plan can be submitted. */
export type DemandRow = MissingPart & { readonly isThere: boolean; readonly next: boolean };

/** Who has to act: people, or all holders of a role. */
export type DeadlineRow = Pick<Deadline, 'kind' | 'due' | 'letter' | 'action'> & {
  readonly who: readonly (Named | { readonly role: Role })[];
};

export type PlannedRow = Omit<PlannedAction, 'owner'> & { readonly owner: Named };
export type PlanAnswer = Omit<Plan, 'manager' | 'actions' | 'verification'> & {
  readonly manager: Named;
  readonly actions: readonly PlannedRow[];
  readonly verification: Omit<Plan['verification'], 'verifier'> & { readonly verifier: Named };
};

/** Differences between the plan decided about and the current plan. */
export type PlanChange =
  | { readonly field: PlanField }
  | { readonly action: string; readonly field: ActionField | 'added' | 'dropped' | 'cancelled' };

/** The plan at the time of the decision. */
type AboutPlan = {
  /** Sequence of the commit that had changed it last. */
  readonly revision: number;
  readonly plan: PlanAnswer;
  readonly changes: readonly PlanChange[];
};

/** Decisions about the plan, and the steps before them. */
export type DecisionRow = NamedAttribution &
  (
    | { readonly kind: 'submitted' }
    | { readonly kind: 'delegated'; readonly to: Named; readonly until: CalendarDate; readonly from?: Named }
    | (AboutPlan & {
        readonly kind: 'approved';
        /** SHA-256 of the plan's canonical JSON. */
        readonly planHash: string;
        readonly insteadOf?: Named;
        readonly exception?: string;
        readonly alignment?: Alignment;
      })
    | (AboutPlan & { readonly kind: 'returned'; readonly comment: string; readonly action?: string })
    | (AboutPlan & { readonly kind: 'rejected'; readonly reason: string })
    /** It was changed after the approval, which is void. */
    | { readonly kind: 'voided' }
  );

export type ExtensionRow = WithName<NonNullable<CorrectiveAction['extension']>> & {
  readonly decision?: NamedAttribution & { readonly granted: boolean; readonly reason: string };
};

/** An action: planned and, once the plan is approved, with its outcome. */
export type ActionRow = PlannedRow & {
  /** Absent before approval. */
  readonly state?: CorrectiveAction['state'];
  readonly originalDue?: CalendarDate;
  readonly progress: readonly WithName<Addition>[];
  readonly extensions: readonly ExtensionRow[];
  readonly done?: WithName<NonNullable<CorrectiveAction['done']>>;
  readonly cancelled?: WithName<NonNullable<CorrectiveAction['cancelled']>>;
};

export type CycleAnswer = {
  readonly number: number;
  readonly causes?: CausesAnswer;
  /** The current plan, with the current owners of the work and the dates in force. */
  readonly plan?: PlanAnswer;
  readonly actions: readonly ActionRow[];
  readonly decisions: readonly DecisionRow[];
  readonly verdict?: WithName<StandingVerdict>;
};

/** The state of the work on a record. */
export type RecordWork = Pick<
  Nonconformity,
  'containment' | 'correction' | 'consequences' | 'similar' | 'statement'
> & {
  /** The organisation's day, by which overdue is computed. */
  readonly today: CalendarDate;
  readonly triage?: Omit<Triage, 'owner'> & TriageAttribution;
  /** In procedural order; none before triage has chosen the lane, nor once nothing is demanded any more. */
  readonly demands: readonly DemandRow[];
  /** Earliest first. */
  readonly deadlines: readonly DeadlineRow[];
  readonly cycle: CycleAnswer;
  /** Oldest first: each was found not, or only partly, effective. */
  readonly earlierCycles: readonly CycleAnswer[];
  readonly followUps: {
    readonly held: readonly (Omit<FollowUpHeld, 'heldBy'> & { readonly heldBy: Named })[];
    readonly next?: CalendarDate;
  };
  /** When the recurrence was confirmed. */
  readonly recurredAt: readonly string[];
  readonly rejection?: Omit<Rejection, 'by' | 'decision'> & {
    readonly by: Named;
    readonly decision?: WithName<NonNullable<Rejection['decision']>>;
  };
  readonly riskAcceptance?: WithName<RiskAcceptance>;
  /** What an earlier register says about it. */
  readonly legacy?: Omit<Legacy, 'identity' | 'content'>;
  readonly closure?: WithName<NonNullable<Nonconformity['closure']>>;
};
type TriageAttribution = { readonly at: string; readonly by: Named; readonly owner: Named };

/** `GET /api/nonconformities/:reference` */
export type RecordAnswer = Head &
  RecordWork & {
    readonly sequence: number;
    readonly reporter: Named;
    /** Questions of the security team to the reporter, who answers with an addition. */
    readonly questions: readonly { readonly at: string; readonly by: Named; readonly text: string }[];
    readonly additions: readonly { readonly at: string; readonly by: Named; readonly text: string }[];
    readonly evidence: readonly EvidenceRow[];
    /** Of the current plan. */
    readonly actions: readonly ActionNamed[];
    /** 5-Whys sessions, oldest first. */
    readonly sessions: readonly SessionRow[];
    /** Training confirmations, oldest first. */
    readonly trainings: readonly TrainingRow[];
    readonly history: readonly HistoryRow[];
    /** What this reader may do with the record now. */
    readonly may: readonly CommandName[];
    /** Those that make sense now, and those that move the record forward, most urgent first. */
    readonly offered: { readonly next: readonly RecordCommandName[]; readonly all: readonly RecordCommandName[] };
    /** Present when the record can only be read. */
    readonly damage?: Damage;
  };

/** How a record is linked to another. */
export type LinkKind = 'duplicateOf' | 'duplicate' | 'recurrenceOf' | 'recurrence';

/** `row` is absent for a reporter who may only know the number under which their report is followed up. */
export type LinkRow = { readonly kind: LinkKind; readonly reference: Reference; readonly row?: RegisterRow };

/**
 * `GET /api/nonconformities/:reference/related`: other records that this reader may read. Not even the number of the
 * others is given.
 */
export type RelatedAnswer = {
  readonly links: readonly LinkRow[];
  /** Likely duplicates, best match first. */
  readonly similar: readonly {
    readonly row: RegisterRow;
    /** Words that both have in common, as written in this record. */
    readonly words: readonly string[];
    readonly sameSystem: boolean;
    readonly sameClause: boolean;
  }[];
};

/**
 * `GET /api/trainings/:reference`, with `?asked=` the sequence of the commit that asked, if known: for the people who
 * were asked, who need not be able to read the record. `POST` confirms it: body `{asked?}`.
 */
export type TrainingAsked = {
  readonly reference: Reference;
  readonly session: SessionId;
  readonly text: string;
  /** Can it still be confirmed? */
  readonly isOpen: boolean;
  /** When they confirmed: ISO 8601 in UTC. */
  readonly confirmedAt?: string;
};
