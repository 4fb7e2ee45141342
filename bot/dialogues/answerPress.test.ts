import { longest, reportFields } from '../../procedure/record/report/reportFacts.ts';
import { aBot, type Bot } from '../../test/builders/aBot.ts';
import { aChannelMessage, aDialogPress, anInvoke, aPress, inChannel, staffId } from '../../test/builders/anActivity.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { aReport, theFacts } from '../../test/builders/aReport.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../test/builders/cardParts.ts';
import type { WalkAnswer } from '../incoming/activity/activityContext.ts';

const n = 'a'.repeat(32);
const everyInput = [...reportFields, 'anonymity', 'notToIsmsManager'].toSorted();
const typed = { what: 'The archive door is open.', system: 'Archive', ongoing: 'yes' } as const;
const send = (changes: object = {}, more: object = {}) =>
  aPress('report.send', { v: 1, n, ...typed, ...changes }, { ...more });

type Body = { readonly statusCode: number; readonly type: string; readonly value: unknown };
const bodyOf = (answer: WalkAnswer): Body => {
  expect(answer.status).toBe(200);
  return answer.body as Body;
};
const cardOf = (answer: WalkAnswer): unknown => {
  const body = bodyOf(answer);
  expect([body.statusCode, body.type]).toEqual([200, 'application/vnd.microsoft.card.adaptive']);
  return body.value;
};
const sentenceOf = (answer: WalkAnswer): unknown => {
  const body = bodyOf(answer);
  expect([body.statusCode, body.type]).toEqual([200, 'application/vnd.microsoft.activity.message']);
  return body.value;
};

type Task = {
  readonly task: { readonly type: string; readonly value: { readonly card: { readonly content: unknown } } };
};
const dialogOf = (answer: WalkAnswer): unknown => {
  expect(answer).toMatchObject({ status: 200, body: { task: { type: 'continue' } } });
  return (answer.body as Task).task.value.card.content;
};

const reported = async (bot: Bot): Promise<void> => {
  await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'first' });
};
const onRecord = (verb: string, more: object = {}, changes: object = {}) =>
  aPress(verb, { v: 1, n, ref: 'NC-2026-0001', seq: 1, ...more }, { ...changes });
const inDialog = (verb: string, more: object = {}) =>
  aDialogPress(verb, { v: 1, n, ref: 'NC-2026-0001', seq: 1, ...more });

describe('Send', () => {
  it('shows the number, the readers and when the reporter is notified', async () => {
    const bot = aBot();
    const card = cardOf(await bot.receive(send()));
    expect(textsOf(card)).toContain('saved as NC-2026-0001');
    expect(textsOf(card)).toContain('ISMS manager, ISMS manager’s alternate, management, auditor');
    expect(textsOf(card)).toContain('25 November 2026');
    expect(verbsOf(card)).toEqual(['record.add', 'record.correct', 'record.withdraw']);
    const [stream] = bot.records.stored();
    expect(stream?.state).toMatchObject({ reporter: staffId, reportedIn: 'personalChat', language: 'en' });
    expect(stream?.state.facts).toEqual(theFacts({ ...typed, detectedOn: '2026-11-24' }));
  });

  it('turns the message itself into the receipt, after the answer', async () => {
    const bot = aBot();
    const answered = cardOf(await bot.receive(send()));
    await bot.settled();
    expect(bot.edited).toEqual([
      { where: expect.objectContaining({ conversationId: 'a:lea' }), activityId: 'm-1', card: answered },
    ]);
    expect(bot.shown).toEqual([
      expect.objectContaining({
        key: 'receipt/m-1',
        reference: 'NC-2026-0001',
        kind: 'receipt',
        activityId: 'm-1',
        sequence: 1,
      }),
    ]);
  });

  it.each([
    ['in turn', false],
    ['at once', true],
  ] as const)('three times %s makes one nonconformity', async (_name, atOnce) => {
    const bot = aBot();
    const press = send();
    const answers: WalkAnswer[] = [];
    if (atOnce) answers.push(...(await Promise.all([1, 2, 3].map(() => bot.receive(press)))));
    else for (let times = 0; times < 3; times += 1) answers.push(await bot.receive(press));
    for (const answer of answers) expect(textsOf(cardOf(answer))).toContain('saved as NC-2026-0001');
    expect(bot.records.stored().map(({ commits }) => commits.length)).toEqual([1]);
    await bot.settled();
    expect(bot.edited).toHaveLength(1);
  });

  it('makes one nonconformity even if the text changed in between, and two from two drawings of the card', async () => {
    const bot = aBot();
    await bot.receive(send());
    await bot.receive(send({ what: 'Something else altogether.' }));
    expect(bot.records.stored()).toHaveLength(1);
    await bot.receive(send({ n: 'b'.repeat(32) }));
    expect(bot.records.stored()).toHaveLength(2);
  });

  it('is refused to a guest without a role, and open to a guest auditor', async () => {
    const bot = aBot();
    bot.setRoster(true);
    expect(sentenceOf(await bot.receive(send()))).toBe('You are not allowed to do this.');
    expect(bot.records.stored()).toEqual([]);
    bot.setRoles(staffId, ['auditor']);
    expect(textsOf(cardOf(await bot.receive(send())))).toContain('NC-2026-0001');
  });

  it('is open to everyone while the roster cannot be read', async () => {
    const bot = aBot();
    bot.setRoster(new Error('gone'));
    expect(textsOf(cardOf(await bot.receive(send())))).toContain('NC-2026-0001');
    expect(bot.logged).toContainEqual(['warn', 'roster.unread', expect.objectContaining({ error: 'Error' })]);
  });
});

