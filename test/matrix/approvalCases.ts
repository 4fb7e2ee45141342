import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { presses, thePlan } from '../builders/aRecord.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { also, press, recordIn, records } from './records.ts';

const { owner, actionOwner, otherActionOwner, management, otherManagement, delegate, employee } = thePeople;
const { ismsManager } = thePeople;
const approving = on(recordIn.approval);
const approved = on(recordIn.implementation);
const drafted = press('owner', 'draftPlan', { plan: thePlan({ objective: 'Fewer open doors' }) });
const asReporter = 'segregation: approve as reporter';
const reassigned = (from: { id: string }, to: { id: string }) =>
  press('ismsManager', 'reassignWork', { from: from.id, to: to.id });

/** An approval is of the revision that was seen, and void after a change. */
const revisions: readonly Case[] = [
  on(records.submitted)('an approval says by whom and of what', 'management', 'approvePlan', 'implementation', {
    shows: {
      'cycle.approval.by': management.id,
      'cycle.approval.revision': 9,
      'cycle.approval.delegatedBy': undefined,
    },
  }),
  approving('of an older revision it is stale', 'management', 'approvePlan', 'stale', { revision: 8 }),
  approving('of a revision that there is not yet as well', 'management', 'approvePlan', 'stale', { revision: 10 }),
  approving('but whoever may not approve hears that', also('reporter', 'management'), 'approvePlan', asReporter, {
    revision: 8,
  }),
  approving('as is a return', 'otherManagement', 'returnPlan', 'stale', { revision: 8 }),
  approving('and a refusal', 'delegate', 'rejectPlan', 'stale', { revision: 8 }),
  approving('a changed plan is another revision', 'management', 'approvePlan', 'stale', {
    first: [drafted, presses.submit],
  }),
  approving('which is approved as what it is', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [drafted, presses.submit],
  }),
  approving('so is one with another owner of an action', 'management', 'approvePlan', 'stale', {
    first: [reassigned(actionOwner, employee)],
  }),
  approving('but not one of a record with another owner', 'management', 'approvePlan', 'implementation', {
    first: [reassigned(owner, employee)],
    shows: { 'triage.owner': employee.id },
  }),
  approving('nor of another grade', 'management', 'approvePlan', 'implementation', {
    first: [press('ismsManager', 'changeTriage')],
  }),
  approved('a change after the approval voids it', 'owner', 'draftPlan', 'planning', {
    shows: {
      'cycle.approval': undefined,
      'cycle.submission': undefined,
      'cycle.delegation': undefined,
      'cycle.voided.by': owner.id,
      'cycle.planRevision': 51,
    },
  }),
  approved('then nothing is carried out', 'actionOwner', 'completeAction', 'notInThisStage: planning', {
    first: [drafted],
  }),
  approved('until it is approved again, as it is now', 'management', 'approvePlan', 'implementation', {
    revision: 52,
    first: [press('actionOwner', 'reportProgress'), drafted, presses.submit],
    shows: { 'cycle.actions.length': 2, 'cycle.actions.0.progress.length': 1, 'cycle.actions.0.state': 'open' },
  }),
  approved('in another stage it is too late', 'management', 'approvePlan', 'notInThisStage: implementation'),
  on(recordIn.planning)('a draft that was never approved voids nothing', 'owner', 'draftPlan', 'planning', {
    shows: { 'cycle.voided': undefined },
  }),
  on(records.firstDone)('what was done stays done', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [drafted, presses.submit],
    shows: { 'cycle.actions.length': 2, 'cycle.actions.0.state': 'done', 'cycle.actions.1.state': 'open' },
  }),
  on(records.firstDone)('also when the new plan has no more of it', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [press('owner', 'draftPlan', { plan: onlySecond() }), presses.submit],
    shows: { 'cycle.actions.length': 2, 'cycle.actions.1.id': 'A1', 'cycle.actions.1.state': 'done' },
  }),
  on(recordIn.implementation)('what is open and in no plan is gone', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [press('owner', 'draftPlan', { plan: onlySecond() }), presses.submit],
    shows: { 'cycle.actions.length': 1, 'cycle.actions.0.id': 'A2' },
  }),
  approving('a return says what is to be changed', 'management', 'returnPlan', 'planning', {
    action: 'A2',
    shows: { 'cycle.returned.comment': 'Sooner', 'cycle.returned.action': 'A2', 'cycle.submission': undefined },
  }),
  approving('in an action that the plan has', 'management', 'returnPlan', 'invalid: action unknownAction', {
    action: 'A9',
  }),
  approving('a refused plan is not submitted again as it was', 'owner', 'submitPlan', 'refusedBefore', {
    first: [press('management', 'rejectPlan')],
  }),
  approving('changed it is', 'owner', 'submitPlan', 'approval', {
    first: [press('management', 'rejectPlan'), drafted],
    shows: { 'cycle.refused.reason': 'Because', 'cycle.refused.revision': 9 },
  }),
  approving('a returned one unchanged as well', 'owner', 'submitPlan', 'approval', {
    first: [press('management', 'returnPlan')],
  }),
  on(recordIn.planning)('a draft that changes nothing is none', 'owner', 'draftPlan', 'nothingChanged', {
    plan: thePlan(),
  }),
];

