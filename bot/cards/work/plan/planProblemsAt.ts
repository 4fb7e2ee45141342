import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { FormView } from '../commandForm.ts';
import { rowsTyped } from './planLimits.ts';

/** The procedure counts the actions that it was sent, the form its rows: a row that was left empty lies between them. */
export const planProblemsAt = ({ typed, problems }: Pick<FormView, 'typed' | 'problems'>): FormView['problems'] => {
  if (!problems) return undefined;
  const rows = rowsTyped(typed);
  const moved = Object.entries(problems).map(([path, problem]): readonly [string, FieldProblem | undefined] => {
    if (path === 'actions') return ['actions.0.title', problem];
    if (path === 'followUps') return ['followUps.0', problem];
    const [list, row, field] = path.split('.');
    if (list !== 'actions' || row === undefined) return [path, problem];
    // The id of an action is not an input.
    return [`actions.${rows[Number(row)] ?? 0}.${field === 'id' ? 'title' : field}`, problem];
  });
  return Object.fromEntries(moved);
};
