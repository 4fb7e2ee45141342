import type { Nonconformity } from '../../record/nonconformity.ts';
import { hasRole, type PersonId } from '../../record/values/person.ts';
import { approvalConflict, type Duty, noneEligible } from '../../stages/segregation.ts';
import type { Problems } from '../commandFields.ts';
import { refuse } from '../decision.ts';
import type { DecisionContext, Standing } from '../decisionContext.ts';
import type { Refusal } from '../refusal.ts';

/** On what grounds a person decides for management: as a member, as a delegate, or by exception. */
export type Approver = { readonly delegatedBy?: PersonId; readonly byException: boolean };

/**
 * Whether the actor reported under seal: then they may not decide either. Only they see this. No exception is offered
 * to them, and no one else is asked about one, because either would reveal the reporter.
 */
export const sealedConflict = (
  { unnamed }: Nonconformity,
  { actor, isSealed }: Pick<Standing, 'actor' | 'isSealed'>,
): boolean => unnamed?.kind === 'sealed' && isSealed(unnamed.digest, actor.id);

const delegateBar = (record: Nonconformity, { actor, today }: Standing): Refusal | undefined => {
  const { delegation } = record.cycle;
  if (delegation?.to !== actor.id) return { reason: 'notAllowed' };
  if (delegation.until < today) return { reason: 'delegationEnded', until: delegation.until };
  // A delegate may approve only what both they and the person who delegated could approve.
  const conflict = approvalConflict(record, actor.id) ?? approvalConflict(record, delegation.from);
  return conflict && { reason: 'segregation', conflict };
};

/**
 * Why the actor may not decide about the plan, accept the risk instead, or cancel an action.
 * @param duty the duty that a refusal names
 */
export const approverBar = (
  record: Nonconformity,
  standing: Standing,
  duty: Extract<Duty, 'approve' | 'cancelAction'> = 'approve',
): Refusal | undefined => {
  const { actor, management } = standing;
  if (sealedConflict(record, standing)) return { reason: 'segregation', conflict: { duty, as: 'reporter' } };
  if (!hasRole(actor, 'management')) return delegateBar(record, standing);
  const conflict = approvalConflict(record, actor.id);
  if (!conflict) return undefined;
  if (noneEligible(record, management)) return undefined;
  return { reason: 'segregation', conflict: { ...conflict, duty } };
};

/** On what grounds a person decides whom `approverBar` does not keep from it: a conflict is then an exception. */
export const approverOf = (record: Nonconformity, { actor }: Pick<Standing, 'actor'>): Approver => {
  const { delegation } = record.cycle;
  return {
    byException: approvalConflict(record, actor.id) !== undefined,
    ...(delegation && !hasRole(actor, 'management') && { delegatedBy: delegation.from }),
  };
};

/** As `approverOf`, for the plan revision that the approver saw. Stale if the plan has changed since. */
export const approverOfRevision = (
  { revision }: { readonly revision: number },
  record: Nonconformity,
  context: DecisionContext,
): Approver | { readonly refusal: Refusal } =>
  revision === record.cycle.planRevision ? approverOf(record, context) : refuse({ reason: 'stale' });

/** An exception needs a reason; without one none is accepted. */
export const exceptionProblems = ({ byException }: Approver, exception: string | undefined): Problems =>
  byException === (exception !== undefined) ? {} : { exception: byException ? 'missing' : 'notNeeded' };
