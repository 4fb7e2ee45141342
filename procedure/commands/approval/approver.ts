import type { Nonconformity } from '../../record/nonconformity.ts';
import { hasRole, type PersonId } from '../../record/values/person.ts';
import { approvalConflict, type Duty, noneEligible } from '../../stages/segregation.ts';
import type { Problems } from '../commandFields.ts';
import { refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import type { Refusal } from '../refusal.ts';

/** On what grounds a person decides for management: as a member, as a delegate, or by exception. */
export type Approver = { readonly delegatedBy?: PersonId; readonly byException: boolean };

/**
 * Whether the actor reported under seal: then they may not decide either. Only they see this. No exception is offered
 * to them, and no one else is asked about one, because either would reveal the reporter.
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
  // A delegate may approve only what both they and the person who delegated could approve.
  const conflict = approvalConflict(record, actor.id) ?? approvalConflict(record, delegation.from);
  return conflict ? refuse({ reason: 'segregation', conflict }) : { delegatedBy: delegation.from, byException: false };
};

/**
 * Whether, and on what grounds, the actor may decide about the plan, accept the risk instead, or cancel an action.
 * @param duty the duty that a refusal names
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
  if (noneEligible(record, management)) return { byException: true };
  return refuse({ reason: 'segregation', conflict: { ...conflict, duty } });
};

/** As `approverOf`, for the plan revision that the approver saw. Stale if the plan has changed since. */
export const approverOfRevision = (
  { revision }: { readonly revision: number },
  record: Nonconformity,
  context: DecisionContext,
): Approver | { readonly refusal: Refusal } => {
  const approver = approverOf(record, context);
  if ('refusal' in approver) return approver;
  return revision === record.cycle.planRevision ? approver : refuse({ reason: 'stale' });
};

/** An exception needs a reason; without one none is accepted. */
export const exceptionProblems = ({ byException }: Approver, exception: string | undefined): Problems =>
  byException === (exception !== undefined) ? {} : { exception: byException ? 'missing' : 'notNeeded' };
