import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import type { SessionForm } from './sessionForm.ts';

const limits = { to: shortInput } as const;

/** Somebody else leads from then on; whoever leads by his role may take it himself. */
export const handOverForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) =>
    inputsOf({ ...view, people: [view.viewer] }, limits, drawing).person('to', drawing.words.session.input.handTo),
};
