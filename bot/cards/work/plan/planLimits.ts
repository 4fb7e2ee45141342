import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { FormView } from '../commandForm.ts';
import { shortInput } from '../inputsOf.ts';

/** Maximum number of actions that fit on a card with all inputs; the register allows more. */
export const mostActions = 5;
export const offsets = Array.from({ length: mostActions }, (_, row) => row);

export const actionFields = ['title', 'owner', 'due', 'priority', 'term', 'kind'] as const;
export const ismsFields = ['purpose', 'consequences', 'integrity', 'resources', 'responsibilities'] as const;
export const followUpFields = ['followUps.0', 'followUps.1', 'followUps.2'] as const;

export const rowField = (row: number, field: (typeof actionFields)[number]): string => `actions.${row}.${field}`;

/** Shorter than the procedure's own limits, because everything must fit on one card. */
export const planLimits: Readonly<Record<string, number>> = {
  objective: 500,
  shortTermNotNecessary: 300,
  successCriteria: 700,
  method: 400,
  because: 400,
  ...Object.fromEntries(ismsFields.map((field) => [field, 200])),
  ...Object.fromEntries(
    offsets.flatMap((row) => actionFields.map((field) => [rowField(row, field), field === 'title' ? 200 : shortInput])),
  ),
  ...Object.fromEntries(followUpFields.map((field) => [field, shortInput])),
  manager: shortInput,
  verifier: shortInput,
  on: shortInput,
  needed: shortInput,
  again: shortInput,
};

const numberOf = (id: string): number => Number(id.slice(1));

/** Ids are never reused: those of this cycle follow those of earlier cycles. A row keeps its id. */
export const actionIdOf = (row: number, { earlierCycles }: Nonconformity): string => {
  const used = earlierCycles.flatMap(({ plan, actions }) => [...(plan?.actions ?? []), ...actions]);
  return `A${Math.max(0, ...used.map(({ id }) => numberOf(id))) + row + 1}`;
};

/** Choices do not count, because they have a value from the beginning. */
const tells = ['title', 'owner', 'due'] as const;

/** Rows with content, from 0; an emptied row is removed from the plan. */
export const rowsTyped = (inputs: Readonly<Record<string, unknown>>): readonly number[] =>
  offsets.filter((row) =>
    tells.some((field) => {
      const value = inputs[rowField(row, field)];
      return typeof value === 'string' && value.trim() !== '';
    }),
  );

/** The procedure counts the submitted actions, the form its rows; empty rows may lie between them. */
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
