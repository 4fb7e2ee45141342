import type { BotTools } from '../botTools.ts';
import type { Trouble } from '../cards/parts/trouble.ts';
import type { Press } from '../cards/press.ts';
import type { Turn } from '../incoming/turn.ts';

/**
 * What comes of a press, if it comes as long as its person waits; else what kept it. Work that is slow goes on behind.
 * @param late what the log calls it
 */
export const inTime = async <T>(
  work: Promise<T>,
  late: string,
  { verb }: Pick<Press, 'verb'>,
  { patience }: Pick<Turn, 'patience'>,
  { troubles, behind }: Pick<BotTools, 'troubles' | 'behind'>,
): Promise<{ readonly value: T } | { readonly trouble: Trouble }> => {
  try {
    const done = await patience.for(work);
    if (done) return done;
  } catch (error) {
    return { trouble: troubles.of(error, verb) };
  }
  const trouble = troubles.slow(verb);
  behind.keep(late, work, { trouble: trouble.id });
  return { trouble };
};
