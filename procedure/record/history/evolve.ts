import type { LogFields, Nonconformity } from '../nonconformity.ts';
import { openFollowUps, planManagerOf } from '../planInForce.ts';
import type { PlannedAction } from '../recordParts.ts';
import type { Attribution } from '../values/attribution.ts';
import type { Reference } from '../values/reference.ts';
import type { NonconformityEvent } from './events.ts';
import { effectivenessSteps } from './steps/effectivenessSteps.ts';
import { planSteps } from './steps/planSteps.ts';
import { reminderSteps } from './steps/reminderSteps.ts';
import { reportSteps } from './steps/reportSteps.ts';
import { sessionSteps } from './steps/sessionSteps.ts';
import type { Steps } from './steps/step.ts';
import { treatmentSteps, triageSteps } from './steps/treatmentSteps.ts';

const lines = (actions: readonly PlannedAction[]): string | undefined =>
  actions.length === 0 ? undefined : actions.map(({ id, title, due }) => `${id} ${title} (${due})`).join('\n');

/** The fields that the procedure's log requires, as far as the record has them; else from the former register. */
const logFields = (record: Nonconformity): LogFields => {
  const { causes, plan } = record.cycle;
  const { similar } = record;
  const before = record.legacy?.texts ?? {};
  const rootCause =
    causes?.rootCauses.map(({ statement }) => statement).join('\n') || similar?.cause || before.rootCause;
  const short =
    lines(plan?.actions.filter(({ term }) => term === 'short') ?? []) ??
    plan?.shortTermNotNecessary ??
    before.shortTermPlan;
  const manager = planManagerOf(record.cycle);
  const long = lines(plan?.actions.filter(({ term }) => term === 'long') ?? []) ?? before.longTermPlan;
  const [followUp] = openFollowUps(record);
  const criteria = plan?.successCriteria ?? before.successCriteria;
  return {
    ...(rootCause && { rootCause }),
    ...(short !== undefined && { shortTermPlan: short }),
    ...(long !== undefined && { longTermPlan: long }),
    ...(manager !== undefined && { planManager: manager }),
    ...(criteria !== undefined && { successCriteria: criteria }),
    ...(followUp !== undefined && { nextFollowUp: followUp }),
  };
};

/** The effect of each event on an existing record. To add an event, add its step; the compiler requires it. */
const steps: Steps<Exclude<NonconformityEvent['type'], 'Reported'>> = {
  ...reportSteps,
  ...triageSteps,
  ...treatmentSteps,
  ...planSteps,
  ...effectivenessSteps,
  ...sessionSteps,
  ...reminderSteps,
};

/**
 * One step of the fold.
 * @param before absent for the first event, which is always `Reported`
 * @throws RangeError when a stream does not begin with `Reported` or has it twice, or when an event cannot follow the
 * earlier ones: such a chain is damaged
 */
export const evolve = (
  before: Nonconformity | undefined,
  event: NonconformityEvent,
  attribution: Attribution,
  reference: Reference,
): Nonconformity => {
  if (event.type === 'Reported') {
    if (before) throw new RangeError(`${reference} was reported twice`);
    return begin(event, attribution, reference);
  }
  if (!before) throw new RangeError(`${reference} does not begin with a report`);
  // Each step takes its own event; the type of `steps` guarantees that they match.
  const step = steps[event.type] as (
    before: Nonconformity,
    event: NonconformityEvent,
    attribution: Attribution,
  ) => Nonconformity;
  const after = step(before, event, attribution);
  return { ...after, log: logFields(after) };
};

const begin = (
  event: Extract<NonconformityEvent, { type: 'Reported' }>,
  attribution: Attribution,
  reference: Reference,
): Nonconformity => ({
  reference,
  stage: 'reported',
  facts: event.facts,
  reporter: attribution.by,
  ...(event.unnamed && { unnamed: event.unnamed }),
  ...(event.notToIsmsManager && { notToIsmsManager: event.notToIsmsManager }),
  ...(event.message && { message: event.message }),
  reportedIn: event.reportedIn,
  reportedAt: attribution.at,
  language: event.language,
  procedureVersion: event.procedureVersion,
  additions: [],
  questions: [],
  identityOpenings: [],
  duplicates: [],
  cycle: { number: 1, actions: [] },
  earlierCycles: [],
  evidence: [],
  followUpsHeld: [],
  recurrences: [],
  sessions: [],
  trainingRequests: [],
  snoozes: [],
  log: {},
});
