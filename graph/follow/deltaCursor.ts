import { isGone } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { ListItems, Page, Rows } from '../lists/listItems.ts';
import type { Selection } from '../lists/rowSeal.ts';

export type Changes<R> = Rows<R> & {
  /** Ids of deleted items. */
  readonly deleted: readonly string[];
};

/** Takes a page of changes; yields to other work if it takes long. */
export type Take<R> = (changes: Changes<R>) => unknown;

/** Follows a list by delta: 1 resource unit per poll while nothing changes. */
export type DeltaCursor<R> = {
  /** Reads everything page by page; from then on `poll` reads later changes. */
  readonly readAll: (take: Take<R>) => Promise<void>;
  /** Begins at the present, without existing items. */
  readonly startNow: () => Promise<void>;
  /** Begins where another cursor was; `poll` reads the changes since. */
  readonly startAt: (position: string) => void;
  /** Where `poll` continues, for `startAt`. */
  readonly position: () => string | undefined;
  /**
   * Reads the changes since the last poll: each item in its latest state, perhaps more than once.
   * @returns false when the service no longer knows our position (410): then `readAll` starts again
   * @throws GraphFault; the position is kept, and the same changes are reported again
   */
  readonly poll: (take: Take<R>) => Promise<boolean>;
};

export const createDeltaCursor = <R>(items: ListItems<R>, operation: string, selection: Selection): DeltaCursor<R> => {
  let place: string | undefined;

  const follow = async (first: Page<R>, urgency: Urgency, take: Take<R>): Promise<void> => {
    let page = first;
    for (;;) {
      await take(page);
      // Only a complete reading moves the position: after a failure all of it is reported again.
      if (page.next === undefined) break;
      page = await items.follow(page.next, selection, { operation, urgency });
    }
    place = page.delta ?? place;
  };

  const begin = async (since: 'ever' | 'now', take: Take<R>): Promise<void> => {
    place = undefined;
    await follow(await items.changes(since, selection, { operation, urgency: 'start' }), 'start', take);
  };

  return {
    readAll: (take) => begin('ever', take),
    startNow: () => begin('now', () => undefined),
    startAt: (position) => {
      place = position;
    },
    position: () => place,
    poll: async (take) => {
      if (place === undefined) return false;
      try {
        const urgency = 'prompt';
        await follow(await items.follow(place, selection, { operation, urgency }), urgency, take);
        return true;
      } catch (error) {
        if (!isGone(error, 410)) throw error;
        place = undefined;
        return false;
      }
    },
  };
};
