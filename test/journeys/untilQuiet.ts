import { z } from 'zod';
import type { LocalSystem } from './localSystem.ts';

const usageSchema = z.object({ requests: z.number() });
const requests = async ({ local }: LocalSystem): Promise<number> =>
  usageSchema.parse(await (await fetch(`${local.graph}/_control/usage`)).json()).requests;

/**
 * Until all processes are idle: none has a pending request to Microsoft 365.
 * @param quiet for this time, in milliseconds; requests outside Graph, such as a message to Teams, must take less
 */
export const untilQuiet = async (system: LocalSystem, quiet: number): Promise<void> => {
  for (let before = -1, now = await requests(system); now !== before; ) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    before = now;
    now = await requests(system);
  }
};
