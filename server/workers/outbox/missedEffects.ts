import type { GraphRoom } from '../../../graph/graphRoom.ts';
import type { Clock, Log, Stop } from '../../../procedure/ports/platform.ts';
import type { Outbox } from './outbox.ts';

/** Interval between searches, in milliseconds: with the head start, effects left undone are found within two minutes. */
const every = 60_000;

/** Age in milliseconds from which pending effects are late, and interval between two log lines about them. */
const late = 1_200_000;

/**
 * Enqueues the effects that earlier processes or other servers left undone (design section 2), at once and then every
 * minute, and the list items that were edited by hand. Logs what stays pending.
 */
export const enqueueMissedEffects = (
  { follow }: { readonly follow: Pick<GraphRoom['follow'], 'onEdited'> },
  outbox: Outbox,
  clock: Pick<Clock, 'after' | 'now'>,
  log: Log,
): Stop => {
  const reportLate = createLateReport(outbox, clock, log);
  const searchAgain = (): Stop =>
    clock.after(every, () => {
      outbox.recover();
      reportLate();
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

/** A failed effect has its own line; this one says how many records are affected, for how long, and why. */
const createLateReport = ({ pending }: Pick<Outbox, 'pending'>, clock: Pick<Clock, 'now'>, log: Log) => {
  let logged = 0;
  return (): void => {
    const { records, since, reasons } = pending();
    const now = clock.now().getTime();
    const age = since ? now - since.getTime() : 0;
    if (age < late || now - logged < late) return;
    logged = now;
    // Whole minutes: the time of what an unnamed reporter did appears in no log line.
    const facts = { records, minutes: Math.floor(age / 60_000) };
    const why = Object.entries(reasons).map(([reason, count]) => `${reason} ${count}`);
    log('warn', 'effects.late', { ...facts, ...(why.length > 0 && { reasons: why.join(', ') }) });
  };
};
