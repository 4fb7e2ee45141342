import type { GraphRoom } from '../graph/graphRoom.ts';
import type { Stop } from '../procedure/handling/ports.ts';
import type { Payments } from './payments.ts';

/** The replica that committed pays at once; the others wait so long, in milliseconds, before they look whether it did. */
const soonest = 60_000;
const latest = 120_000;

/** Pays what other replicas, or this one before it was stopped, may have left unpaid (design section 2). */
export const owedByOthers = (graph: GraphRoom, payments: Payments): Stop => {
  for (const { reference, sequence } of graph.follow.owedCandidates) payments.owe(reference, sequence);
  return graph.follow.onCommit(({ reference, sequence }) =>
    payments.owe(reference, sequence, soonest + Math.random() * (latest - soonest)),
  );
};
