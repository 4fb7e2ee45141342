import { createHash } from 'node:crypto';
import { extensionCommands } from '../../bot/incoming/invokes/extensionCommands.ts';
import { botWords } from '../../bot/words/words.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { aBot, type Bot } from '../builders/aBot.ts';
import { aFileHost, bytes, type FileHost } from '../builders/aFileHost.ts';
import { aMessage, anInvoke, anUploadedFile, inChannel } from '../builders/anActivity.ts';
import { aTab, type Tab } from '../builders/aTab.ts';
import { textsOf } from '../builders/cardParts.ts';
import { thePeople } from '../builders/thePeople.ts';
import { drivenRecords, driveRecords, noRecord } from './drivenRecords.ts';
import { seekers, seekings, strangers } from './seekings.ts';

/** The endpoints of files, searches and links, for every person of the tables: a refusal reveals nothing. */
describe('the evidence of a record', () => {
  let tab: Tab;
  const scan = '%PDF-1.7 of the door log';
  beforeAll(async () => {
    tab = await aTab();
    for (const { actor } of seekers) tab.setRoles(actor.id, actor.roles);
    await driveRecords(tab.handling);
    for (const reference of Object.values(drivenRecords)) await send(thePeople.alternate, reference, scan);
  });
  afterAll(() => tab.stop());

  const tokens = new Map<string, Promise<string>>();
  const signedIn = async ({ id, guest }: Actor) => {
    const token = tokens.get(id) ?? tab.issuer.token({ oid: id, acct: guest ? 1 : 0 });
    tokens.set(id, token);
    return { authorization: `Bearer ${await token}` };
  };
  const pathOf = (reference: string): string => `/api/nonconformities/${reference}/evidence`;
  const send = async (actor: Actor, reference: string, payload: string) => {
    const about = { 'content-type': 'application/octet-stream', 'x-file-name': 'log.pdf', 'x-n': 'a'.repeat(32) };
    const headers = { ...(await signedIn(actor)), ...about };
    const answer = await tab.app.inject({ method: 'POST', url: pathOf(reference), headers, payload });
    return { status: answer.statusCode, body: answer.body };
  };
  const open = async (actor: Actor, reference: string) => {
    const url = `${pathOf(reference)}/${createHash('sha256').update(scan).digest('hex')}`;
    const answer = await tab.app.inject({ url, headers: await signedIn(actor) });
    return { status: answer.statusCode, body: answer.body };
  };

  it.each(seekings)('is downloaded by %s, or refused', async (_, { actor, reference, reads }) => {
    const answer = await open(actor, reference);
    expect(answer.status).toBe(reads ? 200 : 404);
    expect(answer.body === scan).toBe(reads);
    if (!reads) expect(answer).toEqual(await open(actor, noRecord));
  });

  it.each(seekings)('is accepted from %s, or refused unread', async (_, { actor, reference, reads, attaches }) => {
    const before = tab.evidence.reads();
    const answer = await send(actor, reference, `%PDF-1.7 of ${actor.name}`);
    expect(answer.status).toBe(attaches ? 200 : 409);
    expect(tab.evidence.reads()).toBe(attaches ? before + 1 : before);
    if (!attaches && reads) expect(answer.body).toContain('notAllowed');
    if (!reads) expect(answer).toEqual(await send(actor, noRecord, '%PDF-1.7'));
  });
});

describe('the bot', () => {
  let host: FileHost;
  let bot: Bot;
  beforeAll(async () => {
    host = await aFileHost();
    host.serve('/files/log', bytes('line 1\n', 'text/plain'));
    bot = aBot({ fileAddresses: [`${host.url}/files`] });
    for (const { actor } of seekers) bot.setRoles(actor.id, actor.roles);
    await driveRecords(bot.room.handling);
  });
  afterAll(() => host.stop());

  const from = ({ id, name }: Actor) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });
  const written = async (text: string, actor: Actor, changes: object = {}): Promise<string> => {
    bot.setRoster(actor.guest);
    await bot.receive(aMessage(text, { ...from(actor), ...changes }));
    await bot.settled();
    return textsOf(bot.posted.at(-1)?.card);
  };
  const invoked = async (name: string, value: object, actor: Actor): Promise<string> => {
    bot.setRoster(actor.guest);
    return JSON.stringify((await bot.receive(anInvoke(name, value, { ...inChannel, ...from(actor) }))).body);
  };

  const unfurled = (reference: string, actor: Actor) =>
    invoked('composeExtension/queryLink', { url: bot.room.deepLink(reference) }, actor);
  it.each(seekings)('unfurls its link for %s, or nothing', async (_, { actor, reference, reads }) => {
    const shown = await unfurled(reference, actor);
    expect(shown.includes(reference)).toBe(reads);
    expect(shown).not.toContain('server room');
    if (!reads) expect(shown).toBe(await unfurled(noRecord, actor));
  });

  const { find } = extensionCommands;
  const sought = (text: string, actor: Actor) =>
    invoked(
      'composeExtension/query',
      { commandId: find.id, parameters: [{ name: find.parameter, value: text }], queryOptions: { skip: 0, count: 25 } },
      actor,
    );
  it.each(seekings)('finds it in the extension for %s, or nothing', async (_, { actor, reference, inRegister }) => {
    const found = await sought(reference, actor);
    expect(found.includes('server room')).toBe(inRegister);
    const nothing = (await sought(noRecord, actor)).replace(noRecord, reference);
    if (!inRegister) expect(found).toBe(nothing);
    expect((await sought('server room', actor)).includes(reference)).toBe(inRegister);
    expect((await sought('', actor)).includes(reference)).toBe(inRegister);
  });

  it.each(seekers.map(({ column, actor }) => [`${actor.name} (${column})`, actor] as const))(
    'searches by words for %s among the records they may read',
    async (_, actor) => {
      const { search } = botWords.en.reminder;
      const mine = seekings.filter(([, { actor: one, inRegister }]) => one.id === actor.id && inRegister);
      const shown = await written('search: server room', actor);
      expect(shown).toContain(mine.length > 0 ? search.found(mine.length) : search.none);
      if (mine.length === 0) expect(shown).not.toMatch(/NC-2026|Monday/);
    },
  );

  const sentFile = (reference: string, actor: Actor) =>
    written(reference, actor, { attachments: [anUploadedFile('log.txt', `${host.url}/files/log`)] });
  it.each(seekings)('keeps a file with its number for %s, or nothing', async (_, { actor, reference, attaches }) => {
    const shown = await sentFile(reference, actor);
    // The second sender is told that it exists already.
    expect(/Kept as evidence|already/.test(shown)).toBe(attaches);
  });

  it.each(strangers)('reads no file of %s, and answers as for a missing record', async (_, { actor, reference }) => {
    const before = bot.evidence.reads();
    expect(await sentFile(reference, actor)).toBe(await sentFile(noRecord, actor));
    expect(bot.evidence.reads()).toBe(before);
  });
});
