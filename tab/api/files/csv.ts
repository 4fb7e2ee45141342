import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { type Language, locales } from '../../../procedure/words/languages.ts';

/** What a cell holds; undefined stays empty. */
export type Cell = string | number | { readonly day: CalendarDate } | undefined;

/** What a spreadsheet takes for the beginning of a formula (OWASP, *CSV Injection*). */
const formula = /^[=+\-@\t\r]/;

/** A spreadsheet shows text after an apostrophe as it is, and computes nothing. */
const cellText = (cell: Cell, decimal: string): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if (typeof cell === 'object') return cell.day;
  return formula.test(cell) ? `'${cell}` : cell;
};

/** How a language's spreadsheets read a file: where the decimal comma is, cells are not set apart by commas. */
export type CsvStyle = { readonly separator: ',' | ';'; readonly decimal: '.' | ',' };

/** Cells are not separated by commas where numbers have a decimal comma. */
export const csvStyleOf = (language: Language): CsvStyle =>
  (1.5).toLocaleString(locales[language]).includes(',')
    ? { separator: ';', decimal: ',' }
    : { separator: ',', decimal: '.' };

/** The mark by which Excel knows UTF-8. */
export const csvMark = '\uFEFF';

/** A line of a table (RFC 4180). No cell is ever computed. */
export const csvLine = (row: readonly Cell[], { separator, decimal }: CsvStyle): string => {
  const quoted = (cell: Cell): string => `"${cellText(cell, decimal).replaceAll('"', '""')}"`;
  return `${row.map(quoted).join(separator)}\r\n`;
};

export const csvOf = (rows: readonly (readonly Cell[])[], style: CsvStyle): string =>
  `${csvMark}${rows.map((row) => csvLine(row, style)).join('')}`;
