import type { Contribution } from './contribution.ts';
import { problemWhy } from './problemWhy.ts';

/**
 * Returns the number of causes between a why and the problem, itself included: 0 for the problem itself. `gone` when
 * one of them was removed or is no cause. The path ends at an unknown id: another replica may know it.
 */
export const depthOf = (why: string, contributions: readonly Contribution[]): number | 'gone' => {
  const known = new Map(contributions.map((one) => [one.id, one]));
  const removed = new Set(contributions.flatMap((one) => (one.type === 'Removed' ? one.what : [])));
  const passed = new Set<string>();
  for (let at = why; at !== problemWhy; ) {
    const one = known.get(at);
    // Only edited rows form a cycle.
    if (removed.has(at) || (one && one.type !== 'CauseAdded') || passed.has(at)) return 'gone';
    passed.add(at);
    if (!one) break;
    at = one.why;
  }
  return passed.size;
};
