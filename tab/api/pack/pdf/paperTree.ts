import type { Causes, Why } from '../../../../procedure/record/recordParts.ts';
import type { PackWords } from '../../words/en/packWords.ts';
import { fontFile, ink, type Paper, sheet } from './paper.ts';
import { readable } from './readable.ts';

/** A box of the picture: its content and its depth. */
type Box = { readonly depth: number; readonly small: string; readonly text: string; readonly isRoot: boolean };

const indent = 16;
const padding = 4;
/** Deeper boxes are not indented further, so that there is room for their text. */
const deepest = 14;
const gap = 5;

/** The tree of the 5 Whys as a picture of boxes and lines; its alternative text describes all of it. */
export const causeTree = (
  paper: Paper,
  { problem, causes, title }: { readonly problem: string; readonly causes: Causes; readonly title: string },
  words: PackWords,
): void => {
  const roots = new Map(causes.rootCauses.flatMap(({ whyId, statement }) => (whyId ? [[whyId, statement]] : [])));
  const boxes = [
    { depth: 0, small: words.problem, text: problem, isRoot: false },
    ...causes.whys.flatMap((why) => boxesOf(why, { depth: 1, roots, words })),
  ];
  const alt = [title, ...boxes.map(({ depth, small, text }) => `${'\u00a0\u00a0'.repeat(depth)}${small} ${text}`)];
  paper.room(60);
  const figure = paper.doc.struct('Figure', { alt: alt.join('\n') }, [() => drawBoxes(paper, boxes)]);
  paper.parent().add(figure);
  paper.doc.x = sheet.left;
  paper.doc.y += 6;
};

type Drawing = { readonly depth: number; readonly roots: ReadonlyMap<string, string>; readonly words: PackWords };

const boxesOf = (why: Why, drawing: Drawing): readonly Box[] => {
  const { depth, roots, words } = drawing;
  const isRoot = roots.has(why.id);
  const evidence = why.evidence ? [words.said(words.section.evidence, why.evidence)] : [];
  const text = [why.answer, ...evidence, ...(isRoot ? [words.said(words.root, roots.get(why.id) ?? '')] : [])].join(
    '\n',
  );
  return [
    { depth, small: why.question, text, isRoot },
    ...why.children.flatMap((child) => boxesOf(child, { ...drawing, depth: depth + 1 })),
  ];
};

const leftOf = (depth: number): number => sheet.left + Math.min(depth, deepest) * indent;

const drawBoxes = (paper: Paper, boxes: readonly Box[]): void => {
  const { doc } = paper;
  // Where the line from each depth continues: below its last box.
  const below: number[] = [];
  for (const box of boxes) {
    const left = leftOf(box.depth);
    const width = sheet.right - left - 2 * padding;
    for (const [index, part] of piecesOf(box.text).entries()) {
      const small = index === 0 ? readable(box.small).text : '…';
      const text = readable(part).text;
      const smallHeight = doc.font(fontFile('plain')).fontSize(7).heightOfString(small, { width });
      const textHeight = doc.font(fontFile('bold')).fontSize(8.5).heightOfString(text, { width });
      const height = smallHeight + textHeight + 2 * padding;
      if (doc.y + height > sheet.bottom) {
        doc.continueOnNewPage();
        below.fill(sheet.top);
      }
      const top = doc.y;
      const from = below[Math.min(box.depth, deepest) - 1];
      if (from !== undefined) {
        const x = left - indent / 2;
        doc
          .moveTo(x, from)
          .lineTo(x, top + 10)
          .lineTo(left, top + 10)
          .lineWidth(0.8)
          .stroke(ink.faint);
      }
      doc.roundedRect(left, top, sheet.right - left, height, 3).lineWidth(box.isRoot ? 2 : 0.7);
      doc.fillAndStroke(box.isRoot ? '#e6f0fb' : '#ffffff', box.isRoot ? ink.mark : ink.faint);
      doc
        .fillColor(ink.faint)
        .font(fontFile('plain'))
        .fontSize(7)
        .text(small, left + padding, top + padding, { width });
      doc.fillColor(ink.text).font(fontFile('bold')).fontSize(8.5);
      doc.text(text, left + padding, top + padding + smallHeight, { width });
      doc.y = top + height + gap;
      below.length = Math.min(box.depth, deepest);
      below.push(top + height);
    }
  }
};

/** A box stays well within a page. */
const piecesOf = (text: string): readonly string[] => {
  const pieces = text.match(/[\s\S]{1,1200}(?=\s|$)|[\s\S]{1,1200}/gu) ?? [''];
  return pieces.map((piece) => piece.trim());
};
