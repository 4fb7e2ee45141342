import { answersTo } from '../../../../procedure/causes/causePath.ts';
import { mostWhys } from '../../../../procedure/causes/fiveWhys.ts';
import { problemWhy } from '../../../../procedure/causes/problemWhy.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice, Element } from '../../parts/card.ts';
import { fieldProblem } from '../../parts/inputs/fieldProblem.ts';
import { plain, quiet } from '../../parts/texts.ts';
import { type FiveWhysView, placedCauses } from '../fiveWhysView.ts';
import { idLength } from './causeForm.ts';
import { causeChoices, mostChoices, type SessionForm, type SessionFormView } from './sessionForm.ts';

/** Several ids, with commas in between. */
const limits = { whys: (idLength + 1) * mostChoices } as const;

const chosenIn = ({ typed }: SessionFormView, list: readonly Choice[]): string =>
  (typed.whys ?? '')
    .split(',')
    .filter((id) => list.some(({ value }) => value === id))
    .join(',');

const draw = (list: readonly Choice[], view: SessionFormView, drawing: Drawing): readonly Element[] => {
  const { input, lead } = drawing.words.session;
  if (list.length === 0) return [plain(lead.noCauses)];
  const value = chosenIn(view, list);
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'whys',
      label: input.whys,
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      ...(value !== '' && { value }),
      choices: list,
    },
    ...fieldProblem(drawing, view.problems?.whys, undefined),
    quiet(lead.atMost(mostWhys)),
  ];
};

/** The answers on the table. */
const answered = ({ fiveWhys }: FiveWhysView): readonly Choice[] => {
  const ids = new Set(fiveWhys.asked.flatMap((why) => answersTo(why, fiveWhys.causes).map(({ id }) => id)));
  const placed = placedCauses(fiveWhys.causes).filter(({ cause }) => ids.has(cause.id));
  return causeChoices(placed.toSorted((a, b) => b.cause.voters.length - a.cause.voters.length));
};

/** Why one to three answers are so is asked next. */
export const followForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => draw(answered(view), view, drawing),
  isEmpty: (view) => answered(view).length === 0,
};

/** One goes back to a why that was asked before, or asks one that was left out. */
export const againForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => {
    const first = { title: drawing.words.session.step.why(1), value: problemWhy };
    return draw([first, ...causeChoices(placedCauses(view.fiveWhys.causes), mostChoices - 1)], view, drawing);
  },
};
