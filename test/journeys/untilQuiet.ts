import { z } from 'zod';
import type { LocalSystem } from './localSystem.ts';

const usageSchema = z.object({ requests: z.number() });
const requests = async ({ local }: LocalSystem): Promise<number> =>
  usageSchema.parse(await (await fetch(`${local.graph}/_control/usage`)).json()).requests;

/**
 * Until nothing is under way in any process: nobody has asked Microsoft 365 for anything.
 * @param quiet for so many milliseconds; what does not ask Graph, such as a message to Teams, must take less
 */
export const untilQuiet = async (system: LocalSystem, quiet: number): Promise<void> => {
  for (let before = -1, now = await requests(system); now !== before; ) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    before = now;
    now = await requests(system);
  }
};
