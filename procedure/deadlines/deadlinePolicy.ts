import { usualRules } from '../measures/measuring.ts';
import type { Grade, Lane } from '../record/values/choices.ts';
import type { DeadlineKind } from './deadline.ts';

/** Steps that triage sets a date for. */
export type Step = Extract<DeadlineKind, 'containment' | 'correction' | 'statement' | 'causes' | 'plan'>;

/**
 * Working days after triage (in a later cycle: after the verdict); absent where the lane does not require the step.
 */
export type StepDays = Readonly<Partial<Record<Step, number>>>;

/** Who is reminded on a rung, besides those of the rungs before it. */
export const levels = ['holder', 'deputy', 'ismsManager'] as const;
export type Level = (typeof levels)[number];

/** `at`: working days after the due date; negative before it, 0 on it. */
export type Rung = { readonly at: number; readonly to: Level };

export type Ladder = {
  /** In the order of `at`. */
  readonly rungs: readonly [Rung, ...Rung[]];
  /** Days between repetitions after the last rung, until it is done; absent: none after the last rung. */
  readonly everyDays?: number;
  /** Days after the due date from which there are no more reminders. Only where no one has to act. */
  readonly forgottenAfter?: number;
};

/** Everything an organisation may set about dates. Working days, unless it says days. */
export type DeadlinePolicy = {
  readonly steps: Readonly<Record<Lane, Readonly<Record<Grade, StepDays>>>>;
  /** To resubmit a plan that was returned, refused, or changed after its approval. */
  readonly planAgain: number;
  readonly approval: number;
  readonly extension: number;
  readonly objection: number;
  /** Calendar days after the last completed action in which a recurrence counts. */
  readonly observationDays: number;
  readonly ladders: Readonly<Record<DeadlineKind, Ladder>>;
  /** Hour of the recipient's day from which their digest is sent. */
  readonly digestHour: number;
};

/**
 * Internal good practice (nc-landscape C6): contain the same day, causes within 5 to 10 working days, plan 5 later.
 * All are counted from triage, so that a late step does not move those after it and each date is known from the
 * start.
 */
const swift: StepDays = { containment: 0, correction: 5, statement: 2, causes: 5, plan: 10 };
const usual: StepDays = { containment: 1, correction: 10, statement: 5, causes: 10, plan: 15 };
const slow: StepDays = { containment: 2, correction: 15, statement: 5, causes: 15, plan: 20 };
const repairSwiftly: StepDays = { containment: 0, correction: 5, statement: 5 };
const repair: StepDays = { containment: 1, correction: 10, statement: 10 };
/** An improvement is no nonconformity: nothing to contain, correct or explain. */
const improve: StepDays = { statement: 10, plan: 30 };

const usualLadder: Ladder = {
  rungs: [
    { at: -3, to: 'holder' },
    { at: 0, to: 'holder' },
    { at: 1, to: 'holder' },
    { at: 3, to: 'deputy' },
    { at: 5, to: 'ismsManager' },
  ],
  everyDays: 7,
};
/** For steps of a few days: a reminder on the day, then the deputy. */
const shortLadder: Ladder = {
  rungs: [
    { at: 0, to: 'holder' },
    { at: 1, to: 'deputy' },
    { at: 3, to: 'ismsManager' },
  ],
  everyDays: 7,
};
/** Missing it costs a certificate, or leaves a risk without an owner: reminded long before. */
const longLadder: Ladder = {
  rungs: [
    { at: -20, to: 'holder' },
    { at: -10, to: 'holder' },
    { at: -3, to: 'deputy' },
    { at: 0, to: 'ismsManager' },
    { at: 1, to: 'ismsManager' },
  ],
  everyDays: 7,
};
/** Once it has expired nothing can be done to the record itself: no endless reminders. */
const expiryLadder: Ladder = { rungs: longLadder.rungs };
/** An approver away for three working days, which is when it is due: their deputy is asked. */
const approvalLadder: Ladder = {
  rungs: [
    { at: -1, to: 'holder' },
    { at: 0, to: 'deputy' },
    { at: 2, to: 'ismsManager' },
  ],
  everyDays: 7,
};
/**
 * Sent once. It is forgotten afterwards; otherwise the first start over an old register would report every window
 * that ever ended.
 */
const onceLadder: Ladder = { rungs: [{ at: 0, to: 'holder' }], forgottenAfter: 30 };

export const defaultDeadlinePolicy: DeadlinePolicy = {
  steps: {
    correctionOnly: { major: repairSwiftly, minor: repair, improvement: repair },
    standard: { major: swift, minor: usual, improvement: slow },
    major: { major: swift, minor: usual, improvement: usual },
    improvement: { major: improve, minor: improve, improvement: improve },
  },
  planAgain: 3,
  approval: 3,
  extension: 2,
  objection: 3,
  observationDays: usualRules.observationDays,
  ladders: {
    triage: shortLadder,
    objection: shortLadder,
    containment: shortLadder,
    correction: usualLadder,
    statement: usualLadder,
    causes: usualLadder,
    plan: usualLadder,
    approval: approvalLadder,
    planToBody: longLadder,
    action: usualLadder,
    extension: shortLadder,
    evidenceToBody: longLadder,
    followUp: usualLadder,
    readyToVerify: usualLadder,
    verification: usualLadder,
    observationEnd: onceLadder,
    riskAcceptance: expiryLadder,
    review: longLadder,
  },
  digestHour: 8,
};
