import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { anonymities } from '../../../procedure/record/report/identity.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { anInvoke, inChannel, staffId } from '../../../test/builders/anActivity.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { actionsOf, dataOf, inputsOf, textsOf } from '../../../test/builders/cardParts.ts';
import { extensionCommands } from './extensionCommands.ts';

const link = 'https://teams.microsoft.com/l/message/19%3Aops%40thread.tacv2/1606000000000?tenantId=t';
const messagePayload = {
  id: '1606000000000',
  linkToMessage: link,
  body: { contentType: 'html', content: '<div>The archive door was <b>open</b> again.</div>' },
  from: { user: { userIdentityType: 'aadUser', id: 'x', displayName: 'Claire Dubois' } },
  attachments: [],
};
const { report, find } = extensionCommands;
const ask = (changes: object = {}, more: object = {}) =>
  anInvoke(
    'composeExtension/fetchTask',
    { commandId: report.id, commandContext: 'message', messagePayload, context: { theme: 'default' }, ...changes },
    { ...inChannel, ...more },
  );
const send = (data: object, more: object = {}) =>
  anInvoke(
    'composeExtension/submitAction',
    { commandId: report.id, commandContext: 'message', data, context: { theme: 'default' } },
    { ...inChannel, ...more },
  );

/** The form's data as a client sends it: the values of the inputs, and changes to them. */
const open = async (bot: Bot, verb: string, typed: object = {}, more: object = {}): Promise<object> => {
  const { body } = await bot.receive(ask({}, more));
  return { ...dataOf(body, verb), ...inputsOf(body), ...typed };
};
const stored = (bot: Bot): readonly RecordStream[] => bot.records.stored();

