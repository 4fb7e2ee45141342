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

/** Maximum number of commits that other replicas may write to one record while our reads lag. */
const plausibleLead = 50;

/**
 * Returns whether waiting makes sense: rows read again are older than what the actor says they saw. On a record that
 * they may read, a number far ahead of it is invented and has no effect. On any other it always makes sense, because
 * the answer must not depend on the record.
 */
export const isBehind = (fresh: RecordStream | undefined, seenCommit: SeenCommit): boolean => {
  if (hasCaughtUp(fresh, seenCommit)) return false;
  const { actor, seen } = seenCommit;
  return !fresh || !mayRead('record', actor, fresh.state) || seen <= lastCommit(fresh).sequence + plausibleLead;
};

export type CatchUp = {
  /** @throws Fault `notSeenYet` when reads lag longer than `Records.lookFor` waits */
  readonly catchUp: (reference: Reference, seenCommit: SeenCommit) => Promise<RecordStream>;
  /** Whether a press of this person is waiting for that. */
  readonly isCatchingUp: (person: PersonId) => boolean;
};

/**
 * Reads a record until it has reached what the actor saw. The number may be invented: it causes only a few more reads
 * in five seconds, for one press per person at a time; their other presses get the fault at once.
 */
export const createCatchUp = ({ lookFor }: Pick<Records, 'lookFor'>): CatchUp => {
  const waiting = new Set<PersonId>();
  const catchUp: CatchUp['catchUp'] = async (reference, seenCommit) => {
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
  return { catchUp, isCatchingUp: (person) => waiting.has(person) };
};
