import type { SheetCell } from '../reading/sheet.ts';
import { isLeft, withoutRepeats } from '../rowResults.ts';
import { guessChoice } from './choiceValues.ts';
import { type Table, tableOf } from './columns.ts';
import { dateIn, dateOrderOf } from './dates.ts';
import { batches, dateOrderIn, mapRows, unclearChoices } from './mapRows.ts';

describe('a day', () => {
  it.each<[SheetCell, string | undefined]>([
    ['2024-03-05', '2024-03-05'],
    ['2024-3-5T10:00', '2024-03-05'],
    ['05/03/2024', '2024-03-05'],
    ['5.3.24', '2024-03-05'],
    ['05-03-1998', '1998-03-05'],
    ['05/03/98', '1998-03-05'],
    ['05/03/2024 14:30', '2024-03-05'],
    [new Date('2024-03-05T00:00:00Z'), '2024-03-05'],
    // 5 March 2024 is day 45,356 of Excel.
    [45_356, '2024-03-05'],
    [45_356.75, '2024-03-05'],
    ['45356', '2024-03-05'],
    ['31/02/2024', undefined],
    ['March 2024', undefined],
    [7, undefined],
    [new Date('x'), undefined],
    [null, undefined],
  ])('%p is %p', (cell, day) => {
    expect(dateIn(cell, 'dayFirst')).toBe(day);
  });

  it('follows the order that the file shows, or is ambiguous', () => {
    expect(dateOrderOf(['05/03/2024', '25/03/2024'])).toBe('dayFirst');
    expect(dateOrderOf(['05/03/2024', '03/25/2024'])).toBe('monthFirst');
    expect(dateOrderOf(['05/03/2024', '06/07/2024'])).toBe('unclear');
    expect(dateOrderOf(['25/03/2024', '03/25/2024'])).toBe('unclear');
    expect(dateOrderOf(['2024-03-05', '05/05/2024', 45_356, 'soon', null])).toBeUndefined();
    expect(dateIn('05/03/2024', 'monthFirst')).toBe('2024-05-03');
  });
});

describe('a word of a register', () => {
  it.each([
    ['priority', 'Élevée', 'high'],
    ['priority', 'P2', 'medium'],
    ['priority', 'notSure', 'notSure'],
    ['priority', 'purple', undefined],
    ['impact', 'Majeur', 'high'],
    ['impact', 'Critical', 'critical'],
    ['clause', 'A.5.15', 'A.5.15'],
    ['clause', 'A5.15 Access control', 'A.5.15'],
    ['clause', 'ISO/IEC 27001:2022 – 10.2 a)', '10.2'],
    ['clause', 'Annexe A.8.13', 'A.8.13'],
    ['clause', 'A.99.1', undefined],
    ['source', 'Audit interne 2023', 'internalAudit'],
    ['source', 'Certification audit', 'externalAudit'],
    ['state', 'Clôturée', 'closed'],
    ['state', 'In progress', 'open'],
    ['state', 'Not closed', 'open'],
    ['ongoing', 'Oui', 'yes'],
    ['ongoing', 'No longer', 'no'],
  ] as const)('%s: %p means %p', (field, text, choice) => {
    expect(guessChoice(field, text)).toBe(choice);
  });
});

const table: Table = tableOf({
  name: '',
  rows: [
    ['Id', 'Description', 'Date', 'Priority', 'Status'],
    [1, ' Door open ', '05/03/2024', 'Purple', 'Closed'],
    [2, '=1+1', 'soon', 'high', ''],
    ['', 'Same day', '06/03/2024', 'Purple', 'open'],
  ],
});
const mapping = { oldId: 0, what: 1, detectedOn: 2, priority: 3, state: 4 };

describe('the rows sent', () => {
  it('have days and choices as the server expects, all else unchanged', () => {
    expect(dateOrderIn(table, mapping)).toBe('unclear');
    expect(unclearChoices(table, mapping)).toEqual([{ field: 'priority', text: 'Purple', count: 2 }]);
    expect(mapRows(table, mapping, { priority: { Purple: 'low' } }, 'dayFirst')).toEqual([
      { row: 2, cells: { oldId: '1', what: 'Door open', detectedOn: '2024-03-05', priority: 'low', state: 'closed' } },
      { row: 3, cells: { oldId: '2', what: '=1+1', detectedOn: 'soon', priority: 'high' } },
      { row: 4, cells: { what: 'Same day', detectedOn: '2024-03-06', priority: 'low', state: 'open' } },
    ]);
    expect(mapRows(table, mapping, {}, 'monthFirst')[0]?.cells).toMatchObject({
      detectedOn: '2024-05-03',
      priority: 'Purple',
    });
    expect(mapRows(table, mapping, { priority: { Purple: '' } }, 'dayFirst')[0]?.cells.priority).toBeUndefined();
  });

  it('go in batches, by number and by size, and none is omitted', () => {
    const rows = Array.from({ length: 450 }, (_, n) => ({ row: n + 2, cells: { what: 'x' } }));
    expect(batches(rows, 200).map(({ length }) => length)).toEqual([200, 200, 50]);
    const large = Array.from({ length: 5 }, (_, n) => ({ row: n + 2, cells: { what: 'x'.repeat(400_000) } }));
    expect(batches(large, 200).map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(batches([], 200)).toEqual([]);
  });

  it('are each one nonconformity: of two with one identity the first counts', () => {
    const [first, second, third] = withoutRepeats([
      { row: 2, outcome: 'valid', identity: 'a' },
      { row: 3, outcome: 'valid', identity: 'a' },
      { row: 4, outcome: 'similar', identity: 'b', reference: 'NC-2026-0001' },
    ]);
    expect(second).toEqual({ row: 3, outcome: 'twice', first: 2 });
    if (!first || !second || !third) throw new Error('missing');
    expect([first, second, third].map((one) => isLeft(one, false))).toEqual([true, false, false]);
    expect(isLeft(third, true)).toBe(true);
  });
});
