import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { Cell } from '../files/csv.ts';
import { workbookOf } from './workbook.ts';

const book = (rows: readonly (readonly Cell[])[], heads: readonly string[] = ['A', 'B', 'C']) =>
  workbookOf({
    name: 'Register [2026]: all?',
    columns: heads.map((head) => ({ head, width: 12 })),
    slices: (async function* () {
      for (const row of rows) yield [row];
    })(),
  });

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const readBack = async (bytes: Uint8Array) => {
  const [sheet] = await readExcelFile(Buffer.from(bytes));
  return sheet;
};

it('can be read back unchanged: texts, numbers, days, empty cells', async () => {
  const long = 'é'.repeat(40_000);
  const rows = [
    ['NC-2026-0042', 12.5, { day: '2026-11-28' }],
    ['Two\nlines & <b>"quoted"</b>', undefined, { day: '2024-02-29' }],
    [long, -3, undefined],
  ] as const;
  expect(await readBack(await book(rows))).toEqual({
    sheet: 'Register  2026   all ',
    data: [
      ['A', 'B', 'C'],
      ['NC-2026-0042', 12.5, new Date('2026-11-28T00:00:00.000Z')],
      ['Two\nlines & <b>"quoted"</b>', null, new Date('2024-02-29T00:00:00.000Z')],
      [`${long.slice(0, 32_766)}…`, -3, null],
    ],
  });
});

it('contains no formula and no link, whatever is typed', async () => {
  const hostile = [
    '=1+1',
    '@SUM(A1)',
    '+cmd|calc',
    '-2',
    '\t=1',
    '=HYPERLINK("https://evil.example")',
    '</t></is><f>1+1</f>',
  ];
  const bytes = await book(
    hostile.map((text) => [text]),
    ['=1+1'],
  );
  const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
  expect(xml).not.toMatch(/<f[ >]|<hyperlink|t="str"/);
  const read = await readBack(bytes);
  expect(read?.data.map(([cell]) => String(cell).trim())).toEqual(['=1+1', ...hostile.map((text) => text.trim())]);
});

it('has the parts that Excel requires, and is the same file for the same content', async () => {
  const rows = [['a<&>', 1, { day: '2026-11-28' }]] as const;
  const heads = ['<A> & "B"', 'B', 'C'];
  const bytes = await book(rows, heads);
  const parts = unzipSync(bytes);
  expect(Object.keys(parts)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const types = [...text('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
  expect(types).toEqual(['xl/workbook.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml']);
  const formats = [...(text('xl/styles.xml').split('<cellXfs')[1] ?? '').matchAll(/<xf numFmtId="(\d+)"/g)];
  const cells = [...text('xl/worksheets/sheet1.xml').matchAll(/<c r="(\w+)"(?: s="(\d)")?/g)];
  expect(cells.map(([, at, style]) => [at, formats[Number(style ?? 0)]?.[1]])).toEqual([
    ['A1', '0'],
    ['B1', '0'],
    ['C1', '0'],
    ['A2', '0'],
    ['B2', '0'],
    ['C2', '14'],
  ]);
  expect((await readBack(bytes))?.data[0]).toEqual(heads);
  expect(sha256Of(await book(rows, heads))).toBe(sha256Of(bytes));
});

it('writes a day that Excel cannot represent as text, and no invalid number', async () => {
  const rows = [[{ day: '1900-03-01' }, { day: '1900-02-28' }, Number.NaN], ['x']] as const;
  expect((await readBack(await book(rows)))?.data[1]).toEqual([
    new Date('1900-03-01T00:00:00.000Z'),
    '1900-02-28',
    null,
  ]);
});

it('omits characters that XML cannot carry, and keeps text that looks like its escapes', async () => {
  const bytes = await book([['a\u0000b\uD800c\u{1F512}', '_x0041_', 'x']]);
  const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
  expect(xml).toContain('>abc\u{1F512}<');
  expect(xml).toContain('_x005F_x0041_');
});

it('freezes its head and first column, and has as many columns as heads', async () => {
  const heads = Array.from({ length: 28 }, (_none, index) => `H${index}`);
  const xml = new TextDecoder().decode(unzipSync(await book([['x']], heads))['xl/worksheets/sheet1.xml']);
  expect(xml).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
  expect(xml).toContain('<autoFilter ref="A1:AB2"/>');
  expect(xml.match(/<col /g)).toHaveLength(28);
});
