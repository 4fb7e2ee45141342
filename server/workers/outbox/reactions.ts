import { refuse } from '../../../procedure/commands/decision.ts';
import { decideReaction, type Reaction, reactionId, reactionsTo } from '../../../procedure/commands/reactions.ts';
import type { Clock, Log } from '../../../procedure/ports/platform.ts';
import type { Records } from '../../../procedure/ports/streams.ts';
import type { RecordCommit, RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { tentwo } from '../../../procedure/record/tentwo.ts';
import type { Digest } from '../../../procedure/record/values/digest.ts';
import { commitOn } from '../../../procedure/useCases/commits/commitOn.ts';

export type ReactionPorts = {
  readonly records: Records;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly log: Log;
  /** Called with each commit made here, which has effects of its own. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
};

/**
 * Commits on other records what this commit means for them. The `CommandId` of a reaction follows from the commit that
 * it answers, so it is committed once, wherever and however often it is tried.
 * @returns false when a record could not be changed yet because it is damaged or not visible: retry
 * @throws Fault
 */
export const react = async (ports: ReactionPorts, commit: RecordCommit): Promise<boolean> => {
  let all = true;
  for (const reaction of reactionsTo(commit)) all = (await tell(ports, commit, reaction)) && all;
  return all;
};

const tell = async (ports: ReactionPorts, commit: RecordCommit, reaction: Reaction): Promise<boolean> => {
  const { records, clock, digest, log, committed } = ports;
  const commandId = reactionId(commit.hash, reaction, digest);
  const handled = await commitOn(records, reaction.on, { commandId, actor: tentwo, clock }, (stream) => {
    if (!stream) return refuse({ reason: 'unknown' });
    return stream.damage ? refuse({ reason: 'readOnly' }) : decideReaction(reaction, stream.state);
  });
  if (handled.kind === 'done') {
    if (!handled.repeated) committed(handled.stream, handled.commit);
    return true;
  }
  const { reason } = handled.refusal;
  if (reason === 'alreadyDone') return true;
  log('warn', 'reaction.refused', { reference: commit.key, on: reaction.on, reaction: reaction.name, reason });
  return false;
};
