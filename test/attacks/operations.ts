import type { PlainItem } from '../contracts/graphStage.ts';
import type { Hands } from './attackers.ts';
import { type Fields, ownFields, type Target } from './targets.ts';

/** What can be done to the rows of a list. `edit` is done to each column on its own. */
export const operations = [
  'insert a row',
  'edit a column',
  'delete a row',
  'swap two rows',
  'duplicate a row',
  'restore an old version',
  'replay into another record',
] as const;
export type Operation = (typeof operations)[number];

/** One attack: an operation, and the column that it edits. */
export type Attack = { readonly operation: Operation; readonly column?: string };

/** An attack for each operation, and one for each column of the list. */
export const attacksOn = ({ table: { columns } }: Target): readonly Attack[] =>
  operations.flatMap((operation): readonly Attack[] =>
    operation === 'edit a column' ? Object.keys(columns).map((column) => ({ operation, column })) : [{ operation }],
  );

/** The rows of the record that is attacked, and of another one. */
export type Victim = {
  readonly subject: string;
  readonly own: readonly PlainItem[];
  readonly other: readonly PlainItem[];
};

type Play = (target: Target, victim: Victim, hands: Hands, column: string) => Promise<void>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const last = <T>(all: readonly T[]): T => {
  const found = all.at(-1);
  if (found === undefined) throw new Error('there is no row');
  return found;
};
/** A row with one before it and one after it, where there are three. */
const middle = (rows: readonly PlainItem[]): number => (rows.length > 2 ? 1 : 0);
const at = (rows: readonly PlainItem[], index: number): PlainItem => last(rows.slice(0, index + 1));

/** A value that fits the column, and differs from the one that is there. */
const forgedValue = (
  { table, events }: Pick<Target, 'table' | 'events'>,
  column: string,
  row: Fields,
  other: Fields,
): unknown => {
  const definition = table.columns[column];
  if (definition?.facet.number) return Number(row[column] || 0) + 1;
  if (definition?.facet.dateTime) return '2026-01-01T00:00:00.000Z';
  if (column === 'Seal') return other.Seal;
  if (definition?.index === 'unique') return `${String(row[column])}9`;
  if (column === 'Events' && events) return events;
  if (column === 'Events' && text(row.Events).includes('"CheckpointMade"'))
    return text(row.Events).replace('last ', 'last 1');
  if (column === 'Events') return JSON.stringify([{ type: 'ReportAddedTo', text: 'It was no door.' }]);
  if (column === 'Inputs') return String(row[column]).replace(/person-\d+/, 'another-person');
  return other[column] && other[column] !== row[column] ? other[column] : `${String(row[column] ?? '')}x`;
};

const differing = (before: Fields, after: Fields): Fields =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value));

/** Writes the columns that have changed. */
const write = async (hands: Hands, { id }: PlainItem, before: Fields, after: Fields): Promise<void> => {
  const changes = differing(before, after);
  if (Object.keys(changes).length > 0) await hands.change(id, changes);
};

const edit: Play = async (target, { own, other }, hands, column) => {
  const { table, fitting } = target;
  const before = own.map((item) => ownFields(table, item));
  const index = middle(own);
  const changed = before.map((row, position) =>
    position === index
      ? { ...row, [column]: forgedValue(target, column, row, ownFields(table, at(other, index))) }
      : row,
  );
  const after = fitting(changed, column);
  for (const [position, item] of own.entries()) {
    const row = after[position] as Fields;
    const isSame = Object.keys(differing(before[position] as Fields, row)).length === 0;
    const sealed = isSame || column === 'Seal' ? row : hands.sealed(row);
    await write(hands, item, before[position] as Fields, sealed);
  }
};

const insert: Play = async ({ table, forged }, { own, subject }, hands) =>
  hands.add(hands.sealed(forged(ownFields(table, last(own)), subject)));

const remove: Play = async (_target, { own }, hands) => hands.remove(at(own, middle(own)).id);

const swap: Play = async ({ table }, { own, other }, hands) => {
  const [one, two] = [at(own, middle(own)), at(other, middle(other))];
  const [first, second] = [ownFields(table, one), ownFields(table, two)];
  const unique = Object.keys(table.columns).filter((name) => table.columns[name]?.index === 'unique');
  const away = Object.fromEntries(unique.map((name) => [name, `${String(first[name])} away`]));
  await hands.change(one.id, away);
  await write(hands, two, second, first);
  await write(hands, one, { ...first, ...away }, second);
};

const duplicate: Play = async ({ table }, { own }, hands) => {
  await hands.allowDuplicates();
  await hands.add(ownFields(table, at(own, middle(own))));
};

/** The oldest version; of a row that was written once, an edit is undone in this way. */
const restore: Play = async (target, { own, other }, hands) => {
  const { table } = target;
  const row = at(own, middle(own));
  const [column = ''] = Object.keys(table.columns).filter((name) => table.columns[name]?.index === 'none');
  if (row.eTag.endsWith(',1"')) {
    const before = ownFields(table, row);
    await hands.change(row.id, { [column]: forgedValue(target, column, before, ownFields(table, at(other, 0))) });
  }
  await hands.restore(row.id, 1);
};

const replay: Play = async ({ table, moved }, { own, other }, hands) => {
  const row = last(own);
  const before = ownFields(table, row);
  const after = hands.sealed(moved(ownFields(table, last(other)), before));
  const unique = Object.keys(table.columns).filter((name) => table.columns[name]?.index === 'unique');
  const isSameRow = unique.every((name) => after[name] === before[name]);
  await (isSameRow ? write(hands, row, before, after) : hands.add(after));
};

export const plays: Readonly<Record<Operation, Play>> = {
  'insert a row': insert,
  'edit a column': edit,
  'delete a row': remove,
  'swap two rows': swap,
  'duplicate a row': duplicate,
  'restore an old version': restore,
  'replay into another record': replay,
};
