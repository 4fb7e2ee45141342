import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import { rowsAfter } from '../checkpoints/rowsAfter.ts';
import { GraphFault, isThrottled } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { Item, ListItems } from '../lists/listItems.ts';
import { type Changes, createDeltaCursor } from './deltaCursor.ts';

/** Maximum time that a filter lags behind writes, in milliseconds. */
export const maxIndexLagMs = 2 * 60_000;

type Take = (changes: Changes<HistoryRow>) => void;

/** Follows History by delta, beginning after a checkpoint, so that the cost of a start does not grow with the list. */
export type HistoryCursor = {
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
  let again: { readonly at: number; readonly checkpoint: Checkpoint; readonly told: ReadonlySet<string> } | undefined;

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
    again = { at, checkpoint, told: new Set(found.map(({ id }) => id)) };
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
      const { checkpoint, told } = again;
      const found = await look(checkpoint, 'background');
      again = undefined;
      const late = found?.filter(({ id }) => !told.has(id)) ?? [];
      if (late.length > 0) take({ items: late, deleted: [] });
      return found !== undefined;
    },
  };
};
