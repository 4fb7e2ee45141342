import { formLimits } from '../../../../procedure/commands/fields.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { rootCauseLines } from '../rootCauseLines.ts';
import type { SessionForm } from './sessionForm.ts';

const limits = { objection: formLimits.why, round: shortInput } as const;

/** An objection: it is recorded, and does not stop the others. */
export const objectForm: SessionForm = {
  limits,
  draw: (view, drawing) => [
    ...rootCauseLines(view, false, drawing),
    ...inputsOf({ ...view, people: [] }, limits, drawing).text('objection', drawing.words.session.input.objection),
  ],
  carries: ({ round }) => (round === undefined ? {} : { round: Number(round) }),
};