describe('report this message', () => {
  it.each([
    ['en-GB', 'Report something', '“The archive door was open again.”\n– Claire Dubois', 'Keep this message'],
    ['fr-FR', 'Signaler', '« The archive door was open again. »\n– Claire Dubois', 'Conserver ce message'],
  ])('opens the form with it, in %s', async (locale, title, what, keep) => {
    const { status, body } = await aBot().receive(ask({}, { locale }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: expect.stringContaining(title) } } });
    expect(inputsOf(body)).toMatchObject({ what, keepMessage: 'true' });
    expect(textsOf(body)).toContain(keep);
    expect(actionsOf(body).map(({ type }) => type)).toEqual(['Action.Submit', 'Action.Submit']);
  });

  it('keeps text and link, says the number in the dialog, and posts nothing in the conversation', async () => {
    const bot = aBot();
    bot.setRoster(new Error('BotNotInConversationRoster'));
    const { status, body } = await bot.receive(send(await open(bot, 'report.send')));
    await bot.settled();
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(textsOf(body)).toContain('Your report is saved as NC-2026-0001');
    const [stream] = stored(bot);
    expect(stream?.state.message).toEqual({ text: 'The archive door was open again.', link });
    expect(stream?.state.reporter).toBe(staffId);
    expect([bot.posted, bot.edited, bot.shown, bot.places.size]).toEqual([[], [], [], 0]);
  });

  it('does not name a reporter who reports their own message, nor keep the message without consent', async () => {
    const own = { ...messagePayload, from: { user: { id: staffId, displayName: 'Lea Staff' } } };
    const { body } = await aBot().receive(ask({ messagePayload: own }));
    expect(inputsOf(body)).toMatchObject({ what: '“The archive door was open again.”', keepMessage: 'false' });
    expect(JSON.stringify(body)).not.toContain('Lea');
  });

  it('sent three times is one nonconformity with one number', async () => {
    const bot = aBot();
    const data = await open(bot, 'report.send');
    const answers = await Promise.all([1, 2, 3].map(() => bot.receive(send(data))));
    for (const { body } of answers) expect(textsOf(body)).toContain('NC-2026-0001');
    expect(stored(bot)).toHaveLength(1);
  });

  it('omits the message if its reporter asks for that', async () => {
    const bot = aBot();
    await bot.receive(send(await open(bot, 'report.send', { keepMessage: 'false' })));
    const [stream] = stored(bot);
    expect(stream?.state.facts.what).toContain('The archive door');
    expect(stream?.state.message).toBeUndefined();
  });

  it.each([
    ['nothing is wrong', {}],
    ['something is wrong', { what: '' }],
  ])('still has the message after “Add details” and when %s', async (_name, wrong) => {
    const bot = aBot();
    const more = await bot.receive(send(await open(bot, 'report.details', { keepMessage: 'false' })));
    expect(inputsOf(more.body)).toMatchObject({ anonymity: 'named', keepMessage: 'false' });
    const filled = { ...dataOf(more.body, 'report.send'), ...inputsOf(more.body), keepMessage: 'true', ...wrong };
    const { body } = await bot.receive(send(filled));
    if ('what' in wrong) {
      expect(dataOf(body, 'report.send')).toMatchObject({ message: { link } });
      expect(stored(bot)).toEqual([]);
    } else expect(stored(bot)[0]?.state.message?.link).toBe(link);
  });

  it.each(anonymities)('%s keeps the reporter’s choice of anonymity, wherever the message is', async (anonymity) => {
    const bot = aBot();
    const { body } = await bot.receive(send(await open(bot, 'report.send', { anonymity })));
    const [stream] = stored(bot);
    expect(textsOf(body)).toContain('NC-2026-0001');
    expect(stream?.state.message?.link).toBe(link);
    expect(JSON.stringify(stream?.commits).includes(staffId)).toBe(anonymity === 'named');
    expect(stream?.state.reportedIn).toBe(anonymity === 'named' ? 'channel' : 'personalChat');
  });

  it.each([
    ['en-GB', 'would give you away'],
    ['fr-FR', 'vous trahirait'],
  ])('refuses a link that names an unnamed reporter, in %s', async (locale, sentence) => {
    const bot = aBot();
    const other = '22222222-2222-4222-8222-222222222222';
    const message = {
      text: 'x',
      link: `https://teams.microsoft.com/l/message/19:${staffId}_${other}@unq.gbl.spaces/1`,
    };
    const data = await open(bot, 'report.send', { message, anonymity: 'anonymous' }, { locale });
    const { body } = await bot.receive(send(data, { locale }));
    expect(textsOf(body)).toContain(sentence);
    expect(stored(bot)).toEqual([]);
    await bot.receive(send({ ...data, keepMessage: 'false' }));
    expect(stored(bot)[0]?.state.message).toBeUndefined();
  });

  it.each([
    ['a foreign link', { text: 'x', link: 'https://evil.example/' }, { text: 'x' }],
    ['a script', { text: 'x', link: 'javascript:alert(1)' }, { text: 'x' }],
    ['no message at all', 7, undefined],
    ['a very long text', { text: 'x'.repeat(90_000) }, { text: 'x'.repeat(1000) }],
  ])('keeps what it can of %s', async (_name, message, kept) => {
    const bot = aBot();
    await bot.receive(send(await open(bot, 'report.send', { message })));
    expect(stored(bot)[0]?.state.message).toEqual(kept);
  });

  it.each([
    ['an unknown command', { commandId: 'reportNc' }, 'I do not know this command'],
    ['no command', { commandId: undefined }, 'I do not know this command'],
  ])('says so for %s', async (_name, changes, sentence) => {
    const { status, body } = await aBot().receive(ask(changes));
    expect([status, body]).toEqual([200, { task: { type: 'message', value: expect.stringContaining(sentence) } }]);
  });

  it('opens an empty form without a message', async () => {
    const { body } = await aBot().receive(
      anInvoke('composeExtension/fetchTask', { commandId: report.id, commandContext: 'compose' }),
    );
    expect(inputsOf(body)).not.toHaveProperty('keepMessage');
    expect(dataOf(body, 'report.send')).not.toHaveProperty('message');
  });

  it('returns the form when it cannot be saved, and saves it once', async () => {
    const bot = aBot();
    const data = await open(bot, 'report.send');
    bot.records.breakDown('unreachable', { when: 'after' });
    const { body } = await bot.receive(send(data));
    expect(textsOf(body)).toContain('Not saved yet');
    bot.records.mend();
    const again = await bot.receive(send({ ...dataOf(body, 'report.send'), ...inputsOf(body) }));
    expect(textsOf(again.body)).toContain('NC-2026-0001');
    expect(stored(bot)).toHaveLength(1);
    expect(stored(bot)[0]?.state.message?.link).toBe(link);
  });
});

const query = (q: string | undefined, more: object = {}, options: object = { skip: 0, count: 25 }) =>
  anInvoke(
    'composeExtension/query',
    {
      commandId: find.id,
      parameters: [q === undefined ? { name: 'initialRun', value: 'true' } : { name: find.parameter, value: q }],
      queryOptions: options,
    },
    { ...inChannel, ...more },
  );
