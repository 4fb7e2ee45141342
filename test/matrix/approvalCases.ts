import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { presses, thePlan } from '../builders/aRecord.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { also, recordIn, records } from './records.ts';

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
  on(records.submitted)(
    'an approval records its author and the revision',
    'management',
    'approvePlan',
    'implementation',
    {
      shows: {
        'cycle.approval.by': management.id,
        'cycle.approval.revision': 9,
        'cycle.approval.delegatedBy': undefined,
      },
    },
  ),
  approving('an older revision is stale', 'management', 'approvePlan', 'stale', { revision: 8 }),
  approving('so is a revision that does not exist yet', 'management', 'approvePlan', 'stale', { revision: 10 }),
  approving(
    'without permission to approve that refusal comes first',
    also('reporter', 'management'),
    'approvePlan',
    asReporter,
    {
      revision: 8,
    },
  ),
  approving('a return of an older revision is stale', 'otherManagement', 'returnPlan', 'stale', { revision: 8 }),
  approving('a rejection of an older revision is stale', 'delegate', 'rejectPlan', 'stale', { revision: 8 }),
  approving('a changed plan is another revision', 'management', 'approvePlan', 'stale', {
    first: [drafted, presses.submit],
  }),
  approving('the changed plan can be approved as it is', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [drafted, presses.submit],
  }),
  approving('another owner of an action is another revision', 'management', 'approvePlan', 'stale', {
    first: [reassigned(actionOwner, employee)],
  }),
  approving('another owner of the record is not', 'management', 'approvePlan', 'implementation', {
    first: [reassigned(owner, employee)],
    shows: { 'triage.owner': employee.id },
  }),
  approving('another grade is not', 'management', 'approvePlan', 'implementation', {
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
  approved('after the change nothing is carried out', 'actionOwner', 'completeAction', 'notInThisStage: planning', {
    first: [drafted],
  }),
  approved('the changed plan can be approved again', 'management', 'approvePlan', 'implementation', {
    revision: 52,
    first: [press('actionOwner', 'reportProgress'), drafted, presses.submit],
    shows: { 'cycle.actions.length': 2, 'cycle.actions.0.progress.length': 1, 'cycle.actions.0.state': 'open' },
  }),
  approved('in another stage an approval is too late', 'management', 'approvePlan', 'notInThisStage: implementation'),
  on(recordIn.planning)('a draft that was never approved voids nothing', 'owner', 'draftPlan', 'planning', {
    shows: { 'cycle.voided': undefined },
  }),
  on(records.firstDone)('completed actions stay completed', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [drafted, presses.submit],
    shows: { 'cycle.actions.length': 2, 'cycle.actions.0.state': 'done', 'cycle.actions.1.state': 'open' },
  }),
  on(records.firstDone)('even if the new plan omits them', 'management', 'approvePlan', 'implementation', {
    revision: 51,
    first: [press('owner', 'draftPlan', { plan: onlySecond() }), presses.submit],
    shows: { 'cycle.actions.length': 2, 'cycle.actions.1.id': 'A1', 'cycle.actions.1.state': 'done' },
  }),
  on(recordIn.implementation)(
    'open actions that the new plan omits are dropped',
    'management',
    'approvePlan',
    'implementation',
    {
      revision: 51,
      first: [press('owner', 'draftPlan', { plan: onlySecond() }), presses.submit],
      shows: { 'cycle.actions.length': 1, 'cycle.actions.0.id': 'A2' },
    },
  ),
  approving('a return says what to change', 'management', 'returnPlan', 'planning', {
    action: 'A2',
    shows: { 'cycle.returned.comment': 'Sooner', 'cycle.returned.action': 'A2', 'cycle.submission': undefined },
  }),
  approving('in an action of the plan', 'management', 'returnPlan', 'invalid: action unknownAction', {
    action: 'A9',
  }),
  approving('a rejected plan is not submitted again unchanged', 'owner', 'submitPlan', 'refusedBefore', {
    first: [press('management', 'rejectPlan')],
  }),
  approving('changed it may be submitted', 'owner', 'submitPlan', 'approval', {
    first: [press('management', 'rejectPlan'), drafted],
    shows: { 'cycle.refused.reason': 'Because', 'cycle.refused.revision': 9 },
  }),
  approving('a returned plan may be submitted unchanged', 'owner', 'submitPlan', 'approval', {
    first: [press('management', 'returnPlan')],
  }),
  on(recordIn.planning)('a draft without changes is refused', 'owner', 'draftPlan', 'nothingChanged', {
    plan: thePlan(),
  }),
];

