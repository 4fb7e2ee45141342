import { answersTo } from '../../../procedure/causes/causePath.ts';
import type { Cause } from '../../../procedure/causes/contribution.ts';
import type { FiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import type { Drawing } from '../drawing.ts';
import type { Element, RichTextBlock, TextRun } from '../parts/card.ts';
import { label, quiet } from '../parts/texts.ts';
import { byVotes, type FiveWhysView, onLine, type Placed, placedCauses, whyTitle } from './fiveWhysView.ts';
import { problemLines } from './problemStep.ts';

/** A card has a size limit, and a phone is 320 px wide. */
const mostTreeLines = { lines: 24, text: 80, indent: 4 } as const;

const lineOf = ({ cause, number, depth }: Placed, fiveWhys: FiveWhys, { words }: Drawing): Element => {
  const { whys } = words.session;
  const run = (text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun => ({
    type: 'TextRun',
    text,
    ...look,
  });
  const isRoot = fiveWhys.rootCauses.some((one) => one.cause === cause.id);
  const isAsked = fiveWhys.step === 'whys' && fiveWhys.asked.includes(cause.id);
  const marks = [
    ...(isRoot ? [run(` · ${whys.root}`, { weight: 'bolder', color: 'accent' })] : []),
    ...(isAsked ? [run(` · ${whys.asked}`, { color: 'accent' })] : []),
  ];
  const indent = '\u2003'.repeat(Math.min(depth, mostTreeLines.indent));
  return {
    type: 'RichTextBlock',
    inlines: [
      run(`${indent}${number} ${onLine(cause.text, mostTreeLines.text)}`, isRoot ? { weight: 'bolder' } : {}),
      ...marks,
    ],
    spacing: depth === 0 ? 'small' : 'none',
  };
};

/** Causes on the way to a root cause or a current why are kept before others. */
const chosen = (placed: readonly Placed[], fiveWhys: FiveWhys): readonly Placed[] => {
  if (placed.length <= mostTreeLines.lines) return placed;
  const marked = [...fiveWhys.asked, ...fiveWhys.rootCauses.map(({ cause }) => cause)];
  const numbers = placed.filter(({ cause }) => marked.includes(cause.id)).map(({ number }) => number);
  const leads = ({ number }: Placed): boolean => numbers.some((one) => `${one}.`.startsWith(`${number}.`));
  const first = [...placed.filter(leads), ...placed.filter((one) => !leads(one))].slice(0, mostTreeLines.lines);
  return placed.filter((one) => first.includes(one));
};

/**
 * The tree as indented, numbered text, so that it can be read aloud.
 * @param hidden causes that are shown elsewhere on the card
 */
export const treeLines = (
  fiveWhys: FiveWhys,
  drawing: Drawing,
  hidden: ReadonlySet<string> = new Set(),
): readonly Element[] => {
  const placed = placedCauses(fiveWhys.causes).filter(({ cause }) => !hidden.has(cause.id));
  const shown = chosen(placed, fiveWhys);
  const others = placed.length - shown.length;
  return [
    ...shown.map((one) => lineOf(one, fiveWhys, drawing)),
    ...(others > 0 ? [quiet(drawing.words.session.whys.more(others))] : []),
  ];
};

/** Maximum number of answers shown for each why, by the number of whys. */
const mostAnswers = [14, 14, 8, 6] as const;
const mostWhys = { question: 120, cause: 120, merged: 60, wordings: 2 } as const;

const question = (why: string, view: FiveWhysView, drawing: Drawing): RichTextBlock => {
  const text = whyTitle(why, view, mostWhys.question, drawing);
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'bolder' }] };
};

const wordings = ({ merged }: Cause, { words }: Drawing): readonly Element[] => {
  if (merged.length === 0) return [];
  const shown = merged.slice(0, mostWhys.wordings).map((one) => onLine(one.text, mostWhys.merged));
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
  const inlines: readonly TextRun[] = [{ type: 'TextRun', text: `• ${onLine(text, mostWhys.cause)}` }, ...marked];
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
