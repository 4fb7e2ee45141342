import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import { GraphFault, isThrottled } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { How, Item, ListItems } from '../lists/listItems.ts';
import { type Changes, createDeltaCursor } from './deltaCursor.ts';

/**
 * How much older than it is a row may claim to be, in milliseconds: its time is cut to the day where the reporter must
 * stay unknown, which is 25 hours when the clocks go back; the rest allows for clock differences.
 */
const margin = 26 * 60 * 60_000;

/**
 * The rows after those covered by this checkpoint, in the order of ids. Graph cannot filter by id, so this filters by
 * time, from well before the last covered row: a checkpoint may be much younger than that row.
 * @returns undefined when the result cannot be trusted, because the filter does not return rows that must match
 * @throws GraphFault, also when there are too many rows for a filter
 */
const rowsAfter = async (
  items: ListItems<HistoryRow>,
  { name, last, at }: Checkpoint,
  select: readonly (keyof HistoryRow & string)[],
  how: How,
): Promise<readonly Item<HistoryRow>[] | undefined> => {
  const covered = await items.get(String(last), how);
  const since = Math.min(Date.parse(covered.row.At), Date.parse(at)) - margin;
  if (Number.isNaN(since)) return undefined;
  const found = await allSince(items, new Date(since).toISOString(), select, how);
  // For a while, every filter once returned nothing (graph-lists 2.1), so two rows known to match are checked.
  const isWhole = found.some(({ id }) => Number(id) === last) && found.some(({ row }) => row.CommitKey === name);
  return isWhole ? found.filter(({ id }) => Number(id) > last).sort((a, b) => Number(a.id) - Number(b.id)) : undefined;
};

const allSince = async (
  items: ListItems<HistoryRow>,
  since: string,
  select: readonly (keyof HistoryRow & string)[],
  how: How,
): Promise<Item<HistoryRow>[]> => {
  const found: Item<HistoryRow>[] = [];
  let page = await items.matching({ column: 'When', operator: 'ge', value: since }, select, how);
  for (;;) {
    found.push(...page.items);
    if (page.next === undefined) return found;
    page = await items.follow(page.next, select, how);
  }
};

/** Maximum time that a filter lags behind writes, in milliseconds. */
export const maxIndexLagMs = 2 * 60_000;

type Take = (changes: Changes<HistoryRow>) => void;

/** Follows History by delta, beginning after a checkpoint, so that the cost of a start does not grow with the list. */
type HistoryCursor = {
  /**
   * Reads the rows after the checkpoint in one go; without one, or if that fails, all rows page by page.
   * From then on `poll` reads later changes.
   * @returns whether only the rows after the checkpoint were read
   * @throws GraphFault
   */
  readonly begin: (checkpoint: Checkpoint | undefined, take: Take) => Promise<boolean>;
  /** As of a delta cursor. Rows that the filter did not show at first are reported once the lag is over. */
  readonly poll: (take: Take) => Promise<boolean>;
};

export const createHistoryCursor = (
  { items, now }: { readonly items: ListItems<HistoryRow>; readonly now: () => number },
  operation: string,
  select: readonly (keyof HistoryRow & string)[],
): HistoryCursor => {
  const cursor = createDeltaCursor(items, operation, select);
  /** When to check for late rows, after which checkpoint, and which rows were already reported. */
  let again:
    | { readonly at: number; readonly checkpoint: Checkpoint; readonly knownIds: ReadonlySet<string> }
    | undefined;

  /** @returns undefined if only reading everything can tell */
  const look = async (checkpoint: Checkpoint, urgency: Urgency): Promise<readonly Item<HistoryRow>[] | undefined> => {
    try {
      return await rowsAfter(items, checkpoint, select, { operation, urgency });
    } catch (error) {
      // A filter that matches too much is refused with an undocumented status, and may even time out.
      const isRefused = error instanceof GraphFault && !isThrottled(error) && error.code !== 'unreachable';
      const isStuck = error instanceof GraphFault && error.code === 'unreachable' && urgency === 'start';
      if (isRefused || isStuck) return undefined;
      throw error;
    }
  };

  const beginBehind = async (checkpoint: Checkpoint, take: Take): Promise<boolean> => {
    // The position in the changes comes first: commits made meanwhile are reported by the first poll.
    await cursor.startNow();
    const at = now() + maxIndexLagMs;
    const found = await look(checkpoint, 'start');
    if (!found) return false;
    take({ items: found, deleted: [] });
    again = { at, checkpoint, knownIds: new Set(found.map(({ id }) => id)) };
    return true;
  };

  return {
    begin: async (checkpoint, take) => {
      again = undefined;
      if (checkpoint && (await beginBehind(checkpoint, take))) return true;
      await cursor.readAll(take);
      return false;
    },
    poll: async (take) => {
      if (!(await cursor.poll(take))) return false;
      if (!again || now() < again.at) return true;
      // Delta and filter need not lag alike: a row may be before our position in the one and not yet in the other.
      const { checkpoint, knownIds } = again;
      const found = await look(checkpoint, 'background');
      again = undefined;
      const late = found?.filter(({ id }) => !knownIds.has(id)) ?? [];
      if (late.length > 0) take({ items: late, deleted: [] });
      return found !== undefined;
    },
  };
};
