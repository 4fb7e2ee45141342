import { thePlan } from '../builders/aRecord.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { effectivenessCases } from './effectivenessCases.ts';
import { evidenceCases } from './evidenceCases.ts';
import { press } from './examples.ts';
import { also, recordIn, records } from './records.ts';

const { owner, planManager, otherActionOwner, actionOwner, verifier, management, employee } = thePeople;
const working = on(recordIn.implementation);
const firstDone = on(records.firstDone);
const asked = on(records.asked);
const second = { action: 'A2' };

/** Action owners see to their own action, and to no other. */
const actions: readonly Case[] = [
  working('an action is completed by its owner', 'otherActionOwner', 'completeAction', 'implementation', {
    ...second,
    shows: {
      'cycle.actions.1.state': 'done',
      'cycle.actions.1.done.by': otherActionOwner.id,
      'cycle.actions.0.state': 'open',
    },
  }),
  working('not by the owner of another action', 'actionOwner', 'completeAction', 'notAllowed', second),
  working('who does not report its progress either', 'actionOwner', 'reportProgress', 'notAllowed', second),
  working('nor request an extension', 'actionOwner', 'requestExtension', 'notAllowed', second),
  working(
    'not even as a member of management',
    also('actionOwner', 'management'),
    'completeAction',
    'notAllowed',
    second,
  ),
  working('but as ISMS manager', also('actionOwner', 'ismsManager'), 'completeAction', 'implementation', second),
  working('the action must exist', 'owner', 'completeAction', 'invalid: action unknownAction', { action: 'A3' }),
  working('it is not completed before the detection', 'owner', 'completeAction', 'invalid: doneOn beforeDetection', {
    doneOn: '2026-11-22',
  }),
  working('on that day it may be', 'owner', 'completeAction', 'implementation', { doneOn: '2026-11-23' }),
  working('nor in the future', 'owner', 'completeAction', 'invalid: doneOn inTheFuture', { doneOn: '2026-11-25' }),
  working('only an existing action is cancelled', 'management', 'cancelAction', 'invalid: action unknownAction', {
    action: 'A3',
  }),
  firstDone('once', 'owner', 'completeAction', 'invalid: action actionNotOpen'),
  firstDone('after completion its owner has no part in it', 'actionOwner', 'reportProgress', 'unknown'),
  firstDone(
    'the last completed action ends the implementation',
    'otherActionOwner',
    'completeAction',
    'verification',
    second,
  ),
  firstDone('so does a cancelled one', 'management', 'cancelAction', 'verification', {
    ...second,
    shows: { 'cycle.actions.1.state': 'cancelled', 'cycle.actions.1.cancelled.by': management.id },
  }),
  working('progress is added', 'actionOwner', 'reportProgress', 'implementation', {
    first: [press('actionOwner', 'reportProgress')],
    shows: { 'cycle.actions.0.progress.length': 2, 'cycle.actions.1.progress.length': 0 },
  }),
  working('while its plan is changed an action keeps its owner', 'actionOwner', 'recordCorrection', 'planning', {
    first: [press('owner', 'draftPlan')],
  }),
  working('all work of a leaver goes to another person', 'ismsManager', 'reassignWork', 'implementation', {
    from: actionOwner.id,
    to: employee.id,
    shows: {
      'cycle.actions.0.owner': employee.id,
      'cycle.actions.1.owner': otherActionOwner.id,
      // What was approved stays as it was approved.
      'cycle.plan.actions.0.owner': actionOwner.id,
      'cycle.planRevision': 9,
      'cycle.handedOver': undefined,
    },
  }),
  firstDone('except completed actions', 'ismsManager', 'reassignWork', 'implementation', {
    from: actionOwner.id,
    first: [press('ismsManager', 'reassignWork', { from: otherActionOwner.id, to: actionOwner.id })],
    shows: { 'cycle.actions.0.owner': actionOwner.id, 'cycle.actions.1.owner': employee.id },
  }),
  firstDone(
    'nothing is handed over from a person who has completed all actions',
    'ismsManager',
    'reassignWork',
    'invalid: from notFitting',
    {
      from: actionOwner.id,
    },
  ),
  on(recordIn.approval)('planned work is handed over, too', 'ismsManager', 'reassignWork', 'approval', {
    from: actionOwner.id,
    shows: { 'cycle.plan.actions.0.owner': employee.id, 'cycle.planRevision': 51 },
  }),
  working('and the verification', 'ismsManager', 'reassignWork', 'implementation', {
    from: verifier.id,
    shows: {
      'cycle.plan.verification.verifier': verifier.id,
      'cycle.handedOver.verifier': employee.id,
      'cycle.handedOver.manager': undefined,
    },
  }),
  working('and the plan', 'ismsManager', 'reassignWork', 'implementation', {
    from: planManager.id,
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
    shows: {
      'cycle.plan.manager': planManager.id,
      'cycle.handedOver.manager': employee.id,
      'cycle.handedOver.verifier': employee.id,
      'log.planManager': employee.id,
    },
  }),
  working('and again', 'ismsManager', 'reassignWork', 'implementation', {
    from: employee.id,
    to: owner.id,
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
    shows: { 'cycle.handedOver.manager': owner.id },
  }),
  working('the new plan manager may submit the plan', employee, 'submitPlan', 'notInThisStage: implementation', {
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
  }),
  working('and the former one may not', 'planManager', 'holdFollowUp', 'unknown', {
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
  }),
  on(recordIn.verification)('the new verifier judges', employee, 'judgeEffectiveness', 'analysis', {
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
  }),
  on(recordIn.verification)('and the former one does not', 'verifier', 'judgeEffectiveness', 'unknown', {
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
  }),
  working('a person who handed over an action may verify the others', 'ismsManager', 'reassignWork', 'implementation', {
    from: verifier.id,
    to: actionOwner.id,
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
    shows: { 'cycle.handedOver.verifier': actionOwner.id },
  }),
  working('a person who received one may not', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: verifier.id,
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
  }),
  working('nor may the verifier receive one', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: actionOwner.id,
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
  }),
  working('a draft of the plan in force changes nothing', 'owner', 'draftPlan', 'nothingChanged', {
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
    plan: ownedBy(employee.id),
  }),
  working('a draft of the approved plan does', 'owner', 'draftPlan', 'planning', {
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
    plan: thePlan(),
    shows: { 'cycle.approval': undefined, 'cycle.handedOver': undefined, 'cycle.plan.actions.0.owner': actionOwner.id },
  }),
  working('a new plan need not contain handed-over work', 'owner', 'draftPlan', 'planning', {
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
    shows: { 'cycle.handedOver': undefined, 'cycle.plan.manager': planManager.id },
  }),
  on(recordIn.approval)(
    'not from a person without work in the plan',
    'ismsManager',
    'reassignWork',
    'invalid: from notFitting',
    { from: employee.id, to: owner.id },
  ),
  working('not from a person without work', 'ismsManager', 'reassignWork', 'invalid: from notFitting', {
    from: employee.id,
    to: owner.id,
  }),
  working('nor to the same person', 'ismsManager', 'reassignWork', 'invalid: to notFitting', { to: owner.id }),
];

