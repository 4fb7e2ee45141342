import { usualRules } from '../measures/measuring.ts';
import type { Grade, Lane } from '../record/values/choices.ts';
import type { DeadlineKind } from './deadline.ts';

/** What triage sets a date for. */
export type Step = Extract<DeadlineKind, 'containment' | 'correction' | 'statement' | 'causes' | 'plan'>;

/** Working days after triage (in a later cycle: after the verdict); absent where the lane does not ask for the step. */
export type StepDays = Readonly<Partial<Record<Step, number>>>;

/** Who is told on a rung, besides those of the rungs before it. */
export const levels = ['holder', 'deputy', 'ismsManager'] as const;
export type Level = (typeof levels)[number];

/** `at`: working days after the due date; negative before it, 0 on it. */
export type Rung = { readonly at: number; readonly to: Level };

export type Ladder = {
  /** In the order of `at`. */
  readonly rungs: readonly [Rung, ...Rung[]];
  /** After the last rung again every so many days, until it is done; absent: no more after the last rung. */
  readonly everyDays?: number;
  /** Days after the due date from which nothing is said any more. Only for what nobody has to do. */
  readonly forgottenAfter?: number;
};

/** All that an organisation may set about dates. Working days, unless it says days. */
export type DeadlinePolicy = {
  readonly steps: Readonly<Record<Lane, Readonly<Record<Grade, StepDays>>>>;
  /** To submit a plan again that was returned, refused, or changed after its approval. */
  readonly planAgain: number;
  readonly approval: number;
  readonly extension: number;
  readonly objection: number;
  /** Calendar days after the last action was done in which a recurrence counts. */
  readonly observationDays: number;
  readonly ladders: Readonly<Record<DeadlineKind, Ladder>>;
  /** Hour of the person's day from which his digest is sent. */
  readonly digestHour: number;
};

/**
 * Internal good practice (nc-landscape C6): contain the same day, causes within 5 to 10 working days, plan 5 later.
 * All are counted from triage, so that a late step does not move those after it, and each date is known from the start.
 */
const swift: StepDays = { containment: 0, correction: 5, statement: 2, causes: 5, plan: 10 };
const usual: StepDays = { containment: 1, correction: 10, statement: 5, causes: 10, plan: 15 };
const slow: StepDays = { containment: 2, correction: 15, statement: 5, causes: 15, plan: 20 };
const repairSwiftly: StepDays = { containment: 0, correction: 5, statement: 5 };
const repair: StepDays = { containment: 1, correction: 10, statement: 10 };
/** An improvement is no nonconformity: nothing to contain, to correct or to explain. */
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
/** What is given a few days only: a reminder on the day, then whoever stands in. */
const shortLadder: Ladder = {
  rungs: [
    { at: 0, to: 'holder' },
    { at: 1, to: 'deputy' },
    { at: 3, to: 'ismsManager' },
  ],
  everyDays: 7,
};
/** Missing it costs a certificate, or a risk that nobody answers for: told long before. */
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
/** Once it has expired nothing can be done to the record itself: no reminders without end. */
const expiryLadder: Ladder = { rungs: longLadder.rungs };
/** An approver away for three working days, which is when it is due: his deputy is asked. */
const approvalLadder: Ladder = {
  rungs: [
    { at: -1, to: 'holder' },
    { at: 0, to: 'deputy' },
    { at: 2, to: 'ismsManager' },
  ],
  everyDays: 7,
};
/** Told once. It is forgotten, else the first start over an old register would tell of every window that ever ended. */
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
    verification: usualLadder,
    observationEnd: onceLadder,
    riskAcceptance: expiryLadder,
    review: longLadder,
  },
  digestHour: 8,
};
