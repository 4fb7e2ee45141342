import type { CorrectiveAction, Cycle } from '../../../procedure/record/nonconformity.ts';
import { planInForce } from '../../../procedure/record/planInForce.ts';
import type { Plan, PlannedAction } from '../../../procedure/record/recordParts.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { actionFields, type PlanField, planFields } from './planFields.ts';
import type { PlanChange } from './recordWire.ts';

/** The plan with current owners and dates: the approved plan with all decisions since. */
export const planNow = (cycle: Cycle): Plan | undefined => {
  const plan = planInForce(cycle);
  if (!plan || !cycle.approval) return plan;
  const dueOf = (planned: PlannedAction) => cycle.actions.find(({ id }) => id === planned.id)?.due ?? planned.due;
  return { ...plan, actions: plan.actions.map((planned) => ({ ...planned, due: dueOf(planned) })) };
};

const fieldOf: Readonly<Record<PlanField, (plan: Plan) => unknown>> = {
  objective: ({ objective }) => objective,
  shortTermNotNecessary: ({ shortTermNotNecessary }) => shortTermNotNecessary ?? '',
  successCriteria: ({ successCriteria }) => successCriteria,
  method: ({ verification }) => verification.method,
  verifyOn: ({ verification }) => verification.on,
  verifier: ({ verification }) => verification.verifier,
  manager: ({ manager }) => manager,
  followUps: ({ followUps }) => followUps,
  ismsChange: ({ ismsChange }) => ismsChange,
};

/** @param actions current: one may have been cancelled since */
export const planChanges = (before: Plan, now: Plan, actions: readonly CorrectiveAction[]): readonly PlanChange[] => {
  const cancelled = new Set(actions.filter(({ state }) => state === 'cancelled').map(({ id }) => id));
  const inBefore = (id: string) => before.actions.find((one) => one.id === id);
  return [
    ...now.actions.flatMap((action): readonly PlanChange[] => {
      const { id } = action;
      const was = inBefore(id);
      if (!was) return [{ action: id, field: 'added' }];
      const fields = actionFields.filter((field) => was[field] !== action[field]);
      return [
        ...fields.map((field): PlanChange => ({ action: id, field })),
        ...(cancelled.has(id) ? [{ action: id, field: 'cancelled' } as const] : []),
      ];
    }),
    ...before.actions
      .filter(({ id }) => now.actions.every((action) => action.id !== id))
      .map(({ id }): PlanChange => ({ action: id, field: 'dropped' })),
    ...planFields
      .filter((field) => canonicalJson(fieldOf[field](before)) !== canonicalJson(fieldOf[field](now)))
      .map((field): PlanChange => ({ field })),
  ];
};
