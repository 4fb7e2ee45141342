import type { Cell } from '../files/csv.ts';
import { type Content, createZip } from '../files/zip.ts';

export type Column = {
  readonly head: string;
  /** In characters. */
  readonly width: number;
};

export type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Slice by slice: other requests are served in between. */
  readonly slices: AsyncIterable<readonly (readonly Cell[])[]>;
};

/** Maximum length of a cell (Microsoft: *Excel specifications and limits*). */
const mostInCell = 32_767;

/** Characters not allowed in XML: most control characters, and lone surrogates. */
const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text
    .replace(unfit, '')
    // Excel would read `_x0041_` as a letter (ECMA-376 part 1, 22.4.2.4).
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (letter) => entities[letter] ?? '');

const cut = (text: string): string => (text.length > mostInCell ? `${text.slice(0, mostInCell - 1)}…` : text);

/** Days since 30 December 1899, as Excel counts them. */
const serialDay = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) / 86_400_000 + 25_569;

/** 1 March 1900: Excel has a nonexistent 29 February before it, and no day before that year. */
const firstSure = 61;

const styles = { text: 0, head: 1, day: 2 } as const;

/** `A`, `Z`, `AA`: the letters of the column of this index. */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** A text is always an inline string, never evaluated by Excel: the file has no formulas. */
const cellOf = (cell: Cell, at: string, style: number = styles.text): string => {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : '';
  if (typeof cell === 'object') {
    const day = serialDay(cell.day);
    return day < firstSure ? cellOf(cell.day, at) : `<c r="${at}" s="${styles.day}"><v>${day}</v></c>`;
  }
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut(cell))}</t></is></c>`;
};

const rowOf = (cells: readonly Cell[], row: number, columns: readonly string[], style?: number): string =>
  `<row r="${row}">${cells.map((cell, index) => cellOf(cell, `${columns[index]}${row}`, style)).join('')}</row>`;

const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relationships = (...targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${prolog}<Relationships xmlns="${packages}/relationships">${targets
    .map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

async function* sheetXml({ columns, slices }: Sheet): AsyncGenerator<string> {
  const frozen = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>';
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${prolog}<worksheet ${main}><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`;
  yield `<cols>${widths.join('')}</cols><sheetData>`;
  const names = columns.map((_column, index) => letters(index));
  const heads = columns.map(({ head }) => head);
  yield rowOf(heads, 1, names, styles.head);
  let rows = 1;
  for await (const slice of slices) {
    const before = rows;
    rows += slice.length;
    yield slice.map((row, index) => rowOf(row, before + index + 1, names)).join('');
  }
  yield `</sheetData><autoFilter ref="A1:${names.at(-1)}${rows}"/></worksheet>`;
}

const stylesXml =
  `${prolog}<styleSheet ${main}>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  // 14: a date in the format of the reader's locale.
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '</cellXfs></styleSheet>';

/** A sheet name has at most 31 characters and none of these, which Excel refuses. */
const sheetName = (name: string): string => escaped(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));

/**
 * One sheet as an Excel workbook (ECMA-376) with a frozen header row, real dates and numbers. Written as a stream,
 * because write-excel-file holds every cell and blocks the server: 6 s for 20,000 rows
 * (docs/decisions/0016-own-workbook.md).
 */
export const workbookOf = async (sheet: Sheet): Promise<Uint8Array> => {
  const zip = createZip(anyTime);
  for (const [name, content] of partsOf(sheet)) await zip.add(name, content);
  return zip.end();
};

/** The same content gives the same file. */
const anyTime = new Date(1980, 0, 1);

const partsOf = (sheet: Sheet): readonly (readonly [name: string, content: Content])[] => [
  [
    '[Content_Types].xml',
    [
      `${prolog}<Types xmlns="${packages}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ],
  ],
  ['_rels/.rels', [relationships(['officeDocument', 'xl/workbook.xml'])]],
  [
    'xl/workbook.xml',
    [
      `${prolog}<workbook ${main} xmlns:r="${office}">`,
      `<sheets><sheet name="${sheetName(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
  ],
  ['xl/_rels/workbook.xml.rels', [relationships(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])]],
  ['xl/styles.xml', [stylesXml]],
  ['xl/worksheets/sheet1.xml', sheetXml(sheet)],
];
