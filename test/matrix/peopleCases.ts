import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { theCauses, thePlan } from '../builders/aRecord.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn } from './records.ts';

const { owner, planManager, actionOwner, otherActionOwner, verifier, delegate, employee, ismsManager } = thePeople;
/** Sam, an eligible person, and the possible reasons to refuse them. */
const sam = employee.id;
const unknownSam = { strangers: { [sam]: 'unknown' } } as const;
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
      objective: 'Fewer open doors',
      manager: people.manager ?? planManager.id,
      actions: actions.map((one) => ({ ...one, owner: people[one.id as 'A1' | 'A2'] ?? one.owner })),
      verification: { ...verification, verifier: people.verifier ?? verifier.id },
    }),
  };
};

/** Anyone given a task must be a valid person: an unknown id, a guest and a leaver are refused at the field. */
const tasks: readonly Case[] = [
  reported('an unknown person does not own a record', 'ismsManager', 'triageReport', 'invalid: owner unknownPerson', {
    owner: sam,
    ...unknownSam,
  }),
  reported('nor a guest, who only contributes', 'ismsManager', 'triageReport', 'invalid: owner onlyAGuest', {
    owner: sam,
    ...guest,
  }),
  reported('nor a leaver', 'ismsManager', 'triageReport', 'invalid: owner hasLeft', { owner: sam, ...leaver }),
  reported('a colleague does', 'ismsManager', 'triageReport', 'triaged', { owner: sam }),
  triaged('nor after a change of triage', 'ismsManager', 'changeTriage', 'invalid: owner unknownPerson', {
    owner: sam,
    ...unknownSam,
  }),
  reported('all problems are reported', 'ismsManager', 'triageReport', 'invalid: lane notFitting, owner hasLeft', {
    owner: sam,
    lane: 'standard',
    grade: 'major',
    ...leaver,
  }),
  planned('an unknown person does not manage a plan', 'owner', 'draftPlan', 'invalid: manager unknownPerson', {
    ...plan({ manager: sam }),
    ...unknownSam,
  }),
  planned('nor does a guest verify it', 'owner', 'draftPlan', 'invalid: verifier onlyAGuest', {
    ...plan({ verifier: sam }),
    ...guest,
  }),
  planned('nor does a leaver have an action', 'owner', 'draftPlan', 'invalid: actions.1.owner hasLeft', {
    ...plan({ A2: sam }),
    ...leaver,
  }),
  planned('each place is reported', 'owner', 'draftPlan', 'invalid: manager hasLeft, actions.0.owner hasLeft', {
    ...plan({ manager: sam, A1: sam }),
    ...leaver,
  }),
  planned('segregation is checked first', 'owner', 'draftPlan', 'segregation: verify as actionOwner', {
    ...plan({ A1: sam, verifier: sam }),
    ...unknownSam,
  }),
  asked(
    'an unknown person does not decide for an approver',
    'management',
    'delegateApproval',
    'invalid: to unknownPerson',
    {
      to: sam,
      ...unknownSam,
    },
  ),
  asked('nor a guest', 'management', 'delegateApproval', 'invalid: to onlyAGuest', { to: sam, ...guest }),
  working('an unknown person does not take over work', 'ismsManager', 'reassignWork', 'invalid: to unknownPerson', {
    ...unknownSam,
  }),
  working('nor another leaver', 'ismsManager', 'reassignWork', 'invalid: to hasLeft', { ...leaver }),
  working('nor the leaver', 'ismsManager', 'reassignWork', 'invalid: to notFitting', { to: owner.id, ...gone(owner) }),
  analysed('an unknown person does not lead a session', 'owner', 'openSession', 'invalid: facilitator unknownPerson', {
    facilitator: sam,
    ...unknownSam,
  }),
  analysed('nor does a guest', 'owner', 'openSession', 'invalid: facilitator onlyAGuest', {
    facilitator: sam,
    ...guest,
  }),
];

const agreed = (...people: readonly string[]) => ({ causes: { ...theCauses, agreedBy: people } });

/** Those who looked for the causes may have been guests of the meeting, or have left since; but they must exist. */
const witnesses: readonly Case[] = [
  analysed('an unknown person agrees to no cause', 'owner', 'determineCauses', 'invalid: agreedBy unknownPerson', {
    ...agreed(planManager.id, sam),
    ...unknownSam,
  }),
  analysed('a guest of the meeting may', 'owner', 'determineCauses', 'planning', { ...agreed(sam), ...guest }),
  analysed('or a leaver', 'owner', 'determineCauses', 'planning', { ...agreed(sam), ...leaver }),
  planned('people already in the causes are not checked again', 'owner', 'determineCauses', 'planning', {
    ...agreed(planManager.id),
    strangers: { [planManager.id]: 'unknown' },
  }),
  planned('a new person is', 'owner', 'determineCauses', 'invalid: agreedBy unknownPerson', {
    ...agreed(planManager.id, sam),
    strangers: { [planManager.id]: 'unknown', [sam]: 'unknown' },
  }),
];