const boss = also('owner', 'management');
const alone = { management: [owner.id] };

/** To let an action go changes what management approved: it is decided as an approval is, and by exception no wider. */
const cancellations: readonly Case[] = [
  working(
    'a person with a part in the record cancels none of its actions',
    boss,
    'cancelAction',
    'segregation: cancelAction as owner',
    {
      ...second,
    },
  ),
  working('by exception if no one else is in management', boss, 'cancelAction', 'implementation', {
    exception: 'Only one of us',
    ...alone,
    shows: { 'cycle.actions.0.state': 'cancelled', 'cycle.actions.0.cancelled.exception': 'Only one of us' },
  }),
  working('with a reason', boss, 'cancelAction', 'invalid: exception missing', { ...alone }),
  working('not while another person is eligible', boss, 'cancelAction', 'segregation: cancelAction as owner', {
    exception: 'Only one of us',
    management: [owner.id, management.id],
  }),
  working('nor where no exception is needed', 'management', 'cancelAction', 'invalid: exception notNeeded', {
    exception: 'Only one of us',
  }),
  working('an ordinary cancellation records no exception', 'management', 'cancelAction', 'implementation', {
    shows: { 'cycle.actions.0.cancelled.exception': undefined, 'cycle.actions.0.cancelled.reason': 'Because' },
  }),
];

/**
 * The original due date is kept, and neither the requester nor the action owner decides. No one else is excluded: the
 * ISMS manager of a small organisation owns most nonconformities and decides every day, and gains nothing by it.
 */
