import type { Standing } from '../commands/decisionContext.ts';
import { type ActionCommandName, recordCommandNames, recordCommands } from '../commands/recordCommands.ts';
import type { CorrectiveAction, Nonconformity } from '../record/nonconformity.ts';
import { permissions, type RecordCommandName } from '../stages/permissions.ts';
import { hasAnyRelation } from '../stages/relations.ts';

/**
 * To whom something is offered. Without what decides whether they reported under seal: an offer is drawn into messages
 * that stay in Teams, where a missing button would name them. They are refused when they press it.
 */
export type Offering = Omit<Standing, 'isSealed'>;
export const standingOf = (to: Offering): Standing => ({ ...to, isSealed: () => false });

export const isActionCommand = (name: RecordCommandName): name is ActionCommandName =>
  'refusalOn' in recordCommands[name];
export const actionCommandNames: readonly ActionCommandName[] = recordCommandNames.filter(isActionCommand);

/** The open actions that the actor may change with a command: first their own, the others only by another relation. */
export const openActionsFor = (
  name: ActionCommandName,
  record: Nonconformity,
  to: Offering,
): readonly CorrectiveAction[] => {
  const { actor } = to;
  const open = record.cycle.actions.filter(
    (action) => action.state === 'open' && !recordCommands[name].refusalOn(action, record, standingOf(to)),
  );
  const own = open.filter(({ owner }) => owner === actor.id);
  const isMore = hasAnyRelation(
    actor,
    record,
    permissions[name].may.filter((relation) => relation !== 'actionOwner'),
  );
  return [...own, ...(isMore ? open.filter(({ owner }) => owner !== actor.id) : [])];
};
