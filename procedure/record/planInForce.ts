import type { Cycle, Nonconformity } from './nonconformity.ts';
import type { Plan } from './recordParts.ts';
import type { CalendarDate } from './values/calendarDate.ts';
import type { PersonId } from './values/person.ts';

/** The current manager of the plan: the planned one, or their successor since the approval. */
export const planManagerOf = ({ plan, handedOver }: Cycle): PersonId | undefined =>
  handedOver?.manager ?? plan?.manager;

/** The current verifier of the plan, in the same way. */
export const verifierOf = ({ plan, handedOver }: Cycle): PersonId | undefined =>
  handedOver?.verifier ?? plan?.verification.verifier;

/**
 * Returns the plan with the people who have its work now. `cycle.plan` is what was approved, word for word, and what
 * the approval's hash is over: a later handover of a leaver's work is recorded beside it.
 */
export const planInForce = (cycle: Cycle): Plan | undefined => {
  const { plan, approval, actions } = cycle;
  if (!plan || !approval) return plan;
  return {
    ...plan,
    manager: planManagerOf(cycle) ?? plan.manager,
    actions: plan.actions.map((planned) => ({
      ...planned,
      owner: actions.find(({ id }) => id === planned.id)?.owner ?? planned.owner,
    })),
    verification: { ...plan.verification, verifier: verifierOf(cycle) ?? plan.verification.verifier },
  };
};

/** Returns follow-ups that were planned or agreed on and are not held yet; the earliest first. */
export const openFollowUps = ({ cycle, followUpsHeld }: Nonconformity): readonly CalendarDate[] => {
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const days = [...(cycle.plan?.followUps ?? []), ...followUpsHeld.flatMap(({ next }) => next ?? [])];
  return [...new Set(days)].filter((day) => !held.has(day)).sort();
};
