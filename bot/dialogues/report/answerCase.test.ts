import type { RecordCommand } from '../../../procedure/commands/recordCommands.ts';
import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { aChannelMessage, aMessage, anInvoke, aPress, inChannel } from '../../../test/builders/anActivity.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { cardIn, dialogIn } from '../../../test/builders/answersOf.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';

const n = 'c'.repeat(32);
const reference = 'NC-2026-0001';
const claire = anActor({ id: 'claire', name: 'Claire', roles: ['ismsManager'] });
const ben = anActor({ id: 'ben', name: 'Ben', roles: ['management'] });

type OnRecord = RecordCommand extends infer Each
  ? Each extends RecordCommand
    ? Omit<Each, 'reference'>
    : never
  : never;
let given = 0;
const give = async (bot: Bot, command: OnRecord, actor = claire): Promise<void> => {
  given += 1;
  const order = { command: { ...command, reference } as RecordCommand, actor, commandId: `given-${given}` };
  const handled = await bot.room.handling.handle(order);
  if (handled.kind === 'refused') throw new Error(JSON.stringify(handled.refusal));
};

/** A bot with one anonymous report, and its case code. */
const withCase = async (changes: Parameters<typeof aBot>[0] = {}): Promise<{ bot: Bot; code: string }> => {
  const bot = aBot(changes);
  const command = aReport({}, { anonymity: 'anonymous' });
  const handled = await bot.room.handling.handle({ command, actor: anActor(), commandId: 'first' });
  if (handled.kind === 'refused' || !handled.caseCode) throw new Error('not reported');
  return { bot, code: handled.caseCode };
};

const press = (verb: string, inputs: object, changes: object = {}) =>
  aPress(verb, { v: 1, n, ...inputs }, { ...changes });
const commits = (bot: Bot) => bot.records.stored()[0]?.commits ?? [];
const expectNoTraces = async (bot: Bot): Promise<void> => {
  await bot.settled();
  expect([bot.edited, bot.posted, bot.shown, bot.logged, [...bot.places]]).toEqual([[], [], [], [], []]);
};

describe('asking for a case', () => {
  it.each(['case', 'My case', 'dossier', 'Code de suivi'])('“%s” is answered with an empty form', async (text) => {
    const { bot } = await withCase();
    await bot.receive(aMessage(text));
    expect(inputsOf(bot.posted[0]?.card)).toEqual({ number: undefined, code: undefined });
    expect(verbsOf(bot.posted[0]?.card)).toEqual(['case.show']);
  });

  it('leaves no trace of the request', async () => {
    const { bot, code } = await withCase();
    await bot.receive(aMessage('case'));
    await bot.receive(aMessage(`${reference} ${code}`));
    await bot.settled();
    expect([bot.places.size, bot.shown, bot.edited, bot.logged]).toEqual([0, [], [], []]);
  });

  it('with the code in the message is answered without the code, with advice to delete it', async () => {
    const { bot, code } = await withCase();
    await bot.receive(aMessage(`My code is ${code} for ${reference}`));
    expect(textsOf(bot.posted[0]?.card)).toContain('you can delete it');
    expect(JSON.stringify(bot.posted[0]?.card)).not.toContain(code);
    expect(inputsOf(bot.posted[0]?.card)).toEqual({ number: undefined, code: undefined });
  });

  it('in a channel is answered with a button that opens the form in private', async () => {
    const { bot, code } = await withCase();
    await bot.receive(aChannelMessage('case'));
    await bot.receive(aChannelMessage(`case ${code}`));
    const [plain, told] = bot.posted.map(({ card }) => card);
    expect([verbsOf(plain), inputsOf(plain)]).toEqual([['case.open'], {}]);
    expect(textsOf(told)).toContain('others can read it here: please delete it');
    expect(JSON.stringify(told)).not.toContain(code);
    const data = { ...dataOf(plain, 'case.open'), msteams: { type: 'task/fetch' } };
    const opened = dialogIn(await bot.receive(anInvoke('task/fetch', { data }, inChannel)));
    expect(opened.title).toBe('A report without your name');
    expect(Object.keys(inputsOf(opened.card))).toEqual(['number', 'code']);
    // Nor does a card there show anything, even a forged one.
    const shown = cardIn(await bot.receive(press('case.show', { number: reference, code }, inChannel)));
    expect(verbsOf(shown)).toEqual(['case.open']);
  });

  it('is offered by the help card, and by the receipt with the number filled in', async () => {
    const { bot } = await withCase();
    expect(inputsOf(cardIn(await bot.receive(press('case.open', {}))))).toEqual({});
    const fromReceipt = cardIn(await bot.receive(press('case.open', { ref: reference })));
    expect(inputsOf(fromReceipt)).toMatchObject({ number: reference });
    await bot.receive(aMessage(reference));
    expect(textsOf(bot.posted[0]?.card)).toContain('Reported without your name? Write “case”.');
  });
});

