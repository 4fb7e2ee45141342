import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import type { Typed } from '../typed.ts';
import { fieldProblem } from './fieldProblem.ts';

/** Generous: allows for spaces, or a number typed twice. */
export const longestNumber = 40;
export const longestCode = 60;

type View = {
  readonly typed: Typed;
  readonly problems?: Readonly<Partial<Record<string, FieldProblem>>> | undefined;
};

export const caseInputs = ({ typed, problems }: View, drawing: Drawing): readonly Element[] => {
  const { words } = drawing;
  const line = (id: 'number' | 'code', placeholder: string, maxLength: number): readonly Element[] => [
    {
      type: 'Input.Text',
      id,
      label: words.case[id],
      placeholder,
      maxLength,
      ...(typed[id] !== undefined && { value: typed[id] }),
    },
    ...fieldProblem(drawing, problems?.[id], maxLength),
  ];
  return [...line('number', 'NC-2026-0042', longestNumber), ...line('code', 'K7QM-2XWR-9TBD-4HNE', longestCode)];
};

export const caseText = (
  { typed, problems, label }: View & { readonly label: string },
  drawing: Drawing,
): readonly Element[] => [
  {
    type: 'Input.Text',
    id: 'text',
    label,
    isMultiline: true,
    maxLength: longest.addition,
    ...(typed.text !== undefined && { value: typed.text }),
  },
  ...fieldProblem(drawing, problems?.text, longest.addition),
];
