import type { Task } from '../../procedure/deadlines/task.ts';
import type { Tasks } from '../../procedure/ports/tasks.ts';
import { aBot } from '../../test/builders/aBot.ts';
import { aChannelMessage, aMessage, aPress, staffId } from '../../test/builders/anActivity.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { cardIn, sentenceIn } from '../../test/builders/answersOf.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../test/builders/cardParts.ts';

type Bot = ReturnType<typeof aBot>;
const deputy = 'b0000000-0000-4000-8000-000000000004';
const lastCard = (bot: Bot) => bot.posted.at(-1)?.card;
const asked = async (bot: Bot, text: string) => {
  await bot.receive(aMessage(text));
  await bot.settled();
  return lastCard(bot);
};
const send = (
  bot: Bot,
  card: unknown,
  verb: 'own.deputySave' | 'own.deputyNone' | 'own.snoozeReview',
  inputs: object = {},
) => bot.receive(aPress(verb, { ...dataOf(card, verb), ...inputs }));
const deputyOf = (bot: Bot) => bot.room.organisation.current().deputies?.[staffId];

describe('a deputy', () => {
  it('is named, shown and withdrawn', async () => {
    const bot = aBot();
    const form = await asked(bot, 'my deputy');
    expect(textsOf(form)).toContain('Who stands in for you');
    expect(verbsOf(form)).toEqual(['own.deputySave']);
    expect(textsOf(form)).not.toContain('Remove my deputy');
    const press = () => send(bot, form, 'own.deputySave', { to: deputy });
    expect(textsOf(cardIn(await press()))).toContain('Your deputy is saved');
    expect(textsOf(cardIn(await press()))).toContain('Your deputy is saved');
    expect(deputyOf(bot)).toBe(deputy);
    const named = await asked(bot, 'mon suppléant');
    expect(textsOf(named)).toContain(`Now: `);
    expect(textsOf(named)).toContain('Remove my deputy');
    expect(textsOf(cardIn(await send(bot, named, 'own.deputyNone')))).toContain('You no longer have a deputy');
    expect(deputyOf(bot)).toBeUndefined();
  });

  it.each([
    ['no one', {}, 'Please fill this in'],
    ['themselves', { to: staffId }, 'This is you: please choose someone else.'],
    ['no person', { to: '<at>all</at>' }, 'person'],
  ])('is not %s', async (_, inputs, said) => {
    const bot = aBot();
    const answer = cardIn(await send(bot, await asked(bot, 'my deputy'), 'own.deputySave', inputs));
    expect(textsOf(answer)).toContain(said);
    expect(deputyOf(bot)).toBeUndefined();
  });

  it('is withdrawn even if it could not be saved at first', async () => {
    const bot = aBot();
    await send(bot, await asked(bot, 'my deputy'), 'own.deputySave', { to: deputy });
    const named = await asked(bot, 'my deputy');
    const nameDeputy = () => Promise.reject(new Error('down'));
    const other = aBot({ handling: { ...bot.room.handling, nameDeputy }, organisation: bot.room.organisation });
    const back = cardIn(await send(other, named, 'own.deputyNone'));
    expect(textsOf(back)).toContain('Not saved yet');
    expect(dataOf(back, 'own.deputyNone')).toMatchObject({ n: dataOf(named, 'own.deputyNone')?.n });
    await send(bot, back, 'own.deputyNone');
    expect(deputyOf(bot)).toBeUndefined();
  });

  it('is never shown in a channel', async () => {
    const bot = aBot();
    await bot.receive(aChannelMessage('my deputy'));
    expect(textsOf(lastCard(bot))).toContain('our personal chat');
  });

  it('is not saved while the store does not answer, and is saved once with Try again', async () => {
    const bot = aBot();
    const form = await asked(bot, 'my deputy');
    const nameDeputy = () => Promise.reject(new Error('down'));
    const other = aBot({ handling: { ...bot.room.handling, nameDeputy } });
    const back = cardIn(await send(other, form, 'own.deputySave', { to: deputy }));
    expect(textsOf(back)).toContain('Not saved yet');
    expect(inputsOf(back)).toEqual({ to: deputy });
    await send(bot, back, 'own.deputySave', { to: deputy });
    expect(deputyOf(bot)).toBe(deputy);
  });
});

describe('the reminder of the periodic review', () => {
  const key = 'REVIEW-0001/2027-11-24';
  const review: Task = {
    deadline: { kind: 'review', reference: 'REVIEW-0001', key, due: '2027-11-24', who: [], letter: 'g' },
    level: 'holder',
  };
  const tasks: Tasks = { of: async () => [review], overdue: async () => [] };
  const opened = async (bot: Bot) => {
    await bot.room.handling.handle({ command: aReport(), actor: anActor(), commandId: 'r' });
    const list = await asked(bot, 'my work');
    expect(inputsOf(list)).toEqual({ deadline: key });
    return cardIn(
      await bot.receive(aPress('snoozeReminder.open', { ...dataOf(list, 'snoozeReminder.open'), deadline: key })),
    );
  };

  it('is snoozed with a reason, like any other', async () => {
    const bot = aBot({ tasks });
    bot.setRoles(staffId, ['ismsManager']);
    const form = await opened(bot);
    expect(inputsOf(form)).toMatchObject({ until: '2026-11-27' });
    const without = cardIn(await send(bot, form, 'own.snoozeReview', { until: '2026-11-30', reason: '' }));
    expect(textsOf(without)).toContain('Please fill this in');
    const given = { until: '2026-11-30', reason: 'On leave' };
    expect(textsOf(cardIn(await send(bot, without, 'own.snoozeReview', given)))).toContain('not be reminded');
    expect(bot.room.organisation.current().snoozes).toMatchObject([{ person: staffId, ...given }]);
  });

  it('is not snoozed by a person who never receives it', async () => {
    const bot = aBot({ tasks });
    const form = await opened(bot);
    const answer = await send(bot, form, 'own.snoozeReview', { until: '2026-11-30', reason: 'No' });
    expect(sentenceIn(answer)).toBeTruthy();
    expect(bot.room.organisation.current().snoozes).toBeUndefined();
  });
});
