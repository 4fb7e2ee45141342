import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { aBot } from '../../test/builders/aBot.ts';
import { aChannelMessage, aMessage, channelId, inChannel, staffId } from '../../test/builders/anActivity.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { inputsOf, textsOf, verbsOf } from '../../test/builders/cardParts.ts';

const lastCard = (bot: ReturnType<typeof aBot>) => bot.posted.at(-1)?.card;

describe('in a personal chat', () => {
  it('opens the report with the sentence filled in', async () => {
    const bot = aBot();
    expect(await bot.receive(aMessage('The archive door is open again.'))).toEqual({ status: 200 });
    expect(inputsOf(lastCard(bot))).toEqual({
      what: 'The archive door is open again.',
      system: undefined,
      ongoing: 'notSure',
    });
    expect(verbsOf(lastCard(bot))).toEqual(['report.send', 'report.details', 'report.discard']);
    expect(bot.posted[0]?.where.conversationId).toBe('a:lea');
    expect(bot.records.stored()).toEqual([]);
  });

  it('uses the language of the sender', async () => {
    const bot = aBot();
    await bot.receive(aMessage('help', { locale: 'fr-CA' }));
    expect(textsOf(lastCard(bot))).toContain('Comment je peux vous aider');
    await bot.receive(aMessage('aide', { locale: 'de-DE' }));
    expect(textsOf(lastCard(bot))).toContain('How I can help');
  });

  it.each([
    ['hello', 'How I can help'],
    ['blah', 'did not quite catch'],
    ['Is the door locked at night?', 'cannot answer questions'],
    ['', 'did not quite catch'],
  ])('offers a way forward after “%s”', async (text, expected) => {
    const bot = aBot();
    await bot.receive(aMessage(text));
    expect(textsOf(lastCard(bot))).toContain(expected);
    expect(verbsOf(lastCard(bot))).toEqual(['report.open', 'reports.mine', 'case.open']);
  });

  it('opens an empty form for “report”', async () => {
    const bot = aBot();
    await bot.receive(aMessage('signaler'));
    expect(inputsOf(lastCard(bot))).toMatchObject({ what: undefined });
  });

  it('lists only the person’s own reports', async () => {
    const bot = aBot();
    for (const [n, actor] of [anActor(), anActor({ id: 'other' })].entries())
      await bot.room.handling.handle({
        command: aReport({ what: `Report of person ${n}` }),
        actor,
        commandId: `c${n}`,
      });
    await bot.receive(aMessage('my reports'));
    expect(textsOf(lastCard(bot))).toContain('Report of person 0');
    expect(textsOf(lastCard(bot))).not.toContain('Report of person 1');
  });

  it('shows a record only to authorised readers', async () => {
    const bot = aBot();
    await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'c' });
    await bot.receive(aMessage('nc 2026 1'));
    expect(verbsOf(lastCard(bot))).toEqual(['record.add', 'record.correct', 'record.withdraw']);
    const from = { id: '29:tom', name: 'Tom', aadObjectId: 'tom' };
    await bot.receive(aMessage('NC-2026-0001', { from }));
    const forbidden = textsOf(lastCard(bot));
    await bot.receive(aMessage('NC-2026-0777', { from }));
    expect(textsOf(lastCard(bot))).toBe(forbidden);
    bot.setRoles('tom', ['ismsManager']);
    await bot.receive(aMessage('NC-2026-0001', { from }));
    expect(textsOf(lastCard(bot))).toContain('server room');
    expect(verbsOf(lastCard(bot))).toEqual([
      'triageReport.open',
      'rejectReport.open',
      'markDuplicate.open',
      'record.more',
    ]);
  });

  it('redraws the newest card of a record for authorised readers', async () => {
    const bot = aBot();
    await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'c' });
    await bot.receive(aMessage('NC-2026-0001', { id: '1' }));
    await bot.receive(aMessage('NC-2026-0001', { id: '2' }));
    const from = { id: '29:tom', name: 'Tom', aadObjectId: 'tom' };
    await bot.receive(aMessage('NC-2026-0001', { id: '3', from }));
    await bot.receive(aMessage('NC-2026-0777', { id: '4' }));
    await bot.settled();
    const conversation = { kind: 'personal', conversationId: 'a:lea', personId: anActor().id, language: 'en' };
    expect(bot.shown).toEqual(
      ['out-1', 'out-2'].map((activityId) =>
        expect.objectContaining({
          key: `NC-2026-0001/record/${anActor().id}`,
          reference: 'NC-2026-0001',
          kind: 'record',
          activityId,
          sequence: 1,
          conversation: expect.objectContaining(conversation),
        }),
      ),
    );
  });

  it('answers a message once when it is delivered twice', async () => {
    const bot = aBot();
    const message = aMessage('help');
    await Promise.all([bot.receive(message), bot.receive(message)]);
    expect(bot.posted).toHaveLength(1);
  });

  it('reports that the record cannot be read, with an id that the log contains', async () => {
    const bot = aBot();
    bot.records.breakDown('throttled');
    await bot.receive(aMessage('NC-2026-0001'));
    const trouble = bot.logged.find(([, event]) => event === 'turn.failed')?.[2]?.trouble;
    expect(textsOf(lastCard(bot))).toContain('Microsoft 365 asks us to slow down');
    expect(textsOf(lastCard(bot))).toContain(String(trouble));
    expect(bot.logged.map(([level]) => level)).toEqual(['warn']);
  });

  it('answers in time and again once the record is available', async () => {
    const bot = aBot({ answerWithin: 20 });
    await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'c' });
    const letGo = bot.records.hold();
    expect(await bot.receive(aMessage('NC-2026-0001'))).toEqual({ status: 200 });
    letGo();
    await bot.settled();
    expect(bot.posted.map(({ card }) => textsOf(card))).toEqual([
      expect.stringContaining('taking longer than usual'),
      expect.stringContaining('server room'),
    ]);
  });

  it('carries on when the answer cannot be posted', async () => {
    const bot = aBot();
    const post = () => Promise.reject(new Fault('refused', 'teams.send'));
    const other = aBot({ outgoing: { ...bot.room.outgoing, post } });
    expect(await other.receive(aMessage('help'))).toEqual({ status: 200 });
    expect(other.logged).toContainEqual(['warn', 'turn.failed', expect.objectContaining({ code: 'refused' })]);
  });

  it('saves the conversation reference of a person in the background, once', async () => {
    const bot = aBot();
    let written = 0;
    const remember = async (conversation: ConversationReference) => {
      const isNew = await bot.room.conversations.remember(conversation);
      if (isNew) written += 1;
      return isNew;
    };
    const other = aBot({ conversations: { ...bot.room.conversations, remember } });
    for (const text of ['help', 'my reports', 'blah']) await other.receive(aMessage(text));
    await other.settled();
    expect(written).toBe(1);
    await other.receive(aMessage('help', { locale: 'fr' }));
    await other.settled();
    expect(written).toBe(2);
  });
});

