import { z } from 'zod';
import { postJson } from './asTeams.ts';
import type { LocalSystem } from './localSystem.ts';

const usageSchema = z.object({ requests: z.number() });
const requests = async ({ local }: LocalSystem): Promise<number> =>
  usageSchema.parse(await (await fetch(`${local.graph}/_control/usage`)).json()).requests;

/** So long nothing was asked of Graph when nothing is under way, in milliseconds: a message to Teams takes less. */
const quiet = 60;

/**
 * Lets time pass in all processes, a minute at a time, and waits after each until nothing is under way: a claim counts
 * minutes, and no process, however busy the machine, shall lose one to a clock that jumps.
 */
export const passMinutes = async (system: LocalSystem, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 60_000 });
    for (let before = -1, now = 0; now !== before; ) {
      before = await requests(system);
      await new Promise((resolve) => setTimeout(resolve, quiet));
      now = await requests(system);
    }
  }
};
