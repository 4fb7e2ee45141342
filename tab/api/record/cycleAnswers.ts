import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { stepsOf } from '../../../procedure/record/history/stepsOf.ts';
import type { CorrectiveAction, Cycle, Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Plan, PlannedAction } from '../../../procedure/record/recordParts.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { verdictIn } from '../../../procedure/record/verdictsOf.ts';
import type { CausesAnswer, Named } from '../wire.ts';
import { planChanges, planNow } from './planChanges.ts';
import type { ActionRow, CycleAnswer, DecisionRow, ExtensionRow, NamedAttribution, PlanAnswer } from './recordWire.ts';

type Naming = (id: PersonId) => Named;

/** The record, with a different name for the actor. */
export const withName = <T extends { readonly by: PersonId }>(attribution: T, named: Naming) => ({
  ...attribution,
  by: named(attribution.by),
});

const plannedRow = (action: PlannedAction, named: Naming) => ({ ...action, owner: named(action.owner) });

export const planAnswer = (plan: Plan, named: Naming): PlanAnswer => ({
  ...plan,
  manager: named(plan.manager),
  actions: plan.actions.map((action) => plannedRow(action, named)),
  verification: { ...plan.verification, verifier: named(plan.verification.verifier) },
});

/** Facts found only in the history, because the record keeps just the latest, for each cycle and action. */
type Past = {
  readonly decisions: ReadonlyMap<number, readonly DecisionRow[]>;
  readonly extensions: ReadonlyMap<string, readonly ExtensionRow[]>;
};

/**
 * @param named names for this reader
 * @param cycleNow by its number
 */
const pastOf = (stream: RecordStream, named: Naming, cycleNow: (number: number) => Cycle | undefined): Past => {
  const decisions = new Map<number, DecisionRow[]>();
  const extensions = new Map<string, ExtensionRow[]>();
  for (const { commit, before } of stepsOf(stream)) {
    if (!before) continue;
    const attribution = { at: commit.at, by: named(commit.actorId), sequence: commit.sequence };
    const { number } = before.cycle;
    for (const event of commit.events) {
      const decision = decisionIn(event, before.cycle, cycleNow(number), attribution, named);
      if (decision) decisions.set(number, [...(decisions.get(number) ?? []), decision]);
      const asked = 'action' in event && event.action !== undefined ? (extensions.get(event.action) ?? []) : [];
      if (event.type === 'ExtensionRequested')
        extensions.set(event.action, [
          ...asked,
          { due: event.due, reason: event.reason, at: attribution.at, by: attribution.by },
        ]);
      if (event.type === 'ExtensionDecided') extensions.set(event.action, decided(asked, event, attribution));
    }
  }
  return { decisions, extensions };
};

const decided = (
  asked: readonly ExtensionRow[],
  { granted, reason }: { readonly granted: boolean; readonly reason: string },
  attribution: NamedAttribution,
): ExtensionRow[] =>
  asked.map((one, index) =>
    index === asked.length - 1 ? { ...one, decision: { ...attribution, granted, reason } } : one,
  );

const decisionIn = (
  event: NonconformityEvent,
  cycle: Cycle,
  now: Cycle | undefined,
  attribution: NamedAttribution,
  named: Naming,
): DecisionRow | undefined => {
  switch (event.type) {
    case 'PlanSubmitted':
      return { ...attribution, kind: 'submitted' };
    case 'PlanDrafted':
      return cycle.approval && { ...attribution, kind: 'voided' };
    case 'ApprovalDelegated': {
      const from = event.from === undefined ? {} : { from: named(event.from) };
      return { ...attribution, kind: 'delegated', to: named(event.to), until: event.until, ...from };
    }
    case 'PlanApproved': {
      const { planHash, delegatedBy, exception, alignment } = event;
      const about = aboutPlan(cycle, now, named);
      return (
        about && {
          ...attribution,
          ...about,
          kind: 'approved',
          planHash,
          ...(delegatedBy !== undefined && { insteadOf: named(delegatedBy) }),
          ...(exception !== undefined && { exception }),
          ...(alignment && { alignment }),
        }
      );
    }
    case 'PlanReturned': {
      const { comment, action } = event;
      const about = aboutPlan(cycle, now, named);
      return about && { ...attribution, ...about, kind: 'returned', comment, ...(action !== undefined && { action }) };
    }
    case 'PlanRejected': {
      const about = aboutPlan(cycle, now, named);
      return about && { ...attribution, ...about, kind: 'rejected', reason: event.reason };
    }
    default:
      return undefined;
  }
};

/**
 * @param cycle just before the decision
 * @param now the same cycle now
 */
const aboutPlan = ({ plan, planRevision: revision }: Cycle, now: Cycle | undefined, named: Naming) => {
  const latest = now && planNow(now);
  if (!plan || revision === undefined || !now || !latest) return undefined;
  return { revision, plan: planAnswer(plan, named), changes: planChanges(plan, latest, now.actions) };
};

const actionRow = (action: PlannedAction | CorrectiveAction, { extensions }: Past, named: Naming): ActionRow => {
  const asked = { extensions: extensions.get(action.id) ?? [] };
  if (!('state' in action)) return { ...plannedRow(action, named), ...asked, progress: [] };
  const { extension: _, progress, done, cancelled, owner, ...plain } = action;
  return {
    ...plain,
    ...asked,
    owner: named(owner),
    progress: progress.map((one) => withName(one, named)),
    ...(done && { done: withName(done, named) }),
    ...(cancelled && { cancelled: withName(cancelled, named) }),
  };
};

/** Actions under way; for a plan not yet approved, the planned ones and those done before. */
const actionsOf = ({ plan, approval, actions }: Cycle): readonly (PlannedAction | CorrectiveAction)[] => {
  if (approval || !plan) return actions;
  const planned = new Set(plan.actions.map(({ id }) => id));
  return [
    ...plan.actions.map((one) => actions.find(({ id }) => id === one.id) ?? one),
    ...actions.filter(({ id }) => !planned.has(id)),
  ];
};

/** All cycles for one reader, the current one last. @param causesOf a cycle, as the reader may know them */
export const cycleAnswers = (
  stream: RecordStream,
  named: Naming,
  causesOf: (cycle: Cycle) => CausesAnswer | undefined,
): { readonly cycle: CycleAnswer; readonly earlierCycles: readonly CycleAnswer[] } => {
  const { cycle: last, earlierCycles }: Nonconformity = stream.state;
  const all = [...earlierCycles, last];
  const past = pastOf(stream, named, (number) => all.find((one) => one.number === number));
  const answer = (cycle: Cycle): CycleAnswer => {
    const [plan, causes, judged] = [planNow(cycle), causesOf(cycle), verdictIn(stream.state, cycle)];
    return {
      number: cycle.number,
      ...(causes && { causes }),
      ...(plan && { plan: planAnswer(plan, named) }),
      actions: actionsOf(cycle).map((action) => actionRow(action, past, named)),
      decisions: past.decisions.get(cycle.number) ?? [],
      ...(judged && { verdict: withName(judged, named) }),
    };
  };
  return { cycle: answer(last), earlierCycles: earlierCycles.map(answer) };
};
