import { refuse } from '../../commands/decision.ts';
import { aroundCommit, streamUpTo } from '../../record/history/stepsOf.ts';
import type { Actor } from '../../record/values/person.ts';
import { mayRead } from '../../stages/reads.ts';
import type { Handled, HandledRecord } from './outcome.ts';

/**
 * Returns the answer to a press that was delivered again: the same as the first time, with the current record, but
 * only for a person who may still read it. With a role they lose what it let them see. Often the press itself ended
 * their part, as *done* does for the owner of an action, and Teams delivers it a second time because the first answer
 * was lost. They get its outcome with the record of that moment and nothing that came later.
 */
export const redactRepeatedAnswer = (handled: HandledRecord, actor: Actor): Handled => {
  const { stream, commit } = handled;
  if (!handled.repeated || mayRead('record', actor, stream.state)) return handled;
  const unknown: Handled = { kind: 'refused', ...refuse({ reason: 'unknown' }) };
  if (stream.damage) return unknown;
  const { before } = aroundCommit(stream, commit);
  // The leader of a session in a meeting may read no record, but gets the outcome of their own press.
  if (!before || !mayRead('session', actor, before)) return unknown;
  return { ...handled, stream: streamUpTo(stream, commit) };
};
