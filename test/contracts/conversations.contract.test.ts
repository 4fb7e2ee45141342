import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';

const chat: ConversationReference = {
  kind: 'personal',
  conversationId: "a:1_o'Neill&co#1",
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  personId: 'b0000000-0000-4000-8000-000000000001',
  language: 'en',
};
const channel: ConversationReference = {
  kind: 'channel',
  conversationId: '19:triage@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  language: 'fr',
};

describe('Conversations', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
  });

  it('finds people and channels, here, elsewhere and after a restart', async () => {
    expect(await one.conversations.remember(chat)).toBe(true);
    expect(await one.conversations.remember(channel)).toBe(true);
    for (const room of [one, two, await stage.open()]) {
      expect(await room.conversations.ofPerson(chat.personId ?? '')).toEqual(chat);
      expect(await room.conversations.ofChannel(channel.conversationId)).toEqual(channel);
    }
    expect(await one.conversations.ofPerson('no-one')).toBeUndefined();
    expect(await one.conversations.ofChannel('nowhere')).toBeUndefined();
  });

  it('writes only what is new, and sends no request for known people', async () => {
    await one.conversations.remember(chat);
    const before = one.usage().requests;
    expect(await one.conversations.remember(chat)).toBe(false);
    expect(one.usage().requests).toBe(before);
    expect(await one.conversations.remember({ ...chat, language: 'fr' })).toBe(true);
    expect(await two.conversations.ofPerson(chat.personId ?? '')).toMatchObject({ language: 'fr' });
    expect(await stage.items('Conversations')).toHaveLength(1);
  });

  it('keeps one row for several deliveries from one conversation', async () => {
    const told = await Promise.all([one, two, one, two].map((room) => room.conversations.remember(chat)));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await stage.items('Conversations')).toHaveLength(1);
  });

  it('prefers the newer chat of a person who reinstalled', async () => {
    await one.conversations.remember(chat);
    stage.clock.advance(1000);
    await one.conversations.remember({ ...chat, conversationId: 'a:2' });
    const three = await stage.open();
    for (const room of [one, two, three])
      expect((await room.conversations.ofPerson(chat.personId ?? ''))?.conversationId).toBe('a:2');
  });

  it('forgets a conversation', async () => {
    await one.conversations.remember(chat);
    await one.conversations.forget(chat.conversationId);
    await one.conversations.forget(chat.conversationId);
    expect(await one.conversations.ofPerson(chat.personId ?? '')).toBeUndefined();
    expect(await stage.items('Conversations')).toHaveLength(0);
    expect(await one.conversations.remember(chat)).toBe(true);
  });

  it('saves again what another replica has forgotten', async () => {
    await one.conversations.remember(chat);
    await two.conversations.ofPerson(chat.personId ?? '');
    await one.conversations.forget(chat.conversationId);
    expect(await two.conversations.remember(chat)).toBe(false);
    expect(await two.conversations.remember(chat, 'anew')).toBe(true);
    expect(await one.conversations.ofPerson(chat.personId ?? '')).toEqual(chat);
    expect(await two.conversations.remember(chat, 'anew')).toBe(false);
    expect(await stage.items('Conversations')).toHaveLength(1);
  });

  it('keeps one row when the answer to a POST was lost', async () => {
    await stage.fault({ method: 'POST', path: '/items', count: 1, when: 'after', drop: true });
    await one.conversations.remember(chat);
    expect(await one.conversations.ofPerson(chat.personId ?? '')).toEqual(chat);
    expect(await stage.items('Conversations')).toHaveLength(1);
  });
});
