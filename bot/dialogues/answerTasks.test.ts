import type { Task } from '../../procedure/deadlines/task.ts';
import type { Tasks } from '../../procedure/ports/tasks.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { aBot } from '../../test/builders/aBot.ts';
import { aChannelMessage, aMessage, aPress, staffId } from '../../test/builders/anActivity.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { inputsOf, textsOf, verbsOf } from '../../test/builders/cardParts.ts';

type Bot = ReturnType<typeof aBot>;
const lastCard = (bot: Bot) => bot.posted.at(-1)?.card;
const said = async (bot: Bot, text: string, locale = 'en-GB'): Promise<string> => {
  await bot.receive(aMessage(text, { locale }));
  await bot.settled();
  return textsOf(lastCard(bot));
};

const task = (number: number, due: '2026-11-20' | '2026-11-24' | '2026-12-01', title: string): Task => {
  const reference = `NC-2026-000${number}` as 'NC-2026-0001';
  return {
    deadline: { kind: 'plan', reference, key: `${reference}/plan/${due}`, due, who: [], letter: 'c' },
    level: 'holder',
    title,
  };
};
const late = task(1, '2026-11-20', 'The late one');
const coming = task(2, '2026-12-01', 'The coming one');
const others = task(3, '2026-11-20', 'Of someone else');
const tasks: Tasks = {
  of: async (id) => (id === staffId ? [late, coming] : []),
  overdue: async () => [late, others],
};

describe('open tasks', () => {
  it.each([
    ['my actions', 'en-GB', 'Waiting for you'],
    ['mon travail', 'fr-FR', 'À faire'],
  ])('are listed after “%s”', async (text, locale, title) => {
    const bot = aBot({ tasks });
    const told = await said(bot, text, locale);
    for (const part of [title, 'The late one', 'The coming one', 'NC-2026-0002']) expect(told).toContain(part);
    expect(verbsOf(lastCard(bot))).toEqual(['tasks.open', 'snoozeReminder.open']);
    expect(inputsOf(lastCard(bot))).toEqual({ deadline: late.deadline.key });
  });

  it('are reported as none', async () => {
    expect(await said(aBot(), 'my work')).toContain('Nothing is waiting for you');
  });

  it('overdue: a person without a role sees their own', async () => {
    const told = await said(aBot({ tasks }), 'what is overdue?');
    expect(told).toContain('The late one');
    expect(told).not.toContain('The coming one');
    expect(told).not.toContain('Of someone else');
  });

  it('overdue: a reader of all records sees all', async () => {
    const bot = aBot({ tasks });
    bot.setRoles(staffId, ['ismsManager']);
    expect(await said(bot, 'en retard', 'fr-FR')).toContain('Of someone else');
    // Each can be opened; no one is reminded here of other people’s tasks.
    expect(verbsOf(lastCard(bot))).toEqual(['tasks.open']);
    expect(inputsOf(lastCard(bot))).toEqual({ deadline: late.deadline.key });
  });

  it.each(['my actions', 'what is overdue', 'search archive'])('are not shown in a channel: %s', async (text) => {
    const bot = aBot({ tasks });
    await bot.receive(aChannelMessage(text));
    expect(textsOf(lastCard(bot))).not.toContain('The late one');
    expect(textsOf(lastCard(bot))).toContain('our personal chat');
  });

  it('report that Microsoft 365 failed', async () => {
    const broken = () => Promise.reject(new Fault('unreachable', 'history.load'));
    const bot = aBot({ tasks: { of: broken, overdue: broken } });
    expect(await said(bot, 'my work')).toContain('Microsoft 365 could not be reached');
  });
});

const report = async (bot: Bot, what: string, id = staffId): Promise<string> => {
  const handled = await bot.room.handling.handle({
    command: aReport({ what }),
    actor: anActor({ id }),
    commandId: what,
  });
  return handled.kind === 'done' ? handled.stream.key : '';
};