type Attachment = {
  readonly content: unknown;
  readonly preview: { readonly content: { title: string; text: string } };
};
const attachmentsIn = (body: unknown): readonly Attachment[] => {
  const found = (body as { composeExtension: { attachments?: readonly Attachment[] } }).composeExtension;
  return found.attachments ?? [];
};
const linesOf = (body: unknown) =>
  attachmentsIn(body).map(({ preview }) => `${preview.content.title} ${preview.content.text}`);

const give = async (bot: Bot, what: string, id = staffId, changes: object = {}): Promise<string> => {
  const handled = await bot.room.handling.handle({
    command: aReport({ what }, changes),
    actor: anActor({ id }),
    commandId: what,
  });
  return handled.kind === 'done' ? handled.stream.key : '';
};

describe('search', () => {
  it.each([
    ['door', ['NC-2026-0001 · Reported The door is open']],
    ['NC-2026-0001', ['NC-2026-0001 · Reported The door is open']],
    ['window', []],
    ['NC-2026-0002', []],
  ])('“%s” finds only what the user may read', async (q, lines) => {
    const bot = aBot();
    await give(bot, 'The door is open');
    await give(bot, 'The window of another is open', 'other');
    const { status, body } = await bot.receive(query(q));
    expect([status, linesOf(body)]).toEqual([200, lines]);
    if (lines.length === 0)
      expect(body).toEqual({
        composeExtension: { type: 'message', text: `I found nothing for “${q}” that you may see.` },
      });
  });

  it('without words lists the newest, one page at a time', async () => {
    const bot = aBot();
    bot.setRoles('boss', ['management']);
    for (const n of [1, 2, 3]) await give(bot, `Door ${n}`, `p${n}`);
    const boss = { from: { id: '29:boss', name: 'Boss', aadObjectId: 'boss' } };
    const pages = [];
    for (const skip of [0, 2, 4])
      pages.push(linesOf((await bot.receive(query(undefined, boss, { skip, count: 2 }))).body).length);
    expect(pages).toEqual([2, 1, 0]);
    expect((await bot.receive(query(undefined))).body).toMatchObject({
      composeExtension: { type: 'message', text: 'There are no records yet that you may see.' },
    });
    const { body } = await bot.receive(query('', { locale: 'fr-FR' }));
    expect(textsOf(body)).toContain('Il n’y a encore aucune fiche');
  });

  it('inserts a card that shows only what everyone in the conversation may know', async () => {
    const bot = aBot();
    bot.setRoles('boss', ['management', 'alternate']);
    bot.setRoles('second', ['alternate']);
    await give(bot, 'The open door');
    await give(bot, 'The kept door', 'x', { notToIsmsManager: true });
    await give(bot, 'The sealed door', 'y', { anonymity: 'sealed' });
    await give(bot, 'The anonymous door', 'z', { anonymity: 'anonymous' });
    const boss = { from: { id: '29:boss', name: 'Boss', aadObjectId: 'boss' } };
    const { body } = await bot.receive(query('door', boss));
    const cards = attachmentsIn(body).map(({ content }) => textsOf(content));
    expect(cards.filter((text) => text.includes('door'))).toEqual([expect.stringContaining('The open door')]);
    expect(cards).toHaveLength(4);
    for (const card of cards) expect(card).toMatch(/NC-2026-000\d · Reported/);
    for (const { content } of attachmentsIn(body))
      expect(actionsOf(content).map(({ type }) => type)).toEqual(['Action.OpenUrl']);
  });

  it('shows hostile titles as text', async () => {
    const bot = aBot();
    await give(bot, '<a href="https://evil.example">door</a> <b>x</b>');
    const { body } = await bot.receive(query('door'));
    expect(linesOf(body).join()).not.toMatch(/<[a-z/]/);
  });

  it.each([
    [{ commandId: 'findNc' }, 'I do not know this command'],
    [undefined, 'I do not know this command'],
    [{ commandId: find.id, parameters: 'x', queryOptions: { skip: -1, count: 9e9 } }, 'no records yet'],
    [{ commandId: find.id, parameters: [{ name: 'q', value: { $gt: '' } }] }, 'no records yet'],
    [{ commandId: find.id, parameters: [{ name: 'q', value: '\u0000'.repeat(9999) }] }, 'found nothing'],
  ])('answers hostile values %j truthfully', async (value, sentence) => {
    const { status, body } = await aBot().receive(anInvoke('composeExtension/query', value));
    expect(status).toBe(200);
    expect(textsOf(body)).toContain(sentence);
  });
});

