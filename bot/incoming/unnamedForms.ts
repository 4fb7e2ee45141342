import { createRecent } from '../../procedure/runtime/recent.ts';

const most = 2000;

/**
 * Forms from which an unnamed report was sent. Their messages stay as they are, because an edit would reveal it; so
 * the form looks unsent when the chat is reopened, and *Send* on it would report the same by name. In memory only, by
 * the form's `n`, without a name: on another replica, or after a restart, the receipt's wording must suffice.
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
