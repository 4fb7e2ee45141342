import type { Checkpoints } from '../graph/checkpoints/checkpoints.ts';
import { Fault } from '../procedure/handling/fault.ts';
import type { Conversations, Log, OrganisationStream, Outgoing, Place } from '../procedure/handling/ports.ts';
import { createRecent } from '../procedure/handling/recent.ts';
import type { Shown } from '../procedure/handling/shown.ts';
import type { SignedCheckpoint } from '../procedure/record/checkpoint.ts';

export type CheckpointPostPorts = {
  readonly checkpoints: Pick<Checkpoints, 'recent'>;
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly conversations: Pick<Conversations, 'ofChannel'>;
  readonly shown: Pick<Shown, 'claim' | 'sent'>;
  readonly outgoing: Pick<Outgoing, 'send'>;
  readonly log: Log;
};

export type CheckpointPosts = {
  /**
   * Posts in the triage channel what was just made, and the last two there are, unless they were: so whoever makes the
   * next one also says what its maker could not. Each once, by its claim in Messages; nothing while no channel is chosen.
   * Call it every few minutes, on every replica: what fails is tried again. Never throws a Fault.
   */
  readonly run: (made: readonly SignedCheckpoint[]) => Promise<void>;
};

/** So many names of posted checkpoints are remembered, that they need not be asked for. */
const remembered = 100;

export const createCheckpointPosts = (ports: CheckpointPostPorts): CheckpointPosts => {
  const posted = createRecent<true>(remembered);
  const unposted = new Map<string, SignedCheckpoint>();

  const post = async (signed: SignedCheckpoint, place: Place): Promise<boolean> => {
    const { name } = signed.checkpoint;
    const key = `${name}/posted`;
    const claim = await ports.shown.claim(key, name, 'checkpoint');
    if (claim !== 'ours') return claim === 'sent';
    const sent = await ports.outgoing.send(place, { kind: 'checkpoint', signed });
    if (!sent) {
      ports.log('warn', 'checkpoint.nowhereToPost', { checkpoint: name });
      return false;
    }
    const { activityId, conversationId } = sent;
    const sequence = Number(name.slice(name.lastIndexOf('/') + 1));
    const message = { key, reference: name, kind: 'checkpoint', activityId, sequence } as const;
    await ports.shown.sent({ ...message, place: { ...place, conversationId } });
    return true;
  };

  /** One that cannot be posted now does not hold up the others. */
  const postOrLater = async (signed: SignedCheckpoint, place: Place): Promise<void> => {
    const { name } = signed.checkpoint;
    try {
      if (!(await post(signed, place))) return;
      unposted.delete(name);
      posted.set(name, true);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      ports.log('warn', 'checkpoint.notPosted', { checkpoint: name, code: error.code });
    }
  };

  const placeOf = async (): Promise<Place | undefined> => {
    const { triageChannel } = ports.organisation.current();
    const place = triageChannel && (await ports.conversations.ofChannel(triageChannel.channelId));
    if (triageChannel && !place) ports.log('warn', 'checkpoint.nowhereToPost');
    return place && { ...place, language: triageChannel.language };
  };

  return {
    run: async (made) => {
      if (!ports.organisation.current().triageChannel) return;
      for (const signed of [...ports.checkpoints.recent(), ...made])
        if (!posted.get(signed.checkpoint.name)) unposted.set(signed.checkpoint.name, signed);
      if (unposted.size === 0) return;
      const place = await placeOf().catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
        ports.log('warn', 'checkpoint.notPosted', { code: error.code });
        return undefined;
      });
      const inOrder = [...unposted.values()].sort((a, b) => (a.checkpoint.name < b.checkpoint.name ? -1 : 1));
      if (place) for (const signed of inOrder) await postOrLater(signed, place);
    },
  };
};
