import type { Wait } from '../client/wait.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Repair } from './repair.ts';

/** Interval between two pages, in milliseconds: at 2 RU a page, a tenth of the smallest tenant's budget. */
const pace = 1000;

/**
 * Searches a whole list for items that were edited by hand while no server was syncing it.
 * @throws GraphFault; the next sweep starts over
 */
export const sweep = async <R>(
  items: ListItems<R>,
  select: readonly (keyof R & string)[],
  repair: Repair<R>,
  wait: Wait,
): Promise<void> => {
  const how = { operation: 'projection.sweep', urgency: 'background' } as const;
  let page = await items.firstPage(select, how);
  for (;;) {
    repair.sound(page);
    if (page.next === undefined) return;
    await wait(pace);
    page = await items.follow(page.next, select, how);
  }
};
