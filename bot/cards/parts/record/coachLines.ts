import type { CoachQuestion } from '../../../../procedure/coach/coachQuestion.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { plain, quiet } from '../texts.ts';

/** The writing coach: at most one question, below what was promised, and that it need not be answered. */
export const coachLines = (
  question: CoachQuestion | undefined,
  answeredBy: 'button' | 'caseCode',
  { words }: Drawing,
): readonly Element[] => {
  if (!question) return [];
  const { blame, asks, howToAnswer, howToAnswerByCase } = words.receipt.coach;
  // What blames is letters, blanks, full stops, `'` and `-` (`blameIn`): nothing that Markdown reads.
  const text = question.about === 'blame' ? blame(question.words) : asks[question.about];
  return [plain(text), quiet(answeredBy === 'button' ? howToAnswer : howToAnswerByCase)];
};