const leavers = gone(planManager, actionOwner, otherActionOwner, verifier);
const other = thePeople.auditor;
const toSam = (from: { readonly id: string }) => press('ismsManager', 'reassignWork', { from: from.id, to: sam });

/**
 * Only newly assigned people are checked: existing ones may have left, and everything else must still be changeable.
 */
const holders: readonly Case[] = [
  triaged('a leaver may stay owner when the grade changes', 'ismsManager', 'changeTriage', 'triaged', {
    ...gone(owner),
  }),
  planned('and stay in a plan whose objective changes', 'owner', 'draftPlan', 'planning', {
    ...plan({}),
    ...leavers,
  }),
  working('even during implementation', 'owner', 'draftPlan', 'planning', { ...plan({}), ...leavers }),
  working('but not in another place', 'owner', 'draftPlan', 'invalid: actions.1.owner hasLeft', {
    ...plan({ A2: actionOwner.id }),
    ...gone(actionOwner),
  }),
  working('handed-over work stays with the new person', 'owner', 'draftPlan', 'planning', {
    ...plan({ manager: sam, verifier: other.id }),
    ...gone(employee, other),
    first: [toSam(planManager), press('ismsManager', 'reassignWork', { from: verifier.id, to: other.id })],
  }),
  working('and not with the leaver', 'owner', 'draftPlan', 'invalid: manager hasLeft', {
    ...plan({}),
    ...gone(planManager),
    first: [toSam(planManager)],
  }),
  working('the same for an action', 'owner', 'draftPlan', 'planning', {
    ...plan({ A1: sam }),
    ...leaver,
    first: [toSam(actionOwner)],
  }),
  working('and its leaver', 'owner', 'draftPlan', 'invalid: actions.0.owner hasLeft', {
    ...plan({}),
    ...gone(actionOwner),
    first: [toSam(actionOwner)],
  }),
  planned('a new action has no earlier owner', 'owner', 'draftPlan', 'invalid: actions.0.owner hasLeft', {
    plan: thePlan({ actions: thePlan().actions.map((one) => (one.id === 'A1' ? { ...one, id: 'A7' } : one)) }),
    ...gone(actionOwner),
  }),
  asked('a delegation may be extended', 'management', 'delegateApproval', 'approval', {
    to: delegate.id,
    until: '2026-12-02',
    ...gone(delegate),
  }),
];

const kept = (record: Nonconformity) => on({ ...record, notToIsmsManager: true });
const mia = ismsManager.id;

/** A task would let an ISMS manager read what the reporter keeps from them. */
const keeping: readonly Case[] = [
  kept(recordIn.reported)(
    'an ISMS manager does not own it',
    'alternate',
    'triageReport',
    'invalid: owner keptFromHim',
    {
      owner: mia,
    },
  ),
  kept(recordIn.reported)('another person does', 'alternate', 'triageReport', 'triaged'),
  reported('an ISMS manager may own any other record', 'alternate', 'triageReport', 'triaged', { owner: mia }),
  kept(recordIn.planning)('nor manage its plan', 'alternate', 'draftPlan', 'invalid: manager keptFromHim', {
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
  kept(recordIn.approval)('nor decide for an approver', 'management', 'delegateApproval', 'invalid: to keptFromHim', {
    to: mia,
  }),
  kept(recordIn.implementation)('nor take over work', 'alternate', 'reassignWork', 'invalid: to keptFromHim', {
    to: mia,
  }),
  kept(recordIn.analysis)('nor lead a session', 'alternate', 'openSession', 'invalid: facilitator keptFromHim', {
    facilitator: mia,
  }),
  kept(recordIn.analysis)('having agreed gives no access', 'alternate', 'determineCauses', 'planning', {
    ...agreed(mia),
  }),
  kept(recordIn.triaged)(
    'a person with a task who becomes ISMS manager keeps it',
    'alternate',
    'changeTriage',
    'triaged',
    {
      ismsManagers: [owner.id],
    },
  ),
];

export const peopleCases: Readonly<Record<string, readonly Case[]>> = {
  'people given a task': tasks,
  'people who took part': witnesses,
  'people with a task already': holders,
  'records kept from the ISMS managers': keeping,
};