const lastDay = '2026-12-01';
const dayAfter = '2026-12-02';
const ended = `delegationEnded: ${lastDay}`;
const runs = `delegationRuns: ${lastDay}`;

/** Delegation gives no one a right they lack, nor one the delegating approver lacks. */
const delegations: readonly Case[] = [
  approving('a delegate decides for the one who asked him', 'delegate', 'approvePlan', 'implementation', {
    shows: { 'cycle.approval.by': delegate.id, 'cycle.approval.delegatedBy': management.id },
  }),
  approving('on the last day still', 'delegate', 'approvePlan', 'implementation', { on: lastDay }),
  approving('not on the day after', 'delegate', 'approvePlan', ended, { on: dayAfter }),
  approving('nor does he return then', 'delegate', 'returnPlan', ended, { on: dayAfter }),
  approving('nor refuse', 'delegate', 'rejectPlan', ended, { on: dayAfter }),
  approving('he passes it on to nobody', 'delegate', 'delegateApproval', 'notAllowed'),
  approving('and accepts no risk', 'delegate', 'acceptRisk', 'notAllowed'),
  approving('another delegate takes his place', 'delegate', 'approvePlan', 'unknown', {
    first: [press('management', 'delegateApproval')],
  }),
  approving('and decides for whoever asked him', 'employee', 'approvePlan', 'implementation', {
    first: [press('management', 'delegateApproval')],
    shows: { 'cycle.approval.delegatedBy': management.id },
  }),
  // The person who named the delegate is not notified, and two would think that theirs decides.
  approving('but nobody replaces whom another named', 'otherManagement', 'delegateApproval', runs),
  approving('on his last day neither', 'otherManagement', 'delegateApproval', runs, { on: lastDay, until: lastDay }),
  approving('on the day after he does', 'otherManagement', 'delegateApproval', 'approval', {
    on: dayAfter,
    until: dayAfter,
    shows: { 'cycle.delegation.from': otherManagement.id, 'cycle.delegation.to': employee.id },
  }),
  approving('or when it was for one who is in management no more', 'otherManagement', 'delegateApproval', 'approval', {
    management: [otherManagement.id],
  }),
  approving('he may decide himself at any time', 'otherManagement', 'approvePlan', 'implementation', {
    shows: { 'cycle.approval.delegatedBy': undefined },
  }),
  approving('a return ends the delegation', 'delegate', 'approvePlan', 'unknown', {
    first: [press('management', 'returnPlan'), presses.submit],
  }),
  approving('so does a refusal', 'delegate', 'approvePlan', 'unknown', {
    first: [press('management', 'rejectPlan'), drafted, presses.submit],
  }),
  approving('and another draft', 'delegate', 'approvePlan', 'unknown', { first: [drafted, presses.submit] }),
  approving(
    'a delegate who became owner does not approve',
    'delegate',
    'approvePlan',
    'segregation: approve as owner',
    { first: [reassigned(owner, delegate)] },
  ),
  approving('nor one for whoever became owner', 'delegate', 'approvePlan', 'segregation: approve as owner', {
    first: [reassigned(owner, management)],
  }),
  approving('nobody is his own delegate', 'management', 'delegateApproval', 'invalid: to yourself', {
    to: management.id,
  }),
  approving('another of management may be one', 'management', 'delegateApproval', 'approval', {
    to: otherManagement.id,
  }),
  approving('for today', 'management', 'delegateApproval', 'approval', { until: '2026-11-24' }),
  approving('not for yesterday', 'management', 'delegateApproval', 'invalid: until inThePast', { until: '2026-11-23' }),
  approving('for 90 days', 'management', 'delegateApproval', 'approval', { until: '2027-02-22' }),
  approving('and no longer', 'management', 'delegateApproval', 'invalid: until tooFarAhead', { until: '2027-02-23' }),
];

