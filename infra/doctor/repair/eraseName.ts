import type { HistoryRow } from '../../../graph/lists/history.ts';
import type { ListItems } from '../../../graph/lists/listItems.ts';

const how = { operation: 'doctor.eraseName', urgency: 'start' } as const;

/**
 * Empties the name of this person in every row of History, and seals the rows again. No hash covers the name, so the
 * chains stay as they are. Rows without a valid seal are left alone.
 * @returns the number of rows changed
 * @throws GraphFault; running it again continues
 */
export const eraseName = async (history: ListItems<HistoryRow>, personId: string): Promise<number> => {
  let changed = 0;
  let page = await history.firstPage('all', how);
  for (;;) {
    for (const { id, etag, row } of page.items) {
      if (row.ActorId !== personId || row.ActorName === '') continue;
      await history.change(id, { ...row, ActorName: '' }, etag, how);
      changed += 1;
    }
    if (page.next === undefined) return changed;
    page = await history.follow(page.next, 'all', how);
  }
};
