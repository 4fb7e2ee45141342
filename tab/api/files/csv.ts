import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { type Language, locales } from '../../../procedure/words/languages.ts';

/** Content of a cell; undefined stays empty. */
export type Cell = string | number | { readonly day: CalendarDate } | undefined;

/** Characters that spreadsheets take as the beginning of a formula (OWASP, *CSV Injection*). */
const formula = /^[=+\-@\t\r]/;

/** Spreadsheets show text after an apostrophe unchanged, and compute nothing. */
const cellText = (cell: Cell, decimal: string): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if (typeof cell === 'object') return cell.day;
  return formula.test(cell) ? `'${cell}` : cell;
};

/** Separators that spreadsheets expect in a language: with a decimal comma, cells are not separated by commas. */
export type CsvStyle = { readonly separator: ',' | ';'; readonly decimal: '.' | ',' };

/** Cells are not separated by commas where numbers have a decimal comma. */
export const csvStyleOf = (language: Language): CsvStyle =>
  (1.5).toLocaleString(locales[language]).includes(',')
    ? { separator: ';', decimal: ',' }
    : { separator: ',', decimal: '.' };

/** Byte order mark by which Excel recognises UTF-8. */
export const csvMark = '\uFEFF';

/** A line of a table (RFC 4180). No cell is ever computed. */
export const csvLine = (row: readonly Cell[], { separator, decimal }: CsvStyle): string => {
  const quoted = (cell: Cell): string => `"${cellText(cell, decimal).replaceAll('"', '""')}"`;
  return `${row.map(quoted).join(separator)}\r\n`;
};

export const csvOf = (rows: readonly (readonly Cell[])[], style: CsvStyle): string =>
  `${csvMark}${rows.map((row) => csvLine(row, style)).join('')}`;