describe('number and code', () => {
  it('show the record, the next step and its date; both stay inputs', async () => {
    const { bot, code } = await withCase();
    const card = cardIn(
      await bot.receive(press('case.show', { number: 'nc 2026 1', code: ` ${code.toLowerCase()} ` })),
    );
    expect(textsOf(card)).toContain(`${reference} · Reported`);
    expect(textsOf(card)).toContain('The security team has it and will decide what to do.');
    expect(textsOf(card)).toContain('This is due by 25 November 2026.');
    expect(inputsOf(card)).toMatchObject({ number: reference, code: code.toLowerCase(), text: undefined });
    expect(verbsOf(card)).toEqual(['case.add', 'case.withdraw', 'case.show']);
    expect(Object.keys(dataOf(card, 'case.add')).sort()).toEqual(['n', 'v']);
    await expectNoTraces(bot);
  });

  it('give the same answer for a wrong code, an unknown number, a named report and garbage', async () => {
    const { bot, code } = await withCase();
    await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'named' });
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    const tries: readonly (readonly [string, string])[] = [
      [reference, wrong],
      ['NC-2026-0777', code],
      ['NC-2026-0002', code],
      [reference, 'rubbish'],
      [reference, `${code}-${code}`],
      [reference, 'x'.repeat(10_000)],
      ["NC-2026-1' or 1 eq 1", code],
      ['x'.repeat(10_000), code],
      ['__proto__', code],
    ];
    const texts = new Set<string>();
    for (const [number, typed] of tries) {
      const card = cardIn(await bot.receive(press('case.show', { number, code: typed })));
      texts.add(textsOf({ ...(card as object), body: (card as { body: { type: string }[] }).body.filter(isNoInput) }));
    }
    expect([...texts]).toEqual([expect.stringContaining('There is no report with this number and this code.')]);
    await expectNoTraces(bot);
  });
  const isNoInput = ({ type }: { type: string }): boolean => !type.startsWith('Input.');

  it.each([
    ['nothing', {}, 2],
    ['a list as the code', { number: reference, code: ['x'] }, 1],
    ['white space', { number: ' ', code: ' \u0000 ' }, 2],
    ['an object as the number', { number: { a: 1 }, code: 'x' }, 1],
  ])('are requested again after %s', async (_name, inputs, problems) => {
    const { bot } = await withCase();
    const card = cardIn(await bot.receive(press('case.show', inputs)));
    expect(textsOf(card).split('Please fill this in').length - 1).toBe(problems);
  });

  it('open nothing else, and do nothing else', async () => {
    const { bot, code } = await withCase();
    for (const verb of ['record.addSend', 'record.withdrawSend', 'record.show'])
      await bot.receive(press(verb, { ref: reference, number: reference, code, text: 'x', reason: 'x' }));
    expect(commits(bot)).toHaveLength(1);
  });
});

