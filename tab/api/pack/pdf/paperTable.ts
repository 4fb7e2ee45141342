import { type Font, fontFile, ink, type Paper, type Structure, sheet } from './paper.ts';
import { readable } from './readable.ts';

export type Column = {
  readonly head: string /** A part of the width: they are shared out in proportion. */;
  readonly width: number;
  readonly font?: Font;
};
export type Cells = readonly (string | undefined)[];

const size = 8;
const monoSize = 6.6;
const padding = 3;
/** Higher rows are split over several, so no page is left half empty. */
const highest = 260;

type Laid = { readonly columns: readonly Column[]; readonly left: readonly number[]; readonly wide: readonly number[] };

/** @param goesOn printed in a row that continues the one before */
export const table = (paper: Paper, columns: readonly Column[], rows: readonly Cells[], goesOn: string): void => {
  const laid = layOut(columns);
  const structure = paper.doc.struct('Table');
  paper.parent().add(structure);
  const heads = columns.map(({ head }) => head);
  const headed = columns.some(({ head }) => head !== '');
  if (headed) {
    paper.room(50);
    drawRow(paper, laid, heads, { structure, kind: 'head' });
  }
  for (const row of rows) {
    for (const part of partsOf(paper, laid, row, goesOn)) {
      if (paper.doc.y + heightOf(paper, laid, part) > sheet.bottom) {
        paper.doc.addPage();
        // Repeated only visually.
        if (headed) paper.ornament(() => drawRow(paper, laid, heads, { kind: 'head' }));
      }
      drawRow(paper, laid, part, { structure, kind: headed ? 'row' : 'fact' });
    }
  }
  structure.end();
  paper.doc.x = sheet.left;
  paper.doc.y += 6;
};

/** Labels with their values; those without a value are omitted. */
export const facts = (paper: Paper, rows: readonly Cells[], goesOn: string): void => {
  const known = rows.filter(([, value]) => value !== undefined && value !== '');
  const columns = [
    { head: '', width: 27 },
    { head: '', width: 73 },
  ];
  if (known.length > 0) table(paper, columns, known, goesOn);
};

const layOut = (columns: readonly Column[]): Laid => {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const wide = columns.map(({ width }) => (width / all) * sheet.width);
  const left = wide.map((_, index) => sheet.left + wide.slice(0, index).reduce((sum, one) => sum + one, 0));
  return { columns, left, wide };
};

const setFont = (paper: Paper, column: Column | undefined, isBold: boolean): void => {
  const font = isBold ? 'bold' : (column?.font ?? 'plain');
  paper.doc.font(fontFile(font)).fontSize(font === 'mono' ? monoSize : size);
};

/** A hash is easier to compare on two lines. */
const shownIn = (column: Column | undefined, cell: string): ReturnType<typeof readable> =>
  column?.font === 'mono' && cell.length === 64
    ? { text: `${cell.slice(0, 32)}\n${cell.slice(32)}`, exact: false }
    : readable(cell);

const cellHeight = (paper: Paper, { columns, wide }: Laid, text: string, index: number): number => {
  // In the first column it may be a label.
  setFont(paper, columns[index], index === 0);
  return paper.doc.heightOfString(shownIn(columns[index], text).text || ' ', {
    width: (wide[index] ?? 0) - 2 * padding,
  });
};

const heightOf = (paper: Paper, laid: Laid, cells: Cells): number =>
  Math.max(...cells.map((cell, index) => cellHeight(paper, laid, cell ?? '', index))) + 2 * padding;

/** The names of the columns are bold and may wrap. */
const headHeight = (paper: Paper, laid: Laid, cells: Cells): number => {
  const heights = cells.map((cell, index) => {
    setFont(paper, undefined, true);
    return paper.doc.heightOfString(cell || ' ', { width: (laid.wide[index] ?? 0) - 2 * padding });
  });
  return Math.max(...heights) + 2 * padding + 2;
};

/** The row, split into as many as needed. */
const partsOf = (paper: Paper, laid: Laid, cells: Cells, goesOn: string): readonly Cells[] => {
  const height = heightOf(paper, laid, cells);
  if (height <= highest) return [cells];
  const cuts = cells.map((cell = '', index) =>
    cellHeight(paper, laid, cell, index) + 2 * padding <= highest ? cell.length : cutAt(cell, height),
  );
  const first = cells.map((cell, index) => cell?.slice(0, cuts[index]));
  const rest = cells.map((cell, index) => cell?.slice(cuts[index]).trimStart());
  if (rest.every((cell) => !cell)) return [first];
  const named = rest.map((cell, index) =>
    index === 0 && !cell ? `${cells[0]?.split(' (')[0] ?? ''} ${goesOn}` : cell,
  );
  return [...partsOf(paper, laid, first, goesOn), ...partsOf(paper, laid, named, goesOn)];
};

/**
 * Where to split a text too high for the page: at a space, never within a surrogate pair, with at least one character
 * on each side.
 */
const cutAt = (text: string, height: number): number => {
  const wanted = Math.max(1, Math.floor((text.length * (highest - 2 * padding) * 0.9) / height));
  const blank = Math.max(text.lastIndexOf(' ', wanted), text.lastIndexOf('\n', wanted));
  const at = blank > wanted / 2 ? blank : wanted;
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at + 1 : at;
};

type Drawing = { readonly structure?: Structure; readonly kind: 'head' | 'row' | 'fact' };

const drawRow = (paper: Paper, laid: Laid, cells: Cells, { structure, kind }: Drawing): void => {
  const { doc } = paper;
  const top = doc.y;
  const height = kind === 'head' ? headHeight(paper, laid, cells) : heightOf(paper, laid, cells);
  const row = structure && doc.struct('TR');
  if (row) structure.add(row);
  const rule = (): void => {
    if (kind === 'head') doc.rect(sheet.left, top, sheet.width, height).fill(ink.fill);
    doc
      .moveTo(sheet.left, top + height)
      .lineTo(sheet.right, top + height)
      .lineWidth(0.4)
      .stroke(ink.line);
  };
  if (row) paper.ornament(rule);
  else rule();
  for (const [index, cell = ''] of cells.entries()) {
    const isHead = kind === 'head' || (kind === 'fact' && index === 0);
    const shown = shownIn(kind === 'head' ? undefined : laid.columns[index], cell);
    const draw = (): void => {
      setFont(paper, laid.columns[index], isHead);
      doc.fillColor(ink.text).text(shown.text, (laid.left[index] ?? 0) + padding, top + padding, {
        width: (laid.wide[index] ?? 0) - 2 * padding,
      });
    };
    const scope = kind === 'head' ? 'Column' : 'Row';
    const options = { ...(isHead && { scope }), ...(!shown.exact && { actual: cell }) };
    if (row) row.add(doc.struct(isHead ? 'TH' : 'TD', options, [draw]));
    else draw();
  }
  row?.end();
  doc.y = top + height;
};
