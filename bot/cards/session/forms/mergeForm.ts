import { answersTo } from '../../../../procedure/causes/causePath.ts';
import type { Cause } from '../../../../procedure/causes/contribution.ts';
import { problemWhy } from '../../../../procedure/causes/problemWhy.ts';
import { plain } from '../../parts/texts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { type FiveWhysView, type Placed, placedCauses } from '../fiveWhysView.ts';
import { idLength } from './causeForm.ts';
import { causeChoices, mostChoices, type SessionForm } from './sessionForm.ts';

const limits = { cause: idLength, into: idLength } as const;

/** Those that have another answer to the same why beside them; what is on the table first. */
const mergeable = ({ fiveWhys }: FiveWhysView): readonly Placed[] => {
  const { causes, asked } = fiveWhys;
  const placed = placedCauses(causes);
  const withOthers = (some: readonly Cause[]): readonly Cause[] => (some.length > 1 ? some : []);
  const whys = [...new Set([...asked, problemWhy, ...placed.map(({ cause }) => cause.id)])];
  const ids = whys.flatMap((why) => withOthers(answersTo(why, causes)).map(({ id }) => id));
  return ids.flatMap((id) => placed.find(({ cause }) => cause.id === id) ?? []);
};

/** Merges two equivalent answers to one why, with the votes of both. */
export const mergeForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => {
    const { choices } = inputsOf({ ...view, people: [] }, limits, drawing);
    const { input, lead } = drawing.words.session;
    const list = causeChoices(mergeable(view), mostChoices / 2);
    if (list.length === 0) return [plain(lead.nothingToMerge)];
    return [...choices('cause', input.sames, list), ...choices('into', input.into, list)];
  },
  isEmpty: (view) => mergeable(view).length === 0,
};