describe('an invalid form', () => {
  const hostile: readonly (readonly [string, object, string])[] = [
    ['nothing typed', { what: undefined }, 'Please fill this in'],
    ['white space', { what: ' \u0000\n ' }, 'Please fill this in'],
    ['no text at all', { what: { a: 1 } }, 'Please fill this in'],
    ['an invalid day', { detectedOn: '2026-13-45' }, '“2026-13-45”: This is not a valid date'],
    ['the far future', { detectedOn: '9999-12-31' }, 'in the future'],
    ['after detection', { detectedOn: '2026-11-20', occurredOn: '2026-11-21' }, 'after it was detected'],
    ['an unknown choice', { ongoing: 'perhaps' }, 'choose from the list'],
    ['an unknown clause', { clause: 'A.99.1' }, 'choose from the list'],
    ['an object as a choice', { impact: ['high'] }, 'choose from the list'],
    ['100,000 characters', { what: 'x'.repeat(100_000) }, 'at most 3,000 characters. We kept the beginning'],
  ];

  it.each(hostile)('%s: is returned with the problem at the field', async (_name, changes, expected) => {
    const bot = aBot();
    const card = cardOf(await bot.receive(send(changes)));
    expect(textsOf(card)).toContain(expected);
    expect(inputsOf(card)).toMatchObject({ system: 'Archive' });
    expect(dataOf(card, 'report.send')).toEqual({ v: 1, n });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
    expect(bot.records.stored()).toEqual([]);
  });

  it('keeps the input, cut to the limit', async () => {
    const bot = aBot();
    const card = cardOf(await bot.receive(send({ what: 'ab'.repeat(5000), evidence: 'a photo' })));
    expect(inputsOf(card)).toMatchObject({ what: 'ab'.repeat(longest.what / 2), evidence: 'a photo' });
  });

  it('treats markup, mentions and links as text', async () => {
    const bot = aBot();
    const what = '<at>Claire</at> [click](javascript:alert(1)) **now** \u202Eevil';
    const card = cardOf(await bot.receive(send({ what })));
    expect(bot.records.stored()[0]?.state.facts.what).toBe('<at>Claire</at> [click](javascript:alert(1)) **now** evil');
    expect(textsOf(card)).toContain('[click](javascript:alert(1)) **now**');
  });
});

describe('Add details and Not a report', () => {
  it('unfolds every field with the input', async () => {
    const bot = aBot();
    const card = cardOf(await bot.receive(aPress('report.details', { v: 1, n, what: '', system: 'Archive' })));
    expect(Object.keys(inputsOf(card)).toSorted()).toEqual(everyInput);
    expect(inputsOf(card)).toMatchObject({ system: 'Archive', detectedOn: '2026-11-24', priority: 'notSure' });
    // A form of its own: no message holds its `n`.
    expect(dataOf(card, 'report.send')).toEqual({ v: 1, n: expect.stringMatching(/^[0-9a-f]{32}$/), short: n });
    expect(dataOf(card, 'report.send').n).not.toBe(n);
    expect(verbsOf(card)).toEqual(['report.send', 'report.discard']);
  });

  it('keeps nothing when the message was not a report', async () => {
    const bot = aBot();
    expect(textsOf(cardOf(await bot.receive(aPress('report.discard', { v: 1, n }))))).toContain('nothing was kept');
    await bot.settled();
    expect(bot.edited).toHaveLength(1);
    expect(bot.records.calls).toEqual([]);
  });
});

