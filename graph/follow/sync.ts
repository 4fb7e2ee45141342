import type { Clock } from '../../procedure/ports/platform.ts';
import type { Poller } from './poller.ts';

/** So often at most what others did is heard before its time, in milliseconds: one resource unit for each list. */
const every = 2000;
/** Whoever asks is not kept waiting longer, in milliseconds; then he has what is known here. */
const maxWaitMs = 1000;

/** For whoever asks for a list: hears what the other servers did, unless it was within two seconds. Never throws. */
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
