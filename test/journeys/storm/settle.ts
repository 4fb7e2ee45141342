import { z } from 'zod';
import { postJson } from '../asTeams.ts';
import type { LocalSystem } from '../localSystem.ts';
import { rowsOf } from './checker/chains.ts';
import { checkCheckpoints } from './checker/checkpoints.ts';
import { checkStorm } from './checker/checkStorm.ts';
import { isOwed } from './checker/finding.ts';
import { readHistory, readLists, readMessages, text } from './checker/site.ts';
import type { LedgerLine } from './ledger.ts';

const usageSchema = z.object({ requests: z.number() });

/** When nobody asks Microsoft 365 for anything any more: the checker's own reading is over by then. */
const untilQuiet = async ({ local }: LocalSystem): Promise<void> => {
  const requests = async () => usageSchema.parse(await (await fetch(`${local.graph}/_control/usage`)).json()).requests;
  for (let before = -1, now = await requests(); now !== before; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    before = now;
    now = await requests();
  }
};

const nowSchema = z.object({ now: z.string() });

/** @returns the time that it is then */
const later = async ({ local }: LocalSystem, seconds: number): Promise<string> => {
  const answer = await postJson(`${local.teams}/_control/clock`, { advanceMs: seconds * 1000 });
  return nowSchema.parse(await answer.json()).now;
};

/** So long, in milliseconds of real time, a message may wait for its turn in a chat and be sent; a claim that a server left behind never is. */
const turnTakes = 40_000;

/** Until all that was claimed since then is sent: the clock must not make such a claim old, for another server would send it too. */
const untilSent = async (system: LocalSystem, since: string): Promise<void> => {
  for (const last = performance.now() + turnTakes; performance.now() < last; ) {
    await untilQuiet(system);
    const claimed = (await readMessages(system.local.graph)).filter((item) => text(item, 'ActivityId') === '');
    if (claimed.every((item) => text(item, 'ClaimedAt') < since)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

/**
 * Moves the clock in small steps, each when the servers have come to rest, until it holds: so nobody's claim grows old
 * while he is at it, and what waits for a later try is tried.
 * @param look what is not so yet; nothing when it holds. It reads everything, so not after each of the first steps
 * @throws what is still not so
 */
const until = async (
  system: LocalSystem,
  { stepSeconds, firstLook }: { readonly stepSeconds: (step: number) => number; readonly firstLook: number },
  look: () => Promise<readonly unknown[]>,
): Promise<void> => {
  let since = new Date(Date.parse(await later(system, 0)) - turnTakes).toISOString();
  for (let step = 0; ; step += 1) {
    await untilSent(system, since);
    const left = step < firstLook ? ['not looked yet'] : await look();
    if (left.length === 0) return;
    if (step >= mostSteps) throw new Error(`after ${step} steps: ${JSON.stringify(left.slice(0, 20))}`);
    since = await later(system, stepSeconds(step));
  }
};
const mostSteps = 100;

/**
 * Until nothing is owed: a claim whose sender was killed takes five minutes, what failed often fifteen. Whoever was met late
 * gets five cards every five minutes.
 */
export const untilPaid = (system: LocalSystem, ledger: readonly LedgerLine[]): Promise<void> =>
  until(system, { stepSeconds: (step) => (step < 7 ? 60 : 310), firstLook: 6 }, async () =>
    checkStorm(await readLists(system.local), ledger).findings.filter(isOwed),
  );

/** A day later, until checkpoints cover all that was done; each full one makes the next wait for another day. */
export const untilCovered = (system: LocalSystem): Promise<void> =>
  until(system, { stepSeconds: (step) => (step % 8 === 0 ? 24 * 3600 : 310), firstLook: 1 }, async () => {
    const rows = rowsOf(await readHistory(system.local.graph));
    const { uncovered } = checkCheckpoints(rows, system.local.checkpointKey);
    return uncovered > 0 ? [`${uncovered} rows`] : [];
  });
