import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aBot, type Bot, botServiceUrl } from '../../../test/builders/aBot.ts';
import { aDialogPress, aPress, channelId, inChannel } from '../../../test/builders/anActivity.ts';
import { cardIn, dialogIn, lastWordIn, sentenceIn } from '../../../test/builders/answersOf.ts';
import { presses } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { actionsOf, dataOf, inputsOf, partsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { actorOf } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const reference = 'NC-2026-0001';
const opened = 3;
const { facilitator, owner, employee, guest, auditor, reporter, administrator } = thePeople;
type Fields = Readonly<Record<string, unknown>>;
type Who = { readonly id: string; readonly name: string };
const from = ({ id, name }: Who) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });

const meeting: ConversationReference = {
  kind: 'channel',
  conversationId: `${channelId};messageid=1`,
  serviceUrl: botServiceUrl,
  language: 'en',
};

let drawn = 0;
const fresh = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, 'd');
};
const button = (data: object) => ({ v: 1, n: fresh(), ref: reference, seq: opened, ...data });

/** Everything takes a millisecond. */
const aClock = () => {
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const tick = (milliseconds: number): void => {
    now += milliseconds;
  };
  const tell = (): Date => {
    tick(1);
    return new Date(now);
  };
  return { now: tell, after: () => () => undefined, tick };
};

