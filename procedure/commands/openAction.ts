import type { CorrectiveAction, Nonconformity } from '../record/nonconformity.ts';
import type { Relation } from '../stages/relations.ts';
import { relationsOf } from '../stages/relations.ts';
import type { Deciding } from './circumstances.ts';
import { refuse } from './decision.ts';
import type { Refusal } from './refusal.ts';

/** These see to all actions of the record; an action's owner only to his own. */
const forAll: readonly Relation[] = ['ismsManager', 'alternate', 'owner', 'planManager', 'management'];

/** The open action that a command names, for somebody who may touch it; or the refusal. */
export const openAction = (
  named: string,
  record: Nonconformity,
  { actor }: Pick<Deciding, 'actor'>,
): { readonly action: CorrectiveAction } | { readonly refusal: Refusal } => {
  const action = record.cycle.actions.find(({ id }) => id === named);
  if (!action) return refuse({ reason: 'invalid', problems: { action: 'unknownAction' } });
  const may = action.owner === actor.id || relationsOf(actor, record).some((relation) => forAll.includes(relation));
  if (!may) return refuse({ reason: 'notAllowed' });
  if (action.state !== 'open') return refuse({ reason: 'invalid', problems: { action: 'actionNotOpen' } });
  return { action };
};
