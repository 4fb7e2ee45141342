import type { Checkpoints } from '../../graph/checkpoints/checkpoints.ts';
import type { ConversationReference, Conversations } from '../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../procedure/ports/messages/postedMessages.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import type { OrganisationStream } from '../../procedure/ports/streams.ts';
import { checkpointKey, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';

export type CheckpointPostPorts = {
  readonly checkpoints: Pick<Checkpoints, 'recent'>;
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly conversations: Pick<Conversations, 'ofChannel'>;
  readonly postedMessages: Pick<PostedMessages, 'claim' | 'sent'>;
  readonly outgoing: Pick<Outgoing, 'send'>;
  readonly log: Log;
};

export type CheckpointPosts = {
  /**
   * Posts one checkpoint a day in the triage channel: the first that can be posted, by a claim in Messages. It is as good
   * an anchor as any other, because each later one continues it. Nothing happens while no channel is chosen. Call it every few minutes, on every replica: failures are retried. Never throws
   * a Fault.
   */
  readonly run: (made: readonly SignedCheckpoint[]) => Promise<void>;
};

/** Number of days for which it is remembered that one was posted, to avoid asking for it. */
const remembered = 100;
const dayOf = ({ checkpoint }: SignedCheckpoint): string => checkpoint.at.slice(0, 10);

export const createCheckpointPosts = (ports: CheckpointPostPorts): CheckpointPosts => {
  const posted = createRecent<true>(remembered);
  const unposted = new Map<string, SignedCheckpoint>();

  const post = async (signed: SignedCheckpoint, conversation: ConversationReference): Promise<boolean> => {
    const { name } = signed.checkpoint;
    const key = `${checkpointKey}/${dayOf(signed)}/posted`;
    const claim = await ports.postedMessages.claim(key, name, 'checkpoint');
    if (claim !== 'ours') return claim === 'sent';
    const sent = await ports.outgoing.send(conversation, { kind: 'checkpoint', signed });
    if (!sent) {
      ports.log('warn', 'checkpoint.nowhereToPost', { checkpoint: name });
      return false;
    }
    const { activityId, conversationId } = sent;
    const sequence = Number(name.slice(name.lastIndexOf('/') + 1));
    const message = { key, reference: name, kind: 'checkpoint', activityId, sequence } as const;
    await ports.postedMessages.sent({ ...message, conversation: { ...conversation, conversationId } });
    return true;
  };

  /** A checkpoint that cannot be posted now does not hold up the others. */
  const postOrLater = async (signed: SignedCheckpoint, conversation: ConversationReference): Promise<void> => {
    const { name } = signed.checkpoint;
    try {
      if (!(await post(signed, conversation))) return;
      unposted.delete(dayOf(signed));
      posted.set(dayOf(signed), true);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      ports.log('warn', 'checkpoint.notPosted', { checkpoint: name, code: error.code });
    }
  };

  const placeOf = async (): Promise<ConversationReference | undefined> => {
    const { triageChannel } = ports.organisation.current();
    const conversation = triageChannel && (await ports.conversations.ofChannel(triageChannel.channelId));
    if (triageChannel && !conversation) ports.log('warn', 'checkpoint.nowhereToPost');
    return conversation && { ...conversation, language: triageChannel.language };
  };

  return {
    run: async (made) => {
      if (!ports.organisation.current().triageChannel) return;
      for (const signed of [...ports.checkpoints.recent(), ...made])
        if (!posted.get(dayOf(signed))) unposted.set(dayOf(signed), signed);
      if (unposted.size === 0) return;
      const conversation = await placeOf().catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
        ports.log('warn', 'checkpoint.notPosted', { code: error.code });
        return undefined;
      });
      const inOrder = [...unposted.values()].sort((a, b) => (a.checkpoint.name < b.checkpoint.name ? -1 : 1));
      if (conversation) for (const signed of inOrder) await postOrLater(signed, conversation);
    },
  };
};
