import type { BotTools } from '../botTools.ts';
import type { Trouble } from '../cards/parts/trouble.ts';
import type { Press } from '../cards/press.ts';
import type { Turn } from '../incoming/activity/activityContext.ts';

/**
 * What comes of a press, if it comes as long as its person waits; else what kept it. Work that is slow goes on behind.
 * @param late what the log calls it
 * @param then what is done with it when it comes too late
 */
export const inTime = async <T>(
  work: Promise<T>,
  late: string,
  { verb }: Pick<Press, 'verb'>,
  { patience }: Pick<Turn, 'patience'>,
  { troubles, behind }: Pick<BotTools, 'troubles' | 'behind'>,
  then: (value: T, trouble: Trouble) => Promise<void> = async () => undefined,
): Promise<{ readonly value: T } | { readonly trouble: Trouble }> => {
  try {
    const done = await patience.for(work);
    if (done) return done;
  } catch (error) {
    return { trouble: troubles.of(error, verb) };
  }
  const trouble = troubles.slow(verb);
  const handed = work.then((value) => then(value, trouble));
  behind.keep(late, handed, { trouble: trouble.id });
  return { trouble };
};
