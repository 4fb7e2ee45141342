import type { CorrectiveAction, Cycle, Effectiveness, Nonconformity } from '../../nonconformity.ts';
import { planManagerOf, verifierOf } from '../../planInForce.ts';
import type { Plan } from '../../recordParts.ts';
import { canonicalJson } from '../../values/canonicalJson.ts';
import type { PersonId } from '../../values/person.ts';
import { bodyOf, inCycle, ownedBy, type Steps } from './step.ts';

/** The next cycle begins where the last one failed; its findings stay readable in the earlier one. */
const nextCycle = (before: Nonconformity, cycle: Cycle): Nonconformity => ({
  ...before,
  stage: 'analysis',
  earlierCycles: [...before.earlierCycles, cycle],
  cycle: { number: cycle.number + 1, actions: [] },
});

const replaced = (who: PersonId, from: PersonId, to: PersonId): PersonId => (who === from ? to : who);

const planAfter = (plan: Plan, from: PersonId, to: PersonId): Plan => ({
  ...plan,
  manager: replaced(plan.manager, from, to),
  actions: plan.actions.map((action) => ({ ...action, owner: replaced(action.owner, from, to) })),
  verification: { ...plan.verification, verifier: replaced(plan.verification.verifier, from, to) },
});

/** No one approves what they did not see: before the approval other people make another revision of the plan. */
const revised = ({ plan }: Cycle, from: PersonId, to: PersonId, sequence: number): Partial<Cycle> => {
  const after = plan && planAfter(plan, from, to);
  return after && canonicalJson(after) !== canonicalJson(plan) ? { plan: after, planRevision: sequence } : {};
};

/** What was approved stays word for word; the new holder is recorded beside it. */
const handedOver = (cycle: Cycle, from: PersonId, to: PersonId): Partial<Cycle> => {
  const parts = {
    ...(planManagerOf(cycle) === from && { manager: to }),
    ...(verifierOf(cycle) === from && { verifier: to }),
  };
  return Object.keys(parts).length > 0 ? { handedOver: { ...cycle.handedOver, ...parts } } : {};
};

const reassigned = (before: Nonconformity, from: PersonId, to: PersonId, sequence: number): Nonconformity => {
  const { cycle, triage } = before;
  const planned = cycle.approval ? handedOver(cycle, from, to) : revised(cycle, from, to, sequence);
  const actions: readonly CorrectiveAction[] = cycle.actions.map((action) =>
    action.state === 'open' ? { ...action, owner: replaced(action.owner, from, to) } : action,
  );
  const after = inCycle(before, { actions, ...planned });
  if (!triage) return after;
  const owner = replaced(triage.owner, from, to);
  return { ...ownedBy(after, owner), triage: { ...triage, owner } };
};

/** 10.2 d: verdict, closure, and what reverses a verdict later. */
export const effectivenessSteps: Steps<
  'EffectivenessJudged' | 'NonconformityClosed' | 'RiskAccepted' | 'RecurrenceConfirmed' | 'Recurred' | 'WorkReassigned'
> = {
  EffectivenessJudged: (before, { verdict, result, checkAgainOn }, attribution) => {
    const effectiveness: Effectiveness = {
      verdict,
      result,
      ...(checkAgainOn !== undefined && { checkAgainOn }),
      ...attribution,
    };
    if (verdict !== 'effective') return nextCycle(before, { ...before.cycle, effectiveness });
    return inCycle(before, { effectiveness });
  },
  NonconformityClosed: (before, { summary }, attribution) => ({
    ...before,
    stage: 'closed',
    closure: { summary, ...attribution },
  }),
  RiskAccepted: (before, event, attribution) => ({
    ...before,
    stage: 'riskAccepted',
    riskAcceptance: { ...bodyOf(event), ...attribution },
  }),
  RecurrenceConfirmed: (before, { of }) => ({ ...before, recurrenceOf: of }),
  Recurred: (before, event, { at }) => ({ ...before, recurrences: [...before.recurrences, { in: event.in, at }] }),
  WorkReassigned: (before, { from, to }, { sequence }) => reassigned(before, from, to, sequence),
};
