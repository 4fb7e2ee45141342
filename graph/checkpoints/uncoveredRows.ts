import type { Checkpoint, CoveredRow } from '../../procedure/record/history/checkpoint.ts';
import type { Changes } from '../follow/deltaCursor.ts';
import { createHistoryCursor } from '../follow/historyCursor.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';

/** A row after the last checkpoint, and when this replica first saw it (milliseconds of the clock). */
export type UncoveredRow = CoveredRow & { readonly seen: number };

/** The rows that no checkpoint covers yet, kept by delta: 1 resource unit per poll. */
export const createUncoveredRows = (items: ListItems<HistoryRow>, now: () => number) => {
  const cursor = createHistoryCursor({ items, now }, 'checkpoint.follow', ['CommitKey', 'Hash']);
  let rows: ReadonlyMap<number, UncoveredRow> = new Map();

  return {
    /** The rows after this checkpoint, in the order of ids. @throws GraphFault */
    after: async (checkpoint: Checkpoint | undefined): Promise<readonly UncoveredRow[]> => {
      const last = checkpoint?.last ?? 0;
      let found = new Map([...rows].filter(([id]) => id > last));
      const take = ({ items: some, deleted }: Changes<HistoryRow>): void => {
        for (const gone of deleted) found.delete(Number(gone));
        for (const { id: text, row } of some) {
          const id = Number(text);
          const seen = rows.get(id)?.seen ?? now();
          if (id > last) found.set(id, { id, commitKey: row.CommitKey, hash: row.Hash, seen });
        }
      };
      if (!(await cursor.poll(take))) {
        // The delta starts over: rows it does not return now are gone.
        found = new Map();
        await cursor.begin(checkpoint, take);
      }
      rows = found;
      return [...rows.values()].sort((a, b) => a.id - b.id);
    },
  };
};
