import { ImportTrouble } from './importTrouble.ts';

const separators = [';', ',', '\t'] as const;

/** UTF-8 with or without its mark, UTF-16 with it; what is no UTF-8 is read as Windows-1252, which Excel writes in Europe. */
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

/** The one that sets the most cells of the first lines apart, outside of quotes. */
export const separatorOf = (text: string): (typeof separators)[number] => {
  const start = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const lines = start.split(/\r\n?|\n/).slice(0, 20);
  const counts = separators.map((one) => lines.reduce((sum, line) => sum + line.split(one).length - 1, 0));
  return separators[counts.indexOf(Math.max(...counts))] ?? ';';
};

/**
 * A table as RFC 4180 has it; a quote inside an unquoted cell is a quote. Empty lines are empty rows, so that rows keep
 * their numbers.
 * @throws ImportTrouble `quoteNotClosed` rather than to take the rest of the file for one cell; `noTable`
 */
export const readCsv = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  // No text has one: it is something else under a wrong name.
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
