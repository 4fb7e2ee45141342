import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { theCauses, thePlan } from '../builders/aRecord.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press, recordIn } from './records.ts';

const { owner, planManager, actionOwner, otherActionOwner, verifier, delegate, employee, ismsManager } = thePeople;
/** Sam, an eligible person, and the possible reasons against him. */
const sam = employee.id;
const nobody = { strangers: { [sam]: 'nobody' } } as const;
const guest = { strangers: { [sam]: 'guest' } } as const;
const leaver = { strangers: { [sam]: 'leaver' } } as const;
const gone = (...people: readonly { readonly id: string }[]) => ({
  strangers: Object.fromEntries(people.map(({ id }) => [id, 'leaver' as const])),
});

const reported = on(recordIn.reported);
const triaged = on(recordIn.triaged);
const analysed = on(recordIn.analysis);
const planned = on(recordIn.planning);
const asked = on(recordIn.approval);
const working = on(recordIn.implementation);

/** Another plan, with other people in it. */
const plan = (people: Readonly<Partial<Record<'manager' | 'verifier' | 'A1' | 'A2', string>>>) => {
  const { actions, verification } = thePlan();
  return {
    plan: thePlan({
      ...{ objective: 'Fewer open doors', manager: people.manager ?? planManager.id },
      actions: actions.map((one) => ({ ...one, owner: people[one.id as 'A1' | 'A2'] ?? one.owner })),
      verification: { ...verification, verifier: people.verifier ?? verifier.id },
    }),
  };
};

/** Anyone given a task must be a valid person: an unknown id, a guest and a leaver are refused at the field. */
const tasks: readonly Case[] = [
  reported('nobody owns a record', 'ismsManager', 'triageReport', 'invalid: owner unknownPerson', {
    ...{ owner: sam, ...nobody },
  }),
  reported('nor a guest, who only contributes', 'ismsManager', 'triageReport', 'invalid: owner onlyAGuest', {
    ...{ owner: sam, ...guest },
  }),
  reported('nor one who has left', 'ismsManager', 'triageReport', 'invalid: owner hasLeft', { owner: sam, ...leaver }),
  reported('a colleague does', 'ismsManager', 'triageReport', 'triaged', { owner: sam }),
  triaged('nor later', 'ismsManager', 'changeTriage', 'invalid: owner unknownPerson', { owner: sam, ...nobody }),
  reported('what else is wrong is told', 'ismsManager', 'triageReport', 'invalid: lane notFitting, owner hasLeft', {
    ...{ owner: sam, lane: 'standard', grade: 'major' },
    ...leaver,
  }),
  planned('nobody manages a plan', 'owner', 'draftPlan', 'invalid: manager unknownPerson', {
    ...{ ...plan({ manager: sam }), ...nobody },
  }),
  planned('nor verifies it', 'owner', 'draftPlan', 'invalid: verifier onlyAGuest', {
    ...{ ...plan({ verifier: sam }), ...guest },
  }),
  planned('nor has an action in it', 'owner', 'draftPlan', 'invalid: actions.1.owner hasLeft', {
    ...{ ...plan({ A2: sam }), ...leaver },
  }),
  planned('each place is told', 'owner', 'draftPlan', 'invalid: manager hasLeft, actions.0.owner hasLeft', {
    ...{ ...plan({ manager: sam, A1: sam }), ...leaver },
  }),
  planned('his own work nobody verifies', 'owner', 'draftPlan', 'segregation: verify as actionOwner', {
    ...{ ...plan({ A1: sam, verifier: sam }), ...nobody },
  }),
  asked('nobody decides for another', 'management', 'delegateApproval', 'invalid: to unknownPerson', {
    ...{ to: sam, ...nobody },
  }),
  asked('nor a guest', 'management', 'delegateApproval', 'invalid: to onlyAGuest', { to: sam, ...guest }),
  working('nobody takes over from a leaver', 'ismsManager', 'reassignWork', 'invalid: to unknownPerson', { ...nobody }),
  working('nor another leaver', 'ismsManager', 'reassignWork', 'invalid: to hasLeft', { ...leaver }),
  working('nor he himself', 'ismsManager', 'reassignWork', 'invalid: to notFitting', { to: owner.id, ...gone(owner) }),
  analysed('nobody leads a session', 'owner', 'openSession', 'invalid: facilitator unknownPerson', {
    ...{ facilitator: sam, ...nobody },
  }),
  analysed('nor does a guest', 'owner', 'openSession', 'invalid: facilitator onlyAGuest', {
    facilitator: sam,
    ...guest,
  }),
];

const agreed = (...people: readonly string[]) => ({ causes: { ...theCauses, agreedBy: people } });

