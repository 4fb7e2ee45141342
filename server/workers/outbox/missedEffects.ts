import type { GraphRoom } from '../../../graph/graphRoom.ts';
import type { Clock, Stop } from '../../../procedure/ports/platform.ts';
import type { Outbox } from './outbox.ts';

/** Interval between searches, in milliseconds: with the head start, effects left undone are found within two minutes. */
const every = 60_000;

/**
 * Enqueues the effects that earlier processes or other servers left undone (design section 2), at once and then every
 * minute, and the list items that were edited by hand.
 */
export const enqueueMissedEffects = (
  { follow }: { readonly follow: Pick<GraphRoom['follow'], 'onEdited'> },
  outbox: Outbox,
  clock: Pick<Clock, 'after'>,
): Stop => {
  const searchAgain = (): Stop =>
    clock.after(every, () => {
      outbox.recover();
      stopSearching = searchAgain();
    });
  outbox.recover(0);
  let stopSearching = searchAgain();
  // Even if all effects are done: the result has been overwritten.
  const stopFollowing = follow.onEdited((reference) => outbox.enqueue(reference));
  return () => {
    stopFollowing();
    stopSearching();
  };
};