describe('on the receipt', () => {
  it('Add opens a form, and the addition is recorded', async () => {
    const bot = aBot();
    await reported(bot);
    const form = dialogOf(await bot.receive(inDialog('record.add')));
    const data = dataOf(form, 'record.addSend');
    const press = inDialog('record.addSend', { ...data, text: 'The lock is worn.' });
    const [one, two] = await Promise.all([bot.receive(press), bot.receive(press)]);
    for (const answer of [one, two]) expect(textsOf(dialogOf(answer as WalkAnswer))).toContain('The lock is worn.');
    expect(bot.records.stored()[0]?.state.additions).toHaveLength(1);
    const empty = dialogOf(await bot.receive(inDialog('record.addSend', { ...data, text: ' ' })));
    expect(textsOf(empty)).toContain('Please fill this in');
  });

  it('Correct opens the whole form with the recorded values', async () => {
    const bot = aBot();
    await reported(bot);
    const form = dialogOf(await bot.receive(inDialog('record.correct')));
    expect(inputsOf(form)).toMatchObject({ what: aReport().facts.what, detectedOn: '2026-11-23', impact: 'notSure' });
    const inputs = { ...inputsOf(form), clause: 'open', impact: 'high' };
    const done = dialogOf(await bot.receive(inDialog('record.correctSend', inputs)));
    expect(textsOf(done)).toContain('Your report is corrected');
    // It offers the next steps, and each form has a way back.
    expect(verbsOf(done)).toEqual(['record.add', 'record.correct', 'record.withdraw']);
    expect(verbsOf(form)).toContain('record.show');
    expect(verbsOf(dialogOf(await bot.receive(inDialog('record.show'))))).toEqual(verbsOf(done));
    expect(bot.records.stored()[0]?.state.facts).toMatchObject({ impact: 'high', clause: undefined });
    const again = dialogOf(await bot.receive(inDialog('record.correctSend', { ...inputs, n: 'b'.repeat(32) })));
    expect(textsOf(again)).toContain('Nothing was changed');
  });

  it('Withdraw asks once', async () => {
    const bot = aBot();
    await reported(bot);
    const form = dialogOf(await bot.receive(inDialog('record.withdraw')));
    expect(textsOf(form)).toContain('Withdraw NC-2026-0001?');
    expect(bot.records.stored()[0]?.state.stage).toBe('reported');
    const done = dialogOf(await bot.receive(inDialog('record.withdrawSend', { reason: 'A drill.' })));
    expect(textsOf(done)).toContain('NC-2026-0001 · Withdrawn');
    expect(verbsOf(done)).toEqual([]);
    // The old receipt still has its buttons.
    for (const verb of ['record.add', 'record.correct', 'record.withdraw'])
      expect(textsOf(cardOf(await bot.receive(onRecord(verb))))).toContain('the record is in stage “Withdrawn”');
  });

  it('refuses other people’s presses', async () => {
    const bot = aBot();
    await reported(bot);
    const from = { id: '29:tom', name: 'Tom', aadObjectId: 'tom' };
    for (const verb of ['record.show', 'record.add', 'record.addSend', 'record.withdrawSend']) {
      const press = (ref?: string) =>
        bot.receive(onRecord(verb, { text: 'x', seq: undefined, ...(ref && { ref }) }, { from }));
      expect(sentenceOf(await press())).toBe(sentenceOf(await press('NC-2026-0777')));
    }
    // Nor does an invented number reveal more: every record is unknown.
    const guess = async (ref?: string): Promise<string> => {
      const answer = await bot.receive(
        onRecord('record.addSend', { text: 'x', seq: 1, ...(ref && { ref }) }, { from }),
      );
      return textsOf(cardOf(answer)).replace(/[0-9a-f]{8,}|NC-2026-\d{4}/g, '…');
    };
    const guessed = await guess();
    expect(guessed).toContain('Not saved yet');
    expect(await guess('NC-2026-0777')).toBe(guessed);
    bot.setRoles('tom', ['ismsManager']);
    expect(textsOf(cardOf(await bot.receive(onRecord('record.addSend', { text: 'x' }, { from }))))).toContain(
      'not allowed to do this',
    );
    expect(bot.records.stored()[0]?.commits).toHaveLength(1);
  });
});

