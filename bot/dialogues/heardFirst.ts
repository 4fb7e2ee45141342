import type { BotTools } from '../botTools.ts';
import { startPatience } from '../incoming/patience.ts';

/** Whoever asks for a list is not kept waiting longer for what other servers did, in milliseconds. */
const longest = 1000;

/** Before a list is drawn: what he has just done may have been taken by another server. */
export const heardFirst = async ({ room }: Pick<BotTools, 'room'>): Promise<void> => {
  const patience = startPatience(longest);
  await patience.for(room.hear());
  patience.end();
};
