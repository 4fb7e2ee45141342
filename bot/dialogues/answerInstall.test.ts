import { aBot } from '../../test/builders/aBot.ts';
import { anInstall, botAccount, channelId, inChannel, staffId } from '../../test/builders/anActivity.ts';
import { textsOf } from '../../test/builders/cardParts.ts';

const atChannel = { ...inChannel, conversation: { ...(inChannel.conversation as object), id: channelId } };
const members = (changes: object) =>
  anInstall({ type: 'conversationUpdate', action: undefined, membersAdded: [botAccount], ...changes });

describe('an install', () => {
  it('is welcomed once, though Teams reports the install twice', async () => {
    const bot = aBot();
    await Promise.all([bot.receive(members({})), bot.receive(anInstall())]);
    await bot.receive(anInstall());
    expect(bot.posted.map(({ card }) => textsOf(card))).toEqual([expect.stringContaining('Hello, I am TenTwo')]);
    expect(bot.places.get('a:lea')).toMatchObject({ kind: 'personal', personId: staffId, language: 'en' });
  });

  it('is welcomed in the language of the activity’s locale', async () => {
    const bot = aBot();
    await bot.receive(members({ locale: undefined }));
    await bot.receive(anInstall({ locale: 'fr-FR' }));
    expect(bot.posted.map(({ card }) => textsOf(card))).toEqual([expect.stringContaining('Bonjour, je suis TenTwo')]);
  });

  it('in a team is welcomed in the team, in one message', async () => {
    const bot = aBot();
    await bot.receive(anInstall(atChannel));
    await bot.receive(members({ ...atChannel }));
    expect(bot.posted).toHaveLength(1);
    expect(textsOf(bot.posted[0]?.card)).toContain('use this channel for triage');
    expect(bot.places.get(channelId)).toMatchObject({ kind: 'channel' });
  });

  it('is welcomed again after it was removed', async () => {
    const bot = aBot();
    await bot.receive(anInstall());
    await bot.receive(anInstall({ action: 'remove' }));
    expect(bot.places.size).toBe(0);
    await bot.receive(anInstall());
    expect(bot.posted).toHaveLength(2);
  });

  it.each([
    ['another member', { membersAdded: [{ id: '29:tom' }] }],
    [
      'a renamed channel',
      { membersAdded: undefined, channelData: { ...(inChannel.channelData as object), eventType: 'channelRenamed' } },
    ],
  ])('is not triggered by %s', async (_name, changes) => {
    const bot = aBot();
    expect(await bot.receive(members({ ...atChannel, ...changes }))).toEqual({ status: 200 });
    expect([bot.posted, bot.places.size]).toEqual([[], 0]);
  });

  it.each(['typing', 'messageReaction', 'event', 'somethingNew'])('does not affect %s', async (type) => {
    const bot = aBot();
    expect(await bot.receive(anInstall({ type }))).toEqual({ status: 200 });
    expect(bot.posted).toEqual([]);
  });
});