describe('an invalid button', () => {
  it.each([
    ['an unknown verb', aPress('report.sendx', { v: 1, n })],
    ['no verb', anInvoke('adaptiveCard/action', { action: { type: 'Action.Execute', data: {} } })],
    ['no action', anInvoke('adaptiveCard/action', {})],
    ['no value', anInvoke('adaptiveCard/action', undefined)],
    ['data that is text', anInvoke('adaptiveCard/action', { action: { verb: 'report.send', data: 'x' } })],
    ['no n', aPress('report.send', { v: 1, ...typed })],
    ['an invalid n', aPress('report.send', { v: 1, n: '../../etc', ...typed })],
    ['an invalid reference', aPress('record.withdrawSend', { v: 1, n, ref: "NC-2026-1' or 1 eq 1" })],
    [
      'a refresh that would write',
      anInvoke('adaptiveCard/action', {
        action: { verb: 'report.send', data: { v: 1, n, ...typed } },
        trigger: 'automatic',
      }),
    ],
  ])('%s: answers with a sentence and does nothing', async (_name, press) => {
    const bot = aBot();
    expect(sentenceOf(await bot.receive(press))).toContain('no longer works');
    expect(bot.records.stored()).toEqual([]);
  });

  it('on a record shows it as it is now', async () => {
    const bot = aBot();
    await reported(bot);
    for (const press of [onRecord('record.retired'), onRecord('record.addSend', { n: undefined, text: 'x' })])
      expect(textsOf(cardOf(await bot.receive(press)))).toContain('NC-2026-0001 · Reported');
  });

  it.each([
    ['another tenant', { channelData: { tenant: { id: 'x' } } }, 'only work inside'],
    ['an unidentified person', { from: { id: '29:x' } }, 'cannot tell who you are'],
  ])('from %s is refused', async (_name, changes, expected) => {
    const bot = aBot();
    expect(sentenceOf(await bot.receive(send({}, changes)))).toContain(expected);
    expect(bot.records.stored()).toEqual([]);
  });
});

