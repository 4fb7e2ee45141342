import type { Clock } from '../../procedure/ports/platform.ts';
import type { Poller } from './poller.ts';

/** Minimum interval between two early polls, in milliseconds: one resource unit for each list. */
const every = 2000;
/** Maximum wait, in milliseconds; after it, the caller gets what is known here. */
const maxWaitMs = 1000;

/** Learns what other servers did before a list is answered, unless that was done within two seconds. Never throws. */
export const createSync = ({ now, after }: Clock, pollers: readonly Pick<Poller, 'now'>[]): (() => Promise<void>) => {
  let heard: { readonly at: number; readonly done: Promise<unknown> } | undefined;
  return () => {
    const at = now().getTime();
    if (!heard || at - heard.at >= every) heard = { at, done: Promise.all(pollers.map((poller) => poller.now())) };
    const { done } = heard;
    return new Promise((resolve) => {
      const stop = after(maxWaitMs, resolve);
      void done.then(() => {
        stop();
        resolve();
      });
    });
  };
};
