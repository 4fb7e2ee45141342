import { type ImportField, importFields } from '../../../../../procedure/commands/organisation/importRecord.ts';
import { reportFields, specOf } from '../../../../../procedure/record/report/reportFacts.ts';
import type { ImportRow } from '../../../../api/import/importWire.ts';
import { textOf } from '../reading/readTable.ts';
import { choiceFields, guessChoice, isChoiceField } from './choiceValues.ts';
import type { Mapping, Table } from './columns.ts';
import { type DateOrder, dateIn, dateOrderOf } from './dates.ts';
import type { ChoiceField } from './vocabulary.ts';

const dateFields: readonly ImportField[] = [
  ...reportFields.filter((field) => specOf(field).kind === 'day'),
  'closedOn',
];

/** For each field of a closed list: the choice for each text of the file; `''` leaves it open. */
export type Choices = Readonly<Partial<Record<ChoiceField, Readonly<Record<string, string>>>>>;

const cellsIn = ({ rows }: Table, column: number | undefined) =>
  column === undefined ? [] : rows.map(({ cells }) => cells[column] ?? null);

export const dateOrderIn = (table: Table, mapping: Mapping): ReturnType<typeof dateOrderOf> =>
  dateOrderOf(dateFields.flatMap((field) => cellsIn(table, mapping[field])));

/** The texts of the file whose meaning is unclear, once each, most frequent first. */
export const unclearChoices = (
  table: Table,
  mapping: Mapping,
): readonly { readonly field: ChoiceField; readonly text: string; readonly count: number }[] =>
  choiceFields.flatMap((field) => {
    const counts = new Map<string, number>();
    for (const cell of cellsIn(table, mapping[field])) {
      const text = textOf(cell);
      if (text !== '' && guessChoice(field, text) === undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a).map(([text, count]) => ({ field, text, count }));
  });

/** Cells that are not a date or choice are sent unchanged, and the server reports them. */
const cellText = (
  field: ImportField,
  cell: Parameters<typeof textOf>[0],
  choices: Choices,
  order: DateOrder,
): string => {
  const text = textOf(cell);
  if (text === '') return '';
  if (dateFields.includes(field)) return dateIn(cell ?? null, order) ?? text;
  return isChoiceField(field) ? (choices[field]?.[text] ?? guessChoice(field, text) ?? text) : text;
};

/** The rows as they are sent. */
export const mapRows = (table: Table, mapping: Mapping, choices: Choices, order: DateOrder): readonly ImportRow[] =>
  table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      importFields.flatMap((field) => {
        const column = mapping[field];
        const text = column === undefined ? '' : cellText(field, cells[column], choices, order);
        return text === '' ? [] : [[field, text]];
      }),
    ),
  }));

/** In batches of at most this many rows and about a million characters. */
export const batches = (rows: readonly ImportRow[], most: number): readonly (readonly ImportRow[])[] => {
  const all: ImportRow[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const length = JSON.stringify(row).length;
    const last = all.at(-1);
    if (last && last.length < most && size + length <= 1_000_000) {
      last.push(row);
      size += length;
    } else {
      all.push([row]);
      size = length;
    }
  }
  return all;
};
