import { answersTo } from '../../../procedure/causes/causePath.ts';
import type { Cause } from '../../../procedure/causes/contribution.ts';
import type { Drawing } from '../drawing.ts';
import type { Element, RichTextBlock, TextRun } from '../parts/card.ts';
import { label, quiet } from '../parts/texts.ts';
import { byVotes, type FiveWhysView, onLine, whyTitle } from './fiveWhysView.ts';
import { problemLines } from './problemStep.ts';
import { treeLines } from './treeLines.ts';

/** Maximum number of answers shown for each why, by the number of whys. */
const mostAnswers = [14, 14, 8, 6] as const;
const most = { question: 120, cause: 120, merged: 60, wordings: 2 } as const;

const question = (why: string, view: FiveWhysView, drawing: Drawing): RichTextBlock => {
  const text = whyTitle(why, view, most.question, drawing);
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'bolder' }] };
};

const wordings = ({ merged }: Cause, { words }: Drawing): readonly Element[] => {
  if (merged.length === 0) return [];
  const shown = merged.slice(0, most.wordings).map((one) => onLine(one.text, most.merged));
  const others = merged.length - shown.length;
  const text = words.session.whys.alsoSaid([...shown, ...(others > 0 ? [`+ ${others}`] : [])].join(' | '));
  return [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: `\u2003${text}` }], spacing: 'none' }];
};

const answer = (cause: Cause, { fiveWhys }: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { whys } = drawing.words.session;
  const { id, text, voters, evidence } = cause;
  const marks = [
    ...(voters.length > 0 ? [whys.votes(voters.length)] : []),
    ...(evidence.length > 0 ? [whys.evidence(evidence.length)] : []),
    ...(fiveWhys.rootCauses.some((one) => one.cause === id) ? [whys.root] : []),
  ];
  const marked: readonly TextRun[] =
    marks.length > 0 ? [{ type: 'TextRun', text: ` · ${marks.join(' · ')}`, weight: 'bolder', color: 'accent' }] : [];
  const inlines: readonly TextRun[] = [{ type: 'TextRun', text: `• ${onLine(text, most.cause)}` }, ...marked];
  return [{ type: 'RichTextBlock', inlines, spacing: 'small' }, ...wordings(cause, drawing)];
};

/** *Why …?*: each why on the table with its answers, then the rest of what was found. */
export const whysStep = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { asked, causes } = view.fiveWhys;
  const { whys } = drawing.words.session;
  const perWhy = mostAnswers[asked.length] ?? mostAnswers[3];
  const onTable = asked.map((why) => ({ why, answers: byVotes(answersTo(why, causes)) }));
  const leaves = onTable.flatMap(({ answers }) => answers).filter((one) => one.causes.length === 0);
  const tree = treeLines(view.fiveWhys, drawing, new Set(leaves.map(({ id }) => id)));
  return [
    ...problemLines(view, drawing),
    ...onTable.flatMap(({ why, answers }) => [
      question(why, view, drawing),
      ...(answers.length === 0 ? [quiet(whys.none)] : []),
      ...answers.slice(0, perWhy).flatMap((one) => answer(one, view, drawing)),
      ...(answers.length > perWhy ? [quiet(whys.more(answers.length - perWhy))] : []),
    ]),
    ...(tree.length === 0 ? [] : [label(whys.tree), ...tree]),
  ];
};
