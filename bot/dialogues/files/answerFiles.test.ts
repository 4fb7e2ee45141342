import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aBot, type Bot, botsToken } from '../../../test/builders/aBot.ts';
import { aFileHost, bytes, type FileHost } from '../../../test/builders/aFileHost.ts';
import {
  aChannelMessage,
  aMessage,
  anUploadedFile,
  aPastedPicture,
  htmlTwin,
  staffId,
} from '../../../test/builders/anActivity.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { aPng } from '../../../test/builders/aPicture.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { inputsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import type { BotRoom } from '../../botRoom.ts';
import { createBotTools } from '../../createBot.ts';
import { createWalk } from '../../incoming/walk.ts';

const photo = aPng('Lea Staff, 2 rue de la Paix');
const picturePath = '/emea/v3/attachments/0/views/original';

let host: FileHost;
beforeEach(async () => {
  host = await aFileHost();
  host.serve('/files/log', bytes('line 1\nline 2\n', 'text/plain'));
  host.serve('/files/photo', bytes(photo, 'image/png'));
  host.serve(picturePath, bytes(photo, 'image/png'));
});
afterEach(() => host.stop());

const theBot = (changes: Partial<BotRoom> = {}): Bot =>
  aBot({ acceptedServiceUrls: [`${host.url}/emea`], fileAddresses: [`${host.url}/files`], ...changes });
const log = (name = 'badge log.txt') => anUploadedFile(name, `${host.url}/files/log`);
const pasted = () => aPastedPicture(host.url + picturePath);
const withFiles = (text: string, ...attachments: readonly unknown[]) => aMessage(text, { attachments });
const asTom = { from: { id: '29:tom', name: 'Tom', aadObjectId: 'tom' } };

const report = async (bot: Bot, actor = anActor({ id: staffId }), commandId = 'c') =>
  bot.room.handling.handle({ command: aReport(), actor, commandId });
const said = async (bot: Bot): Promise<readonly string[]> => {
  await bot.settled();
  return bot.posted.map(({ card }) => textsOf(card));
};
const attached = (bot: Bot) => bot.records.stored().flatMap(({ state }) => state.evidence);

describe('a file in a personal chat', () => {
  it('is added to the record named with it, and its hash is recorded', async () => {
    const bot = theBot();
    await report(bot);
    expect(await bot.receive(withFiles('nc 2026 1', log()))).toEqual({ status: 200 });
    const content = 'line 1\nline 2\n';
    expect(attached(bot)).toMatchObject([
      { name: 'badge log.txt', bytes: content.length, sha256: sha256(content), by: staffId },
    ]);
    expect([...bot.evidence.files.values()].map(String)).toEqual([content]);
    const [text] = await said(bot);
    expect(text).toContain('Kept as evidence of NC-2026-0001.');
    expect(text).toContain('badge log.txt\n · 14 bytes');
    expect(host.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('is added to an action named with it, if the plan contains it', async () => {
    const bot = theBot();
    await report(bot);
    await bot.receive(withFiles('NC-2026-0001 A2', log()));
    expect((await said(bot))[0]).toMatch(/^Not kept\.\nbadge log\.txt\nThe plan has no such action\./);
    expect(attached(bot)).toEqual([]);
  });

  it('sent within ten minutes after a receipt is added to that record', async () => {
    const bot = theBot();
    await report(bot);
    await report(bot, anActor({ id: 'other' }), 'd');
    await bot.receive(withFiles('', pasted(), htmlTwin('<p><img></p>')));
    expect(attached(bot)).toMatchObject([{ name: 'picture.png', bytes: photo.length, by: staffId }]);
    expect((await said(bot))[0]).toContain('Kept as evidence of NC-2026-0001.');
    expect(host.asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${botsToken}`]);
  });

  it('is added even when another replica saved the report', async () => {
    const bot: Bot = theBot({
      syncNow: async () => {
        for (const { state, commits } of bot.records.stored())
          bot.room.register.learn(registerEntry(state, commits.length));
      },
      register: theBot().room.register,
    });
    await report(bot);
    await bot.receive(withFiles('photo', pasted()));
    expect((await said(bot))[0]).toContain('Kept as evidence of NC-2026-0001.');
  });

  it('sent later asks for the record, and is neither fetched nor kept', async () => {
    const now = new Date('2026-11-24T09:10:00.001Z');
    const task = {
      deadline: { key: 'k', kind: 'action', reference: 'NC-2026-0033', action: 'A2', due: '2026-12-01' },
      level: 'holder',
      title: 'Fit a door alarm',
    };
    const bot = theBot({
      clock: { now: () => now, after: () => () => undefined },
      tasks: { of: async () => [task as never], overdue: async () => [] },
    });
    await report(bot);
    await report(bot, anActor({ id: 'other' }), 'd');
    await bot.receive(withFiles('', pasted()));
    const [text] = await said(bot);
    expect(text).toContain('Which record is it for?');
    expect(text).toContain('NC-2026-0001');
    expect(text).toContain('NC-2026-0033 A2\nFit a door alarm');
    expect(text).not.toContain('NC-2026-0002');
    expect([host.asked, attached(bot)]).toEqual([[], []]);
  });

  it('sent with a possible new report waits for that report', async () => {
    const bot = theBot();
    await report(bot);
    await bot.receive(withFiles('The archive door is open too.', pasted()));
    expect(bot.posted.map(({ card }) => textsOf(card).split('\n')[0])).toEqual([
      expect.stringContaining('Please send the report first'),
      'Shall I report this?',
    ]);
    expect(inputsOf(bot.posted[1]?.card)).toMatchObject({ what: 'The archive door is open too.' });
    expect(attached(bot)).toEqual([]);
  });

  it('with text answers that only the file is kept', async () => {
    const bot = theBot();
    await report(bot);
    await bot.receive(withFiles('NC-2026-0001 as you can see, the lock is worn', pasted()));
    expect((await said(bot))[0]).toContain('Only the files are kept this way');
  });

  it('for another person’s record is refused as unknown, and not read', async () => {
    const bot = theBot();
    await report(bot);
    await bot.receive(withFiles('NC-2026-0001', log()));
    const before = bot.evidence.reads();
    for (const number of ['0001', '0777'])
      await bot.receive(aMessage(`NC-2026-${number}`, { ...asTom, attachments: [log()] }));
    const [, forbidden, unknown] = await said(bot);
    expect(forbidden).toContain('There is no such record');
    expect(unknown).toBe(forbidden);
    expect(bot.evidence.reads()).toBe(before);
  });

  it('delivered again, even to another replica, is kept once', async () => {
    const bot = theBot();
    await report(bot);
    const message = withFiles('NC-2026-0001', log(), pasted());
    const other = createWalk(createBotTools(bot.room));
    await Promise.all([bot.receive(message), other(message), bot.receive(message)]);
    await other(message);
    expect(bot.records.stored().map(({ commits }) => commits.length)).toEqual([3]);
    expect(new Set(await said(bot)).size).toBe(1);
    await bot.receive(withFiles('NC-2026-0001', log()));
    expect((await said(bot)).at(-1)).toContain('The record already has this exact file.');
    expect(attached(bot)).toHaveLength(2);
  });
});

describe('several files', () => {
  it('are answered with the result of each', async () => {
    const bot = theBot();
    await report(bot);
    host.serve('/files/empty', bytes(''));
    host.serve('/files/huge', (response) => response.writeHead(200, { 'content-length': 104_857_601 }).write('x'));
    host.serve('/files/cut', (response) => {
      response.writeHead(200, { 'content-length': 10 }).write('half.');
      setImmediate(() => response.destroy());
    });
    const at = (path: string, name: string) => anUploadedFile(name, `${host.url}/files/${path}`);
    await bot.receive(
      withFiles(
        'NC-2026-0001',
        log(),
        log('setup.exe'),
        at('empty', 'empty.txt'),
        at('huge', 'film.mp4'),
        at('cut', 'cut.txt'),
        at('gone', 'gone.txt'),
        anUploadedFile('far.txt', 'https://evil.example.test/files/log'),
      ),
    );
    expect(attached(bot).map(({ name }) => name)).toEqual(['badge log.txt']);
    const [text = ''] = await said(bot);
    expect(text.split('\n')).toEqual([
      'Not all of it could be kept as evidence of NC-2026-0001.',
      'badge log.txt',
      ' · 14 bytes',
      'setup.exe',
      expect.stringContaining('This file is a program'),
      'empty.txt',
      'This file is empty.',
      'film.mp4',
      'This file is too large: at most 100 MB.',
      'cut.txt',
      'This file arrived incomplete. Please send it again.',
      'gone.txt',
      expect.stringContaining('It could no longer be fetched'),
      'far.txt',
      expect.stringContaining('I may not fetch files'),
      'Open in the register',
    ]);
  });

  it('are accepted ten at a time', async () => {
    const bot = theBot();
    await report(bot);
    const path = (n: number) => `/files/${n}`;
    for (let n = 0; n < 12; n += 1) host.serve(path(n), bytes(`content ${n}`));
    const files = Array.from({ length: 12 }, (_, n) => anUploadedFile(`${n}.txt`, host.url + path(n)));
    await bot.receive(withFiles('NC-2026-0001', ...files));
    expect(attached(bot)).toHaveLength(10);
    expect((await said(bot))[0]).toContain('I can take 10 files at a time');
  });
});

describe('when it takes long or fails', () => {
  it('announces slow files in time, and edits that message with the result', async () => {
    const bot = theBot({ answerWithin: 20 });
    await report(bot);
    const letGo = bot.records.hold();
    expect(await bot.receive(withFiles('NC-2026-0001', log()))).toEqual({ status: 200 });
    letGo();
    expect(await said(bot)).toEqual([
      expect.stringMatching(/are kept only once I confirm that here\.\n.*nothing is kept twice/),
    ]);
    expect(bot.edited).toMatchObject([{ activityId: 'out-1' }]);
    expect(textsOf(bot.edited[0]?.card)).toContain('Kept as evidence of NC-2026-0001.');
  });

  it('promises nothing that is lost when the server stops: sent again, it is kept once', async () => {
    const bot = theBot({ answerWithin: 20 });
    await report(bot);
    // Half of it comes, and never the rest.
    host.serve('/files/log', (response) => response.writeHead(200, { 'content-length': 14 }).write('line 1\n'));
    expect(await bot.receive(withFiles('NC-2026-0001', log()))).toEqual({ status: 200 });
    // It is posted after the answer.
    while (bot.posted.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(textsOf(bot.posted[0]?.card)).toContain(
      'If you have not heard from me after five minutes, please send the message',
    );
    expect([attached(bot), bot.edited]).toEqual([[], []]);
    host.serve('/files/log', bytes('line 1\nline 2\n', 'text/plain'));
    const other = createWalk(createBotTools({ ...bot.room, answerWithin: 5000 }));
    await other(withFiles('NC-2026-0001', log()));
    expect(textsOf(bot.posted[1]?.card)).toContain('Kept as evidence of NC-2026-0001.');
    expect(attached(bot)).toHaveLength(1);
  });

  it('sends the result in a new message when the first cannot be edited', async () => {
    const { outgoing } = theBot().room;
    const cards: unknown[] = [];
    const bot = theBot({
      answerWithin: 20,
      outgoing: {
        ...outgoing,
        post: async (_where, card) => `m-${cards.push(card)}`,
        edit: () => Promise.reject(new Fault('refused', 'teams.edit')),
      },
    });
    await report(bot);
    const letGo = bot.records.hold();
    await bot.receive(withFiles('NC-2026-0001', log()));
    letGo();
    await bot.settled();
    expect(cards.map(textsOf)).toEqual([
      expect.stringContaining('are kept only once I confirm that'),
      expect.stringContaining('Kept as evidence of NC-2026-0001.'),
    ]);
  });

  it('reports the failure, that sending again is harmless, and an id that the log contains', async () => {
    const bot = theBot();
    await report(bot);
    bot.records.breakDown('throttled');
    await bot.receive(withFiles('NC-2026-0001', log()));
    const trouble = bot.logged.find(([, event]) => event === 'turn.failed')?.[2]?.trouble;
    const [text] = await said(bot);
    expect(text).toContain('Not kept yet: Microsoft 365 asks us to slow down. Please send it again');
    expect(text).toContain(String(trouble));
    bot.records.mend();
    await bot.receive(withFiles('NC-2026-0001', log()));
    expect(attached(bot)).toHaveLength(1);
  });
});

describe('where bots receive no files', () => {
  it('points to the register and accepts no file', async () => {
    const bot = theBot();
    await report(bot);
    await bot.receive(aChannelMessage('NC-2026-0001', { attachments: [pasted(), log()] }));
    await bot.receive(aChannelMessage('see', { attachments: [htmlTwin('<attachment id="1"></attachment>')] }));
    await bot.receive(withFiles('NC-2026-0001', htmlTwin('<attachment id="1"></attachment>')));
    const texts = await said(bot);
    expect(texts).toEqual([
      expect.stringContaining('I do not take files where others can read them'),
      expect.stringContaining('I do not take files where others can read them'),
      expect.stringContaining('Teams did not give me the file'),
    ]);
    expect([host.asked, attached(bot)]).toEqual([[], []]);
  });

  it('still answers a report sent with it', async () => {
    const bot = theBot();
    await bot.receive(aChannelMessage('The archive door is open again.', { attachments: [pasted()] }));
    expect(bot.posted.map(({ card }) => verbsOf(card))).toEqual([[], ['report.open']]);
  });
});

describe.each(['sealed', 'anonymous'] as const)('a picture for a report that is %s', (anonymity) => {
  const reported = async (bot: Bot): Promise<string> => {
    const command = { ...aReport(), anonymity };
    const handled = await bot.room.handling.handle({ command, actor: anActor({ id: staffId }), commandId: 'c' });
    return handled.kind === 'done' ? (handled.caseCode ?? '') : '';
  };

  it('with number and code is kept without metadata, and nothing links the person to it', async () => {
    const bot = theBot();
    const code = await reported(bot);
    await bot.receive(withFiles(`NC-2026-0001 ${code}`, anUploadedFile('lea.png', `${host.url}/files/photo`)));
    expect(attached(bot)).toMatchObject([{ name: 'evidence-1.png', by: 'reporter' }]);
    const [kept = Buffer.alloc(0)] = bot.evidence.files.values();
    expect(kept.length).toBeGreaterThan(60);
    expect(kept.toString('latin1')).not.toContain('Lea');
    expect(attached(bot)[0]?.sha256).not.toBe(sha256(photo.toString('latin1')));
    const [text = ''] = await said(bot);
    expect(text).toContain('Kept as evidence of your report.');
    expect(text).toContain('please delete it now');
    for (const mark of ['NC-2026-0001', code, 'lea.png']) expect(text).not.toContain(mark);
    const [stream] = bot.records.stored();
    for (const mark of [staffId, 'a:lea', 'lea.png']) expect(JSON.stringify(stream)).not.toContain(mark);
    // As a word: a sealed identity is base64, which may contain the same letters.
    expect(JSON.stringify(stream)).not.toMatch(/(?<![\w+/-])Lea(?![\w+/-])/);
    expect([bot.places.size, bot.shown, bot.logged]).toEqual([0, [], []]);
  });

  it('is refused with a wrong code, without number or code, or of another kind', async () => {
    const bot = theBot();
    const code = await reported(bot);
    const wrong = code.replace(/^./, (first) => (first === '7' ? '8' : '7'));
    await bot.receive(withFiles(`NC-2026-0001 ${wrong}`, pasted()));
    await bot.receive(withFiles(`NC-2026-0777 ${code}`, pasted()));
    await bot.receive(withFiles(code, pasted()));
    await bot.receive(withFiles('case', pasted()));
    await bot.receive(withFiles(`NC-2026-0001 ${code}`, log()));
    const texts = await said(bot);
    expect(texts[0]).toContain('There is no report with this number and this code');
    expect(texts[1]).toBe(texts[0]);
    for (const text of texts.slice(2, 4)) expect(text).toContain('I need the number and the case code');
    expect(texts[4]).toContain('This file may reveal who you are');
    expect(attached(bot)).toEqual([]);
  });

  it('sent right after the report is not assigned to it', async () => {
    const bot = theBot();
    await reported(bot);
    await bot.receive(withFiles('', pasted()));
    expect((await said(bot))[0]).toContain('Which record is it for?');
    expect((await said(bot))[0]).not.toContain('NC-2026-0001');
  });
});
