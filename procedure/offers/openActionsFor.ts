import type { ActionCommandName } from '../commands/recordCommands.ts';
import type { CorrectiveAction, Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/values/person.ts';
import { permissions } from '../stages/permissions.ts';
import { hasAnyRelation } from '../stages/relations.ts';

type Fits = (action: CorrectiveAction) => boolean;

const every: Fits = () => true;

/** The open actions to which each command applies. */
const fits: Readonly<Record<ActionCommandName, Fits>> = {
  reportProgress: every,
  completeAction: every,
  cancelAction: every,
  requestExtension: ({ extension }) => extension === undefined,
  decideExtension: ({ extension }) => extension !== undefined,
  askTraining: ({ kind }) => kind === 'training',
};
export const actionCommandNames = Object.keys(fits) as readonly ActionCommandName[];

/** The open actions that the actor may change with a command: first their own, the others only by another relation. */
export const openActionsFor = (
  name: ActionCommandName,
  record: Nonconformity,
  actor: Actor,
): readonly CorrectiveAction[] => {
  const open = record.cycle.actions.filter((action) => action.state === 'open' && fits[name](action));
  const own = open.filter(({ owner }) => owner === actor.id);
  const isMore = hasAnyRelation(
    actor,
    record,
    permissions[name].may.filter((relation) => relation !== 'actionOwner'),
  );
  return [...own, ...(isMore ? open.filter(({ owner }) => owner !== actor.id) : [])];
};
