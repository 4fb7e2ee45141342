import type { Clock } from '../../../procedure/ports/platform.ts';

/**
 * An imported row is a row of History and an item of Nonconformities, 2 resource units each; as much again is left for
 * reads on the way. At a quarter of the smallest tenant's 1,250 a minute (design section 7) that is one row a second.
 */
const perRow = 60_000 / (1250 / 4 / 5);

/** Rows imported without delay after an idle time. */
const atOnce = 10;

/** Maximum wait in milliseconds, within the lifetime of a connection. */
const longest = 30_000;

/**
 * Keeps all imports on this server within their share.
 * @returns waits until a row may be imported; false immediately if that would take too long
 */
export const createPace = ({ now, after }: Clock): (() => Promise<boolean>) => {
  let next = Number.NEGATIVE_INFINITY;
  return () => {
    const time = now().getTime();
    const turn = Math.max(next, time - atOnce * perRow) + perRow;
    const wait = turn - time;
    if (wait > longest) return Promise.resolve(false);
    next = turn;
    return wait <= 0 ? Promise.resolve(true) : new Promise((resolve) => after(wait, () => resolve(true)));
  };
};
