import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import type { SessionForm } from './sessionForm.ts';

const limits = { to: shortInput } as const;

/** Another person leads from then on; a person whose role lets them lead may take over. */
export const handOverForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) =>
    inputsOf({ ...view, people: [view.viewer] }, limits, drawing).person('to', drawing.words.session.input.handTo),
};
