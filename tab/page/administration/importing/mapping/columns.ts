import { type ImportField, importFields } from '../../../../../procedure/commands/organisation/importRecord.ts';
import { fold } from '../../../../../procedure/record/history/fold.ts';
import { isFilled, type NumberedRow, textOf } from '../reading/readTable.ts';
import type { Sheet } from '../reading/sheet.ts';
import { headingsOf } from './vocabulary.ts';

/** The column of each field, counted from 0. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>;

const bare = (heading: string): string =>
  fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The field that a heading names. */
const fieldNamed = (heading: string): ImportField | undefined => {
  const name = bare(heading);
  return name === '' ? undefined : importFields.find((field) => headingsOf[field].includes(name));
};

/** Separates the headings of a sheet from its rows, which keep their numbers. Empty rows are dropped. */
export type Table = {
  readonly headings: readonly string[];
  /** Number of the row of headings. */
  readonly headingRow: number;
  readonly rows: readonly NumberedRow[];
};

/** There may be a title above the headings: of the first rows, the one with the most field names has the headings. */
const mostAbove = 20;

export const tableOf = ({ rows }: Sheet): Table => {
  const numbered = rows
    .map((cells, index): NumberedRow => ({ row: index + 1, cells }))
    .filter(({ cells }) => isFilled(cells));
  const known = numbered
    .slice(0, mostAbove)
    .map(({ cells }) => cells.filter((cell) => typeof cell === 'string' && fieldNamed(cell) !== undefined).length);
  const at = Math.max(0, known.indexOf(Math.max(...known)));
  const width = Math.max(0, ...numbered.map(({ cells }) => cells.length));
  const head = numbered[at];
  return {
    headings: Array.from({ length: width }, (_, column) => textOf(head?.cells[column])),
    headingRow: head?.row ?? 1,
    rows: numbered.slice(at + 1),
  };
};

/** A first guess: each field gets the first column with its name. */
export const guessColumns = ({ headings }: Table): Mapping => {
  const fields = headings.map(fieldNamed);
  return Object.fromEntries(
    importFields.flatMap((field) => (fields.includes(field) ? [[field, fields.indexOf(field)]] : [])),
  );
};
