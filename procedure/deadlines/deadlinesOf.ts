import type { CorrectiveAction, Nonconformity } from '../record/nonconformity.ts';
import { planManagerOf } from '../record/planInForce.ts';
import { addDays, type CalendarDate, dayOf } from '../record/values/calendarDate.ts';
import type { PersonId } from '../record/values/person.ts';
import { type CommandName, permissions } from '../stages/permissions.ts';
import { isEnded } from '../stages/stages.ts';
import { type Deadline, type DeadlineKind, deadlineLetters, type Holder } from './deadline.ts';
import type { DeadlinePolicy, Step } from './deadlinePolicy.ts';
import { approversOf, ownerOf, person, role } from './holders.ts';
import { triageDue } from './triageDue.ts';
import { addWorkingDays, type WorkingCalendar } from './workingDays.ts';

/** The parts of a record that are needed to count days. */
type Reading = {
  readonly record: Nonconformity;
  readonly calendar: WorkingCalendar;
  readonly policy: DeadlinePolicy;
};

/**
 * Returns every open deadline of a record in its current stage. What is done, and what the procedure does not allow
 * anyone to do in this stage, has no deadline. The same record always gives the same deadlines with the same keys.
 */
export const deadlinesOf = (
  record: Nonconformity,
  calendar: WorkingCalendar,
  policy: DeadlinePolicy,
): readonly Deadline[] => {
  const reading = { record, calendar, policy };
  const all = [
    ...decisionDeadlines(reading),
    ...stepDeadlines(reading),
    ...bodyDeadlines(reading),
    ...actionDeadlines(reading),
    ...followUpDeadlines(reading),
    ...effectDeadlines(reading),
  ];
  return all.filter(({ kind }) => isPossible(kind, record));
};

/** The command that ends a deadline. Absent where several commands do, or none. */
const endedBy: Readonly<Partial<Record<DeadlineKind, CommandName>>> = {
  containment: 'recordContainment',
  correction: 'recordCorrection',
  statement: 'confirmStatement',
  action: 'completeAction',
  extension: 'decideExtension',
  followUp: 'holdFollowUp',
};

const isPossible = (kind: DeadlineKind, { stage }: Nonconformity): boolean => {
  const command = endedBy[kind];
  return command === undefined || permissions[command].stages.includes(stage);
};

const deadline = (
  { reference, notToIsmsManager }: Nonconformity,
  kind: DeadlineKind,
  due: CalendarDate,
  who: readonly Holder[],
  action?: string,
): Deadline => {
  // An action's own due date is keyed by the action's id; anything else about it names both.
  const part = action === undefined ? kind : kind === 'action' ? action : `${action}-${kind}`;
  return {
    kind,
    reference,
    key: `${reference}/${part}/${due}`,
    due,
    who,
    letter: deadlineLetters[kind],
    ...(action !== undefined && { action }),
    ...(notToIsmsManager && { notToIsmsManager }),
  };
};

const workingDaysAfter = (at: string, days: number, { calendar }: Reading): CalendarDate =>
  addWorkingDays(dayOf(new Date(at), calendar.timeZone), days, calendar);

/** Decisions that others wait for: on the report, on an objection, on the plan. */
const decisionDeadlines = (reading: Reading): readonly Deadline[] => {
  const { record, calendar, policy } = reading;
  const { rejection, cycle, stage } = record;
  if (stage === 'reported') {
    // Upheld: management sent it back to triage, and the day starts again.
    const reportedAt = rejection?.decision?.at ?? record.reportedAt;
    return [deadline(record, 'triage', triageDue({ reportedAt }, calendar), [role('ismsManager')])];
  }
  if (stage === 'rejected' && rejection?.objection && !rejection.decision) {
    const due = workingDaysAfter(rejection.objection.at, policy.objection, reading);
    return [deadline(record, 'objection', due, [role('management', [rejection.by, record.reporter])])];
  }
  if (stage === 'approval' && cycle.submission) {
    const due = workingDaysAfter(cycle.submission.at, policy.approval, reading);
    return [deadline(record, 'approval', due, approversOf(record))];
  }
  return [];
};

const isStepOpen: Readonly<Record<Step, (record: Nonconformity) => boolean>> = {
  containment: ({ containment }) => !containment,
  correction: ({ correction }) => !correction,
  statement: ({ statement }) => !statement,
  causes: ({ cycle }) => !cycle.causes,
  plan: ({ cycle }) => !cycle.submission && !cycle.approval,
};

/** When counting starts for this cycle's causes and plan. */
const cycleBegan = ({ earlierCycles, triage, reportedAt }: Nonconformity): string =>
  earlierCycles.at(-1)?.effectiveness?.at ?? triage?.at ?? reportedAt;

const stepDue = (step: Step, days: number, reading: Reading): CalendarDate => {
  const { record, policy } = reading;
  const { returned, refused, voided } = record.cycle;
  const again = [returned, refused, voided]
    .flatMap((decision) => decision?.at ?? [])
    .sort()
    .at(-1);
  if (step === 'plan' && again !== undefined) return workingDaysAfter(again, policy.planAgain, reading);
  const perCycle = step === 'causes' || step === 'plan';
  const from = perCycle ? cycleBegan(record) : (record.triage?.at ?? record.reportedAt);
  return workingDaysAfter(from, days, reading);
};