const extensions: readonly Case[] = [
  asked('an extension is requested once at a time', 'planManager', 'requestExtension', 'alreadyDone'),
  asked(
    'the owner of the record may decide it as ISMS manager',
    also('owner', 'ismsManager'),
    'decideExtension',
    'implementation',
  ),
  asked('so may the plan manager', also('planManager', 'alternate'), 'decideExtension', 'implementation'),
  asked(
    'not the owner of the action',
    also('actionOwner', 'ismsManager'),
    'decideExtension',
    'segregation: decideExtension as actionOwner',
  ),
  asked('if granted the date moves, and the original one is kept', 'management', 'decideExtension', 'implementation', {
    shows: {
      'cycle.actions.0.due': '2026-12-24',
      'cycle.actions.0.originalDue': '2026-12-01',
      'cycle.actions.0.extension': undefined,
      'cycle.actions.1.due': '2026-12-15',
    },
  }),
  asked('if refused it does not', 'management', 'decideExtension', 'implementation', {
    granted: false,
    shows: { 'cycle.actions.0.due': '2026-12-01', 'cycle.actions.0.extension': undefined },
  }),
  asked('then it may be requested again', 'actionOwner', 'requestExtension', 'implementation', {
    first: [press('management', 'decideExtension', { granted: false })],
  }),
  asked('another action has no extension to decide', 'management', 'decideExtension', 'nothingToDecide', second),
  asked('nor has an unknown one', 'management', 'decideExtension', 'invalid: action unknownAction', { action: 'A3' }),
  working('nor one without a request', 'management', 'decideExtension', 'nothingToDecide'),
  working('an extension is to a later day', 'actionOwner', 'requestExtension', 'invalid: due notLater', {
    due: '2026-12-01',
  }),
  working('by at least a day', 'actionOwner', 'requestExtension', 'implementation', { due: '2026-12-02' }),
  working('up to the day of verification', 'actionOwner', 'requestExtension', 'implementation', { due: '2027-03-15' }),
  working('and not after it', 'actionOwner', 'requestExtension', 'invalid: due afterVerification', {
    due: '2027-03-16',
  }),
  working('nor into the past', 'actionOwner', 'requestExtension', 'invalid: due inThePast', {
    due: '2026-12-02',
    on: '2026-12-03',
  }),
];

const followUps: readonly Case[] = [
  working('a follow-up records who held it', 'planManager', 'holdFollowUp', 'implementation', {
    shows: { 'followUpsHeld.0.heldBy': planManager.id, 'followUpsHeld.0.due': '2026-12-08', 'followUpsHeld.length': 1 },
  }),
  working('once', 'planManager', 'holdFollowUp', 'invalid: due unknownFollowUp', {
    first: [press('owner', 'holdFollowUp')],
  }),
  working('each planned one may be held', 'planManager', 'holdFollowUp', 'implementation', {
    due: '2027-01-12',
    first: [press('owner', 'holdFollowUp')],
    shows: { 'followUpsHeld.length': 2 },
  }),
  working('or one agreed on', 'planManager', 'holdFollowUp', 'implementation', {
    due: '2026-12-20',
    first: [press('owner', 'holdFollowUp', { next: '2026-12-20' })],
  }),
  working('and no other', 'planManager', 'holdFollowUp', 'invalid: due unknownFollowUp', { due: '2026-12-09' }),
  working('the next one is later than this one', 'owner', 'holdFollowUp', 'invalid: next notLater', {
    next: '2026-12-08',
  }),
  working('by at least a day', 'owner', 'holdFollowUp', 'implementation', { next: '2026-12-09' }),
  working('and later than the day on which it was held', 'owner', 'holdFollowUp', 'invalid: next notLater', {
    heldOn: '2026-12-10',
    next: '2026-12-10',
    on: '2026-12-10',
  }),
  working('a follow-up is held in the past', 'owner', 'holdFollowUp', 'invalid: heldOn inTheFuture', {
    heldOn: '2026-11-25',
  }),
  working('after the detection', 'owner', 'holdFollowUp', 'invalid: heldOn beforeDetection', {
    heldOn: '2026-11-22',
  }),
  working('and the next one is in the future', 'owner', 'holdFollowUp', 'invalid: next inThePast', {
    next: '2026-12-09',
    on: '2026-12-10',
  }),
];

function ownedBy(id: string) {
  return thePlan({
    actions: thePlan().actions.map((action) => (action.id === 'A1' ? { ...action, owner: id } : action)),
  });
}

export const workCases: Readonly<Record<string, readonly Case[]>> = {
  'handed-over work': actions,
  'cancelling an action': cancellations,
  extensions: extensions,
  'follow-ups': followUps,
  effectiveness: effectivenessCases,
  evidence: evidenceCases,
};
