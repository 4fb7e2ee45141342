import type { PostedMessage } from '../../procedure/ports/messages/postedMessages.ts';
import type { Clock, Stop } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { Wait } from '../client/wait.ts';

/**
 * Retry backoff for a record that could not be written, in milliseconds; the last value repeats. Much shorter than the
 * expiry of its claim, as soon as Messages can be written at all.
 */
const pauses = [2000, 5000, 10_000, 20_000] as const;
const lastPause = 30_000;
/** Maximum wait for the last attempt when the process ends, in milliseconds. */
const lastTry = 3000;

/**
 * Messages that were sent but could not be recorded: this replica does not send them again, and retries until the
 * others can see it.
 */
export const createUnrecordedMessages = (
  { clock, wait }: { readonly clock: Clock; readonly wait: Wait },
  write: (message: PostedMessage) => Promise<void>,
) => {
  const out = new Map<string, { readonly message: PostedMessage; readonly tries: number; readonly cancel: Stop }>();

  const later = (message: PostedMessage, tries: number): void => {
    out.get(message.key)?.cancel();
    const cancel = clock.after(pauses[tries] ?? lastPause, () => {
      // A failure has scheduled the next attempt.
      void attempt(message, tries + 1).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
      });
    });
    out.set(message.key, { message, tries, cancel });
  };

  const attempt = async (message: PostedMessage, tries: number): Promise<void> => {
    try {
      await write(message);
    } catch (error) {
      later(message, tries);
      throw error;
    }
    out.get(message.key)?.cancel();
    out.delete(message.key);
  };

  return {
    /** @throws Fault when it will be retried, which is already scheduled */
    record: (message: PostedMessage): Promise<void> => attempt(message, 0),
    /** Whether the message with this key was sent but not recorded; records it now. @throws Fault */
    settle: async (key: string): Promise<boolean> => {
      const known = out.get(key);
      if (known) await attempt(known.message, known.tries);
      return known !== undefined;
    },
    close: async (): Promise<void> => {
      const left = [...out.values()];
      for (const { cancel } of left) cancel();
      out.clear();
      const written = Promise.allSettled(left.map(({ message }) => write(message)));
      if (left.length > 0) await Promise.race([written, wait(lastTry)]);
    },
  };
};
