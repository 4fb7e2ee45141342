import type { BotTools } from '../botTools.ts';
import type { Trouble } from '../cards/parts/trouble.ts';
import type { Press } from '../cards/press.ts';
import type { Pressing } from './pressing.ts';

/**
 * The result of a press if it comes before the deadline, else the trouble. Slow work continues in the background.
 * @param late log event of late work
 * @param then called with the value of late work
 */
export const inTime = async <T>(
  work: Promise<T>,
  late: string,
  { verb }: Pick<Press, 'verb'>,
  { deadline, person }: Pick<Pressing, 'deadline' | 'person'>,
  { troubles, background }: Pick<BotTools, 'troubles' | 'background'>,
  then: (value: T, trouble: Trouble) => Promise<void> = async () => undefined,
): Promise<{ readonly value: T } | { readonly trouble: Trouble }> => {
  try {
    const done = await deadline.for(work);
    if (done) return done;
  } catch (error) {
    return { trouble: troubles.of(error, verb) };
  }
  const trouble = troubles.slow(verb, person.id);
  const handed = work.then((value) => then(value, trouble));
  background.keep(late, handed, { trouble: trouble.id });
  return { trouble };
};
