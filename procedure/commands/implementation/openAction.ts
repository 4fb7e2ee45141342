import type { CorrectiveAction, Nonconformity } from '../../record/nonconformity.ts';
import { permissions, type RecordCommandName } from '../../stages/permissions.ts';
import { type Relation, relationsOf } from '../../stages/relations.ts';
import { refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import type { Refusal } from '../refusal.ts';

type OnAction = { readonly name: RecordCommandName; readonly action: string };

/**
 * The open action that a command names, for somebody who may touch it; or the refusal. Whoever has the command by more
 * than an action of his own gives it for all of them; an action's owner, whatever else he is, only for his.
 */
export const openAction = (
  { name, action: named }: OnAction,
  record: Nonconformity,
  { actor }: Pick<DecisionContext, 'actor'>,
): { readonly action: CorrectiveAction } | { readonly refusal: Refusal } => {
  const action = record.cycle.actions.find(({ id }) => id === named);
  if (!action) return refuse({ reason: 'invalid', problems: { action: 'unknownAction' } });
  const forAll: readonly Relation[] = permissions[name].may.filter((relation) => relation !== 'actionOwner');
  const may = action.owner === actor.id || relationsOf(actor, record).some((relation) => forAll.includes(relation));
  if (!may) return refuse({ reason: 'notAllowed' });
  if (action.state !== 'open') return refuse({ reason: 'invalid', problems: { action: 'actionNotOpen' } });
  return { action };
};