describe('a link to the tab', () => {
  const unfurl = (url: unknown, more: object = {}) =>
    anInvoke('composeExtension/queryLink', { url }, { ...inChannel, ...more });
  const nothing = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };
  const tab = (reference: string) => `https://teams.example.test/register?record=${reference}`;

  it.each([
    ['en-GB', 'NC-2026-0001 · Reported'],
    ['fr-FR', 'NC-2026-0001 · Signalée'],
  ])('shows number and stage, and no title, in %s', async (locale, title) => {
    const bot = aBot();
    const reference = await give(bot, 'The secret door');
    const { body } = await bot.receive(unfurl(tab(reference), { locale }));
    const [one, ...more] = attachmentsIn(body);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ content: { version: '1.3' }, preview: { content: { title } } });
    expect(textsOf(one?.content)).toContain(title);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('shows the same empty answer for another person’s record, an unknown one and a foreign address', async () => {
    const bot = aBot();
    const theirs = await give(bot, 'The secret door', 'other');
    for (const url of [tab(theirs), tab('NC-2026-9999'), 'https://evil.example/', '', 7, undefined, { a: 1 }])
      expect(await bot.receive(unfurl(url))).toEqual({ status: 200, body: nothing });
  });

  it('shows nothing while it cannot be read, and logs why', async () => {
    const bot = aBot();
    const reference = await give(bot, 'The door');
    const broken = { ...bot.room.handling, look: () => Promise.reject(new Fault('unreachable', 'history.load')) };
    const other = aBot({ handling: broken });
    expect(await other.receive(unfurl(tab(reference)))).toEqual({ status: 200, body: nothing });
    expect(other.logged).toContainEqual([
      expect.any(String),
      'turn.failed',
      expect.objectContaining({ during: 'unfurl' }),
    ]);
  });

  it('shows nothing to a person whom Teams does not identify', async () => {
    const bot = aBot();
    const reference = await give(bot, 'The door');
    const activity = anInvoke('composeExtension/anonymousQueryLink', { url: tab(reference) });
    expect(await bot.receive(activity)).toEqual({ status: 200, body: nothing });
  });
});

describe('an unauthorised person', () => {
  const names = ['fetchTask', 'submitAction', 'query', 'queryLink', 'anonymousQueryLink'] as const;
  const value = {
    commandId: report.id,
    url: 'https://teams.example.test/register?record=NC-2026-0001',
    parameters: [],
    messagePayload,
    data: { v: 1, n: 'a'.repeat(32), verb: 'report.send', what: 'x' },
  };
  const foreign = { channelData: { tenant: { id: 'f0000000-0000-4000-8000-000000000000' } } };
  const unidentified = { from: { id: '29:x', name: 'X' } };

  it.each(
    names.flatMap((name) => [
      ['an unidentified person', unidentified, name] as const,
      ['a foreign tenant', foreign, name] as const,
    ]),
  )('%s %j is refused and does nothing: %s', async (_who, changes, name) => {
    const bot = aBot();
    await give(bot, 'The door');
    const { status, body } = await bot.receive(anInvoke(`composeExtension/${name}`, value, changes));
    expect(status).toBe(200);
    expect(stored(bot)).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('NC-2026');
    expect(JSON.stringify(body)).toMatch(
      /Link/.test(name) ? /"attachments":\[\]/ : /I cannot tell who you are|only work inside the organisation/,
    );
  });

  it('that is a guest may not report, and finds nothing', async () => {
    const bot = aBot();
    bot.setRoster(true);
    await give(bot, 'The door', 'other');
    const { body } = await bot.receive(send(await open(bot, 'report.send')));
    expect(textsOf(body)).not.toContain('NC-2026');
    expect(stored(bot)).toHaveLength(1);
    expect(linesOf((await bot.receive(query('door'))).body)).toEqual([]);
  });

  it.each([undefined, null, 'x', [], { data: null }, { data: { verb: 'report.send' } }, { data: { verb: 'x', n: 1 } }])(
    'with a forged dialog %j is answered with a sentence',
    async (forged) => {
      const bot = aBot();
      const { status, body } = await bot.receive(anInvoke('composeExtension/submitAction', forged));
      expect([status, body]).toEqual([200, { task: { type: 'message', value: expect.any(String) } }]);
      expect(stored(bot)).toEqual([]);
    },
  );
});
