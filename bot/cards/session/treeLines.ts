import type { FiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import type { Drawing } from '../drawing.ts';
import type { Element, TextRun } from '../parts/card.ts';
import { quiet } from '../parts/texts.ts';
import { onLine, type Placed, placedCauses } from './fiveWhysView.ts';

/** A card has a budget of bytes, and a phone is 320 px wide. */
const most = { lines: 24, text: 80, indent: 4 } as const;

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
  const indent = '\u2003'.repeat(Math.min(depth, most.indent));
  return {
    type: 'RichTextBlock',
    inlines: [run(`${indent}${number} ${onLine(cause.text, most.text)}`, isRoot ? { weight: 'bolder' } : {}), ...marks],
    spacing: depth === 0 ? 'small' : 'none',
  };
};

/** Those on the way to a root cause or to a why that is asked come before the others are cut. */
const chosen = (placed: readonly Placed[], fiveWhys: FiveWhys): readonly Placed[] => {
  if (placed.length <= most.lines) return placed;
  const marked = [...fiveWhys.asked, ...fiveWhys.rootCauses.map(({ cause }) => cause)];
  const numbers = placed.filter(({ cause }) => marked.includes(cause.id)).map(({ number }) => number);
  const leads = ({ number }: Placed): boolean => numbers.some((one) => `${one}.`.startsWith(`${number}.`));
  const first = [...placed.filter(leads), ...placed.filter((one) => !leads(one))].slice(0, most.lines);
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
