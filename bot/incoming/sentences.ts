import type { PersonId } from '../../procedure/record/values/person.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';

/** Maximum number of channel sentences kept until their authors open the form. */
const most = 500;

/**
 * A sentence written to the bot in a channel, kept until its author opens the form: it is filled in for them only. In
 * memory only: a button's data would outlive a message that its author may delete. On another replica the form is
 * empty.
 */
export type Sentences = {
  /** @param n of the button that opens the form */
  readonly keep: (n: string, writer: PersonId, text: string) => void;
  readonly of: (n: string, presser: PersonId) => string | undefined;
  /** After the report: the next form that the button opens is an empty one, for another report. */
  readonly forget: (n: string) => void;
};

export const createSentences = (): Sentences => {
  const kept = createRecent<{ readonly writer: PersonId; readonly text: string }>(most);
  return {
    keep: (n, writer, text) => kept.set(n, { writer, text }),
    of: (n, presser) => {
      const found = kept.get(n);
      return found?.writer === presser ? found.text : undefined;
    },
    forget: kept.delete,
  };
};
