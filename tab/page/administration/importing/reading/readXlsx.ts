import { unzipSync, zipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import { ImportTrouble } from './importTrouble.ts';
import { mostColumns, mostRows, type Sheet } from './sheet.ts';

/** Maximum size unpacked, in bytes: a register of 5,000 rows has about ten million. */
const mostUnpacked = 64 * 1024 * 1024;
const mostParts = 200;

/**
 * Reads the sheets of a workbook. It is unpacked here, up to a limit, and passed on uncompressed: a zip bomb would fill
 * the memory, and the library would unpack large parts in a worker, which our CSP forbids.
 * @throws ImportTrouble
 */
export const readXlsx = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const parts = unpack(bytes);
  for (const [name, part] of Object.entries(parts)) if (/worksheets\/[^/]+\.xml$/.test(name)) checkSize(part);
  try {
    const { buffer, byteOffset, byteLength } = zipSync(parts, { level: 0 });
    const sheets = await readSheets((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Sheet['rows'] }));
  } catch {
    throw new ImportTrouble('noTable');
  }
};

const unpack = (bytes: Uint8Array): Record<string, Uint8Array> => {
  let [size, count] = [0, 0];
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/i.test(name)) return false;
        size += originalSize;
        count += 1;
        if (size > mostUnpacked || count > mostParts) throw new ImportTrouble('unpacksTooLarge');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof ImportTrouble ? error : new ImportTrouble('noTable');
  }
};

/** One cell far below or far to the right makes a table of millions, so this is checked before it is built. */
const checkSize = (part: Uint8Array): void => {
  const xml = new TextDecoder().decode(part);
  for (const [, column = '', row = ''] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,9})(\d{1,9})"/g)) {
    // Includes the headings, and anything above them.
    if (Number(row) > mostRows + 100) throw new ImportTrouble('tooManyRows');
    if (columnNumber(column) > mostColumns) throw new ImportTrouble('tooManyColumns');
  }
};

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
