import { Fault } from '../../procedure/runtime/fault.ts';
import type { Wait } from '../client/wait.ts';

/** Pauses before each read, in milliseconds, as reads lag behind writes; five seconds in total. */
export const readPausesMs = [0, 100, 200, 400, 800, 1500, 2000] as const;
const maxWaitMs = 5000;

/**
 * Reads until there is a result, for up to five seconds. A failed read counts as one without a result.
 * @returns undefined without a result: it is not known yet
 */
export const readUntilVisible = async <T>(
  wait: Wait,
  look: () => Promise<T | undefined>,
  pausesMs: readonly number[] = readPausesMs,
): Promise<T | undefined> => {
  const began = performance.now();
  for (const pause of pausesMs) {
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