const boss = also('owner', 'management');
const alone = { management: [owner.id] };
const exception = 'Only one of us';
const asOwner = 'segregation: approve as owner';
const exceptionally = { ...press(boss, 'approvePlan', { exception }), ...alone };

/** Mia submitted this plan, and is in management, too. */
const submittedBy = (id: string): Nonconformity => {
  const { submission } = recordIn.approval.cycle;
  if (!submission) throw new Error('it was not submitted');
  return {
    ...recordIn.approval,
    stage: 'approval',
    cycle: { ...recordIn.approval.cycle, submission: { ...submission, by: id } },
  };
};
const asking = on(submittedBy(ismsManager.id));
const asker = also('ismsManager', 'management');
const asSubmitter = 'segregation: approve as submitter';

/** The person who asks for an approval does not give it, even without any other part in the record. */
const submitters: readonly Case[] = [
  asking('who submitted the plan does not approve it', asker, 'approvePlan', asSubmitter),
  asking('another does', 'management', 'approvePlan', 'implementation'),
  asking('nor does he for another', 'ismsManager', 'approvePlan', 'notAllowed'),
  asking('with nobody else there, by exception', asker, 'approvePlan', 'implementation', {
    exception: 'Only one of us',
    management: [ismsManager.id],
    shows: { 'cycle.approval.exception': 'Only one of us' },
  }),
  asking('not while another is eligible', asker, 'approvePlan', asSubmitter, {
    exception: 'Only one of us',
    management: [ismsManager.id, management.id],
  }),
  asking('a plan that came back is nobody’s', asker, 'approvePlan', 'implementation', {
    first: [press('management', 'returnPlan'), press('owner', 'submitPlan')],
  }),
  // The question was not required when it was approved, and no part was assigned afterwards.
  on(approvedBySubmitter())(
    'an approval of before this rule stands in nobody’s way',
    'ismsManager',
    'reassignWork',
    'implementation',
    {
      from: actionOwner.id,
    },
  ),
];

