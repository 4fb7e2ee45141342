import { ImportTrouble } from './importTrouble.ts';
import { mostColumns, mostFileBytes, mostRows, type Sheet, type SheetCell } from './sheet.ts';

/** A parsed file: its sheets (a CSV file has one), and the SHA-256 of its bytes in lower-case hex. */
export type ReadFile = { readonly name: string; readonly digest: string; readonly sheets: readonly Sheet[] };

/** A row of a sheet with its number in the file. */
export type NumberedRow = { readonly row: number; readonly cells: readonly SheetCell[] };

/** @throws ImportTrouble */
export const readTable = async (file: File): Promise<ReadFile> => {
  if (file.size > mostFileBytes) throw new ImportTrouble('tooLarge');
  if (file.size === 0) throw new ImportTrouble('empty');
  const bytes = new Uint8Array(await bytesOf(file));
  const sheets = await sheetsIn(bytes);
  const filled = sheets.filter(({ rows }) => rows.some(isFilled));
  if (filled.length === 0) throw new ImportTrouble('noRows');
  for (const { rows } of filled) {
    if (rows.filter(isFilled).length > mostRows + 20) throw new ImportTrouble('tooManyRows');
    if (rows.some((row) => row.length > mostColumns)) throw new ImportTrouble('tooManyColumns');
  }
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  const digest = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name.slice(-255), digest, sheets: filled };
};

const bytesOf = (file: File): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    // Requested as bytes, it is never a text.
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(new ImportTrouble('noTable'));
    reader.readAsArrayBuffer(file);
  });

/** A file's type follows from its first bytes, not its name. */
const sheetsIn = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const begins = (...start: readonly number[]) => start.every((byte, n) => bytes[n] === byte);
  if (begins(0x50, 0x4b)) {
    // Loaded on demand: large, and not every register is an Excel file.
    const { readXlsx } = await import('./readXlsx.ts');
    return readXlsx(bytes);
  }
  // Excel before 2007, or protected with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new ImportTrouble('oldExcel');
  return [{ name: '', rows: readCsv(bytes) }];
};

export const isFilled = (row: readonly SheetCell[]): boolean => row.some((cell) => textOf(cell) !== '');

/** A cell as text: the stored result of a formula, which is never computed. */
export const textOf = (cell: SheetCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
};

const separators = [';', ',', '\t'] as const;

/**
 * UTF-8 with or without byte order mark, UTF-16 with it; anything else is read as Windows-1252, which Excel writes in
 * Europe.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** The separator that occurs most in the first lines, outside quotes. */
export const separatorOf = (text: string): (typeof separators)[number] => {
  const start = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const lines = start.split(/\r\n?|\n/).slice(0, 20);
  const counts = separators.map((one) => lines.reduce((sum, line) => sum + line.split(one).length - 1, 0));
  return separators[counts.indexOf(Math.max(...counts))] ?? ';';
};

/**
 * A table according to RFC 4180; a quote inside an unquoted cell is literal. Empty lines are empty rows, so rows keep
 * their numbers.
 * @throws ImportTrouble `quoteNotClosed`, instead of reading the rest of the file as one cell; `noTable`
 */
export const readCsv = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  // Text has no null characters: it is another kind of file.
  if (text.includes('\0')) throw new ImportTrouble('noTable');
  return cellsOf(text, separatorOf(text));
};

const cellsOf = (text: string, separator: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at + 1) : { cell: '', end: at };
    const end = plainEnd(text, quoted.end, separator);
    row.push(quoted.cell + text.slice(quoted.end, end));
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] !== separator) {
      rows.push(row);
      row = [];
    } else if (at >= text.length) row.push('');
  }
  if (row.length > 0) rows.push(row);
  return rows;
};

/** @param from after the opening quote @returns the cell, and where the text after it begins */
const quotedCell = (text: string, from: number): { readonly cell: string; readonly end: number } => {
  const parts: string[] = [];
  for (let start = from; ; ) {
    const quote = text.indexOf('"', start);
    if (quote < 0) throw new ImportTrouble('quoteNotClosed');
    if (text[quote + 1] !== '"') return { cell: [...parts, text.slice(start, quote)].join(''), end: quote + 1 };
    parts.push(text.slice(start, quote + 1));
    start = quote + 2;
  }
};

const plainEnd = (text: string, from: number, separator: string): number => {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1;
  return end;
};
