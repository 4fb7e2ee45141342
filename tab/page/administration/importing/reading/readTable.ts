import { ImportTrouble } from './importTrouble.ts';
import { readCsv } from './readCsv.ts';
import { mostColumns, mostFileBytes, mostRows, type Sheet, type SheetCell } from './sheet.ts';

/** A file as it was read: its sheets (a CSV file has one), and SHA-256 of its bytes in lower-case hex. */
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
    // Asked for as bytes, it is never a text.
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(new ImportTrouble('noTable'));
    reader.readAsArrayBuffer(file);
  });

/** What a file is its first bytes say, not its name. */
const sheetsIn = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const begins = (...start: readonly number[]) => start.every((byte, n) => bytes[n] === byte);
  if (begins(0x50, 0x4b)) {
    // Large, and a register need not be one of Excel.
    const { readXlsx } = await import('./readXlsx.ts');
    return readXlsx(bytes);
  }
  // Excel before 2007; also what Excel protects with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new ImportTrouble('oldExcel');
  return [{ name: '', rows: readCsv(bytes) }];
};

export const isFilled = (row: readonly SheetCell[]): boolean => row.some((cell) => textOf(cell) !== '');

/** A cell as a text: what a formula came to, never a formula that is computed. */
export const textOf = (cell: SheetCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
};
