import type { CorrectiveAction, Nonconformity } from '../../record/nonconformity.ts';
import { permissions, type RecordCommandName } from '../../stages/permissions.ts';
import { hasAnyRelation, type Relation } from '../../stages/relations.ts';
import { refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import type { Refusal } from '../refusal.ts';

type OnAction = { readonly name: RecordCommandName; readonly action: string };

/**
 * The open action that a command names, if the actor may change it; or the refusal. An action's owner may give the
 * command for their own actions, everyone else who may give it for all of them.
 */
export const openAction = (
  { name, action: named }: OnAction,
  record: Nonconformity,
  { actor }: Pick<DecisionContext, 'actor'>,
): { readonly action: CorrectiveAction } | { readonly refusal: Refusal } => {
  const action = record.cycle.actions.find(({ id }) => id === named);
  if (!action) return refuse({ reason: 'invalid', problems: { action: 'unknownAction' } });
  const forAll: readonly Relation[] = permissions[name].may.filter((relation) => relation !== 'actionOwner');
  const may = action.owner === actor.id || hasAnyRelation(actor, record, forAll);
  if (!may) return refuse({ reason: 'notAllowed' });
  if (action.state !== 'open') return refuse({ reason: 'invalid', problems: { action: 'actionNotOpen' } });
  return { action };
};
