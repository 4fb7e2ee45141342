import type { Message } from '../../procedure/messages/message.ts';
import { newOrganisation, type Organisation } from '../../procedure/organisation/organisation.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { PostedMessage } from '../../procedure/ports/messages/postedMessages.ts';
import type { SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { aSignedCheckpoint } from '../../test/builders/sampleCards.ts';
import { createCheckpointPosts } from './checkpointPosts.ts';

const channelId = '19:triage@thread.tacv2';
const conversation: ConversationReference = {
  kind: 'channel',
  conversationId: channelId,
  serviceUrl: 'https://smba/',
  language: 'en',
};
const chosen: Organisation = {
  ...newOrganisation,
  triageChannel: { channelId, channelName: 'T', teamId: 't', language: 'fr' },
};
/** Number 7 is that of the seventh day, unless another day is given. */
const checkpoint = (number: number, day = number): SignedCheckpoint => {
  const [name, date] = [`CHECK/${String(number).padStart(4, '0')}`, String(day).padStart(2, '0')];
  return {
    ...aSignedCheckpoint,
    checkpoint: { ...aSignedCheckpoint.checkpoint, name, at: `2026-11-${date}T09:00:00.000Z` },
  };
};
const postKey = 'CHECK/2026-11-07/posted';

/** One channel and one Messages list; each replica asks `there` for the checkpoints. */
const scene = () => {
  const rows = new Map<string, PostedMessage | 'claimed'>();
  const sent: { readonly conversation: ConversationReference; readonly message: Message }[] = [];
  const logged: string[] = [];
  const now = {
    organisation: chosen,
    there: [] as readonly SignedCheckpoint[],
    conversation: conversation as ConversationReference | undefined,
  };
  const broken = { send: false, claim: false };
  let asked = 0;
  const fail = (operation: string) => Promise.reject(new Fault('unreachable', operation));
  const replica = () =>
    createCheckpointPosts({
      checkpoints: { recent: () => now.there.slice(-2) },
      organisation: { current: () => now.organisation },
      conversations: { ofChannel: async (id) => (id === channelId ? now.conversation : undefined) },
      postedMessages: {
        claim: async (key) => {
          asked += 1;
          if (broken.claim) return fail('messages.claim');
          const row = rows.get(key);
          if (!row) rows.set(key, 'claimed');
          return !row ? 'ours' : row === 'claimed' ? 'pending' : 'sent';
        },
        sent: async (message) => void rows.set(message.key, message),
      },
      outgoing: {
        send: async (to, message) => {
          if (broken.send) return fail('teams.send');
          sent.push({ conversation: to, message });
          return { activityId: `m${sent.length}`, conversationId: `${channelId};messageid=${sent.length}` };
        },
      },
      log: (_level, event) => logged.push(event),
    });
  const names = () => sent.map(({ message }) => message.kind === 'checkpoint' && message.signed.checkpoint.name);
  return { replica, rows, sent, names, logged, now, broken, asked: () => asked };
};

describe('checkpoints in the triage channel', () => {
  it('are posted once, in the language of the channel, whichever replica looks', async () => {
    const { replica, names, sent, rows, now } = scene();
    const [one, two] = [replica(), replica()];
    now.there = [checkpoint(7)];
    await one.run([checkpoint(7)]);
    await Promise.all([one.run([]), two.run([])]);
    expect(names()).toEqual(['CHECK/0007']);
    expect(sent[0]?.conversation).toEqual({ ...conversation, language: 'fr' });
    expect(rows.get(postKey)).toEqual({
      key: postKey,
      reference: 'CHECK/0007',
      kind: 'checkpoint',
      activityId: 'm1',
      sequence: 7,
      conversation: { ...conversation, language: 'fr', conversationId: `${channelId};messageid=1` },
    });
  });

  it('cost nothing while there is nothing new', async () => {
    const { replica, now, asked } = scene();
    const one = replica();
    now.there = [checkpoint(6), checkpoint(7)];
    await one.run([]);
    const before = asked();
    await one.run([]);
    expect([before, asked()]).toEqual([2, 2]);
  });

  it('are posted once a day, the latest of those that are known by then', async () => {
    const { replica, names, now } = scene();
    const [one, two] = [replica(), replica()];
    const made = [checkpoint(1, 7), checkpoint(2, 7), checkpoint(3, 7)];
    now.there = made;
    await one.run(made);
    expect(names()).toEqual(['CHECK/0003']);
    now.there = [...made, checkpoint(4, 7)];
    await one.run([checkpoint(4, 7)]);
    await two.run([]);
    expect(names()).toEqual(['CHECK/0003']);
    now.there = [...now.there, checkpoint(5, 8)];
    await two.run([checkpoint(5, 8)]);
    expect(names()).toEqual(['CHECK/0003', 'CHECK/0005']);
  });

  it('are retried when Teams or Graph fails', async () => {
    const { replica, names, logged, now, broken } = scene();
    const one = replica();
    now.there = [checkpoint(7)];
    broken.claim = true;
    await one.run([checkpoint(7)]);
    expect([names(), logged]).toEqual([[], ['checkpoint.notPosted']]);
    broken.claim = false;
    await one.run([]);
    expect(names()).toEqual(['CHECK/0007']);
  });

  it('are posted by the replica that makes the next one if the first is gone', async () => {
    const { replica, names, rows, now, broken } = scene();
    now.there = [checkpoint(7)];
    broken.send = true;
    await replica().run([checkpoint(7)]);
    // A claim without a message is released after five minutes (graph/messages).
    rows.delete(postKey);
    broken.send = false;
    now.there = [checkpoint(7), checkpoint(8)];
    await replica().run([checkpoint(8)]);
    expect(names()).toEqual(['CHECK/0007', 'CHECK/0008']);
  });

  it('wait for another replica’s claim', async () => {
    const { replica, names, rows, now } = scene();
    const one = replica();
    now.there = [checkpoint(7)];
    rows.set(postKey, 'claimed');
    await one.run([]);
    expect(names()).toEqual([]);
    rows.delete(postKey);
    await one.run([]);
    expect(names()).toEqual(['CHECK/0007']);
  });

  it('are not posted while no channel is chosen, or its conversation is unknown', async () => {
    const { replica, names, rows, logged, now } = scene();
    const one = replica();
    now.organisation = newOrganisation;
    now.there = [checkpoint(7)];
    await one.run([checkpoint(7)]);
    expect([names(), rows.size, logged]).toEqual([[], 0, []]);
    now.organisation = chosen;
    now.conversation = undefined;
    await one.run([]);
    expect([names(), rows.size, logged]).toEqual([[], 0, ['checkpoint.nowhereToPost']]);
  });
});
