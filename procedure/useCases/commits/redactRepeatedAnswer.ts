import { refuse } from '../../commands/decision.ts';
import { aroundCommit } from '../../record/history/aroundCommit.ts';
import { streamUpTo } from '../../record/history/streamUpTo.ts';
import type { Actor } from '../../record/values/person.ts';
import { mayRead } from '../../stages/reads.ts';
import type { Handled, HandledRecord } from './outcome.ts';

/**
 * What somebody hears of a press that was delivered again. It is answered as it was the first time, and with the record
 * as it is now, but only to whoever may still read it: with his role went what he could see by it.
 *
 * Often the press itself ended his part, as *done* does for the owner of an action, and Teams delivers it a second time
 * because the first answer was lost. He hears what it came to, with the record as it stood then and nothing that came after.
 */
export const redactRepeatedAnswer = (handled: HandledRecord, actor: Actor): Handled => {
  const { stream, commit } = handled;
  if (!handled.repeated || mayRead('record', actor, stream.state)) return handled;
  const unknown: Handled = { kind: 'refused', ...refuse({ reason: 'unknown' }) };
  if (stream.damage) return unknown;
  const { before } = aroundCommit(stream, commit);
  // Whoever led the session in a meeting reads no record, and hears what his own press came to all the same.
  if (!before || !mayRead('session', actor, before)) return unknown;
  return { ...handled, stream: streamUpTo(stream, commit) };
};
