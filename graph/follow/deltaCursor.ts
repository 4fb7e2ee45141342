import { isGone } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { Item, ListItems, Page } from '../lists/listItems.ts';

export type Changes<R> = {
  readonly items: readonly Item<R>[];
  /** Ids of items that are gone. */
  readonly deleted: readonly string[];
};

/** Takes a page of changes; whoever needs long for it gives others their turn. */
export type Take<R> = (changes: Changes<R>) => unknown;

/** Follows a list by delta: 1 resource unit a poll while nothing happens. */
export type DeltaCursor<R> = {
  /** Everything that is there, page by page; from then on `poll` tells what came after. */
  readonly readAll: (take: Take<R>) => Promise<void>;
  /** Begins at the present, without what is there. */
  readonly startNow: () => Promise<void>;
  /**
   * What changed since; each item in its latest state, perhaps more than once.
   * @returns false when the service no longer knows where we were (410): then `readAll` begins anew
   * @throws GraphFault; the place is kept, and what was told is told again
   */
  readonly poll: (take: Take<R>) => Promise<boolean>;
};

export const createDeltaCursor = <R>(
  items: ListItems<R>,
  operation: string,
  select: readonly (keyof R & string)[],
): DeltaCursor<R> => {
  let place: string | undefined;

  const follow = async (first: Page<R>, urgency: Urgency, take: Take<R>): Promise<void> => {
    let page = first;
    for (;;) {
      await take(page);
      // Only a reading that came to its end moves the place: after a failure all of it is told again.
      if (page.next === undefined) break;
      page = await items.follow(page.next, select, { operation, urgency });
    }
    place = page.delta ?? place;
  };

  const begin = async (since: 'ever' | 'now', take: Take<R>): Promise<void> => {
    place = undefined;
    await follow(await items.changes(since, select, { operation, urgency: 'start' }), 'start', take);
  };

  return {
    readAll: (take) => begin('ever', take),
    startNow: () => begin('now', () => undefined),
    poll: async (take) => {
      if (place === undefined) return false;
      try {
        const urgency = 'background';
        await follow(await items.follow(place, select, { operation, urgency }), urgency, take);
        return true;
      } catch (error) {
        if (!isGone(error, 410)) throw error;
        place = undefined;
        return false;
      }
    },
  };
};
