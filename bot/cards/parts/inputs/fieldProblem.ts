import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element, RichTextBlock } from '../card.ts';
import { asText, cutAt } from '../userText.ts';

export const problemLine = (text: string): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, color: 'attention' }],
  spacing: 'small',
});

/** The error at a field. A date that no date input can show is quoted, so that the person sees what they typed. */
export const fieldProblem = (
  { words, terms }: Drawing,
  problem: FieldProblem | undefined,
  most: number | undefined,
  quoted?: string,
): readonly Element[] => {
  if (!problem) return [];
  const sentence = terms.fieldProblem(problem, most);
  const kept = problem === 'tooLong' && most !== undefined ? ` ${words.form.cutToLimit}` : '';
  const quote = quoted === undefined ? '' : `${words.form.quoted(cutAt(asText(quoted), 40))} `;
  return [problemLine(`${quote}${sentence}${kept}`)];
};
