import { formLimits } from '../../../../procedure/commands/fields.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { problemIn } from '../fiveWhysView.ts';
import type { SessionForm } from './sessionForm.ts';

const limits = { problem: formLimits.text, implications: formLimits.text } as const;

/** What the problem is, and what it implies (10.2 b 1). */
export const problemForm: SessionForm = {
  limits,
  typedOf: (view) => {
    const { problem, implications } = problemIn(view);
    return { problem: problem.slice(0, limits.problem), implications: implications.slice(0, limits.implications) };
  },
  draw: (view, drawing) => {
    const { text } = inputsOf({ ...view, people: [] }, limits, drawing);
    const { problem } = drawing.words.session;
    return [...text('problem', problem.label), ...text('implications', problem.implications)];
  },
};
