import type { GraphRoom } from '../../../graph/graphRoom.ts';
import type { Stop } from '../../../procedure/ports/platform.ts';
import type { Outbox } from './outbox.ts';

/** The server that committed runs the effects at once. Range of the delay before the others check, in milliseconds. */
const soonest = 60_000;
const latest = 120_000;

/**
 * Enqueues effects that other servers, or this one before it stopped, may have left undone (design section 2), and
 * rewrites list items that were edited by hand.
 */
export const enqueueMissedEffects = (graph: GraphRoom, outbox: Outbox): Stop => {
  for (const { reference, sequence } of graph.follow.recoveryCandidates) outbox.enqueue(reference, sequence);
  const stops = [
    graph.follow.onCommit(({ reference, sequence }) =>
      outbox.enqueue(reference, sequence, soonest + Math.random() * (latest - soonest)),
    ),
    // Even if it was done before: the result has been overwritten.
    graph.follow.onEdited((reference) => outbox.enqueue(reference, Number.POSITIVE_INFINITY)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
