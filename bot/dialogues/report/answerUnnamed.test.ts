import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { aMessage, anInvoke, aPress, inChannel, staffId } from '../../../test/builders/anActivity.ts';
import { cardIn, dialogIn, sentenceIn } from '../../../test/builders/answersOf.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { theIdentities } from '../../../test/builders/theIdentities.ts';

const n = 'a'.repeat(32);
const typed = { what: 'The archive door is open.', system: 'Archive', ongoing: 'yes' };
const unnamed = { ...typed, anonymity: 'anonymous', notToIsmsManager: 'false' };
const send = (changes: object = {}, more: object = {}) =>
  aPress('report.send', { v: 1, n, ...unnamed, ...changes }, { ...more });
const submit = (changes: object = {}, more: object = {}) =>
  anInvoke(
    'task/submit',
    { data: { v: 1, n, verb: 'report.send', ...unnamed, ...changes } },
    { ...inChannel, ...more },
  );

const code = /[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/;
const codeIn = (card: unknown): string | undefined => code.exec(textsOf(card))?.[0];
const stored = (bot: Bot) => bot.records.stored().map(({ state }) => state);

/** Everything that the bot stores or sends, besides the record itself. */
const traces = async (bot: Bot) => {
  await bot.settled();
  const { edited, posted, shown, logged, places } = bot;
  return { edited, posted, shown, logged, places: [...places] };
};
const none = { edited: [], posted: [], shown: [], logged: [], places: [] };

describe.each(['anonymous', 'sealed'] as const)('a report that is %s', (anonymity) => {
  it('is answered with number, code, readers and the date of triage, and leaves nothing else', async () => {
    const bot = aBot();
    const card = cardIn(await bot.receive(send({ anonymity })));
    const text = textsOf(card);
    expect(text).toContain('saved as NC-2026-0001');
    expect(codeIn(card)).toBeDefined();
    expect(text).toContain('Who can read it: ISMS manager, ISMS manager’s alternate, management, auditor');
    expect(text).toContain('by 25 November 2026');
    expect(text).toContain('shown only here');
    expect(text).toContain('Teams keeps the messages in this chat');
    expect(verbsOf(card)).toEqual(['case.open']);
    expect(await traces(bot)).toEqual(none);
  });

  it('contains nothing about the person, and only the day', async () => {
    const bot = aBot();
    await bot.receive(send({ anonymity }));
    const [stream] = bot.records.stored();
    expect(stream?.state).toMatchObject({ reporter: 'reporter', unnamed: { kind: anonymity } });
    expect(stream?.commits[0].at).toBe('2026-11-23T23:00:00.000Z');
    for (const mark of [staffId, 'Lea Staff', 'a:lea', n]) expect(JSON.stringify(stream)).not.toContain(mark);
  });

  it.each([
    ['in turn', false],
    ['at once', true],
  ] as const)(
    'sent three times %s is one nonconformity with one code, and nothing is kept in the chat',
    async (_, atOnce) => {
      const bot = aBot();
      const press = send({ anonymity });
      const cards: unknown[] = [];
      if (atOnce) cards.push(...(await Promise.all([1, 2, 3].map(() => bot.receive(press)))).map(cardIn));
      else for (let times = 0; times < 3; times += 1) cards.push(cardIn(await bot.receive(press)));
      expect(new Set(cards.map(codeIn)).size).toBe(1);
      for (const card of cards) expect(textsOf(card)).toContain('saved as NC-2026-0001');
      expect(bot.records.stored().map(({ commits }) => commits.length)).toEqual([1]);
      expect(await traces(bot)).toEqual(none);
    },
  );

  it('not saved in time is returned; nothing follows later; Try again gives number and code', async () => {
    const bot = aBot({ answerWithin: 20 });
    const letGo = bot.records.hold();
    const form = cardIn(await bot.receive(send({ anonymity })));
    expect(textsOf(form)).toContain('Not saved yet');
    expect(textsOf(form)).toContain('Nothing is sent to you');
    expect(textsOf(form)).not.toContain('I will show it in our chat');
    expect(inputsOf(form)).toMatchObject({ ...typed, anonymity, notToIsmsManager: 'false' });
    // Another choice now could report twice, once by name.
    expect(JSON.stringify(form)).not.toContain('"value":"named"');
    letGo();
    const late = await traces(bot);
    expect({ ...late, logged: [] }).toEqual(none);
    expect(late.logged.map(([level, event, facts]) => [level, event, Object.keys(facts ?? {})])).toEqual([
      ['warn', 'turn.slow', ['trouble', 'during']],
    ]);
    const again = aPress('report.send', { ...dataOf(form, 'report.send'), ...inputsOf(form) });
    const [one, two] = [cardIn(await bot.receive(again)), cardIn(await bot.receive(again))];
    expect(textsOf(one)).toContain('saved as NC-2026-0001');
    expect([codeIn(two), codeIn(one)]).toEqual([codeIn(one), expect.any(String)]);
    expect(bot.records.stored()).toHaveLength(1);
  });

  it('lost by Graph is returned, and is saved after Try again', async () => {
    const bot = aBot();
    bot.records.breakDown('unreachable', { when: 'after' });
    const form = cardIn(await bot.receive(send({ anonymity })));
    expect(textsOf(form)).toContain('Microsoft 365 could not be reached');
    expect(dataOf(form, 'report.send')).toEqual({ v: 1, n });
    expect(JSON.stringify(bot.logged)).not.toContain(staffId);
    bot.records.mend();
    expect(sentenceIn(await bot.receive(send({ anonymity: 'named' })))).toContain('already sent without your name');
    expect(codeIn(cardIn(await bot.receive(send({ anonymity }))))).toBeDefined();
    expect(bot.records.stored()).toHaveLength(1);
  });

  it('is not also sent by name from the form when the chat is reopened', async () => {
    const bot = aBot();
    await bot.receive(aMessage(typed.what));
    const first = dataOf(bot.posted[0]?.card, 'report.details');
    const unfolded = cardIn(await bot.receive(aPress('report.details', { ...first, ...typed })));
    const data = dataOf(unfolded, 'report.send');
    expect(codeIn(cardIn(await bot.receive(aPress('report.send', { ...unnamed, ...data, anonymity }))))).toBeDefined();
    for (const press of [
      aPress('report.send', { ...first, ...typed }),
      aPress('report.send', { ...data, ...typed }),
      aPress('report.details', { ...first, ...typed }),
    ])
      expect(sentenceIn(await bot.receive(press))).toContain('already sent without your name');
    expect(stored(bot)).toHaveLength(1);
  });
});

it('looks the same in rows, answers and log for every sender', async () => {
  const left = async (from: object) => {
    const bot = aBot({ answerWithin: 20 });
    const answer = await bot.receive(send({}, { from, conversation: conversationOf(from) }));
    return { answer, rows: bot.records.stored(), calls: bot.records.calls, ...(await traces(bot)) };
  };
  const conversationOf = (from: object) => ({
    id: `a:${JSON.stringify(from).length}`,
    conversationType: 'personal',
    tenantId: '22222222-2222-4222-8222-222222222222',
  });
  const lea = await left({ id: '29:lea', name: 'Lea Staff', aadObjectId: staffId });
  const max = await left({ id: '29:max', name: 'Maximilian', aadObjectId: '99999999-1111-4111-8111-111111111111' });
  expect(JSON.stringify(max)).toBe(JSON.stringify(lea));
});

it('is sealed so that only the key opens it', async () => {
  const bot = aBot();
  await bot.receive(send({ anonymity: 'sealed' }));
  const [stream] = bot.records.stored();
  const kept = stream?.state.unnamed;
  if (kept?.kind !== 'sealed' || !stream) throw new Error('not sealed');
  expect(theIdentities.open(kept.sealed, stream.commits[0].commandId)).toEqual({ id: staffId, name: 'Lea Staff' });
});

it('by name is kept in the chat as usual', async () => {
  const bot = aBot();
  const card = cardIn(await bot.receive(send({ anonymity: 'named' })));
  const { edited, shown } = await traces(bot);
  expect(edited.map((one) => one.card)).toEqual([card]);
  expect(shown.map(({ key }) => key)).toEqual(['receipt/m-1']);
  expect(codeIn(card)).toBeUndefined();
  expect(stored(bot)[0]).toMatchObject({ reporter: staffId, reportedAt: '2026-11-24T09:00:00.000Z' });
});

describe('where it may be reported', () => {
  it('is in a dialog, which is always private', async () => {
    const bot = aBot();
    const { card } = dialogIn(await bot.receive(submit()));
    expect(codeIn(card)).toBeDefined();
    expect(textsOf(card)).toContain('Teams keeps the messages in this chat');
    expect(stored(bot)[0]?.reportedIn).toBe('personalChat');
    expect(await traces(bot)).toEqual(none);
    await bot.receive(submit({ n: 'b'.repeat(32), anonymity: 'named' }));
    expect(stored(bot)[1]?.reportedIn).toBe('channel');
  });

  it('is not on a card in a channel', async () => {
    const bot = aBot();
    const form = cardIn(await bot.receive(send({}, inChannel)));
    expect(textsOf(form)).toContain('In a channel, others can see who presses');
    expect(inputsOf(form)).toMatchObject({ anonymity: 'anonymous' });
    expect(stored(bot)).toEqual([]);
  });
});

describe('the choices of anonymity', () => {
  it('are offered in a quiet line, and appear in the unfolded form with *by name* chosen', async () => {
    const bot = aBot();
    await bot.receive(aMessage(typed.what));
    const card = bot.posted[0]?.card;
    expect(textsOf(card)).toContain('Prefer not to give your name?');
    const unfolded = cardIn(await bot.receive(aPress('report.details', dataOf(card, 'report.details'))));
    expect(inputsOf(unfolded)).toMatchObject({ anonymity: 'named', notToIsmsManager: 'false' });
    expect(textsOf(unfolded)).toContain('Only a custodian can open it, with a reason that is recorded');
    expect(textsOf(unfolded)).toContain('Teams keeps the messages in this chat');
  });

  it('survive when a form is returned or unfolded', async () => {
    const bot = aBot();
    const chosen = { anonymity: 'sealed', notToIsmsManager: 'true' };
    for (const press of [send({ ...chosen, what: '' }), aPress('report.details', { v: 1, n, ...typed, ...chosen })])
      expect(inputsOf(cardIn(await bot.receive(press)))).toMatchObject(chosen);
    expect(stored(bot)).toEqual([]);
  });

  const hostile: readonly (readonly [string, object])[] = [
    ['an unknown choice', { anonymity: 'x' }],
    ['a list', { anonymity: ['anonymous'] }],
    ['an object', { anonymity: { kind: 'anonymous' } }],
    ['nothing chosen', { anonymity: '' }],
    ['null', { anonymity: null }],
    ['10,000 characters', { anonymity: 'anonymous'.repeat(1100) }],
    ['a toggle that says neither', { notToIsmsManager: 'perhaps' }],
    ['a toggle that is a list', { notToIsmsManager: ['true'] }],
  ];
  it.each(hostile)('are requested again after %s: no one is named by mistake', async (_name, changes) => {
    const bot = aBot();
    const form = cardIn(await bot.receive(send(changes)));
    expect(textsOf(form)).toContain('choose from the list');
    expect(inputsOf(form)).toMatchObject(typed);
    expect(stored(bot)).toEqual([]);
  });

  it('are available in French', async () => {
    const bot = aBot();
    const card = cardIn(await bot.receive(send({}, { locale: 'fr-FR' })));
    expect(textsOf(card)).toContain('Notez maintenant le numéro et le code');
    expect(stored(bot)[0]?.language).toBe('fr');
    const form = cardIn(await bot.receive(aPress('report.details', { v: 1, n: 'c'.repeat(32) }, { locale: 'fr-FR' })));
    expect(textsOf(form)).toContain('Sous scellé : votre nom est conservé chiffré');
  });
});

describe('a report kept from the ISMS manager', () => {
  const kept = { notToIsmsManager: 'true' };
  const claire = { from: { id: '29:claire', name: 'Claire', aadObjectId: 'claire' } };
  const thomas = { from: { id: '29:thomas', name: 'Thomas', aadObjectId: 'thomas' } };
  const withPeople = (): Bot => {
    const bot = aBot();
    bot.setRoles('claire', ['ismsManager', 'management']);
    bot.setRoles('thomas', ['alternate']);
    return bot;
  };

  it('shows an error at the field when no one else could triage it', async () => {
    const bot = aBot();
    const form = cardIn(await bot.receive(send(kept)));
    expect(textsOf(form)).toContain('There is no one else to take it');
    expect(inputsOf(form)).toMatchObject({ anonymity: 'anonymous', notToIsmsManager: 'true' });
    expect(stored(bot)).toEqual([]);
    // Nothing was sent, so another choice is free.
    const chosen = { ...inputsOf(form), anonymity: 'named', notToIsmsManager: 'false' };
    const named = cardIn(await bot.receive(aPress('report.send', { ...dataOf(form, 'report.send'), ...chosen })));
    expect(textsOf(named)).toContain('saved as NC-2026-0001');
  });

  it.each(['named', 'anonymous'])('shows a reporter who is %s who can read it', async (anonymity) => {
    const bot = withPeople();
    const text = textsOf(cardIn(await bot.receive(send({ ...kept, anonymity }))));
    expect(text).toContain('ISMS manager’s alternate, management, auditor and custodian');
    expect(text).toMatch(/The ISMS manager (cannot|does not see it), and no channel shows it/);
    expect(text).not.toContain('The security team’s channel');
  });

  it('is answered to an ISMS manager exactly like an unknown record', async () => {
    const bot = withPeople();
    await bot.receive(send(kept));
    const asked = async (reference: string, who: object) => {
      await bot.receive(aMessage(reference, { ...who }));
      return textsOf(bot.posted.at(-1)?.card);
    };
    expect(await asked('NC-2026-0001', claire)).toBe(await asked('NC-2026-0777', claire));
    expect(await asked('NC-2026-0001', thomas)).toContain('The archive door is open.');
    const press = (ref: string) => aPress('record.show', { v: 1, n, ref, seq: 1 }, { ...claire });
    expect(sentenceIn(await bot.receive(press('NC-2026-0001')))).toBe(
      sentenceIn(await bot.receive(press('NC-2026-0777'))),
    );
  });

  it('shows authorised readers that no name is recorded', async () => {
    const bot = withPeople();
    await bot.receive(send({ anonymity: 'sealed' }));
    await bot.receive(aMessage('NC-2026-0001', { ...thomas }));
    expect(textsOf(bot.posted.at(-1)?.card)).toContain('Reported under seal');
    expect(textsOf(bot.posted.at(-1)?.card)).not.toContain('00:00');
  });
});