describe('when Graph fails or is slow', () => {
  it('answers Not saved yet, keeps the input, and Try again makes one record', async () => {
    const bot = aBot();
    bot.records.breakDown('unreachable', { when: 'after' });
    const card = cardOf(await bot.receive(send({ impact: 'high' })));
    expect(textsOf(card)).toContain('Not saved yet');
    expect(textsOf(card)).toContain('Microsoft 365 could not be reached');
    const trouble = bot.logged.find(([, event]) => event === 'turn.failed')?.[2]?.trouble;
    expect(textsOf(card)).toContain(String(trouble));
    // Nothing is pending any more, so nothing is promised.
    expect(textsOf(card)).toContain('Please press *Try again*');
    expect(textsOf(card)).not.toContain('I will show it in our chat');
    expect(inputsOf(card)).toMatchObject({ ...typed, impact: 'high' });
    expect(dataOf(card, 'report.send')).toEqual({ v: 1, n });
    bot.records.mend();
    const again = cardOf(
      await bot.receive(aPress('report.send', { ...dataOf(card, 'report.send'), ...inputsOf(card) })),
    );
    expect(textsOf(again)).toContain('saved as NC-2026-0001');
    expect(bot.records.stored()).toHaveLength(1);
    expect(bot.logged.map(([level]) => level)).toEqual(['warn']);
  });

  it('answers before the deadline and shows the receipt once it is saved', async () => {
    const bot = aBot({ answerWithin: 20 });
    const letGo = bot.records.hold();
    const card = cardOf(await bot.receive(send()));
    expect(textsOf(card)).toContain('taking longer than usual');
    expect(textsOf(card)).toContain('I will show it in our chat');
    expect(dataOf(card, 'report.send')).toEqual({ v: 1, n });
    expect(bot.edited).toEqual([]);
    letGo();
    await bot.settled();
    expect(bot.edited.map((one) => [one.activityId, textsOf(one.card)])).toEqual([
      ['m-1', expect.stringContaining('saved as NC-2026-0001')],
    ]);
    expect(bot.shown).toEqual([expect.objectContaining({ key: 'receipt/m-1', sequence: 1 })]);
  });

  it('says that what the card shows cannot be read yet, not that Microsoft 365 is slow', async () => {
    const { room } = aBot();
    const handling = { ...room.handling, isCatchingUp: () => true, handle: () => new Promise<never>(() => undefined) };
    const bot = aBot({ answerWithin: 20, handling });
    const text = textsOf(cardOf(await bot.receive(send())));
    expect(text).toContain('what your card shows has not reached me yet');
    expect(text).toContain('Please press *Try again* in a moment');
    expect(bot.logged).toContainEqual(['warn', 'turn.slow', expect.objectContaining({ code: 'notSeenYet' })]);
  });

  it('logs once what fails after the answer', async () => {
    const bot = aBot({ answerWithin: 20 });
    const letGo = bot.records.hold();
    bot.records.breakDown('throttled');
    await bot.receive(send());
    letGo();
    await bot.settled();
    const trouble = bot.logged.find(([, event]) => event === 'turn.slow')?.[2]?.trouble;
    expect(bot.logged.filter(([, event]) => event === 'command.late')).toEqual([
      ['warn', 'command.late', { trouble, code: 'throttled', operation: 'memory.open' }],
    ]);
    expect([bot.edited, bot.records.stored()]).toEqual([[], []]);
  });

  it('keeps the card when a record cannot be read', async () => {
    const bot = aBot();
    bot.records.breakDown('unreachable');
    expect(sentenceOf(await bot.receive(onRecord('record.show')))).toContain('could not be reached');
  });

  it('turns a bug into a sentence, and logs no personal text', async () => {
    const bot = aBot();
    const handle = () => Promise.reject(new Error(`cannot handle ${typed.what}`));
    const other = aBot({ handling: { ...bot.room.handling, handle } });
    expect(textsOf(cardOf(await other.receive(send())))).toContain('something went wrong on our side');
    expect(JSON.stringify(other.logged)).not.toContain('archive');
    expect(JSON.stringify(other.logged)).not.toContain(staffId);
  });
});

