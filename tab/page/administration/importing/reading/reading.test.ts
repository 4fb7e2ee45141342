import { zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { guessColumns, tableOf } from '../mapping/columns.ts';
import { ImportTrouble } from './importTrouble.ts';
import { decodeText, readCsv, separatorOf } from './readTable.ts';
import { readXlsx } from './readXlsx.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const trouble = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return error instanceof ImportTrouble ? error.code : `no trouble: ${error}`;
  }
  return 'read';
};

describe('a CSV file', () => {
  it('is read in the encodings that spreadsheets write', () => {
    expect(decodeText(utf8('détecté'))).toBe('détecté');
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9]))).toBe('é');
    // Windows-1252; Node 20 reads its quotation marks as Latin-1, which no browser does.
    expect(decodeText(Uint8Array.from([0xe9, 0x74, 0xe9]))).toBe('été');
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0xe9, 0x00]))).toBe('é');
  });

  it.each([
    [';', 'a;b\n1,5;2,5'],
    [',', 'a,b\n1,"2;3;4;5"'],
    ['\t', 'a\tb\n1\t2, 3'],
  ])('may be separated by %p', (separator, text) => {
    expect(separatorOf(text)).toBe(separator);
  });

  it('keeps quotes, line ends and separators inside cells, and row numbers', () => {
    expect(readCsv(utf8('\uFEFFa;b\r\n"x;""y""\r\nz";  2"3\r\n\r\n;"q" r;'))).toEqual([
      ['a', 'b'],
      ['x;"y"\r\nz', '  2"3'],
      [''],
      ['', 'q r', ''],
    ]);
  });

  it('with an unclosed quote, or that is not text, is not half read', async () => {
    expect(await trouble(() => readCsv(utf8('a;b\n"open;3\n4;5')))).toBe('quoteNotClosed');
    expect(await trouble(() => readCsv(Uint8Array.from([0x25, 0x50, 0x00, 0x01])))).toBe('noTable');
  });

  it('of five megabytes of quotes is read quickly', () => {
    const started = performance.now();
    expect(readCsv(utf8('"a""b";'.repeat(300_000)))[0]).toHaveLength(300_001);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

const workbook = async (rows: readonly (readonly (string | number | Date)[])[]): Promise<Uint8Array> => {
  const cells = rows.map((row) =>
    row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value })),
  );
  return new Uint8Array(await (await writeXlsxFile(cells as never)).toBuffer());
};
const sheetXml = (cell: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cell}</sheetData></worksheet>`;

describe('an Excel file', () => {
  it('is read with its days, numbers and texts; formulas count as text', async () => {
    const [sheet] = await readXlsx(
      await workbook([
        ['Date', 'Text'],
        [new Date('2024-03-05T00:00:00Z'), '=HYPERLINK("http://x")'],
        [45_356, '+1'],
      ]),
    );
    expect(sheet?.rows).toEqual([
      ['Date', 'Text'],
      [new Date('2024-03-05T00:00:00Z'), '=HYPERLINK("http://x")'],
      [45_356, '+1'],
    ]);
  });

  it('that is garbage after its first bytes is not read', async () => {
    expect(await trouble(() => readXlsx(utf8('PK\u0003\u0004 and nothing else')))).toBe('noTable');
    expect(await trouble(() => readXlsx(zipSync({ 'word/document.xml': utf8('<w/>') })))).toBe('noTable');
  });

  it('that unpacks to far more than a register is not unpacked', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await trouble(() => readXlsx(bomb))).toBe('unpacksTooLarge');
  });

  it('with one cell far below or far to the right does not make a table of millions', async () => {
    const with_ = (cell: string) => zipSync({ 'xl/worksheets/sheet1.xml': utf8(sheetXml(cell)) });
    expect(await trouble(() => readXlsx(with_('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')))).toBe(
      'tooManyRows',
    );
    expect(await trouble(() => readXlsx(with_('<row r="1"><c s="1" r="XFD1"><v>1</v></c></row>')))).toBe(
      'tooManyColumns',
    );
  });
});

describe('the columns of a register', () => {
  it.each([
    [
      [
        'NC No.',
        'Description',
        'Date of detection',
        'ISO clause',
        'Root cause',
        'Corrective actions',
        'Status',
        'Closed on',
        'Colour',
      ],
      { oldId: 0, what: 1, detectedOn: 2, clause: 3, rootCause: 4, longTermPlan: 5, state: 6, closedOn: 7 },
    ],
    [
      [
        'N°',
        'Description brève',
        'Date de détection',
        'Article concerné',
        'Cause racine',
        'Plan à court terme',
        'Priorité',
        'Responsable du plan',
        'Critères de réussite',
        'Suivis',
      ],
      {
        oldId: 0,
        what: 1,
        detectedOn: 2,
        clause: 3,
        rootCause: 4,
        shortTermPlan: 5,
        priority: 6,
        planManager: 7,
        successCriteria: 8,
        followUps: 9,
      },
    ],
  ])('are guessed from their names: %p', (headings, mapping) => {
    expect(guessColumns(tableOf({ name: '', rows: [headings, ['1']] }))).toEqual(mapping);
  });

  it('are found below a title; of two with one name the first counts, and empty rows keep the numbers', () => {
    const table = tableOf({
      name: '',
      rows: [
        ['Register of 2019', null],
        [],
        ['Description', 'Date', 'Date'],
        [null, '', '  '],
        ['Door', '2024-03-05', 'x'],
      ],
    });
    expect(table).toMatchObject({ headingRow: 3, headings: ['Description', 'Date', 'Date'], rows: [{ row: 5 }] });
    expect(guessColumns(table)).toEqual({ what: 0, detectedOn: 1 });
  });

  it('of an unrelated sheet are none', () => {
    expect(
      guessColumns(
        tableOf({
          name: '',
          rows: [
            ['Shopping', 'Price'],
            ['Milk', 2],
          ],
        }),
      ),
    ).toEqual({});
    expect(tableOf({ name: '', rows: [] }).rows).toEqual([]);
  });
});
