import { createRecent } from '../../procedure/runtime/recent.ts';

/** So many forms are remembered. */
const most = 2000;

/**
 * Forms from which something was reported without a name. Their message is left as it is, because an edit would tell; so
 * the form looks unsent when the chat is opened again, and *Send* on it would report the same by name. Only in memory, by
 * the form's `n`, and with nobody's name: on another replica, or after a restart, the receipt's own words must do.
 */
export type UnnamedForms = {
  /** The form `to` was drawn in answer to *Add details* on the form `from`. */
  readonly unfolded: (from: string, to: string) => void;
  readonly sent: (n: string) => void;
  readonly wereSent: (n: string) => boolean;
};

export const createUnnamedForms = (): UnnamedForms => {
  const origins = createRecent<string>(most);
  const sent = createRecent<true>(most);
  return {
    unfolded: (from, to) => origins.set(to, from),
    sent: (n) => {
      const origin = origins.get(n);
      sent.set(n, true);
      if (origin !== undefined) sent.set(origin, true);
    },
    wereSent: (n) => sent.get(n) === true,
  };
};
