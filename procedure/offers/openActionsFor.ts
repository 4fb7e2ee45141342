import type { CorrectiveAction, Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
import { permissions, type RecordCommandName } from '../stages/permissions.ts';
import { relationsOf } from '../stages/relations.ts';

type Fits = (action: CorrectiveAction) => boolean;

const fits: Readonly<Partial<Record<RecordCommandName, Fits>>> = {
  askTraining: ({ kind }) => kind === 'training',
  requestExtension: ({ extension }) => extension === undefined,
  decideExtension: ({ extension }) => extension !== undefined,
};

/** The open actions that somebody may touch with a command: his own first, the others only if he is more than an owner. */
export const openActionsFor = (
  name: RecordCommandName,
  record: Nonconformity,
  actor: Actor,
): readonly CorrectiveAction[] => {
  const open = record.cycle.actions.filter((action) => action.state === 'open' && (fits[name]?.(action) ?? true));
  const own = open.filter(({ owner }) => owner === actor.id);
  const isMore = relationsOf(actor, record).some(
    (relation) => relation !== 'actionOwner' && permissions[name].may.includes(relation),
  );
  return [...own, ...(isMore ? open.filter(({ owner }) => owner !== actor.id) : [])];
};