/** Those who looked for the causes may have been guests of the meeting, or have left since; but they must exist. */
const witnesses: readonly Case[] = [
  analysed('nobody agreed to a cause', 'owner', 'determineCauses', 'invalid: agreedBy unknownPerson', {
    ...{ ...agreed(planManager.id, sam), ...nobody },
  }),
  analysed('a guest of the meeting did', 'owner', 'determineCauses', 'planning', { ...agreed(sam), ...guest }),
  analysed('or one who has left', 'owner', 'determineCauses', 'planning', { ...agreed(sam), ...leaver }),
  planned('who is there already was somebody', 'owner', 'determineCauses', 'planning', {
    ...{ ...agreed(planManager.id), strangers: { [planManager.id]: 'nobody' } },
  }),
  planned('whoever comes to him', 'owner', 'determineCauses', 'invalid: agreedBy unknownPerson', {
    ...{ ...agreed(planManager.id, sam), strangers: { [planManager.id]: 'nobody', [sam]: 'nobody' } },
  }),
];

const everybody = gone(planManager, actionOwner, otherActionOwner, verifier);
const other = thePeople.auditor;
const toSam = (from: { readonly id: string }) => press('ismsManager', 'reassignWork', { from: from.id, to: sam });

/**
 * Only newly assigned people are checked: existing ones may have left, and everything else must still be changeable.
 */
const holders: readonly Case[] = [
  triaged('the grade of a record whose owner has left', 'ismsManager', 'changeTriage', 'triaged', { ...gone(owner) }),
  planned('the objective of a plan of leavers', 'owner', 'draftPlan', 'planning', { ...plan({}), ...everybody }),
  working('also while it is carried out', 'owner', 'draftPlan', 'planning', { ...plan({}), ...everybody }),
  working('but in another place he is new', 'owner', 'draftPlan', 'invalid: actions.1.owner hasLeft', {
    ...{ ...plan({ A2: actionOwner.id }), ...gone(actionOwner) },
  }),
  working('what was handed over is held by whom it was handed to', 'owner', 'draftPlan', 'planning', {
    ...{ ...plan({ manager: sam, verifier: other.id }), ...gone(employee, other) },
    first: [toSam(planManager), press('ismsManager', 'reassignWork', { from: verifier.id, to: other.id })],
  }),
  working('and by the leaver no more', 'owner', 'draftPlan', 'invalid: manager hasLeft', {
    ...{ ...plan({}), ...gone(planManager), first: [toSam(planManager)] },
  }),
  working('so it is with an action', 'owner', 'draftPlan', 'planning', {
    ...{ ...plan({ A1: sam }), ...leaver, first: [toSam(actionOwner)] },
  }),
  working('and with its leaver', 'owner', 'draftPlan', 'invalid: actions.0.owner hasLeft', {
    ...{ ...plan({}), ...gone(actionOwner), first: [toSam(actionOwner)] },
  }),
  planned('a new action has no owner yet', 'owner', 'draftPlan', 'invalid: actions.0.owner hasLeft', {
    plan: thePlan({ actions: thePlan().actions.map((one) => (one.id === 'A1' ? { ...one, id: 'A7' } : one)) }),
    ...gone(actionOwner),
  }),
  asked('a delegation is prolonged', 'management', 'delegateApproval', 'approval', {
    ...{ to: delegate.id, until: '2026-12-02', ...gone(delegate) },
  }),
];

const kept = (record: Nonconformity) => on({ ...record, notToIsmsManager: true });
const mia = ismsManager.id;

/** A task would let an ISMS manager read what the reporter keeps from them. */
const keeping: readonly Case[] = [
  kept(recordIn.reported)('no ISMS manager owns it', 'alternate', 'triageReport', 'invalid: owner keptFromHim', {
    owner: mia,
  }),
  kept(recordIn.reported)('another does', 'alternate', 'triageReport', 'triaged'),
  reported('any other may be his', 'alternate', 'triageReport', 'triaged', { owner: mia }),
  kept(recordIn.planning)('nor does he manage its plan', 'alternate', 'draftPlan', 'invalid: manager keptFromHim', {
    ...plan({ manager: mia }),
  }),
  kept(recordIn.planning)('nor verify it', 'alternate', 'draftPlan', 'invalid: verifier keptFromHim', {
    ...plan({ verifier: mia }),
  }),
  kept(recordIn.planning)(
    'nor have an action in it',
    'alternate',
    'draftPlan',
    'invalid: actions.0.owner keptFromHim',
    {
      ...plan({ A1: mia }),
    },
  ),
  kept(recordIn.approval)('nor decide for another', 'management', 'delegateApproval', 'invalid: to keptFromHim', {
    to: mia,
  }),
  kept(recordIn.implementation)('nor take over', 'alternate', 'reassignWork', 'invalid: to keptFromHim', { to: mia }),
  kept(recordIn.analysis)('nor lead a session', 'alternate', 'openSession', 'invalid: facilitator keptFromHim', {
    facilitator: mia,
  }),
  kept(recordIn.analysis)('that he agreed gives him nothing to read', 'alternate', 'determineCauses', 'planning', {
    ...agreed(mia),
  }),
  kept(recordIn.triaged)('who has a task and becomes one keeps it', 'alternate', 'changeTriage', 'triaged', {
    ismsManagers: [owner.id],
  }),
];

export const peopleCases: Readonly<Record<string, readonly Case[]>> = {
  'who is given a task': tasks,
  'who was there': witnesses,
  'who holds it already': holders,
  'what is kept from the ISMS managers': keeping,
};