const lastDay = '2026-12-01';
const dayAfter = '2026-12-02';
const ended = `delegationEnded: ${lastDay}`;
const runs = `delegationRuns: ${lastDay}`;

/** Delegation gives no one a right they lack, nor one the delegating approver lacks. */
const delegations: readonly Case[] = [
  approving('a delegate decides for the approver who named them', 'delegate', 'approvePlan', 'implementation', {
    shows: { 'cycle.approval.by': delegate.id, 'cycle.approval.delegatedBy': management.id },
  }),
  approving('until the last day', 'delegate', 'approvePlan', 'implementation', { on: lastDay }),
  approving('not on the day after', 'delegate', 'approvePlan', ended, { on: dayAfter }),
  approving('an expired delegate does not return a plan', 'delegate', 'returnPlan', ended, { on: dayAfter }),
  approving('nor reject one', 'delegate', 'rejectPlan', ended, { on: dayAfter }),
  approving('a delegate does not delegate further', 'delegate', 'delegateApproval', 'notAllowed'),
  approving('nor accept a risk', 'delegate', 'acceptRisk', 'notAllowed'),
  approving('another delegate replaces the first', 'delegate', 'approvePlan', 'unknown', {
    first: [press('management', 'delegateApproval')],
  }),
  approving('the new delegate decides for the same approver', 'employee', 'approvePlan', 'implementation', {
    first: [press('management', 'delegateApproval')],
    shows: { 'cycle.approval.delegatedBy': management.id },
  }),
  // The person who named the delegate is not notified, and two would think that theirs decides.
  approving('no one replaces a delegate named by another approver', 'otherManagement', 'delegateApproval', runs),
  approving('nor on the last day of that delegation', 'otherManagement', 'delegateApproval', runs, {
    on: lastDay,
    until: lastDay,
  }),
  approving('on the day after they may', 'otherManagement', 'delegateApproval', 'approval', {
    on: dayAfter,
    until: dayAfter,
    shows: { 'cycle.delegation.from': otherManagement.id, 'cycle.delegation.to': employee.id },
  }),
  approving('or if its approver has left management', 'otherManagement', 'delegateApproval', 'approval', {
    management: [otherManagement.id],
  }),
  approving('another approver may decide at any time', 'otherManagement', 'approvePlan', 'implementation', {
    shows: { 'cycle.approval.delegatedBy': undefined },
  }),
  approving('a return ends the delegation', 'delegate', 'approvePlan', 'unknown', {
    first: [press('management', 'returnPlan'), presses.submit],
  }),
  approving('so does a rejection', 'delegate', 'approvePlan', 'unknown', {
    first: [press('management', 'rejectPlan'), drafted, presses.submit],
  }),
  approving('so does another draft', 'delegate', 'approvePlan', 'unknown', { first: [drafted, presses.submit] }),
  approving(
    'a delegate who became owner does not approve',
    'delegate',
    'approvePlan',
    'segregation: approve as owner',
    { first: [reassigned(owner, delegate)] },
  ),
  approving('nor a delegate of the one who became owner', 'delegate', 'approvePlan', 'segregation: approve as owner', {
    first: [reassigned(owner, management)],
  }),
  approving('approvers do not delegate to themselves', 'management', 'delegateApproval', 'invalid: to yourself', {
    to: management.id,
  }),
  approving('another member of management may be the delegate', 'management', 'delegateApproval', 'approval', {
    to: otherManagement.id,
  }),
  approving('a delegation may end today', 'management', 'delegateApproval', 'approval', { until: '2026-11-24' }),
  approving('not yesterday', 'management', 'delegateApproval', 'invalid: until inThePast', { until: '2026-11-23' }),
  approving('in 90 days', 'management', 'delegateApproval', 'approval', { until: '2027-02-22' }),
  approving('but not later', 'management', 'delegateApproval', 'invalid: until tooFarAhead', { until: '2027-02-23' }),
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
  asking('the submitter of the plan does not approve it', asker, 'approvePlan', asSubmitter),
  asking('another approver does', 'management', 'approvePlan', 'implementation'),
  asking('the submitter is no delegate either', 'ismsManager', 'approvePlan', 'notAllowed'),
  asking('by exception if no one else is eligible', asker, 'approvePlan', 'implementation', {
    exception: 'Only one of us',
    management: [ismsManager.id],
    shows: { 'cycle.approval.exception': 'Only one of us' },
  }),
  asking('not while another person is eligible', asker, 'approvePlan', asSubmitter, {
    exception: 'Only one of us',
    management: [ismsManager.id, management.id],
  }),
  asking('a returned plan has no submitter', asker, 'approvePlan', 'implementation', {
    first: [press('management', 'returnPlan'), press('owner', 'submitPlan')],
  }),
  // The question was not required when it was approved, and no part was assigned afterwards.
  on(approvedBySubmitter())(
    'an approval older than this rule blocks no reassignment',
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
  approving('by exception if no one is eligible', boss, 'approvePlan', 'implementation', {
    exception,
    ...alone,
    shows: { 'cycle.approval.exception': exception },
  }),
  approving('an exception needs a reason', boss, 'approvePlan', 'invalid: exception missing', { ...alone }),
  approving('no exception while another person is eligible', boss, 'approvePlan', asOwner, {
    exception,
    management: [owner.id, management.id],
  }),
  approving('in any order of roles', boss, 'approvePlan', asOwner, {
    exception,
    management: [management.id, owner.id],
  }),
  approving('no exception where none is needed', 'management', 'approvePlan', 'invalid: exception notNeeded', {
    exception,
  }),
  approving('nor for a delegate', 'delegate', 'approvePlan', 'invalid: exception notNeeded', { exception }),
  approving('a risk may be accepted by exception', boss, 'acceptRisk', 'riskAccepted', {
    exception,
    ...alone,
    shows: { 'riskAcceptance.exception': exception, 'riskAcceptance.by': owner.id },
  }),
  approving('with a reason', boss, 'acceptRisk', 'invalid: exception missing', { ...alone }),
  approving('not while another person could accept it', boss, 'acceptRisk', asOwner, { exception }),
  approving('nor where no exception is needed', 'management', 'acceptRisk', 'invalid: exception notNeeded', {
    exception,
  }),
  approving('a risk is accepted until a future day', 'management', 'acceptRisk', 'riskAccepted', {
    expires: '2026-11-25',
  }),
  approving('for at most a year', 'management', 'acceptRisk', 'riskAccepted', { expires: '2027-11-24' }),
  approving('not until today', 'management', 'acceptRisk', 'invalid: expires inThePast', { expires: '2026-11-24' }),
  approving('nor for ever', 'management', 'acceptRisk', 'invalid: expires tooFarAhead', { expires: '2027-11-25' }),
];

const whole = { owner: employee.id };

/** Nor does the approver get a part in it afterwards, or the verifier an action. */
const standing: readonly Case[] = [
  approved('the approver does not become owner', 'ismsManager', 'changeTriage', asOwner, { owner: management.id }),
  approved('another person does', 'ismsManager', 'changeTriage', 'implementation', { owner: otherManagement.id }),
  approved('the approver is given no action', 'ismsManager', 'reassignWork', 'segregation: approve as actionOwner', {
    from: actionOwner.id,
    to: management.id,
  }),
  approved('nor the plan', 'ismsManager', 'reassignWork', 'segregation: approve as planManager', {
    from: thePeople.planManager.id,
    to: management.id,
  }),
  approving('nor is the approver’s delegate', 'ismsManager', 'reassignWork', asOwner, {
    to: delegate.id,
    first: [press('delegate', 'approvePlan')],
  }),
  approving('nor is the approver who delegated', 'ismsManager', 'changeTriage', asOwner, {
    owner: management.id,
    first: [press('delegate', 'approvePlan')],
  }),
  approving('before the approval they may be', 'ismsManager', 'changeTriage', 'approval', { owner: management.id }),
  approving('an approval by exception named the part', 'ismsManager', 'changeTriage', 'implementation', {
    ...whole,
    first: [exceptionally],
  }),
  approving('and allows another', 'ismsManager', 'reassignWork', 'implementation', {
    from: actionOwner.id,
    to: owner.id,
    first: [exceptionally],
  }),
  approved('the verifier is given no action', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: actionOwner.id,
    to: thePeople.verifier.id,
  }),
  approved(
    'an action owner is not given the verification',
    'ismsManager',
    'reassignWork',
    'segregation: verify as actionOwner',
    {
      from: thePeople.verifier.id,
      to: otherActionOwner.id,
    },
  ),
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
  'the approved revision': revisions,
  delegation: delegations,
  'the submitter': submitters,
  exceptions: exceptions,
  'after an approval': standing,
};
