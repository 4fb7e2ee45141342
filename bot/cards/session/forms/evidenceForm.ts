import { answersTo } from '../../../../procedure/causes/causePath.ts';
import { formLimits } from '../../../../procedure/commands/fields.ts';
import { plain } from '../../parts/texts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { type FiveWhysView, type Placed, placedCauses } from '../fiveWhysView.ts';
import { idLength } from './causeForm.ts';
import { causeChoices, type SessionForm } from './sessionForm.ts';

const limits = { cause: idLength, text: formLimits.why } as const;

/** The answers that are on the table first: they are what is talked about. */
export const tableFirst = ({ fiveWhys }: FiveWhysView): readonly Placed[] => {
  const table = new Set(fiveWhys.asked.flatMap((why) => answersTo(why, fiveWhys.causes).map(({ id }) => id)));
  const placed = placedCauses(fiveWhys.causes);
  return [...placed.filter(({ cause }) => table.has(cause.id)), ...placed.filter(({ cause }) => !table.has(cause.id))];
};

/** What shows that a cause is one. */
export const evidenceForm: SessionForm = {
  limits,
  draw: (view, drawing) => {
    const { choices, text } = inputsOf({ ...view, people: [] }, limits, drawing);
    const { input, lead } = drawing.words.session;
    const placed = tableFirst(view);
    if (placed.length === 0) return [plain(lead.noCauses)];
    return [
      ...choices('cause', input.evidenceFor, causeChoices(placed), placed.length > 6 ? 'compact' : 'expanded'),
      ...text('text', input.evidenceText),
    ];
  },
  isEmpty: ({ fiveWhys }) => fiveWhys.causes.length === 0,
};
