import type { MeasuredFacts } from '../measures/measuredFacts.ts';
import type { PersonId } from '../record/values/person.ts';
import { isEnded } from './stages.ts';

/** The open work that a person may hold in a nonconformity and hands over when they leave (`reassignWork`). */
export const works = ['owner', 'planManager', 'actionOwner', 'verifier'] as const;
export type Work = (typeof works)[number];

const isHeld: Readonly<Record<Work, (facts: MeasuredFacts, id: PersonId) => boolean>> = {
  owner: ({ owner }, id) => owner === id,
  planManager: ({ planManager }, id) => planManager === id,
  actionOwner: ({ actions, planOwners }, id) =>
    actions.some(({ owner, doneOn, cancelled }) => owner === id && doneOn === undefined && !cancelled) ||
    (planOwners?.includes(id) ?? false),
  verifier: ({ verifier }, id) => verifier === id,
};

/** The open work that this person holds, from the facts in the register; none in records that have ended. */
export const heldWork = (facts: MeasuredFacts | undefined, id: PersonId): readonly Work[] =>
  facts && !isEnded(facts.stage) ? works.filter((work) => isHeld[work](facts, id)) : [];

export const holdsWork = (facts: MeasuredFacts | undefined, id: PersonId): boolean =>
  facts !== undefined && !isEnded(facts.stage) && works.some((work) => isHeld[work](facts, id));
