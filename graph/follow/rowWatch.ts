import type { Log } from '../../procedure/ports/platform.ts';
import type { RecordedRows, SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { numbersIn, rangesOf } from '../../procedure/record/values/ranges.ts';
import { isStatus } from '../client/graphFault.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../lists/listTable.ts';
import { scratchPrefix } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';
import { type Changes, createDeltaCursor, type DeltaCursor } from './deltaCursor.ts';

type AnyRow = RowOf<Columns>;

type WatchPorts = {
  readonly itemsOf: (table: ListTable) => ListItems<AnyRow>;
  readonly log: Log;
  /** Takes the trusted rows that were added or changed, also by this replica. */
  readonly learn: (list: string, rows: readonly Item<AnyRow>[]) => void;
  /** Takes rows that TenTwo wrote and that were deleted. */
  readonly deleted: (list: string, item: string) => void;
};

export type RowWatch = {
  /** Polls every list, for one resource unit each. @throws GraphFault */
  readonly poll: () => Promise<void>;
  /** What the next checkpoint has to record of each list, as of the last poll. Call `recorded` once it has. */
  readonly unrecorded: () => {
    readonly rows: Readonly<Record<string, RecordedRows>>;
    readonly recorded: () => void;
  };
};

type WatchedList = {
  readonly list: string;
  readonly cursor: DeltaCursor<AnyRow>;
  /** Rows that no checkpoint of this replica records. */
  readonly ids: Set<number>;
  readonly missing: Set<number>;
  last: number;
  /** As last recorded. */
  position: string | undefined;
};

/** Longest text of ranges in a checkpoint: what does not fit is left to the next one. */
const mostText = 8000;

const ascending = (a: number, b: number): number => a - b;

/** The ranges of these ids, as far as there is room. */
const rangesThatFit = (ids: Iterable<number>): { readonly text: string; readonly whole: boolean } => {
  const text = rangesOf([...ids].sort(ascending));
  return text.length <= mostText
    ? { text, whole: true }
    : { text: text.slice(0, text.lastIndexOf(',', mostText)), whole: false };
};

/** Whether the key of a row was made that of a row of `npm run doctor`, which no server reads. */
const isScratch = ({ NoticeKey }: AnyRow): boolean => String(NoticeKey ?? '').startsWith(scratchPrefix);

/**
 * A row that no server had seen may be one that `npm run doctor` wrote and removed: it is not said to be missing, and
 * logged only if no server ran.
 */
const take = (watched: WatchedList, changes: Changes<AnyRow>, ports: WatchPorts, isStart = false): void => {
  const { list, ids, missing, last } = watched;
  const wasSeen = (id: string): boolean => Number(id) <= last;
  for (const { id } of changes.items) {
    ids.add(Number(id));
    missing.delete(Number(id));
    watched.last = Math.max(watched.last, Number(id));
  }
  const hidden = changes.untrusted.filter(({ row }) => isScratch(row)).map(({ id }) => id);
  for (const item of [...changes.deleted, ...hidden.filter(wasSeen)]) {
    if (wasSeen(item) || isStart) ports.log('warn', 'row.deleted', { list, item });
    if (!wasSeen(item)) continue;
    missing.add(Number(item));
    ports.deleted(list, item);
  }
};

/** Continues where the last checkpoint was made, or reads the whole list: 2 resource units for 999 rows. */
const open = async (watched: WatchedList, ports: WatchPorts): Promise<void> => {
  const { cursor, list, missing, position } = watched;
  for (const id of missing) ports.deleted(list, String(id));
  const takeChanges = (changes: Changes<AnyRow>): void => take(watched, changes, ports, true);
  if (position !== undefined) {
    cursor.startAt(position);
    try {
      if (await cursor.poll(takeChanges)) return;
    } catch (error) {
      // A position in a list that was replaced, by a restore.
      if (!isStatus(error, 400, 404)) throw error;
    }
  }
  await cursor.readAll(takeChanges);
};

/**
 * Notices forged and deleted rows in lists that are otherwise read by key: reading a change verifies its seal. It
 * continues where the last checkpoint was made, so that it notices what was done while no server ran, for one resource
 * unit a list. Open it before a replica reads or sends anything, so that no row between is missed.
 */
export const openRowWatch = async (
  tables: readonly ListTable[],
  checkpoint: Pick<SignedCheckpoint, 'rows'> | undefined,
  ports: WatchPorts,
): Promise<RowWatch> => {
  const lists = tables.map((table): WatchedList => {
    const { last = 0, missing = '', position } = checkpoint?.rows?.[table.name] ?? {};
    const cursor = createDeltaCursor(ports.itemsOf(table), 'rows.watch', 'all');
    return { list: table.name, cursor, ids: new Set(), missing: new Set(numbersIn(missing)), last, position };
  });
  for (const watched of lists) await open(watched, ports);

  return {
    poll: async () => {
      for (const watched of lists) {
        const takeChanges = (changes: Changes<AnyRow>): void => {
          ports.learn(watched.list, changes.items);
          take(watched, changes, ports);
        };
        if (!(await watched.cursor.poll(takeChanges))) await watched.cursor.readAll(takeChanges);
      }
    },
    unrecorded: () => {
      const found = lists.map((watched) => {
        const ids = rangesThatFit(watched.ids);
        const missing = rangesThatFit(watched.missing).text;
        // A server that starts has to see again what did not fit.
        const position = ids.whole ? watched.cursor.position() : watched.position;
        const rows: RecordedRows = {
          ids: ids.text,
          last: watched.last,
          ...(missing !== '' && { missing }),
          ...(position !== undefined && { position }),
        };
        return { watched, rows };
      });
      return {
        rows: Object.fromEntries(found.map(({ watched, rows }) => [watched.list, rows])),
        recorded: () => {
          for (const { watched, rows } of found) {
            for (const id of numbersIn(rows.ids)) watched.ids.delete(id);
            watched.position = rows.position;
          }
        },
      };
    },
  };
};
