import type { CorrectiveAction } from '../../../../procedure/record/nonconformity.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import { cutAt } from '../../parts/said.ts';
import type { FormView } from '../../work/commandForm.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';

const longestTitle = 80;

export const actionLimits = { action: shortInput } as const;

type Choosable = Pick<CorrectiveAction, 'id' | 'title'>;

/** Which action: of the approved plan, by its id and the beginning of its title. */
export const actionInput = (view: FormView, actions: readonly Choosable[], drawing: Drawing): readonly Element[] => {
  if (actions.length === 0) return [];
  return inputsOf(view, actionLimits, drawing).choices(
    'action',
    drawing.words.decide.plan.action,
    actions.map(({ id, title }) => ({ title: `${id} ${cutAt(title.replaceAll('\n', ' '), longestTitle)}`, value: id })),
  );
};

/** Nothing to choose among one. */
export const firstOf = (actions: readonly Choosable[]): { readonly action?: string } =>
  actions[0] === undefined ? {} : { action: actions[0].id };
