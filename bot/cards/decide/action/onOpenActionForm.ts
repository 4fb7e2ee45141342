import type { ActionCommandName } from '../../../../procedure/commands/recordCommands.ts';
import { openActionsFor } from '../../../../procedure/offers/openActionsFor.ts';
import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Actor } from '../../../../procedure/record/values/person.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import type { Typed } from '../../parts/typed.ts';
import type { CommandForm, FormView } from '../../work/commandForm.ts';
import { actionInput, actionLimits, firstOf } from './actionInput.ts';

type OnAction = {
  readonly name: ActionCommandName;
  readonly limits: Readonly<Record<string, number>>;
  readonly typedOf?: (drawing: Drawing) => Typed;
  readonly draw: (view: FormView, drawing: Drawing) => readonly Element[];
};

/** The form of a command about one action of the approved plan. */
export const onOpenActionForm = ({ name, limits, typedOf, draw }: OnAction) => {
  const among = (record: Nonconformity, viewer: Actor) => openActionsFor(name, record, viewer);
  return {
    limits: { ...actionLimits, ...limits },
    typedOf: (record, drawing, viewer) => ({ ...firstOf(among(record, viewer)), ...typedOf?.(drawing) }),
    draw: (view, drawing) => [...actionInput(view, among(view.record, view.viewer), drawing), ...draw(view, drawing)],
    formOf: (inputs) =>
      Object.fromEntries(Object.keys({ ...actionLimits, ...limits }).map((field) => [field, inputs[field]])),
  } as const satisfies CommandForm;
};