describe('a dialog in a channel', () => {
  const fetch = { data: { v: 1, n, verb: 'report.open', msteams: { type: 'task/fetch' } } };
  const submit = (data: object, changes: object = {}) =>
    anInvoke('task/submit', { data: { ...data, ...typed } }, { ...inChannel, ...changes });

  it('opens empty, and sends from there', async () => {
    const bot = aBot();
    const form = dialogOf(await bot.receive(anInvoke('task/fetch', fetch, inChannel)));
    expect(inputsOf(form)).toMatchObject({ what: undefined });
    expect(dataOf(form, 'report.send').n).not.toBe(n);
    const receipt = dialogOf(await bot.receive(submit(dataOf(form, 'report.send'))));
    expect(textsOf(receipt)).toContain('saved as NC-2026-0001');
    expect(bot.records.stored()[0]?.state.reportedIn).toBe('channel');
    // The writing coach asks, and is answered at once.
    expect(verbsOf(receipt)).toContain('record.add');
    const question = dialogOf(await bot.receive(submit(dataOf(receipt, 'record.add'))));
    const text = 'There is a photo';
    const added = dialogOf(await bot.receive(submit({ ...dataOf(question, 'record.addSend'), text })));
    expect(bot.records.stored()[0]?.state.additions).toMatchObject([{ text }]);
    expect(textsOf(added)).not.toContain('One question');
    expect(verbsOf(added)).toEqual(['record.add', 'record.correct', 'record.withdraw']);
    await bot.settled();
    expect([bot.edited, bot.posted]).toEqual([[], []]);
  });

  it('opens with the user’s own channel text, and empty for everyone else', async () => {
    const bot = aBot();
    await bot.receive(aChannelMessage('The archive door is open again'));
    const fetchThat = { data: { ...dataOf(bot.posted.at(-1)?.card, 'report.open'), msteams: { type: 'task/fetch' } } };
    const opened = async (changes: Readonly<Record<string, unknown>>) =>
      dialogOf(await bot.receive(anInvoke('task/fetch', fetchThat, changes)));
    expect(inputsOf(await opened(inChannel))).toMatchObject({ what: 'The archive door is open again' });
    const from = { id: '29:max', name: 'Max', aadObjectId: '22222222-2222-4222-8222-222222222222' };
    expect(inputsOf(await opened({ ...inChannel, from }))).toMatchObject({ what: undefined });
  });

  it('unfolds, and returns invalid input', async () => {
    const bot = aBot();
    const unfolded = dialogOf(await bot.receive(submit({ v: 1, n, verb: 'report.details' })));
    expect(Object.keys(inputsOf(unfolded)).toSorted()).toEqual(everyInput);
    const wrong = anInvoke('task/submit', { data: { v: 1, n, verb: 'report.send', what: '' } }, inChannel);
    expect(textsOf(dialogOf(await bot.receive(wrong)))).toContain('Please fill this in');
  });

  it('makes two records for two people, even with the same form', async () => {
    const bot = aBot();
    const data = { v: 1, n, verb: 'report.send' };
    await Promise.all([
      bot.receive(submit(data)),
      bot.receive(submit(data, { from: { id: '29:tom', name: 'Tom', aadObjectId: 'tom' } })),
    ]);
    expect(
      bot.records
        .stored()
        .map(({ state }) => state.reporter)
        .sort(),
    ).toEqual([staffId, 'tom'].sort());
  });

  it('sends the receipt to the personal chat if it was saved late, once', async () => {
    const bot = aBot({ answerWithin: 20 });
    await bot.room.conversations.remember({
      kind: 'personal',
      conversationId: 'a:lea',
      serviceUrl: 'https://teams.example.test/emea/',
      personId: staffId,
      language: 'en',
    });
    const letGo = bot.records.hold();
    const press = submit({ v: 1, n, verb: 'report.send' });
    const answers = await Promise.all([bot.receive(press), bot.receive(press)]);
    for (const answer of answers) expect(textsOf(dialogOf(answer))).toContain('Not saved yet');
    letGo();
    await bot.settled();
    expect(bot.posted.map(({ where, card }) => [where.conversationId, textsOf(card)])).toEqual([
      ['a:lea', expect.stringContaining('saved as NC-2026-0001')],
    ]);
    expect(bot.shown).toHaveLength(1);
  });

  it.each([
    ['an unknown verb', { data: { v: 1, n, verb: 'x' } }],
    ['nothing', undefined],
  ])('answers %s with a sentence', async (_name, value) => {
    const answer = await aBot().receive(anInvoke('task/fetch', value, inChannel));
    expect(answer).toEqual({ status: 200, body: { task: { type: 'message', value: expect.any(String) } } });
  });
});

describe('the other invokes', () => {
  const search = (value: unknown, changes: object = {}) => anInvoke('application/search', value, { ...changes });
  const resultsOf = (answer: WalkAnswer) =>
    (bodyOf(answer).value as { results: { title: string; value: string }[] }).results;

  it('find clauses, fifteen at most, in the user’s language', async () => {
    const bot = aBot();
    const all = resultsOf(
      await bot.receive(search({ queryText: 'a', dataset: 'clauses', queryOptions: { skip: 0, top: 15 } })),
    );
    expect(all.length).toBeLessThanOrEqual(15);
    const [first] = resultsOf(await bot.receive(search({ queryText: 'A.5.17', dataset: 'clauses' }, { locale: 'fr' })));
    expect(first).toEqual({ value: 'A.5.17', title: expect.stringMatching(/^A\.5\.17 \S/) });
    expect(resultsOf(await bot.receive(search({ queryText: '', dataset: 'clauses' }))).length).toBeGreaterThan(0);
  });

  it.each([
    ['another dataset', { queryText: 'a', dataset: 'people' }],
    ['nothing', undefined],
    ['no text', { queryText: { a: 1 }, dataset: 'clauses' }],
    ['a very long text', { queryText: 'x'.repeat(900_000), dataset: 'clauses' }],
  ])('find nothing for %s', async (_name, value) => {
    expect(resultsOf(await aBot().receive(search(value)))).toEqual([]);
  });

  it.each(['composeExtension/selectItem', 'x', undefined])('answer 501 to %s', async (name) => {
    expect(await aBot().receive(anInvoke(name as string, {}))).toEqual({ status: 501 });
  });
});
