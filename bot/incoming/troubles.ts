import type { Log, Nonce } from '../../procedure/ports/platform.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import { errorFacts } from '../../procedure/runtime/errorFacts.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { Trouble } from '../cards/parts/trouble.ts';

export type Troubles = {
  /** Logs a failure once and returns what the person sees of it. */
  readonly of: (error: unknown, during: string) => Trouble;
  /**
   * The answer missed its deadline; the outcome of the work is logged when it ends.
   * @param person who waits: perhaps for what their card shows and we cannot read yet
   */
  readonly slow: (during: string, person?: PersonId) => Trouble;
};

/** Short enough to be read out on the phone. */
const idLength = 8;

export const createTroubles = (log: Log, nonce: Nonce, isCatchingUp: (person: PersonId) => boolean): Troubles => {
  const newId = () => nonce().slice(0, idLength);
  return {
    of: (error, during) => {
      const trouble: Trouble = { id: newId(), what: error instanceof Fault ? error.code : 'bug' };
      // Failures of Microsoft 365 are expected and retried; anything else is a bug of ours.
      log(error instanceof Fault ? 'warn' : 'error', 'turn.failed', {
        trouble: trouble.id,
        during,
        ...errorFacts(error),
      });
      return trouble;
    },
    slow: (during, person) => {
      const isBehind = person !== undefined && isCatchingUp(person);
      const trouble: Trouble = { id: newId(), what: isBehind ? 'notSeenYet' : 'slow' };
      log('warn', 'turn.slow', { trouble: trouble.id, during, ...(isBehind && { code: trouble.what }) });
      return trouble;
    },
  };
};
