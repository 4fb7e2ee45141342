import type { CoachQuestion } from '../../../../procedure/coach/coachQuestion.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { plain, quiet } from '../texts.ts';

/** The writing coach: at most one question, and the remark that it need not be answered. */
export const coachLines = (
  question: CoachQuestion | undefined,
  answeredBy: 'button' | 'caseCode',
  { words }: Drawing,
): readonly Element[] => {
  if (!question) return [];
  const { blame, asks, howToAnswer, howToAnswerByCase } = words.receipt.coach;
  // Blaming words consist of letters, spaces, full stops, `'` and `-` (`blameIn`): no Markdown.
  const text = question.about === 'blame' ? blame(question.words) : asks[question.about];
  return [plain(text), quiet(answeredBy === 'button' ? howToAnswer : howToAnswerByCase)];
};