describe('Send', () => {
  it('adds as the reporter, once however often it is delivered, and leaves no trace of the sender', async () => {
    const { bot, code } = await withCase();
    const send = press('case.add', { number: reference, code, text: 'It is the north door.' });
    const max = { from: { id: '29:max', name: 'Max', aadObjectId: 'max' } };
    // The same press from another account would be the same command: nothing of the person is in its id.
    const again = press(
      'case.add',
      { number: 'nc-2026-1', code: code.toLowerCase(), text: 'It is the north door.' },
      max,
    );
    for (const answer of [...(await Promise.all([bot.receive(send), bot.receive(send)])), await bot.receive(again)]) {
      expect(textsOf(cardIn(answer))).toContain('Thank you. It was added.');
      expect(textsOf(cardIn(answer))).toContain('It is the north door.');
      expect(inputsOf(cardIn(answer))).toMatchObject({ text: undefined });
    }
    expect(commits(bot).map(({ actorId, actorName, at }) => [actorId, actorName, at])).toEqual([
      ['reporter', '', '2026-11-23T23:00:00.000Z'],
      ['reporter', '', '2026-11-23T23:00:00.000Z'],
    ]);
    await expectNoTraces(bot);
  });

  it('answers a question, and shows both with their days', async () => {
    const { bot, code } = await withCase();
    await give(bot, { name: 'askReporter', text: 'Which door?' });
    const asked = cardIn(await bot.receive(press('case.show', { number: reference, code })));
    expect(textsOf(asked)).toContain('The security team asked on 24 November 2026\nWhich door?');
    expect(JSON.stringify(asked)).toContain('Your answer');
    const card = cardIn(await bot.receive(press('case.add', { number: reference, code, text: 'The north door.' })));
    const text = textsOf(card);
    expect(text.indexOf('Which door?')).toBeLessThan(text.indexOf('You wrote on 24 November 2026\nThe north door.'));
    expect(JSON.stringify(card)).not.toContain('Your answer');
    expect(text).not.toContain('Claire');
  });

  it.each([
    ['nothing', undefined, 'Please fill this in'],
    ['white space', ' \u200B\n', 'Please fill this in'],
    ['a list', ['x'], 'Please fill this in'],
    ['10,000 characters', 'x'.repeat(10_000), 'at most 3,000 characters. We kept the beginning'],
  ])('of %s is returned with the problem at the field', async (_name, text, expected) => {
    const { bot, code } = await withCase();
    const card = cardIn(await bot.receive(press('case.add', { number: reference, code, text })));
    expect(textsOf(card)).toContain(expected);
    expect(inputsOf(card)).toMatchObject({ number: reference, code });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
    expect(commits(bot)).toHaveLength(1);
  });

  it('with a wrong code does nothing, and keeps the text', async () => {
    const { bot } = await withCase();
    const inputs = { number: reference, code: 'K7QM-2XWR-9TBD-4HNE', text: 'The north door.' };
    const card = cardIn(await bot.receive(press('case.add', inputs)));
    expect(textsOf(card)).toContain('There is no report with this number and this code.');
    expect(commits(bot)).toHaveLength(1);
  });

  it.each([
    ['slow', 'taking longer than usual'],
    ['failing', 'Microsoft 365 asks us to slow down'],
  ])('while Graph is %s returns all input, and Try again sends it once', async (how, expected) => {
    const { bot, code } = await withCase({ answerWithin: 20 });
    const inputs = { number: reference, code, text: 'The north door.' };
    const letGo = how === 'slow' ? bot.records.hold() : bot.records.mend;
    if (how === 'failing') bot.records.breakDown('throttled', { when: 'after', only: 'append' });
    const form = cardIn(await bot.receive(press('case.add', inputs)));
    expect(textsOf(form)).toContain('Not saved yet');
    expect(textsOf(form)).toContain(expected);
    expect(textsOf(form)).not.toContain('I will show it in our chat');
    expect(inputsOf(form)).toMatchObject(inputs);
    letGo();
    bot.records.mend();
    await bot.settled();
    expect([bot.edited, bot.posted, bot.shown, bot.places.size]).toEqual([[], [], [], 0]);
    const again = press('case.add', { ...dataOf(form, 'case.add'), ...inputsOf(form) });
    expect(textsOf(cardIn(await bot.receive(again)))).toContain('Thank you. It was added.');
    expect(commits(bot)).toHaveLength(2);
  });

  it('reports that the record cannot be read at present, and keeps number and code', async () => {
    const { bot, code } = await withCase();
    bot.records.breakDown('unreachable');
    const form = cardIn(await bot.receive(press('case.show', { number: reference, code })));
    expect(textsOf(form)).toContain('I cannot do this right now: Microsoft 365 could not be reached.');
    expect(textsOf(form)).not.toContain('Not saved yet');
    expect(inputsOf(form)).toEqual({ number: reference, code });
  });
});

