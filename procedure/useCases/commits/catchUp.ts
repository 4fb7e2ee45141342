import type { Records } from '../../ports/streams.ts';
import { lastCommit } from '../../record/history/commit.ts';
import type { RecordStream } from '../../record/history/recordStream.ts';
import { aroundCommit } from '../../record/history/stepsOf.ts';
import type { Actor, PersonId } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { Fault } from '../../runtime/fault.ts';
import { mayRead } from '../../stages/reads.ts';

/**
 * Who pressed, and the sequence of the commit that their card or page showed. Only the number comes from the client.
 */
export type SeenCommit = { readonly actor: Actor; readonly seen: number };

/** A refusal was decided on an older state than the press has seen. */
export type NotCaughtUp = { readonly kind: 'tooSoon'; readonly reference: Reference; readonly seenCommit: SeenCommit };

/**
 * Returns whether our state has reached what the actor saw: another replica drew it, so our reads lag if not. For a
 * record that the actor may not read it is false unless they could read it at that sequence. A person who guesses
 * numbers therefore gets the answer for a record that does not exist, and learns nothing about it.
 */
export const hasCaughtUp = (stream: RecordStream | undefined, { actor, seen }: SeenCommit): boolean => {
  if (!stream) return false;
  // Nothing is read past a damage: the record is reported as damaged, not waited for.
  if (mayRead('record', actor, stream.state)) return stream.damage !== undefined || lastCommit(stream).sequence >= seen;
  const shown = stream.commits.find(({ sequence }) => sequence === seen);
  return shown !== undefined && mayRead('record', actor, aroundCommit(stream, shown).after);
};

/** @throws Fault `notSeenYet` when reads lag longer than `Records.lookFor` waits */
export type CatchUp = (reference: Reference, seenCommit: SeenCommit) => Promise<RecordStream>;

/**
 * Reads a record until it has reached what the actor saw. The number may be invented: it causes only a few more reads
 * in five seconds, for one press per person at a time; their other presses get the fault at once.
 */
export const createCatchUp = ({ lookFor }: Pick<Records, 'lookFor'>): CatchUp => {
  const waiting = new Set<PersonId>();
  return async (reference, seenCommit) => {
    const { id } = seenCommit.actor;
    const notYet = () => new Fault('notSeenYet', 'handling.catchUp');
    if (waiting.has(id)) throw notYet();
    waiting.add(id);
    try {
      const stream = await lookFor(reference, (read) => hasCaughtUp(read, seenCommit));
      if (!stream) throw notYet();
      return stream;
    } finally {
      waiting.delete(id);
    }
  };
};
