import type { Contribution } from './contribution.ts';
import { problemWhy } from './problemWhy.ts';

/**
 * How many causes stand between a why and the problem, itself included: 0 for the problem itself. `gone` when one of
 * them was removed or is no cause. The way ends where something is not known: it may be known elsewhere.
 */
export const depthOf = (why: string, contributions: readonly Contribution[]): number | 'gone' => {
  const known = new Map(contributions.map((one) => [one.id, one]));
  const removed = new Set(contributions.flatMap((one) => (one.type === 'Removed' ? one.what : [])));
  const passed = new Set<string>();
  for (let at = why; at !== problemWhy; ) {
    const one = known.get(at);
    // Only rows that somebody edited go round in a circle.
    if (removed.has(at) || (one && one.type !== 'CauseAdded') || passed.has(at)) return 'gone';
    passed.add(at);
    if (!one) break;
    at = one.why;
  }
  return passed.size;
};
