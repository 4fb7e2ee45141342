import { type ActionCommandName, recordCommandNames, recordCommands } from '../commands/recordCommands.ts';
import type { CorrectiveAction, Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/values/person.ts';
import { permissions, type RecordCommandName } from '../stages/permissions.ts';
import { hasAnyRelation } from '../stages/relations.ts';

const isActionCommand = (name: RecordCommandName): name is ActionCommandName => 'appliesTo' in recordCommands[name];
export const actionCommandNames: readonly ActionCommandName[] = recordCommandNames.filter(isActionCommand);

/** The open actions that the actor may change with a command: first their own, the others only by another relation. */
export const openActionsFor = (
  name: ActionCommandName,
  record: Nonconformity,
  actor: Actor,
): readonly CorrectiveAction[] => {
  const open = record.cycle.actions.filter(
    (action) => action.state === 'open' && recordCommands[name].appliesTo(action),
  );
  const own = open.filter(({ owner }) => owner === actor.id);
  const isMore = hasAnyRelation(
    actor,
    record,
    permissions[name].may.filter((relation) => relation !== 'actionOwner'),
  );
  return [...own, ...(isMore ? open.filter(({ owner }) => owner !== actor.id) : [])];
};
