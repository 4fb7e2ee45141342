import type { Nonconformity } from '../../record/nonconformity.ts';
import { hasRole, type PersonId } from '../../record/person.ts';
import { approvalConflict, type Duty, nobodyEligible } from '../../stages/segregation.ts';
import type { Problems } from '../commandFields.ts';
import { refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import type { Refusal } from '../refusal.ts';

/** How somebody comes to decide for management: himself, for another, or because nobody else may. */
export type Approver = { readonly delegatedBy?: PersonId; readonly byException: boolean };

/**
 * Whoever reported under seal may not decide either. Only he himself is told: for him there is no exception, and of
 * somebody else it is never asked, because either would show to others who reported.
 */
export const sealedConflict = (
  { unnamed }: Nonconformity,
  { actor, isSealed }: Pick<DecisionContext, 'actor' | 'isSealed'>,
): boolean => unnamed?.kind === 'sealed' && isSealed(unnamed.digest, actor.id);

const asDelegate = (
  record: Nonconformity,
  { actor, today }: DecisionContext,
): Approver | { readonly refusal: Refusal } => {
  const { delegation } = record.cycle;
  if (delegation?.to !== actor.id) return refuse({ reason: 'notAllowed' });
  if (delegation.until < today) return refuse({ reason: 'delegationEnded', until: delegation.until });
  // Nobody approves by delegation what he could not approve himself, nor for one who could not.
  const conflict = approvalConflict(record, actor.id) ?? approvalConflict(record, delegation.from);
  return conflict ? refuse({ reason: 'segregation', conflict }) : { delegatedBy: delegation.from, byException: false };
};

/**
 * Whether the actor may decide about the plan, accept the risk in its place or let an action of it go, and how; or why not.
 * @param duty as which a refusal names it
 */
export const approverOf = (
  record: Nonconformity,
  context: DecisionContext,
  duty: Extract<Duty, 'approve' | 'cancelAction'> = 'approve',
): Approver | { readonly refusal: Refusal } => {
  const { actor, management } = context;
  if (sealedConflict(record, context)) return refuse({ reason: 'segregation', conflict: { duty, as: 'reporter' } });
  if (!hasRole(actor, 'management')) return asDelegate(record, context);
  const conflict = approvalConflict(record, actor.id);
  if (!conflict) return { byException: false };
  if (nobodyEligible(record, management)) return { byException: true };
  return refuse({ reason: 'segregation', conflict: { ...conflict, duty } });
};

/** As `approverOf`, for the revision of the plan that he saw: stale only if the plan changed since. */
export const approverOfRevision = (
  { revision }: { readonly revision: number },
  record: Nonconformity,
  context: DecisionContext,
): Approver | { readonly refusal: Refusal } => {
  const approver = approverOf(record, context);
  if ('refusal' in approver) return approver;
  return revision === record.cycle.planRevision ? approver : refuse({ reason: 'stale' });
};

/** An exception has its reason, and nobody gives one who needs none. */
export const exceptionProblems = ({ byException }: Approver, exception: string | undefined): Problems =>
  byException === (exception !== undefined) ? {} : { exception: byException ? 'missing' : 'notNeeded' };
