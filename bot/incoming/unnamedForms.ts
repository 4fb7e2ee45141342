import { createRecent } from '../../procedure/runtime/recent.ts';

const most = 2000;

/**
 * Forms from which an unnamed report was sent. Their messages stay as they are, because an edit would reveal it; so
 * the form looks unsent when the chat is reopened, and *Send* on it would report the same by name. In memory only, by
 * the form's `n`, without a name: on another replica, or after a restart, the receipt's wording must suffice.
 */
export type UnnamedForms = {
  /** @param short of the short form that it was unfolded from */
  readonly sent: (n: string, short: string | undefined) => void;
  readonly wereSent: (n: string) => boolean;
};

export const createUnnamedForms = (): UnnamedForms => {
  const sent = createRecent<true>(most);
  return {
    sent: (n, short) => {
      sent.set(n, true);
      if (short !== undefined) sent.set(short, true);
    },
    wereSent: (n) => sent.get(n) === true,
  };
};
