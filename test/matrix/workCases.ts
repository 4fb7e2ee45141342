import { thePlan } from '../builders/aRecord.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { effectivenessCases } from './effectivenessCases.ts';
import { evidenceCases } from './evidenceCases.ts';
import { also, press, recordIn, records } from './records.ts';

const { owner, planManager, otherActionOwner, actionOwner, verifier, management, employee } = thePeople;
const working = on(recordIn.implementation);
const firstDone = on(records.firstDone);
const asked = on(records.asked);
const second = { action: 'A2' };

/** Action owners see to their own action, and to no other. */
const actions: readonly Case[] = [
  working('an action is done by its owner', 'otherActionOwner', 'completeAction', 'implementation', {
    ...second,
    shows: {
      'cycle.actions.1.state': 'done',
      'cycle.actions.1.done.by': otherActionOwner.id,
      'cycle.actions.0.state': 'open',
    },
  }),
  working('not by another', 'actionOwner', 'completeAction', 'notAllowed', second),
  working('nor told of by him', 'actionOwner', 'reportProgress', 'notAllowed', second),
  working('nor put off', 'actionOwner', 'requestExtension', 'notAllowed', second),
  working('whatever else he is', also('actionOwner', 'management'), 'completeAction', 'notAllowed', second),
  working('but for who sees to all', also('actionOwner', 'ismsManager'), 'completeAction', 'implementation', second),
  working('one that there is', 'owner', 'completeAction', 'invalid: action unknownAction', { action: 'A3' }),
  working('not before it was detected', 'owner', 'completeAction', 'invalid: doneOn beforeDetection', {
    doneOn: '2026-11-22',
  }),
  working('on that day', 'owner', 'completeAction', 'implementation', { doneOn: '2026-11-23' }),
  working('nor in the future', 'owner', 'completeAction', 'invalid: doneOn inTheFuture', { doneOn: '2026-11-25' }),
  working('nor is one cancelled that there is not', 'management', 'cancelAction', 'invalid: action unknownAction', {
    action: 'A3',
  }),
  firstDone('once', 'owner', 'completeAction', 'invalid: action actionNotOpen'),
  firstDone('then its owner has no part in it', 'actionOwner', 'reportProgress', 'unknown'),
  firstDone('the last one ends the work', 'otherActionOwner', 'completeAction', 'verification', second),
  firstDone('cancelled, too', 'management', 'cancelAction', 'verification', {
    ...second,
    shows: { 'cycle.actions.1.state': 'cancelled', 'cycle.actions.1.cancelled.by': management.id },
  }),
  working('progress is added', 'actionOwner', 'reportProgress', 'implementation', {
    first: [press('actionOwner', 'reportProgress')],
    shows: { 'cycle.actions.0.progress.length': 2, 'cycle.actions.1.progress.length': 0 },
  }),
  working('while its plan is changed it stays its owner’s', 'actionOwner', 'recordCorrection', 'planning', {
    first: [press('owner', 'draftPlan')],
  }),
  working('a leaver’s work goes to another, all of it', 'ismsManager', 'reassignWork', 'implementation', {
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
  firstDone('but what he did stays his', 'ismsManager', 'reassignWork', 'implementation', {
    from: actionOwner.id,
    first: [press('ismsManager', 'reassignWork', { from: otherActionOwner.id, to: actionOwner.id })],
    shows: { 'cycle.actions.0.owner': actionOwner.id, 'cycle.actions.1.owner': employee.id },
  }),
  firstDone('nothing goes from who did all of his', 'ismsManager', 'reassignWork', 'invalid: from notFitting', {
    from: actionOwner.id,
  }),
  on(recordIn.approval)('what is only planned goes over, too', 'ismsManager', 'reassignWork', 'approval', {
    from: actionOwner.id,
    shows: { 'cycle.plan.actions.0.owner': employee.id, 'cycle.planRevision': 51 },
  }),
  working('and the verdict', 'ismsManager', 'reassignWork', 'implementation', {
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
  working('who got the plan plans', employee, 'submitPlan', 'notInThisStage: implementation', {
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
  }),
  working('and who had it no more', 'planManager', 'holdFollowUp', 'unknown', {
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
  }),
  on(recordIn.verification)('who got the verdict gives it', employee, 'judgeEffectiveness', 'analysis', {
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
  }),
  on(recordIn.verification)('and who had it does not', 'verifier', 'judgeEffectiveness', 'unknown', {
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
  }),
  working('who gave an action away may verify the others', 'ismsManager', 'reassignWork', 'implementation', {
    from: verifier.id,
    to: actionOwner.id,
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
    shows: { 'cycle.handedOver.verifier': actionOwner.id },
  }),
  working('who got one does not', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: verifier.id,
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
  }),
  working('nor does who verifies now get one', 'ismsManager', 'reassignWork', 'segregation: verify as actionOwner', {
    from: actionOwner.id,
    first: [press('ismsManager', 'reassignWork', { from: verifier.id })],
  }),
  working('a draft of what is in force changes nothing', 'owner', 'draftPlan', 'nothingChanged', {
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
    plan: ownedBy(employee.id),
  }),
  working('one of what was approved does', 'owner', 'draftPlan', 'planning', {
    first: [press('ismsManager', 'reassignWork', { from: actionOwner.id })],
    plan: thePlan(),
    shows: { 'cycle.approval': undefined, 'cycle.handedOver': undefined, 'cycle.plan.actions.0.owner': actionOwner.id },
  }),
  working('with a new plan what was handed over is in it or not', 'owner', 'draftPlan', 'planning', {
    first: [press('ismsManager', 'reassignWork', { from: planManager.id })],
    shows: { 'cycle.handedOver': undefined, 'cycle.plan.manager': planManager.id },
  }),
  on(recordIn.approval)(
    'not from who has none in the plan',
    'ismsManager',
    'reassignWork',
    'invalid: from notFitting',
    { from: employee.id, to: owner.id },
  ),
  working('not from who has none', 'ismsManager', 'reassignWork', 'invalid: from notFitting', {
    from: employee.id,
    to: owner.id,
  }),
  working('nor to himself', 'ismsManager', 'reassignWork', 'invalid: to notFitting', { to: owner.id }),
];

const boss = also('owner', 'management');
const alone = { management: [owner.id] };

/** To let an action go changes what management approved: it is decided as an approval is, and by exception no wider. */
const cancellations: readonly Case[] = [
  working(
    'who has a part in the record lets none of its actions go',
    boss,
    'cancelAction',
    'segregation: cancelAction as owner',
    {
      ...second,
    },
  ),
  working('with nobody else in management, by exception', boss, 'cancelAction', 'implementation', {
    exception: 'Only one of us',
    ...alone,
    shows: { 'cycle.actions.0.state': 'cancelled', 'cycle.actions.0.cancelled.exception': 'Only one of us' },
  }),
  working('which has its reason', boss, 'cancelAction', 'invalid: exception missing', { ...alone }),
  working('not while another is eligible', boss, 'cancelAction', 'segregation: cancelAction as owner', {
    exception: 'Only one of us',
    management: [owner.id, management.id],
  }),
  working('nor for whoever needs none', 'management', 'cancelAction', 'invalid: exception notNeeded', {
    exception: 'Only one of us',
  }),
  working('an ordinary one names none', 'management', 'cancelAction', 'implementation', {
    shows: { 'cycle.actions.0.cancelled.exception': undefined, 'cycle.actions.0.cancelled.reason': 'Because' },
  }),
];

/**
 * The original due date is kept, and neither the requester nor the action owner decides. No one else is excluded: the
 * ISMS manager of a small organisation owns most nonconformities and decides every day, and gains nothing by it.
 */
const extensions: readonly Case[] = [
  asked('an extension is asked for once at a time', 'planManager', 'requestExtension', 'alreadyDone'),
  asked(
    'the owner of the record may decide, being ISMS manager',
    also('owner', 'ismsManager'),
    'decideExtension',
    'implementation',
  ),
  asked('and who manages the plan', also('planManager', 'alternate'), 'decideExtension', 'implementation'),
  asked(
    'not who has the action',
    also('actionOwner', 'ismsManager'),
    'decideExtension',
    'segregation: decideExtension as actionOwner',
  ),
  asked('granted it moves the day, not the original one', 'management', 'decideExtension', 'implementation', {
    shows: {
      'cycle.actions.0.due': '2026-12-24',
      'cycle.actions.0.originalDue': '2026-12-01',
      'cycle.actions.0.extension': undefined,
      'cycle.actions.1.due': '2026-12-15',
    },
  }),
  asked('refused it does not', 'management', 'decideExtension', 'implementation', {
    granted: false,
    shows: { 'cycle.actions.0.due': '2026-12-01', 'cycle.actions.0.extension': undefined },
  }),
  asked('then it may be asked for again', 'actionOwner', 'requestExtension', 'implementation', {
    first: [press('management', 'decideExtension', { granted: false })],
  }),
  asked('of another action there is nothing to decide', 'management', 'decideExtension', 'nothingToDecide', second),
  asked('nor of none', 'management', 'decideExtension', 'invalid: action unknownAction', { action: 'A3' }),
  working('nor without a request', 'management', 'decideExtension', 'nothingToDecide'),
  working('to a later day', 'actionOwner', 'requestExtension', 'invalid: due notLater', { due: '2026-12-01' }),
  working('by a day at least', 'actionOwner', 'requestExtension', 'implementation', { due: '2026-12-02' }),
  working('to the day of verification', 'actionOwner', 'requestExtension', 'implementation', { due: '2027-03-15' }),
  working('and not past it', 'actionOwner', 'requestExtension', 'invalid: due afterVerification', {
    due: '2027-03-16',
  }),
  working('nor into the past', 'actionOwner', 'requestExtension', 'invalid: due inThePast', {
    due: '2026-12-02',
    on: '2026-12-03',
  }),
];

const followUps: readonly Case[] = [
  working('a follow-up is held by whoever records it', 'planManager', 'holdFollowUp', 'implementation', {
    shows: { 'followUpsHeld.0.heldBy': planManager.id, 'followUpsHeld.0.due': '2026-12-08', 'followUpsHeld.length': 1 },
  }),
  working('once', 'planManager', 'holdFollowUp', 'invalid: due unknownFollowUp', {
    first: [press('owner', 'holdFollowUp')],
  }),
  working('each that was planned', 'planManager', 'holdFollowUp', 'implementation', {
    due: '2027-01-12',
    first: [press('owner', 'holdFollowUp')],
    shows: { 'followUpsHeld.length': 2 },
  }),
  working('or agreed on', 'planManager', 'holdFollowUp', 'implementation', {
    due: '2026-12-20',
    first: [press('owner', 'holdFollowUp', { next: '2026-12-20' })],
  }),
  working('and no other', 'planManager', 'holdFollowUp', 'invalid: due unknownFollowUp', { due: '2026-12-09' }),
  working('the next one is later than this', 'owner', 'holdFollowUp', 'invalid: next notLater', { next: '2026-12-08' }),
  working('by a day at least', 'owner', 'holdFollowUp', 'implementation', { next: '2026-12-09' }),
  working('and than the day on which it was held', 'owner', 'holdFollowUp', 'invalid: next notLater', {
    heldOn: '2026-12-10',
    next: '2026-12-10',
    on: '2026-12-10',
  }),
  working('held in the past', 'owner', 'holdFollowUp', 'invalid: heldOn inTheFuture', { heldOn: '2026-11-25' }),
  working('after it was detected', 'owner', 'holdFollowUp', 'invalid: heldOn beforeDetection', {
    heldOn: '2026-11-22',
  }),
  working('and the next one to come', 'owner', 'holdFollowUp', 'invalid: next inThePast', {
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
  'whose work it is': actions,
  'letting an action go': cancellations,
  extensions: extensions,
  'follow-ups': followUps,
  effectiveness: effectivenessCases,
  evidence: evidenceCases,
};
