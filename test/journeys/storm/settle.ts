import { postJson } from '../asTeams.ts';
import type { LocalSystem } from '../localSystem.ts';
import { untilQuiet } from '../untilQuiet.ts';
import { rowsOf } from './checker/chains.ts';
import { checkCheckpoints } from './checker/checkpoints.ts';
import { checkStorm } from './checker/checkStorm.ts';
import { isPending } from './checker/finding.ts';
import { readHistory, readLists } from './checker/site.ts';
import type { LedgerLine } from './ledger.ts';

const later = ({ local }: LocalSystem, seconds: number) =>
  postJson(`${local.teams}/_control/clock`, { advanceMs: seconds * 1000 });

/**
 * Moves the clock in small steps, each when the servers are idle, until the condition holds: so no claim expires while
 * in use, and pending retries are made.
 * @param look what is not so yet; nothing when it holds. It reads everything, so not after each step
 * @throws what is still not so
 */
const until = async (
  system: LocalSystem,
  { stepSeconds, looks }: { readonly stepSeconds: (step: number) => number; readonly looks: (step: number) => boolean },
  look: () => Promise<readonly unknown[]>,
): Promise<void> => {
  for (let step = 0; ; step += 1) {
    await untilQuiet(system, 200);
    const left = looks(step) ? await look() : ['not looked yet'];
    if (left.length === 0) return;
    if (step >= mostSteps) throw new Error(`after ${step} steps: ${JSON.stringify(left.slice(0, 20))}`);
    await later(system, stepSeconds(step));
  }
};
const mostSteps = 300;

/**
 * Until the outbox is empty: a claim whose sender was killed takes five minutes, repeated failures often fifteen.
 * People met late get five cards every five minutes.
 */
export const untilPaid = (system: LocalSystem, ledger: readonly LedgerLine[]): Promise<void> =>
  until(system, { stepSeconds: () => 60, looks: (step) => step > 5 && step % 3 === 0 }, async () =>
    checkStorm(await readLists(system.local), ledger).findings.filter(isPending),
  );

/** A day later, until checkpoints cover all that was done; each full one makes the next wait for another day. */
export const untilCovered = (system: LocalSystem): Promise<void> =>
  until(
    system,
    { stepSeconds: (step) => (step % 8 === 0 ? 24 * 3600 : 60), looks: (step) => step % 8 === 7 },
    async () => {
      const rows = rowsOf(await readHistory(system.local.graph));
      const { uncovered } = checkCheckpoints(rows, system.local.checkpointKey);
      return uncovered > 0 ? [`${uncovered} rows`] : [];
    },
  );
