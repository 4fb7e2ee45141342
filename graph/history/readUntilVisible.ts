import { Fault } from '../../procedure/runtime/fault.ts';
import type { Wait } from '../client/wait.ts';

/** Reads lag behind writes: after these pauses, in milliseconds, we look again; five seconds in all. */
export const readPausesMs = [0, 100, 200, 400, 800, 1500, 2000] as const;
const maxWaitMs = 5000;

/**
 * Looks until there is something to see, for up to five seconds. A look that fails counts as one that saw nothing.
 * @returns undefined when nothing was seen: nobody can say yet
 */
export const readUntilVisible = async <T>(wait: Wait, look: () => Promise<T | undefined>): Promise<T | undefined> => {
  const began = performance.now();
  for (const pause of readPausesMs) {
    if (pause > 0) await wait(pause);
    const seen = await look().catch((error: unknown) => {
      if (error instanceof Fault) return undefined;
      throw error;
    });
    if (seen !== undefined) return seen;
    if (performance.now() - began > maxWaitMs) return undefined;
  }
  return undefined;
};