describe('a rejected report', () => {
  const reason = 'The door is meant to be open.';

  it('shows the reason, accepts one objection, and shows management’s decision', async () => {
    const { bot, code } = await withCase();
    const about = { number: reference, code };
    await give(bot, { name: 'rejectReport', reason });
    const card = cardIn(await bot.receive(press('case.show', about)));
    expect(textsOf(card)).toContain(`Why it was not accepted\n${reason}`);
    expect(verbsOf(card)).toEqual(['case.object', 'case.show']);
    const objected = cardIn(await bot.receive(press('case.object', { ...about, text: 'Not at night.' })));
    expect(textsOf(objected)).toContain('Management will decide on your objection.');
    expect(textsOf(objected)).toContain('This is due by 27 November 2026.');
    expect(verbsOf(objected)).toEqual(['case.show']);
    const second = press('case.object', { ...about, n: 'd'.repeat(32), text: 'Really not.' });
    expect(textsOf(cardIn(await bot.receive(second)))).toContain('This has already been done.');
    await give(bot, { name: 'decideObjection', upheld: true, reason: 'Nights count.' }, ben);
    const decided = cardIn(await bot.receive(press('case.show', about)));
    expect(textsOf(decided)).toContain('Management decided: it is accepted after all\nNights count.');
    expect(textsOf(decided)).toContain(`${reference} · Reported`);
    expect(commits(bot).map(({ actorId }) => actorId)).toEqual(['reporter', 'claire', 'reporter', 'ben']);
  });
});

describe('Withdraw', () => {
  it('asks for confirmation once, and is allowed until triage begins', async () => {
    const { bot, code } = await withCase();
    const about = { number: reference, code };
    const look = cardIn(await bot.receive(press('case.withdraw', about)));
    expect(textsOf(look)).toContain(`Withdraw ${reference}?`);
    expect(verbsOf(look)).toEqual(['case.withdrawSend', 'case.show']);
    expect(commits(bot)).toHaveLength(1);
    const done = cardIn(await bot.receive(press('case.withdrawSend', { ...about, text: 'A drill.' })));
    expect(textsOf(done)).toContain('The report is withdrawn.');
    expect(verbsOf(done)).toEqual(['case.show']);
    const late = cardIn(await bot.receive(press('case.add', { ...about, text: 'And more.' })));
    expect(textsOf(late)).toContain('Not possible now');
    expect(commits(bot).at(-1)?.events).toEqual([{ type: 'ReportWithdrawn', reason: 'A drill.' }]);
  });
});

it('uses French, in a dialog too', async () => {
  const { bot, code } = await withCase();
  const data = { v: 1, n, verb: 'case.show', number: reference, code };
  const { title, card } = dialogIn(
    await bot.receive(anInvoke('task/submit', { data }, { ...inChannel, locale: 'fr' })),
  );
  expect(title).toBe('Un signalement sans votre nom');
  expect(textsOf(card)).toContain('L’équipe sécurité l’a reçu et va décider de la suite.');
  expect(textsOf(card)).toContain('Échéance : le 25 novembre 2026.');
});