/** With no one in management eligible one of them decides by exception, and says why. */
const exceptions: readonly Case[] = [
  approving('with nobody eligible, by exception', boss, 'approvePlan', 'implementation', {
    exception,
    ...alone,
    shows: { 'cycle.approval.exception': exception },
  }),
  approving('which has its reason', boss, 'approvePlan', 'invalid: exception missing', { ...alone }),
  approving('not while another is eligible', boss, 'approvePlan', asOwner, {
    exception,
    management: [owner.id, management.id],
  }),
  approving('in whatever order they come', boss, 'approvePlan', asOwner, {
    exception,
    management: [management.id, owner.id],
  }),
  approving('nor for whoever needs none', 'management', 'approvePlan', 'invalid: exception notNeeded', { exception }),
  approving('nor for a delegate', 'delegate', 'approvePlan', 'invalid: exception notNeeded', { exception }),
  approving('a risk is accepted by exception as well', boss, 'acceptRisk', 'riskAccepted', {
    exception,
    ...alone,
    shows: { 'riskAcceptance.exception': exception, 'riskAcceptance.by': owner.id },
  }),
  approving('which has its reason, too', boss, 'acceptRisk', 'invalid: exception missing', { ...alone }),
  approving('not while another could accept it', boss, 'acceptRisk', asOwner, { exception }),
  approving('nor by whoever may anyhow', 'management', 'acceptRisk', 'invalid: exception notNeeded', { exception }),
  approving('a risk is accepted until a day to come', 'management', 'acceptRisk', 'riskAccepted', {
    expires: '2026-11-25',
  }),
  approving('for ten years at the most', 'management', 'acceptRisk', 'riskAccepted', { expires: '2036-12-31' }),
  approving('not until today', 'management', 'acceptRisk', 'invalid: expires inThePast', { expires: '2026-11-24' }),
  approving('nor for ever', 'management', 'acceptRisk', 'invalid: expires tooFarAhead', { expires: '2037-01-01' }),
];

const whole = { owner: employee.id };

/** Nor does the approver get a part in it afterwards, or the verifier an action. */
const standing: readonly Case[] = [
  approved('the approver does not become owner', 'ismsManager', 'changeTriage', asOwner, { owner: management.id }),
  approved('another does', 'ismsManager', 'changeTriage', 'implementation', { owner: otherManagement.id }),
  approved('nor is work handed to him', 'ismsManager', 'reassignWork', 'segregation: approve as actionOwner', {
    from: actionOwner.id,
    to: management.id,
  }),
  approved('nor the plan', 'ismsManager', 'reassignWork', 'segregation: approve as planManager', {
    from: thePeople.planManager.id,
    to: management.id,
  }),
  approving('nor to whom he delegated', 'ismsManager', 'reassignWork', asOwner, {
    to: delegate.id,
    first: [press('delegate', 'approvePlan')],
  }),
  approving('nor to the one who delegated', 'ismsManager', 'changeTriage', asOwner, {
    owner: management.id,
    first: [press('delegate', 'approvePlan')],
  }),
  approving('while nobody approved it, it may', 'ismsManager', 'changeTriage', 'approval', { owner: management.id }),
  approving('by exception the part was known', 'ismsManager', 'changeTriage', 'implementation', {
    ...whole,
    first: [exceptionally],
  }),
  approving('and may become another', 'ismsManager', 'reassignWork', 'implementation', {
    from: actionOwner.id,
    to: owner.id,
    first: [exceptionally],
  }),
  approved('the verifier gets no action', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: actionOwner.id,
    to: thePeople.verifier.id,
  }),
  approved('nor an action’s owner the verdict', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: thePeople.verifier.id,
    to: otherActionOwner.id,
  }),
];

function approvedBySubmitter(): Nonconformity {
  const { approval, submission } = recordIn.implementation.cycle;
  if (!approval || !submission) throw new Error('it was not approved');
  const cycle = { ...recordIn.implementation.cycle, submission: { ...submission, by: approval.by } };
  return { ...recordIn.implementation, cycle } as Nonconformity;
}

function onlySecond() {
  const [, second] = thePlan().actions;
  if (!second) throw new Error('a plan of one action');
  return thePlan({ actions: [{ ...second, term: 'short' }] });
}

export const approvalCases: Readonly<Record<string, readonly Case[]>> = {
  'what an approval is of': revisions,
  'through delegation': delegations,
  'who asked for it': submitters,
  'by exception': exceptions,
  'what stands after an approval': standing,
};
