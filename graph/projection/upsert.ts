import { Fault } from '../../procedure/runtime/fault.ts';
import type { Recent } from '../../procedure/runtime/recent.ts';
import { isGone, isOutdated, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { Wait } from '../client/wait.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';

/**
 * Where an item is and how far it got, so that the usual write is one request. `progress` is greater in a later state of
 * the item, and 0 if it has no valid seal.
 */
export type ProjectedItem = { readonly id: string; readonly etag: string; readonly progress: number };

export type UpsertPorts<R> = {
  readonly items: ListItems<R>;
  /** The unique column. */
  readonly key: keyof R & string;
  readonly progressOf: (row: R) => number;
  readonly known: Recent<ProjectedItem>;
  readonly wait: Wait;
  readonly operation: string;
};

export const projectedItem = <R>({ id, etag, row }: Item<R>, progressOf: (row: R) => number): ProjectedItem => ({
  id,
  etag,
  progress: progressOf(row),
});

/** An item without a valid seal shows nothing, whatever it says. */
export const toRewrite = <R>(item: Item<R> | undefined): ProjectedItem | undefined =>
  item && { id: item.id, etag: item.etag, progress: 0 };

/** Maximum number of concurrent writes by others to the same item. */
const tries = 6;

/**
 * Makes the item with `row`'s key show `row`, unless it got as far already. Idempotent and
 * monotonic: any number of replicas may do it at once and in any order.
 * @param isNew the item probably does not exist yet: then a single request posts it
 * @throws GraphFault; Fault `notKnownYet` when the key is taken and the item is not visible yet
 */
export const upsert = async <R>(ports: UpsertPorts<R>, keyValue: string, row: R, isNew: boolean): Promise<void> => {
  const { items, known, wait, operation } = ports;
  const urgency: Urgency = 'bulk';
  const how = { operation, urgency };
  const progress = ports.progressOf(row);

  const keep = (shows: ProjectedItem): ProjectedItem => {
    known.set(keyValue, shows);
    return shows;
  };
  const find = async (): Promise<ProjectedItem | undefined> => {
    const found = await items.where(ports.key, keyValue, how);
    // Two items with one key (the unique index was off): the older one counts.
    const [item] = found.items.toSorted((a, b) => Number(a.id) - Number(b.id));
    const there = item ? projectedItem(item, ports.progressOf) : toRewrite(found.untrusted[0]);
    return there && keep(there);
  };
  /** @returns the existing item, if this key was already taken */
  const add = async (): Promise<ProjectedItem | undefined> => {
    try {
      const item = await items.add(row, how);
      return keep({ id: item.id, etag: item.etag, progress });
    } catch (error) {
      if (!mayBeTaken(error) && !isUnknown(error)) throw error;
      const found = await readUntilVisible(wait, find);
      if (found) return found;
      throw new Fault('notKnownYet', operation, { cause: error });
    }
  };
  /** @returns undefined when it has to be read again */
  const change = async (there: ProjectedItem): Promise<ProjectedItem | undefined> => {
    try {
      return keep({ id: there.id, etag: await items.change(there.id, row, there.etag, how), progress });
    } catch (error) {
      if (isGone(error, 404)) known.delete(keyValue);
      else if (isOutdated(error) || isUnknown(error)) {
        const found = await items.get(there.id, how).catch((failed: unknown) => {
          if (isGone(failed, 404)) return undefined;
          throw failed;
        });
        const [item] = found?.items ?? [];
        const now = item ? projectedItem(item, ports.progressOf) : toRewrite(found?.untrusted[0]);
        if (now) keep(now);
        else known.delete(keyValue);
      } else throw error;
      return undefined;
    }
  };

  let there = known.get(keyValue) ?? (isNew ? undefined : await find());
  for (let attempt = 0; attempt < tries; attempt += 1) {
    there ??= await add();
    if (there && there.progress >= progress) return;
    there = (there && (await change(there))) ?? known.get(keyValue);
  }
  if (!there || there.progress < progress) throw new Fault('busy', operation);
};
