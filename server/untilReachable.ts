import type { Clock, Log, Random } from '../procedure/ports/platform.ts';
import { Fault } from '../procedure/runtime/fault.ts';
import { faultText } from './faultText.ts';

type Ports = { readonly clock: Pick<Clock, 'after'>; readonly log: Log; readonly random: Random };

/** Seconds between two attempts: twice as many each time, up to half a minute. */
const firstPause = 1;
const longestPause = 30;

const waitsFor = 'Microsoft 365, Entra or the key vault';

/** An outage. Everything else is a wrong setting or an incomplete site, which waiting does not change. */
const isOutage = (error: unknown): error is Fault =>
  error instanceof Fault && (error.code === 'unreachable' || error.code === 'throttled');

/**
 * Opens what a server needs, and tries again as long as Microsoft 365, Entra or the key vault is down or throttles. A
 * server that ended instead would be restarted in a loop.
 * @throws what `open` does for any other reason
 */
export const untilReachable = async <T>(open: () => Promise<T>, { clock, log, random }: Ports): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open();
    } catch (error) {
      if (!isOutage(error)) throw error;
      const backoff = Math.max(error.retryAfter ?? 0, Math.min(longestPause, firstPause * 2 ** (attempt - 1)));
      // Servers that were started together do not come back together.
      const seconds = Math.round(backoff * (1 + (random(1)[0] ?? 0) / 1024) * 10) / 10;
      log('warn', 'start.waiting', { waitsFor, because: faultText(error), attempt, seconds });
      await new Promise<void>((resolve) => clock.after(seconds * 1000, resolve));
    }
  }
};