/** A session whose card is in a channel: opened by the third commit, led by Fay. */
const meet = async (changes: Parameters<typeof aBot>[0] = {}) => {
  const clock = aClock();
  const bot = aBot(changes, clock);
  for (const { id, roles } of Object.values(thePeople)) bot.setRoles(id, roles);
  const { handling, sessionCards } = bot.room;
  await handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  const opening = {
    name: 'openSession',
    form: { kind: 'fiveWhys', facilitator: facilitator.id },
    by: 'owner',
  } as const;
  for (const { name, form, by } of [presses.triage('standard'), opening]) {
    const read = readCommand(name, reference, form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    await handling.handle({ command: read.command, actor: actorOf(by), commandId: name });
  }
  await sessionCards.show(reference, 'S1', meeting);
  const sent =
    (pressOf: (verb: string, data: Fields, changes: Fields) => unknown) =>
    (verb: string, who: Who, data: object = {}, where: object = inChannel) => {
      bot.setRoster(who.id === guest.id);
      return bot.receive(pressOf(verb, button(data), { ...from(who), ...where }));
    };
  const [onCard, inDialog] = [sent(aPress), sent(aDialogPress)];
  const fiveWhys = async () => {
    const asked = await handling.session(reference, 'S1', owner);
    if (!asked?.fiveWhys) throw new Error('no session');
    return asked.fiveWhys;
  };
  const add = async (who: Who, text: string, why = 'problem'): Promise<string> => {
    await inDialog('session.cause.send', who, { why, text });
    const all = (await fiveWhys()).causes.flatMap((one) => [one, ...one.causes]);
    return all.find((one) => one.text === text)?.id ?? '';
  };
  const move = (name: string, who: Who = facilitator) => inDialog('session.facilitate.send', who, { move: name });
  const ask = async () => {
    const cause = await add(employee, 'The door does not shut by itself');
    const statement = { about: cause, statement: 'No door closer is planned', category: 'design' };
    await inDialog('session.statement.send', facilitator, statement);
    await inDialog('session.problem.send', employee, { problem: 'A door', implications: 'Theft' });
    await move('ask');
    return cause;
  };
  return { bot, onCard, inDialog, fiveWhys, add, move, ask, tick: clock.tick };
};
type Meeting = Awaited<ReturnType<typeof meet>>;
const commits = (bot: Bot) => bot.records.stored()[0]?.commits.length;

describe('a participant of the meeting', () => {
  it('joins once and sees the current card', async () => {
    const { onCard, fiveWhys, bot } = await meet();
    for (const who of [employee, employee, guest]) {
      const card = cardIn(await onCard('session.here', who));
      expect(textsOf(card)).toContain('You are listed in the minutes.');
      expect(textsOf(card)).toContain('Is this the problem?');
    }
    expect(await fiveWhys()).toMatchObject({ present: [employee.id, guest.id], count: 2 });
    expect(bot.ofSessionCards).toContain('given NC-2026-0001/S1');
  });

  it('gets the answer for an unknown session anywhere else', async () => {
    const { onCard, inDialog, fiveWhys } = await meet();
    const elsewhere = { channelData: inChannel.channelData, conversation: { ...(inChannel.conversation as object) } };
    const other = '19:other@thread.tacv2';
    const there = {
      conversation: { ...elsewhere.conversation, id: other },
      channelData: { ...(inChannel.channelData as object), channel: { id: other } },
    };
    const forms = { why: 'problem', text: 'x' };
    for (const where of [there, {}]) {
      expect(sentenceIn(await onCard('session.here', employee, {}, where))).toContain('no such');
      expect(sentenceIn(await onCard('session.show', employee, { seq: 99 }, where))).toContain('no such');
      expect(lastWordIn(await inDialog('session.cause.open', employee, {}, where))).toContain('no such');
      expect(lastWordIn(await inDialog('session.cause.send', employee, forms, where))).toContain('no such');
    }
    // Not even there by the number of another commit.
    expect(sentenceIn(await onCard('session.here', employee, { seq: 2 }))).toContain('no such');
    expect((await fiveWhys()).count).toBe(0);
  });

  it('is not asked if they are an auditor, who only reads', async () => {
    const { onCard, fiveWhys } = await meet();
    for (const verb of ['session.here', 'session.takeOver'])
      expect(textsOf(cardIn(await onCard(verb, auditor)))).toContain('not allowed to do this');
    expect((await fiveWhys()).count).toBe(0);
  });

  it('gets no inputs where others look on', async () => {
    const { onCard } = await meet();
    expect(sentenceIn(await onCard('session.cause.open', employee))).toContain('Others can read this conversation');
  });

  it('corrects the problem', async () => {
    const { inDialog, fiveWhys } = await meet();
    const { title, card } = dialogIn(await inDialog('session.problem.open', employee));
    expect(title).toBe(`${reference} · Correct the problem`);
    expect(Object.keys(inputsOf(card))).toEqual(['problem', 'implications']);
    const back = dialogIn(await inDialog('session.problem.send', employee, { problem: 'A door', implications: ' ' }));
    expect(textsOf(back.card)).toContain('Please fill this in.');
    expect(inputsOf(back.card)).toMatchObject({ problem: 'A door' });
    const sent = { problem: 'A door', implications: 'Theft' };
    expect(lastWordIn(await inDialog('session.problem.send', employee, sent))).toContain('Saved');
    expect((await fiveWhys()).problem).toEqual(sent);
  });
});

describe('a cause', () => {
  it('is added with its evidence, and another one can follow', async () => {
    const { inDialog, fiveWhys } = await meet();
    const { card } = dialogIn(await inDialog('session.cause.open', employee));
    expect(Object.keys(inputsOf(card))).toEqual(['text', 'evidence']);
    const data = dataOf(card, 'session.cause.send');
    const typed = { text: 'No door closer', evidence: 'A photo' };
    const added = dialogIn(await inDialog('session.cause.send', employee, { ...data, ...typed })).card;
    expect(textsOf(added)).toContain('Added.');
    expect(inputsOf(added)).toEqual({ text: undefined, evidence: undefined });
    expect(dataOf(added, 'session.cause.send').n).not.toBe(data.n);
    expect((await fiveWhys()).causes).toMatchObject([{ text: 'No door closer', evidence: [{ text: 'A photo' }] }]);
  });

  it.each([false, true])('is added once when delivered three times (at once: %s)', async (atOnce) => {
    const { bot, fiveWhys } = await meet();
    const data = button({ why: 'problem', text: 'No door closer', evidence: 'A photo' });
    const same = aDialogPress('session.cause.send', data, { ...from(employee), ...inChannel });
    const answers = [];
    if (atOnce) answers.push(...(await Promise.all([1, 2, 3].map(() => bot.receive(same)))));
    else for (let times = 0; times < 3; times += 1) answers.push(await bot.receive(same));
    for (const answer of answers) expect(textsOf(dialogIn(answer).card)).toContain('Added.');
    expect(await fiveWhys()).toMatchObject({ count: 2, causes: [{ evidence: [{}] }] });
  });

  it('that sounds like blame is returned with a hint, once, and accepted with *Send anyway*', async () => {
    const { inDialog, fiveWhys } = await meet();
    const typed = { why: 'problem', text: 'It is the fault of the careless cleaners' };
    const { card } = dialogIn(await inDialog('session.cause.send', employee, typed));
    expect(textsOf(card)).toContain('A thought before you send it');
    expect(inputsOf(card)).toMatchObject({ text: typed.text });
    expect(verbsOf(card)).toContain('session.cause.anyway');
    expect((await fiveWhys()).count).toBe(0);
    const again = { ...dataOf(card, 'session.cause.anyway'), ...typed };
    expect(textsOf(dialogIn(await inDialog('session.cause.anyway', employee, again)).card)).toContain('Added.');
    expect((await fiveWhys()).causes).toHaveLength(1);
  });

  it('can be typed while the tree changes: it answers the why it was opened for', async () => {
    const { inDialog, fiveWhys, add, move } = await meet();
    const cause = await add(owner, 'First');
    await move('begin');
    await inDialog('session.follow.send', facilitator, { whys: cause });
    const { card } = dialogIn(await inDialog('session.cause.open', employee));
    await inDialog('session.again.send', facilitator, { whys: 'problem' });
    for (let index = 0; index < 20; index += 1) await add(owner, `Answer ${index}`);
    await inDialog('session.cause.send', employee, { ...dataOf(card, 'session.cause.send'), text: 'Because' });
    const first = (await fiveWhys()).causes.find(({ id }) => id === cause);
    expect(first?.causes.map(({ text }) => text)).toEqual(['Because']);
  });

  it('for a removed why is returned with its text', async () => {
    const { bot, inDialog, add } = await meet();
    const cause = await add(owner, 'First');
    const { card } = dialogIn(await inDialog('session.evidence.open', employee));
    await bot.room.handling.contribute({
      command: { name: 'contribute', reference, session: 'S1', contribution: { type: 'Removed', what: cause } },
      actor: owner,
      commandId: 'a'.repeat(64),
    });
    const typed = { ...dataOf(card, 'session.evidence.send'), cause, text: 'A photo' };
    const back = dialogIn(await inDialog('session.evidence.send', employee, typed)).card;
    expect(textsOf(back)).toContain('no longer exists');
    const under = { why: cause, text: 'Why so' };
    const kept = dialogIn(await inDialog('session.cause.send', employee, under)).card;
    expect(textsOf(kept)).toContain('no longer exists');
    expect(inputsOf(kept)).toMatchObject({ text: 'Why so' });
  });

  it('too deep in the tree is refused with a sentence', async () => {
    const { inDialog, add, bot } = await meet();
    let why = 'problem';
    for (let depth = 0; depth < 12; depth += 1) {
      await inDialog('session.cause.send', employee, { why, text: `Deep ${depth}` });
      const asked = await bot.room.handling.session(reference, 'S1', owner);
      let at = asked?.fiveWhys?.causes[0];
      while (at?.causes[0]) at = at.causes[0];
      why = at?.id ?? '';
    }
    await add(owner, 'Another');
    const { card } = dialogIn(await inDialog('session.cause.send', employee, { why, text: 'One more' }));
    expect(textsOf(card)).toContain('too deep');
    expect(inputsOf(card)).toMatchObject({ text: 'One more' });
  });
});

describe('a vote', () => {
  const values = (card: unknown) =>
    [...partsOf(card)].flatMap(({ type, choices }) =>
      type === 'Input.ChoiceSet' ? (choices as { value: string }[]).map(({ value }) => value) : [],
    );

  it('counts once for each why, can move, and can be withdrawn', async () => {
    const { inDialog, fiveWhys, add } = await meet();
    const [one, two] = [await add(employee, 'One'), await add(owner, 'Two')];
    const votes = async () =>
      Object.fromEntries((await fiveWhys()).causes.map(({ id, voters }) => [id, voters.length]));
    const { card } = dialogIn(await inDialog('session.vote.open', employee));
    expect(values(card)).toEqual([`problem/${one}`, `problem/${two}`, 'problem/']);
    expect(inputsOf(card)).toEqual({ 'vote.0': 'problem/' });
    for (const times of [1, 2]) {
      expect(lastWordIn(await inDialog('session.vote.send', employee, { 'vote.0': `problem/${one}` }))).toContain(
        'Your vote is recorded',
      );
      expect([times, await votes()]).toEqual([times, { [one]: 1, [two]: 0 }]);
    }
    await inDialog('session.vote.send', employee, { 'vote.0': `problem/${two}` });
    expect(await votes()).toEqual({ [one]: 0, [two]: 1 });
    await inDialog('session.vote.send', employee, { 'vote.0': 'problem/' });
    expect(await votes()).toEqual({ [one]: 0, [two]: 0 });
  });

  it('for a removed cause, or for none, is requested again', async () => {
    const { bot, inDialog, add, fiveWhys } = await meet();
    expect(textsOf(dialogIn(await inDialog('session.vote.open', employee)).card)).toContain('nothing to vote for');
    const one = await add(employee, 'One');
    await add(owner, 'Two');
    await bot.room.handling.contribute({
      command: { name: 'contribute', reference, session: 'S1', contribution: { type: 'Removed', what: one } },
      actor: owner,
      commandId: 'a'.repeat(64),
    });
    const gone = dialogIn(await inDialog('session.vote.send', employee, { 'vote.0': `problem/${one}` })).card;
    expect(textsOf(gone)).toContain('no longer exists');
    for (const forged of ['__proto__/x', `problem/${'f'.repeat(64)}/x`, '/', 'x'])
      expect((await inDialog('session.vote.send', employee, { 'vote.0': forged })).status).toBe(200);
    expect((await fiveWhys()).causes.flatMap(({ voters }) => voters)).toEqual([]);
  });
});

describe('the facilitator', () => {
  it('has a menu of sensible moves; others see that someone leads, but not who', async () => {
    const { inDialog, add, move } = await meet();
    const menu = async () => textsOf(dialogIn(await inDialog('session.facilitate.open', facilitator)).card);
    expect(await menu()).not.toContain('Ask why');
    // Root causes need a stated problem: requirements of the closing are checked at the start.
    expect(await menu()).not.toContain('begin with the whys');
    const { title, card: form } = dialogIn(await move('problem'));
    expect(title).toBe(`${reference} · Correct the problem`);
    expect(inputsOf(form)).toMatchObject({ problem: expect.any(String) });
    await inDialog('session.problem.send', facilitator, { problem: 'A door', implications: 'Theft' });
    expect(await menu()).toContain('begin with the whys');
    await add(employee, 'One');
    const { card } = dialogIn(await inDialog('session.facilitate.open', employee));
    expect(textsOf(card)).toContain('Someone else leads this session.');
    expect(textsOf(card)).not.toContain(facilitator.name);
    expect(verbsOf(card)).toEqual(['session.takeOver', 'session.show']);
    expect(verbsOf(dialogIn(await inDialog('session.facilitate.open', guest)).card)).toEqual(['session.show']);
    for (const verb of ['session.follow.send', 'session.merge.send', 'session.statement.send', 'session.close.send'])
      expect(textsOf(dialogIn(await inDialog(verb, employee, { whys: 'problem', about: 'x' })).card)).toMatch(
        /Someone else leads/,
      );
  });

  it('follows causes, merges, chooses a root cause, asks, goes back and undoes the last move', async () => {
    const { inDialog, add, move, fiveWhys } = await meet();
    expect(lastWordIn(await move('begin'))).toContain('Done');
    const [one, two] = [await add(employee, 'One'), await add(owner, 'Two')];
    const follow = dialogIn(await move('follow'));
    expect(follow.title).toBe(`${reference} · Ask why`);
    expect(textsOf(dialogIn(await inDialog('session.follow.send', facilitator)).card)).toContain(
      'Please fill this in.',
    );
    const four = { whys: [one, two, 'problem', 'f'.repeat(64)].join() };
    expect(textsOf(dialogIn(await inDialog('session.follow.send', facilitator, four)).card)).toContain('too many');
    await inDialog('session.follow.send', facilitator, { whys: `${one},${two}` });
    expect((await fiveWhys()).asked).toEqual([one, two]);
    expect(lastWordIn(await inDialog('session.merge.send', facilitator, { cause: two, into: one }))).toContain(
      'now one cause',
    );
    expect((await fiveWhys()).causes).toMatchObject([{ id: one, merged: [{ text: 'Two' }] }]);
    const menu = dialogIn(await inDialog('session.facilitate.open', facilitator)).card;
    expect(textsOf(menu)).toContain('Undo: the last merge');
    const { lastMove } = await fiveWhys();
    expect(lastWordIn(await move(`undo/${lastMove?.id}`))).toContain('Undone.');
    expect((await fiveWhys()).causes).toHaveLength(2);
    const statement = dialogIn(await inDialog('session.root.send', facilitator, { cause: one })).card;
    expect(inputsOf(statement)).toMatchObject({ statement: 'One' });
    expect(textsOf(statement)).toContain('→ therefore: the problem');
    const chosen = { ...dataOf(statement, 'session.statement.send'), statement: 'No closer', category: 'design' };
    expect(lastWordIn(await inDialog('session.statement.send', facilitator, chosen))).toContain('root cause');
    expect((await fiveWhys()).rootCauses).toMatchObject([{ cause: one, statement: 'No closer', category: 'design' }]);
    await move('ask');
    expect(await fiveWhys()).toMatchObject({ step: 'agreement', round: { number: 1 } });
    expect(textsOf(dialogIn(await inDialog('session.cause.open', employee)).card)).toMatch(/whether they agree/);
    await move('back');
    expect((await fiveWhys()).step).toBe('whys');
  });

  it('chooses a symptom only with a reason', async () => {
    const { inDialog, add, fiveWhys } = await meet();
    const about = await add(employee, 'One');
    const typed = { about, statement: 'The careless cleaners are to blame', category: 'other' };
    const { card } = dialogIn(await inDialog('session.statement.send', facilitator, typed));
    expect(textsOf(card)).toContain('being about a person');
    expect(Object.keys(inputsOf(card))).toContain('despite');
    const again = { ...dataOf(card, 'session.statement.send'), ...typed, despite: 'They run the company' };
    expect(lastWordIn(await inDialog('session.statement.send', facilitator, again))).toContain('root cause');
    expect((await fiveWhys()).rootCauses).toMatchObject([{ despite: 'They run the company' }]);
  });

  it('hands over, and any participant can take over from an absent facilitator', async () => {
    const { bot, inDialog, onCard, tick } = await meet();
    const leader = () => bot.records.stored()[0]?.state.sessions[0]?.facilitator;
    expect(textsOf(dialogIn(await inDialog('session.takeOver', employee)).card)).toContain('last five minutes');
    tick(6 * 60_000);
    const { card } = dialogIn(await inDialog('session.takeOver', employee));
    expect(textsOf(card)).toContain('You now lead the session.');
    expect(leader()).toBe(employee.id);
    expect(lastWordIn(await inDialog('session.handOver.send', employee, { to: owner.id }))).toContain('handed over');
    expect(leader()).toBe(owner.id);
    expect(textsOf(cardIn(await onCard('session.show', employee)))).not.toContain('Sam');
  });

  it('moves the card down, once for each press', async () => {
    const { bot } = await meet();
    const data = button({ move: 'bringDown' });
    const same = aDialogPress('session.facilitate.send', data, { ...from(facilitator), ...inChannel });
    for (let times = 0; times < 3; times += 1) expect(lastWordIn(await bot.receive(same))).toContain('at the bottom');
    expect(bot.ofSessionCards.filter((one) => one.startsWith('bringDown'))).toEqual(['bringDown NC-2026-0001/S1']);
  });
});

describe('agreement', () => {
  it('is given with one press on the displayed card, and objected to in a dialog', async () => {
    const { onCard, inDialog, fiveWhys, ask } = await meet();
    await ask();
    const card = cardIn(await onCard('session.show', employee));
    const { round } = dataOf(card, 'session.agree');
    expect(round).toBe(1);
    for (const _ of [1, 2])
      expect(textsOf(cardIn(await onCard('session.agree', employee, { round })))).toContain('You agree.');
    const { card: form } = dialogIn(await inDialog('session.object.open', owner, { round }));
    const objection = { ...dataOf(form, 'session.object.send'), objection: 'The cleaners were not asked' };
    expect(lastWordIn(await inDialog('session.object.send', owner, objection))).toContain('recorded');
    expect(await fiveWhys()).toMatchObject({ agreed: [employee.id], objections: [{ by: owner.id }] });
    const menu = dialogIn(await inDialog('session.facilitate.open', facilitator)).card;
    expect(textsOf(menu)).toContain('The cleaners were not asked');
    expect(textsOf(menu)).not.toContain('Ola');
    await onCard('session.agree', owner, { round });
    expect(await fiveWhys()).toMatchObject({ agreed: [employee.id, owner.id], objections: [] });
  });

  it('is ignored on a card older than the current round', async () => {
    const { onCard, inDialog, fiveWhys, ask, move } = await meet();
    expect(textsOf(cardIn(await onCard('session.agree', employee, { round: 1 })))).toContain('No one is being asked');
    await ask();
    await move('back');
    await move('ask');
    for (const round of [1, 7, undefined, '2', {}])
      expect(textsOf(cardIn(await onCard('session.agree', employee, { round })))).toContain('has changed');
    expect(textsOf(dialogIn(await inDialog('session.object.open', employee, { round: 1 })).card)).toContain(
      'has changed',
    );
    const late = dialogIn(await inDialog('session.object.send', employee, { round: 1, objection: 'No' })).card;
    expect(textsOf(late)).toContain('has changed');
    expect(inputsOf(late)).toMatchObject({ objection: 'No' });
    expect(await fiveWhys()).toMatchObject({ agreed: [], objections: [] });
  });
});

describe('closing', () => {
  const agreed = async ({ ask, onCard }: Meeting) => {
    await ask();
    for (const who of [employee, owner]) await onCard('session.agree', who, { round: 1 });
  };

  it('writes the causes to the record, in one commit however often it is delivered', async () => {
    const here = await meet();
    await agreed(here);
    const { bot, move } = here;
    const before = commits(bot) ?? 0;
    const { card } = dialogIn(await move('close'));
    expect(textsOf(card)).toContain('No door closer is planned');
    expect(inputsOf(card)).toEqual({});
    const data = { ...dataOf(card, 'session.close.send') };
    const same = aDialogPress('session.close.send', data, { ...from(facilitator), ...inChannel });
    for (let times = 0; times < 3; times += 1) expect(lastWordIn(await bot.receive(same))).toContain('closed');
    expect(commits(bot)).toBe(before + 1);
    expect(bot.records.stored()[0]?.state.cycle.causes?.rootCauses).toMatchObject([{ category: 'design' }]);
  });

  it('without agreement requires a reason from the owner, and agreement from others', async () => {
    const { inDialog, ask, move, bot } = await meet();
    await ask();
    const { card } = dialogIn(await move('close'));
    expect(textsOf(card)).toContain('must agree');
    expect(verbsOf(card)).toEqual(['session.facilitate.open']);
    expect(textsOf(dialogIn(await inDialog('session.close.send', facilitator)).card)).toContain('must agree');
    expect(Object.keys(inputsOf(dialogIn(await move('close', owner)).card))).toEqual(['aloneBecause']);
    expect(textsOf(dialogIn(await inDialog('session.close.send', owner)).card)).toContain('Please fill this in.');
    const reason = { aloneBecause: 'Night shift' };
    expect(lastWordIn(await inDialog('session.close.send', owner, reason))).toContain('closed');
    expect(bot.records.stored()[0]?.state.cycle.causes).toMatchObject({ aloneBecause: 'Night shift' });
  });

  it('ends the session: text in progress is kept as late, and nothing else is accepted', async () => {
    const here = await meet();
    await agreed(here);
    const { inDialog, onCard } = here;
    await inDialog('session.close.send', facilitator);
    const card = cardIn(await onCard('session.here', employee));
    expect(textsOf(card)).toContain('closed');
    expect(textsOf(card)).toContain('Next: the owner');
    expect(verbsOf(card)).toEqual([]);
    const typed = { why: 'problem', text: 'One more', evidence: 'As seen' };
    expect(lastWordIn(await inDialog('session.cause.send', employee, typed))).toContain('kept and shown as late');
    expect(textsOf(cardIn(await onCard('session.show', employee)))).toContain('2 contributions arrived after that');
    const tooLate = dialogIn(
      await inDialog('session.problem.send', employee, { problem: 'x', implications: 'y' }),
    ).card;
    expect(textsOf(tooLate)).toContain('closed');
    expect(inputsOf(tooLate)).toMatchObject({ problem: 'x' });
    for (const verb of ['session.cause.open', 'session.vote.open', 'session.object.open', 'session.facilitate.open'])
      expect(textsOf(dialogIn(await inDialog(verb, facilitator)).card)).toContain('closed');
  });
});

describe('when Microsoft 365 is away', () => {
  it('input is returned, and *Try again* saves it once', async () => {
    const { bot, inDialog, fiveWhys } = await meet();
    const { handling } = bot.room;
    const { card: form } = dialogIn(await inDialog('session.cause.open', employee));
    const data = dataOf(form, 'session.cause.send');
    const { contribute } = handling;
    const typed = { text: ' No door closer ', evidence: 'A photo' };
    // Kept, but no one is notified.
    Object.assign(handling, {
      contribute: async (...order: Parameters<typeof contribute>) => {
        await contribute(...order);
        throw new Fault('unreachable', 'test');
      },
    });
    const back = dialogIn(await inDialog('session.cause.send', employee, { ...data, ...typed })).card;
    expect(textsOf(back)).toContain('Not saved yet');
    expect(actionsOf(back)[0]?.title).toBe('Try again');
    Object.assign(handling, { contribute });
    const again = { ...dataOf(back, 'session.cause.send'), ...inputsOf(back) };
    expect(textsOf(dialogIn(await inDialog('session.cause.send', employee, again)).card)).toContain('Added.');
    expect(await fiveWhys()).toMatchObject({ count: 2, causes: [{ text: 'No door closer' }] });
  });

  it('a dialog keeps its text even if the session was never read here', async () => {
    const { bot, inDialog, onCard } = await meet();
    Object.assign(bot.records, { load: () => Promise.reject(new Fault('unreachable', 'test')) });
    expect(sentenceIn(await onCard('session.here', employee))).toContain('could not be reached');
    const typed = { why: 'problem', text: 'No door closer', evidence: 'A photo' };
    const back = dialogIn(await inDialog('session.cause.send', employee, typed)).card;
    expect(inputsOf(back)).toMatchObject(typed);
    expect(verbsOf(back)).toEqual(['session.cause.send']);
    expect(lastWordIn(await inDialog('session.vote.send', employee))).toContain('could not be reached');
  });

  it('a slow save is not lost', async () => {
    const { bot, inDialog, fiveWhys } = await meet({ answerWithin: 20 });
    const { handling } = bot.room;
    const { contribute } = handling;
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    Object.assign(handling, {
      contribute: (...order: Parameters<typeof contribute>) => gate.then(() => contribute(...order)),
    });
    const typed = { why: 'problem', text: 'No door closer' };
    const slow = dialogIn(await inDialog('session.cause.send', employee, typed)).card;
    expect(textsOf(slow)).toContain('Not saved yet');
    expect(textsOf(slow)).toContain('Nothing is sent to you');
    go();
    await bot.settled();
    expect((await fiveWhys()).count).toBe(1);
    const again = { ...dataOf(slow, 'session.cause.send'), ...inputsOf(slow) };
    await inDialog('session.cause.send', employee, again);
    expect((await fiveWhys()).count).toBe(1);
  });
});

it('only members of the team or people of the record take part', async () => {
  const { onCard, fiveWhys } = await meet();
  expect(sentenceIn(await onCard('session.here', administrator, {}, {}))).toContain('no such');
  expect(textsOf(cardIn(await onCard('session.here', owner, {}, {})))).toContain('You are listed in the minutes.');
  expect((await fiveWhys()).present).toEqual([owner.id]);
});
