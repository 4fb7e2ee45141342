import type { CorrectiveAction, Cycle, Nonconformity } from '../../nonconformity.ts';
import type { Plan, PlannedAction } from '../../recordParts.ts';
import { bodyOf, inCycle, type Steps } from './step.ts';

const begun = (action: PlannedAction): CorrectiveAction => ({
  ...action,
  originalDue: action.due,
  state: 'open',
  progress: [],
});

/** The actions under an approved plan: those begun under an earlier approval continue, and done ones stay done. */
const actionsUnder = (plan: Plan, before: readonly CorrectiveAction[]): readonly CorrectiveAction[] => [
  ...plan.actions.map((planned) => {
    const one = before.find(({ id }) => id === planned.id);
    return one ? { ...one, ...planned } : begun(planned);
  }),
  ...before.filter(({ id, state }) => state !== 'open' && plan.actions.every((planned) => planned.id !== id)),
];

// 10.2 d: effectiveness is reviewed when all is done, and not before.
const stageOfWork = (actions: readonly CorrectiveAction[]): 'implementation' | 'verification' =>
  actions.every(({ state }) => state !== 'open') ? 'verification' : 'implementation';

const withoutApproval = (before: Cycle): Cycle => {
  const { approval: _, submission: __, delegation: ___, handedOver: ____, ...cycle } = before;
  return cycle;
};

const changeAction = (
  before: Nonconformity,
  id: string,
  change: (action: CorrectiveAction) => CorrectiveAction,
): Nonconformity => {
  const actions = before.cycle.actions.map((action) => (action.id === id ? change(action) : action));
  const after = inCycle(before, { actions });
  return after.stage === 'implementation' ? { ...after, stage: stageOfWork(actions) } : after;
};

/** 10.2 c: planning, approval, implementation. */
export const planSteps: Steps<
  | 'PlanDrafted'
  | 'PlanSubmitted'
  | 'ApprovalDelegated'
  | 'PlanApproved'
  | 'PlanReturned'
  | 'PlanRejected'
  | 'ActionProgressed'
  | 'ExtensionRequested'
  | 'ExtensionDecided'
  | 'ActionCompleted'
  | 'ActionCancelled'
  | 'FollowUpHeld'
> = {
  // A later change voids the approval and requires a new one.
  PlanDrafted: (before, { plan }, attribution) => ({
    ...before,
    stage: 'planning',
    cycle: {
      ...withoutApproval(before.cycle),
      ...(before.cycle.approval && { voided: attribution }),
      plan,
      planRevision: attribution.sequence,
    },
  }),
  PlanSubmitted: (before, _event, attribution) => ({
    ...before,
    stage: 'approval',
    cycle: { ...before.cycle, submission: attribution },
  }),
  ApprovalDelegated: (before, { to, until, from }, { by }) =>
    inCycle(before, { delegation: { from: from ?? by, to, until } }),
  PlanApproved: (before, event, attribution) => {
    const { plan } = before.cycle;
    if (!plan) throw new RangeError(`${before.reference} has an approval and no plan`);
    const { revision, planHash, delegatedBy, exception, alignment } = event;
    const approval = {
      revision,
      planHash,
      ...(delegatedBy !== undefined && { delegatedBy }),
      ...(exception !== undefined && { exception }),
      ...(alignment && { alignment }),
      ...attribution,
    };
    const actions = actionsUnder(plan, before.cycle.actions);
    return { ...before, stage: stageOfWork(actions), cycle: { ...before.cycle, plan, approval, actions } };
  },
  PlanReturned: (before, { comment, action }, attribution) => ({
    ...before,
    stage: 'planning',
    cycle: {
      ...withoutApproval(before.cycle),
      returned: { comment, ...(action !== undefined && { action }), ...attribution },
    },
  }),
  PlanRejected: (before, { reason }, attribution) => {
    const { plan, planRevision: revision } = before.cycle;
    if (!plan || revision === undefined) throw new RangeError(`${before.reference} has a refusal and no plan`);
    const cycle = { ...withoutApproval(before.cycle), refused: { reason, revision, plan, ...attribution } };
    return { ...before, stage: 'planning', cycle };
  },
  ActionProgressed: (before, { action, note }, { at, by }) =>
    changeAction(before, action, (one) => ({ ...one, progress: [...one.progress, { at, by, text: note }] })),
  ExtensionRequested: (before, { action, due, reason }, { at, by }) =>
    changeAction(before, action, (one) => ({ ...one, extension: { due, reason, at, by } })),
  ExtensionDecided: (before, { action, granted }) =>
    changeAction(before, action, ({ extension, ...one }) => ({
      ...one,
      due: granted && extension ? extension.due : one.due,
    })),
  ActionCompleted: (before, { action, doneOn, note }, attribution) =>
    changeAction(before, action, (one) => ({ ...one, state: 'done', done: { on: doneOn, note, ...attribution } })),
  ActionCancelled: (before, event, attribution) => {
    const { action, ...said } = bodyOf(event);
    return changeAction(before, action, (one) => ({
      ...one,
      state: 'cancelled',
      cancelled: { ...said, ...attribution },
    }));
  },
  FollowUpHeld: (before, event) => {
    const { next, ...held } = bodyOf(event);
    return { ...before, followUpsHeld: [...before.followUpsHeld, { ...held, ...(next !== undefined && { next }) }] };
  },
};
