import { plain } from '../../parts/texts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { idLength } from './causeForm.ts';
import { tableFirst } from './evidenceForm.ts';
import { causeChoices, type SessionForm } from './sessionForm.ts';

const limits = { cause: idLength } as const;

/** Which cause is a root cause: how it is worded comes next (`statementForm.ts`). */
export const rootForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => {
    const { input, lead } = drawing.words.session;
    const list = causeChoices(tableFirst(view));
    if (list.length === 0) return [plain(lead.noCauses)];
    const style = list.length > 8 ? 'compact' : 'expanded';
    return inputsOf({ ...view, people: [] }, limits, drawing).choices('cause', input.rootOf, list, style);
  },
  isEmpty: ({ fiveWhys }) => fiveWhys.causes.length === 0,
};
