import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import type { Wait } from '../client/wait.ts';
import type { Changes } from '../follow/deltaCursor.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';
import { type ProjectedItem, toRewrite } from './upsert.ts';

/** `"<guid>,<n>"`: n rises with each write. */
const versionOf = (etag: string): number => Number(/,(\d+)"$/.exec(etag)?.[1] ?? 0);

type RepairPorts<R> = {
  /** Name of the list, for the log. */
  readonly list: string;
  /** The unique key of an item: `NC-2026-0042` or `NC-2026-0042/A1`. */
  readonly keyOf: (row: R) => string;
  readonly known: Recent<ProjectedItem>;
  /** Whether the item has shown more than this. */
  readonly isOlder: (row: R) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Called for each record whose items have to be rewritten; the listener projects it again. */
  readonly wanted: (reference: Reference) => void;
};

/**
 * Maximum number of repairs of an item per day, so that a flow that edits every item does not fight with TenTwo for
 * ever.
 */
const maxPerDay = 10;

/**
 * Finds, among the changes of a projection's list, items that were edited or deleted by hand, and has them rewritten:
 * people must see what History says, regardless of such edits. Nothing is taken from an edited item.
 */
export const createRepair = <R>({ list, keyOf, known, isOlder, clock, log, wanted }: RepairPorts<R>) => {
  /**
   * Which item shows what, as TenTwo wrote it: an edit may have changed the key itself, and a deletion reports only the
   * id.
   */
  const keys = new Map<number, string>();
  const repaired = createRecent<{ readonly day: string; readonly times: number }>(1000);

  const mayRepair = (key: string): boolean => {
    const day = clock.now().toISOString().slice(0, 10);
    const before = repaired.get(key);
    const times = (before?.day === day ? before.times : 0) + 1;
    repaired.set(key, { day, times });
    if (times > maxPerDay) log('error', 'projection.editedTooOften', { list, key });
    return times <= maxPerDay;
  };

  const want = (key: string, event: string, item: string): void => {
    const [reference = ''] = key.split('/');
    const ofRecord = isReference(reference);
    log('warn', event, { list, item, ...(ofRecord && { key }) });
    if (ofRecord && mayRepair(key)) wanted(reference);
  };

  /** An item without a valid seal, or with an older version restored: its record is written again. */
  const edited = (item: Item<R>): void => {
    const key = keys.get(Number(item.id)) ?? keyOf(item.row);
    // Our own last write, however SharePoint changed it: writing it again would make no difference.
    if (known.get(key)?.etag === item.etag) return;
    const there = toRewrite(item);
    if (there) known.set(key, there);
    want(key, 'projection.edited', item.id);
  };

  const learn = ({ id, row }: Item<R>): void => void keys.set(Number(id), keyOf(row));

  return {
    /** An item that was read and has a valid seal. */
    learn,
    /** @returns the items with a valid seal that are no older than what they have shown */
    sound: ({ items, untrusted, deleted }: Changes<R>): readonly Item<R>[] => {
      for (const id of deleted) {
        const key = keys.get(Number(id));
        if (key === undefined) log('warn', 'projection.deleted', { list, item: id });
        else {
          keys.delete(Number(id));
          known.delete(key);
          want(key, 'projection.deleted', id);
        }
      }
      for (const item of untrusted) edited(item);
      return items.filter((item) => {
        learn(item);
        if (!isOlder(item.row)) return true;
        // What the service shows may lag behind our own write.
        const own = known.get(keyOf(item.row));
        if (!own || versionOf(item.etag) > versionOf(own.etag)) edited(item);
        return false;
      });
    },
  };
};
export type Repair<R> = ReturnType<typeof createRepair<R>>;

/** Interval between two pages, in milliseconds: at 2 RU a page, a tenth of the smallest tenant's budget. */
const pace = 1000;

/**
 * Searches a whole list for items that were edited by hand while no server was syncing it.
 * @throws GraphFault; the next sweep starts over
 */
export const sweep = async <R>(items: ListItems<R>, repair: Repair<R>, wait: Wait): Promise<void> => {
  const how = { operation: 'projection.sweep', urgency: 'bulk' } as const;
  let page = await items.firstPage('all', how);
  for (;;) {
    repair.sound(page);
    if (page.next === undefined) return;
    await wait(pace);
    page = await items.follow(page.next, 'all', how);
  }
};