describe('searching', () => {
  it.each(['search archive', 'archive door', 'Chercher : archive'])(
    '“%s” finds what the person may see',
    async (text) => {
      const bot = aBot();
      await report(bot, 'The archive door is open');
      await report(bot, 'The archive door of another is open', 'other');
      const told = await said(bot, text);
      expect(told).toContain('The archive door is open');
      expect(told).not.toContain('of another');
      expect(verbsOf(lastCard(bot))).toEqual(['record.show']);
    },
  );

  it('does not reveal records of other people', async () => {
    const bot = aBot();
    await report(bot, 'The archive door of another is open', 'other');
    expect(await said(bot, 'search archive')).toContain('nothing that you may see');
    expect(await said(bot, 'archive')).toContain('did not quite catch');
  });

  it('treats text that begins like a search and finds nothing as a report', async () => {
    const bot = aBot();
    await said(bot, 'Search results show passwords');
    expect(inputsOf(lastCard(bot))).toMatchObject({ what: 'Search results show passwords' });
  });
});

describe('opening from a digest', () => {
  const open = async (bot: Bot, data: object): Promise<string> =>
    JSON.stringify((await bot.receive(aPress('tasks.open', { v: 1, n: 'a'.repeat(32), ...data }))).body);

  it('shows the record of the chosen task, if it may be read', async () => {
    const bot = aBot();
    const own = await report(bot, 'The archive door is open');
    const other = await report(bot, 'Of someone else', 'other');
    expect(await open(bot, { deadline: `${own}/triage/2026-11-25` })).toContain('The archive door is open');
    const hidden = await open(bot, { deadline: `${other}/triage/2026-11-25` });
    expect(hidden).not.toContain('Of someone else');
    expect(hidden).toBe(await open(bot, { deadline: 'NC-2026-0777/triage/2026-11-25' }));
  });

  it('leads to the register for the periodic review of all records', async () => {
    const opened = await open(aBot(), { deadline: 'REVIEW-0001/review/2026-11-25' });
    for (const part of ['The periodic review covers all records', 'Action.OpenUrl']) expect(opened).toContain(part);
  });

  it.each([{}, { deadline: 42 }, { deadline: '<at>/x' }])('opens nothing for %j', async (data) => {
    expect(await open(aBot(), data)).not.toContain('AdaptiveCard');
  });
});

describe('snoozing from a digest', () => {
  const n = 'a'.repeat(32);
  const press = (verb: string, data: object) => aPress(verb, { v: 1, n, ...data });

  it('opens the form of the chosen record, and keeps the reason', async () => {
    const bot = aBot();
    const reference = await report(bot, 'The archive door is open', 'other');
    bot.setRoles(staffId, ['ismsManager']);
    const deadline = `${reference}/triage/2026-11-25`;
    const opened = JSON.stringify((await bot.receive(press('snoozeReminder.open', { deadline }))).body);
    for (const part of [deadline, '2026-11-27', 'snoozeReminder.send', 'others are still notified'])
      expect(opened).toContain(part);
    await bot.receive(
      press('snoozeReminder.send', { ref: reference, seq: 1, deadline, until: '2026-11-27', reason: 'On leave' }),
    );
    await bot.settled();
    const [stream] = bot.records.stored();
    expect(stream && lastCommit(stream).events).toEqual([
      { type: 'ReminderSnoozed', deadline, until: '2026-11-27', reason: 'On leave' },
    ]);
  });

  it.each([{}, { deadline: 'REVIEW-0001/review/2026-11-25' }, { deadline: 42 }])(
    'opens nothing for %j',
    async (data) => {
      const bot = aBot();
      const answer = await bot.receive(press('snoozeReminder.open', data));
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain('snoozeReminder.send');
    },
  );

  it('shows all open tasks of the person', async () => {
    const answer = await aBot({ tasks }).receive(press('tasks.mine', {}));
    expect(JSON.stringify(answer.body)).toContain('The coming one');
  });
});
