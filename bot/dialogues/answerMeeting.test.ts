import { readCommand } from '../../procedure/commands/recordCommands.ts';
import { aBot, type Bot, botServiceUrl, botTenant } from '../../test/builders/aBot.ts';
import { aChannelMessage, aMessage, anEvent, inChannel } from '../../test/builders/anActivity.ts';
import { presses } from '../../test/builders/aRecord.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { textsOf } from '../../test/builders/cardParts.ts';
import { actorOf } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';

const reference = 'NC-2026-0001';
const { owner, employee, ismsManager, reporter } = thePeople;
type Who = { readonly id: string; readonly name: string };
const from = ({ id, name }: Who) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });
const thread = '19:triage@thread.tacv2;messageid=1';

const triaged = async (changes: Parameters<typeof aReport>[1] = {}): Promise<Bot> => {
  const bot = aBot();
  bot.setRoles(ismsManager.id, ['ismsManager']);
  const { handling } = bot.room;
  await handling.handle({ command: aReport({}, changes), actor: reporter, commandId: 'first' });
  const { name, form, by } = presses.triage('standard');
  const read = readCommand(name, reference, form, '2026-11-24');
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  await handling.handle({ command: read.command, actor: actorOf(by), commandId: name });
  return bot;
};

type Changes = { readonly title?: string | null; readonly who?: Who; readonly time?: string };
const meetingEvent = (
  what: 'Start' | 'End',
  { title = `RCA ${reference}`, who = owner, time = '09:00' }: Changes = {},
) =>
  anEvent(
    `application/vnd.microsoft.meeting${what}`,
    { MeetingType: 'ChannelScheduled', ...(title !== null && { Title: title }), [`${what}Time`]: time },
    { ...from(who), ...inChannel, channelData: { ...(inChannel.channelData as object), meeting: { id: 'MCMx' } } },
  );

const received = async (bot: Bot, activity: unknown): Promise<void> => {
  expect(await bot.receive(activity)).toEqual({ status: 200 });
  await bot.settled();
};
const sessionsOf = async (bot: Bot) => (await bot.records.load(reference, 'inHand')).stream?.state.sessions ?? [];
const standsIn = async (bot: Bot) =>
  (await bot.room.sessionCards.standsAt(reference, 'S1'))?.conversation.conversationId;

describe('a meeting whose title names a nonconformity', () => {
  it('posts its card in the thread at the start, once and silently, and summarises there at its end', async () => {
    const bot = await triaged();
    const start = meetingEvent('Start');
    for (const delivery of [start, start, { ...start, id: 'other' }]) await received(bot, delivery);
    expect(await sessionsOf(bot)).toMatchObject([{ id: 'S1', kind: 'fiveWhys', facilitator: owner.id }]);
    expect(await bot.room.sessionCards.standsAt(reference, 'S1')).toMatchObject({
      conversation: { kind: 'channel', conversationId: thread, serviceUrl: botServiceUrl },
    });
    for (const delivery of [meetingEvent('End'), meetingEvent('End')]) await received(bot, delivery);
    expect(bot.ofSessionCards).toEqual([`summarize ${reference} in ${thread}`]);
    expect(bot.posted).toEqual([]);
  });

  it('opens nothing and stays silent for a person without permission', async () => {
    const bot = await triaged();
    await received(bot, meetingEvent('Start', { who: employee }));
    expect([await sessionsOf(bot), bot.posted]).toEqual([[], []]);
    expect(bot.logged.map(([, event]) => event)).toContain('meeting.notOpened');
  });

  it('opens for an authorised organiser when another person started it', async () => {
    const bot = await triaged();
    bot.setMeeting({ title: 'anything', organizer: ismsManager.id });
    await received(bot, meetingEvent('Start', { who: employee }));
    expect(await sessionsOf(bot)).toMatchObject([{ facilitator: ismsManager.id }]);
  });

  it('has its title looked up if the event has none; nothing happens if that is refused', async () => {
    const bot = await triaged();
    await received(bot, meetingEvent('Start', { title: null }));
    expect(await sessionsOf(bot)).toEqual([]);
    bot.setMeeting({ title: `5 Whys nc-2026-1`, organizer: undefined });
    await received(bot, meetingEvent('Start', { title: null, time: '10:00' }));
    expect(await standsIn(bot)).toBe(thread);
    await received(bot, meetingEvent('End', { title: null }));
    expect(bot.ofSessionCards).toEqual([`summarize ${reference} in ${thread}`]);
  });

  it('is ignored if its title names no record, an unknown one, or a hidden one', async () => {
    const bot = await triaged({ notToIsmsManager: true });
    for (const title of ['Weekly', 'RCA NC-2026-0099', `RCA ${reference}`])
      for (const what of ['Start', 'End'] as const) await received(bot, meetingEvent(what, { title, who: owner }));
    expect([await sessionsOf(bot), bot.posted]).toEqual([[], []]);
  });

  it('opens no second session in the next meeting while the first is live', async () => {
    const bot = await triaged();
    await received(bot, meetingEvent('Start'));
    const elsewhere = { ...meetingEvent('Start', { time: '11:00' }), conversation: { ...inConversation('2') } };
    await received(bot, elsewhere);
    expect(await sessionsOf(bot)).toHaveLength(1);
  });
});

const inConversation = (root: string) => ({
  id: `19:triage@thread.tacv2;messageid=${root}`,
  conversationType: 'channel',
  tenantId: botTenant,
  isGroup: true,
});

describe('5 whys, written in a channel', () => {
  it('opens the session there without a meeting, and needs no further answer', async () => {
    const bot = await triaged();
    for (let delivery = 0; delivery < 2; delivery += 1)
      await received(bot, aChannelMessage(`5 whys ${reference}`, { id: 'once', ...from(owner) }));
    expect(await standsIn(bot)).toBe(thread);
    expect([await sessionsOf(bot), bot.posted]).toMatchObject([[{ id: 'S1' }], []]);
  });

  it('gives the same answer for an unreadable record as for an unknown one', async () => {
    const bot = await triaged();
    const texts: string[] = [];
    for (const named of [reference, 'NC-2026-0099'])
      await received(bot, aChannelMessage(`5 whys ${named}`, from(employee)));
    for (const { card } of bot.posted) texts.push(textsOf(card));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe(texts[1]);
  });

  it('is answered in the personal chat with where to write it', async () => {
    const bot = await triaged();
    await received(bot, aMessage(`5 pourquoi ${reference}`, { locale: 'fr-FR', ...from(owner) }));
    expect(textsOf(bot.posted[0]?.card)).toContain('dans le canal');
    expect(await sessionsOf(bot)).toEqual([]);
  });
});
