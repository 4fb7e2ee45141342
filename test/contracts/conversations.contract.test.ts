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

  const person = { kind: 'person', id: chat.personId ?? '' } as const;
  const reaches = (): readonly unknown[] => [one, two].map(({ conversations }) => conversations.reachOf(person));
  const rows = () => stage.items('Conversations');

  it('keeps since when a person cannot be reached, until they write again', async () => {
    expect(one.conversations.reachOf(person)).toBe('neverMet');
    await one.conversations.remember(chat);
    expect(one.conversations.reachOf(person)).toBe('reachable');
    const goneSince = stage.clock.now();
    await one.conversations.markGone(chat.conversationId);
    stage.clock.advance(60_000);
    await one.conversations.markGone(chat.conversationId);
    expect(await one.conversations.ofPerson(person.id)).toBeUndefined();
    const three = await stage.open();
    expect([one, three].map(({ conversations }) => conversations.reachOf(person))).toEqual([
      { goneSince },
      { goneSince },
    ]);
    expect(await three.conversations.ofPerson(person.id)).toBeUndefined();
    expect(await rows()).toHaveLength(1);
    expect(await three.conversations.remember(chat)).toBe(true);
    expect(await one.conversations.ofPerson(person.id)).toEqual(chat);
    expect(await rows()).toHaveLength(1);
    expect((await rows())[0]?.fields.GoneSince).toBeUndefined();
  });

  it('does not date what another replica had noted before', async () => {
    await one.conversations.remember(chat);
    await two.conversations.ofPerson(person.id);
    const goneSince = stage.clock.now();
    await one.conversations.markGone(chat.conversationId);
    stage.clock.advance(60_000);
    await two.conversations.markGone(chat.conversationId);
    expect(reaches()).toEqual([{ goneSince }, { goneSince }]);
  });

  it('knows within one look what another replica learned', async () => {
    for (const room of [one, two]) await room.follow.watchNow();
    await one.conversations.remember(chat);
    await two.follow.watchNow();
    expect(reaches()).toEqual(['reachable', 'reachable']);
    await one.conversations.markGone(chat.conversationId);
    await two.follow.watchNow();
    expect(reaches()).toEqual([{ goneSince: stage.clock.now() }, { goneSince: stage.clock.now() }]);
    await two.conversations.remember(chat);
    await one.follow.watchNow();
    expect(reaches()).toEqual(['reachable', 'reachable']);
  });

  it('reaches a person in the chat that is left', async () => {
    await one.conversations.remember(chat);
    stage.clock.advance(1000);
    await one.conversations.remember({ ...chat, conversationId: 'a:2' });
    await one.conversations.markGone('a:2');
    for (const room of [one, two]) expect(await room.conversations.ofPerson(person.id)).toEqual(chat);
  });

  it('marks nothing where it knows of no conversation', async () => {
    await one.conversations.markGone('a:unknown');
    expect(await rows()).toHaveLength(0);
  });

  it('uses again what another replica had marked as gone', async () => {
    await one.conversations.remember(chat);
    await two.conversations.ofPerson(person.id);
    await one.conversations.markGone(chat.conversationId);
    expect(await two.conversations.remember(chat)).toBe(false);
    expect(await two.conversations.remember(chat, 'anew')).toBe(true);
    expect(await one.conversations.ofPerson(person.id)).toEqual(chat);
    expect(await two.conversations.remember(chat, 'anew')).toBe(false);
    expect(await rows()).toHaveLength(1);
  });

  it('keeps one row when the answer to a POST was lost', async () => {
    await stage.fault({ method: 'POST', path: '/items', count: 1, when: 'after', drop: true });
    await one.conversations.remember(chat);
    expect(await one.conversations.ofPerson(chat.personId ?? '')).toEqual(chat);
    expect(await stage.items('Conversations')).toHaveLength(1);
  });
});
