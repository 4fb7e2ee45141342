import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { Causes, Plan, RootCause, Statement } from '../../../procedure/record/recordParts.ts';
import type { Person, PersonId } from '../../../procedure/record/values/person.ts';
import type { Named } from '../wire.ts';

/** Initial data of the editors of plan and causes. Types only. */

/** Who changed something last, and when: ISO 8601 in UTC. */
export type Changed = { readonly by: Named; readonly at: string };

export type PlanEdited = {
  /** The plan in force: with the current owners of the work and the granted dates. */
  readonly inForce: Plan;
  /** The approved text, word for word; the approval is bound to its hash. */
  readonly asked: Plan;
  readonly hash: string;
  /** Sequence of the commit that changed it last. */
  readonly revision: number;
  readonly changed: Changed;
  /** As management last saw it in this cycle. */
  readonly before?: Plan;
  /** Why it was returned, until it is submitted again. */
  readonly sentBack?: Changed & {
    readonly how: 'returned' | 'rejected';
    readonly comment: string;
    readonly action?: string;
  };
  readonly submitted?: Changed;
  readonly isApproved: boolean;
};

/** How this reader would decide about the plan, or why they may not. */
export type DecisionOffer =
  | { readonly refusal: Refusal }
  | {
      /** Everyone in management has a part in the record: the decision needs a reason. */
      readonly byException: boolean;
      readonly inPlaceOf?: Named;
      /** The strategic objectives in force, to choose from. Absent: there are none. */
      readonly objectives?: readonly { readonly id: string; readonly text: string }[];
    };

/** `GET /api/nonconformities/:reference/editing`, for people who may change the plan or the causes now, or decide about them. */
export type EditingAnswer = {
  /** Of the last commit of the record: what a change is based on. */
  readonly sequence: number;
  readonly me: PersonId;
  /** People whose names are known; others are found by searching. */
  readonly people: readonly Person[];
  /** Owner of the record: the default manager of a plan. */
  readonly owner?: PersonId;
  /** The highest number that an action of any cycle has: ids are never used again. */
  readonly lastAction: number;
  readonly rootCauses: readonly RootCause[];
  readonly plan?: PlanEdited;
  /** For those who decide about plans. */
  readonly deciding?: DecisionOffer;
  /** The reported text, from which a problem statement starts. */
  readonly what: string;
  readonly statement?: Statement & Changed;
  /** The people who agreed are given only to readers who may know. */
  readonly causes?: Omit<Causes, 'objections'> & Changed;
};