/** 10.2 a, b and c up to the plan, as lane and grade require them. */
const stepDeadlines = (reading: Reading): readonly Deadline[] => {
  const { record, policy } = reading;
  const { triage } = record;
  if (!triage || record.stage === 'reported' || isEnded(record.stage)) return [];
  const days = policy.steps[triage.lane][triage.grade];
  return (Object.keys(isStepOpen) as Step[]).flatMap((step) => {
    const allowed = days[step];
    if (allowed === undefined || !isStepOpen[step](record)) return [];
    return deadline(record, step, stepDue(step, allowed, reading), [ownerOf(record)]);
  });
};

/** The certification body's deadlines: calendar days, set by the body. */
const bodyDeadlines = ({ record }: Reading): readonly Deadline[] => {
  const audit = record.triage?.externalAudit;
  if (!audit || record.stage === 'reported' || isEnded(record.stage)) return [];
  const approvedOnce = record.cycle.approval || record.earlierCycles.length > 0;
  const owner = [ownerOf(record)];
  return [
    ...(approvedOnce ? [] : [deadline(record, 'planToBody', audit.planDue, owner)]),
    // Evidence is complete when all actions are done.
    ...(record.stage === 'verification' ? [] : [deadline(record, 'evidenceToBody', audit.evidenceDue, owner)]),
  ];
};

const actionsOf = ({ earlierCycles, cycle }: Nonconformity): readonly CorrectiveAction[] =>
  [...earlierCycles, cycle].flatMap(({ actions }) => actions);

/** Tied to each action, not to the record: its owner is reminded until it is done or cancelled. */
const actionDeadlines = (reading: Reading): readonly Deadline[] => {
  const { record, policy } = reading;
  return actionsOf(record)
    .filter(({ state }) => state === 'open')
    .flatMap(({ id, due, owner, extension }) => [
      deadline(record, 'action', due, [person(owner)], id),
      ...(extension
        ? [
            deadline(
              record,
              'extension',
              workingDaysAfter(extension.at, policy.extension, reading),
              [role('ismsManager', [extension.by])],
              id,
            ),
          ]
        : []),
    ]);
};

/** The manager of the latest plan; a new cycle has none of its own at first. */
const latestManager = ({ earlierCycles, cycle }: Nonconformity): PersonId | undefined =>
  [...earlierCycles, cycle].flatMap((one) => planManagerOf(one) ?? []).at(-1);

/** Follow-ups of the approved plan, and those agreed on when one was held. The dates of a draft bind no one yet. */
const followUpDeadlines = ({ record }: Reading): readonly Deadline[] => {
  const { cycle, followUpsHeld } = record;
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const planned = cycle.approval ? (cycle.plan?.followUps ?? []) : [];
  const days = new Set([...planned, ...followUpsHeld.flatMap(({ next }) => next ?? [])]);
  const manager = latestManager(record);
  const who = [manager === undefined ? ownerOf(record) : person(manager)];
  return [...days]
    .filter((day) => !held.has(day))
    .sort()
    .map((day) => deadline(record, 'followUp', day, who));
};

/** 10.2 d, and what may end much later: an accepted risk, an observation window for recurrence. */
const effectDeadlines = (reading: Reading): readonly Deadline[] => {
  const { record } = reading;
  switch (record.stage) {
    case 'implementation':
      // The person who has to bring it there before the check can be made.
      return [deadline(record, 'readyToVerify', record.cycle.plan.verification.on, [ownerOf(record)])];
    case 'verification': {
      if (record.cycle.effectiveness) return [];
      const { plan, handedOver } = record.cycle;
      const { on, verifier } = plan.verification;
      return [deadline(record, 'verification', on, [person(handedOver?.verifier ?? verifier)])];
    }
    case 'analysis':
    case 'planning':
    case 'approval':
      return checkAgain(record);
    case 'riskAccepted':
      return record.riskAcceptance
        ? // Management decides again; the owner prepares the review before it ends.
          [deadline(record, 'riskAcceptance', record.riskAcceptance.expires, [role('management'), ownerOf(record)])]
        : [];
    case 'closed':
      return observation(reading);
    default:
      return [];
  }
};

/** Partly effective, to be checked again: that date stands until a new plan, once approved, sets another. */
const checkAgain = (record: Nonconformity): readonly Deadline[] => {
  const on = record.earlierCycles.at(-1)?.effectiveness?.checkAgainOn;
  return on === undefined ? [] : [deadline(record, 'readyToVerify', on, [ownerOf(record)])];
};

const observation = ({ record, policy }: Reading): readonly Deadline[] => {
  const lastDone = actionsOf(record)
    .flatMap(({ done }) => done?.on ?? [])
    .sort()
    .at(-1);
  if (lastDone === undefined || record.recurrences.length > 0) return [];
  return [deadline(record, 'observationEnd', addDays(lastDone, policy.observationDays), [ownerOf(record)])];
};
