import type { GraphRoom } from '../../../graph/graphRoom.ts';
import type { Stop } from '../../../procedure/ports/platform.ts';
import type { Outbox } from './outbox.ts';

/** The replica that committed pays at once; the others wait so long, in milliseconds, before they look whether it did. */
const soonest = 60_000;
const latest = 120_000;

/**
 * Pays what other replicas, or this one before it was stopped, may have left unpaid (design section 2), and writes again
 * what somebody edited by hand in the lists.
 */
export const enqueueMissedEffects = (graph: GraphRoom, outbox: Outbox): Stop => {
  for (const { reference, sequence } of graph.follow.recoveryCandidates) outbox.enqueue(reference, sequence);
  const stops = [
    graph.follow.onCommit(({ reference, sequence }) =>
      outbox.enqueue(reference, sequence, soonest + Math.random() * (latest - soonest)),
    ),
    // Paid or not: what was paid is no longer there.
    graph.follow.onEdited((reference) => outbox.enqueue(reference, Number.POSITIVE_INFINITY)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
