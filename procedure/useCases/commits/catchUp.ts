import type { Records } from '../../ports/records.ts';
import { aroundCommit } from '../../record/history/aroundCommit.ts';
import { lastCommit } from '../../record/history/commit.ts';
import type { RecordStream } from '../../record/history/recordStream.ts';
import type { Actor, PersonId } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { Fault } from '../../runtime/fault.ts';
import { mayRead } from '../../stages/reads.ts';

/** Who pressed, and the sequence of the commit that his card or page showed. Only the number is told by the client. */
export type SeenCommit = { readonly actor: Actor; readonly seen: number };

/** What was to be refused was decided on less than the press shows to be there. */
export type NotCaughtUp = { readonly kind: 'tooSoon'; readonly reference: Reference; readonly sight: SeenCommit };

/**
 * Whether what we hold is as far as what somebody saw: another replica drew it, so what we read lags if it is not.
 * Of a record that he may not read it says no, unless he could read it as it stood then: whoever guesses numbers is
 * answered as if there were no such record, and learns neither that there is one nor how far it is.
 */
export const hasCaughtUp = (stream: RecordStream | undefined, { actor, seen }: SeenCommit): boolean => {
  if (!stream) return false;
  // Behind a damage nothing more is read: the record is told as damaged, not waited for.
  if (mayRead('record', actor, stream.state)) return stream.damage !== undefined || lastCommit(stream).sequence >= seen;
  const shown = stream.commits.find(({ sequence }) => sequence === seen);
  return shown !== undefined && mayRead('record', actor, aroundCommit(stream, shown).after);
};

/** @throws Fault `notSeenYet` when reads lag longer than `Records.lookFor` waits */
export type CatchUp = (reference: Reference, sight: SeenCommit) => Promise<RecordStream>;

/**
 * Reads a record until it is as far as what somebody saw. The number may be made up: all that it brings about is that we
 * look again, a few times in five seconds, for one press of a person at a time; his others get the fault at once.
 */
export const createCatchUp = ({ lookFor }: Pick<Records, 'lookFor'>): CatchUp => {
  const waiting = new Set<PersonId>();
  return async (reference, sight) => {
    const { id } = sight.actor;
    const notYet = () => new Fault('notSeenYet', 'handling.catchUp');
    if (waiting.has(id)) throw notYet();
    waiting.add(id);
    try {
      const stream = await lookFor(reference, (read) => hasCaughtUp(read, sight));
      if (!stream) throw notYet();
      return stream;
    } finally {
      waiting.delete(id);
    }
  };
};
