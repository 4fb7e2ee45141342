import type { CorrectiveAction, Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Actor } from '../../../procedure/record/person.ts';
import { permissions } from '../../../procedure/stages/permissions.ts';
import { relationsOf } from '../../../procedure/stages/relations.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import type { Typed } from '../parts/typed.ts';
import type { CommandForm, FormView } from '../work/commandForm.ts';
import type { WorkCommandName } from '../work/workVerbs.ts';
import { actionInput, actionLimits, firstOf } from './actionInput.ts';

/** The open actions that somebody may touch with a command: his own first, the others only if he is more than an owner. */
export const openFor = (name: WorkCommandName, record: Nonconformity, viewer: Actor): readonly CorrectiveAction[] => {
  const open = record.cycle.actions.filter(({ state }) => state === 'open');
  const own = open.filter(({ owner }) => owner === viewer.id);
  const isMore = relationsOf(viewer, record).some(
    (relation) => relation !== 'actionOwner' && permissions[name].may.includes(relation),
  );
  return [...own, ...(isMore ? open.filter(({ owner }) => owner !== viewer.id) : [])];
};

type OnAction = {
  readonly name: WorkCommandName;
  readonly limits: Readonly<Record<string, number>>;
  readonly typedOf?: (drawing: Drawing) => Typed;
  readonly draw: (view: FormView, drawing: Drawing) => readonly Element[];
  readonly actions?: (record: Nonconformity, viewer: Actor) => readonly CorrectiveAction[];
};

/** The form of a command about one action of the approved plan. */
export const onOpenActionForm = ({ name, limits, typedOf, draw, actions }: OnAction) => {
  const among = actions ?? ((record: Nonconformity, viewer: Actor) => openFor(name, record, viewer));
  return {
    limits: { ...actionLimits, ...limits },
    typedOf: (record, drawing, viewer) => ({ ...firstOf(among(record, viewer)), ...typedOf?.(drawing) }),
    draw: (view, drawing) => [...actionInput(view, among(view.record, view.viewer), drawing), ...draw(view, drawing)],
    formOf: (inputs) =>
      Object.fromEntries(Object.keys({ ...actionLimits, ...limits }).map((field) => [field, inputs[field]])),
  } as const satisfies CommandForm;
};
