import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { label, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';
import { type FiveWhysView, isStated, problemIn } from './fiveWhysView.ts';

const most = { problem: 600, implications: 600, again: 240 } as const;

/** *Is this the problem?* Starts from what is known; everyone may correct it (10.2 b 1). */
export const problemStep = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { step, problem: words } = drawing.words.session;
  const { problem, implications } = problemIn(view);
  return [
    label(step.problem),
    ...userText(problem, most.problem),
    ...(isStated(view) ? [] : [quiet(words.asReported)]),
    label(words.implications),
    ...(implications === '' ? [quiet(words.noImplications)] : userText(implications, most.implications)),
  ];
};

/** The problem above the whys: short, since everyone has confirmed it. */
export const problemLines = (view: FiveWhysView, drawing: Drawing): readonly Element[] => [
  label(drawing.words.session.problem.label),
  ...userText(problemIn(view).problem.replaceAll('\n', ' '), most.again),
];