describe('a person without an Entra id in this tenant', () => {
  it('is notified, and nothing else happens', async () => {
    const bot = aBot();
    await bot.receive(aMessage('The archive door is open', { from: { id: '29:anonymous', name: 'X' } }));
    expect(textsOf(lastCard(bot))).toContain('cannot tell who you are');
    expect(verbsOf(lastCard(bot))).toEqual([]);
    await bot.settled();
    expect(bot.places.size).toBe(0);
  });

  it.each([
    ['another tenant', { conversation: { id: 'a:x', conversationType: 'personal', tenantId: 'other' } }],
    ['two tenants', { channelData: { tenant: { id: 'other' } } }],
    ['no tenant', { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} }],
  ])('is not answered from %s', async (_name, changes) => {
    const bot = aBot();
    expect(await bot.receive(aMessage('help', changes))).toEqual({ status: 200 });
    await bot.settled();
    expect([bot.posted, bot.places.size]).toEqual([[], 0]);
    expect(bot.logged).toContainEqual(['warn', 'activity.otherTenant', { invoke: false }]);
  });
});

describe('in a channel', () => {
  it('answers a report with one button, without the sentence', async () => {
    const bot = aBot();
    await bot.receive(aChannelMessage('The archive door is open'));
    expect(verbsOf(lastCard(bot))).toEqual(['report.open']);
    expect(JSON.stringify(lastCard(bot))).not.toContain('archive');
    expect(JSON.stringify(lastCard(bot))).toContain('task/fetch');
    expect(bot.posted[0]?.where.conversationId).toBe(`${channelId};messageid=1`);
  });

  it.each(['my reports', 'NC-2026-0001'])('shows no record for “%s”', async (text) => {
    const bot = aBot();
    await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'c' });
    await bot.receive(aChannelMessage(text));
    expect(textsOf(lastCard(bot))).toContain('not to a whole channel');
    expect(textsOf(lastCard(bot))).not.toContain('server room');
  });

  it('answers help with a button that opens the form in private', async () => {
    const bot = aBot();
    await bot.receive(aChannelMessage('help'));
    expect(verbsOf(lastCard(bot))).toEqual(['report.open', 'case.open']);
  });
});

describe('the triage channel', () => {
  const command = 'use this channel for triage';

  it('is chosen by an administrator, in that channel', async () => {
    const bot = aBot();
    bot.setRoles(staffId, ['administrator']);
    await bot.receive(aChannelMessage(command, { locale: 'fr-FR' }));
    expect(bot.organisation.current().triageChannel).toMatchObject({
      channelId,
      language: 'fr',
      teamId: '19:team@thread.tacv2',
    });
    expect(bot.places.get(channelId)).toMatchObject({ kind: 'channel', conversationId: channelId, language: 'fr' });
    expect(textsOf(lastCard(bot))).toContain('C’est fait');
    await bot.receive(aChannelMessage(command, { locale: 'fr-FR' }));
    expect(textsOf(lastCard(bot))).toContain('déjà');
  });

  it('is not chosen by others, nor anywhere else', async () => {
    const bot = aBot();
    await bot.receive(aChannelMessage(command));
    expect(textsOf(lastCard(bot))).toContain('Only an administrator');
    bot.setRoles(staffId, ['administrator']);
    await bot.receive(aMessage(command));
    expect(textsOf(lastCard(bot))).toContain('in the channel');
    const group = {
      ...inChannel,
      conversation: { ...(inChannel.conversation as object), conversationType: 'groupChat' },
    };
    await bot.receive(aChannelMessage(command, group));
    expect(textsOf(lastCard(bot))).toContain('in the channel');
    expect(bot.organisation.stored()).toEqual([]);
    await bot.settled();
    expect(bot.places.has(channelId)).toBe(false);
  });
});
