import { verbs } from '../../bot/cards/verbs.ts';
import type { WalkAnswer } from '../../bot/incoming/activity/activityContext.ts';
import { botServiceUrl } from '../builders/aBot.ts';
import { aBotService, type BotService } from '../builders/aBotService.ts';
import { shownIn } from '../builders/answersOf.ts';
import { dataOf, inputsOf, textsOf } from '../builders/cardParts.ts';
import { thePeople } from '../builders/thePeople.ts';
import { reading, writing } from './pressCases.ts';
import { createPressStages, type PressStages } from './pressStage.ts';

/** Every verb there is, signed and posted as Teams does it. A new verb is among them without a line here. */
const writes = [...writing];
const all = [...writing, ...reading];

let service: BotService;
let stages: PressStages;
let hasty: PressStages;
let untouched: PressStages;
beforeAll(async () => {
  service = await aBotService();
  stages = createPressStages(service);
  untouched = createPressStages(service);
  hasty = createPressStages(service, { answerWithin: 20 });
});
afterAll(async () => {
  for (const each of [stages, hasty, untouched]) await each.stop();
  await service.stop();
});

it('every verb is covered here', () => {
  expect(all.map(([verb]) => verb).sort()).toEqual([...verbs].sort());
});

describe('a press delivered three times', () => {
  it.each(writes)('of %s writes once, with the same answers', async (verb, one) => {
    for (const atOnce of [false, true]) {
      const { bot, activity, written, heard } = await stages.own(verb, one);
      const before = await written();
      const same = activity();
      const answers: WalkAnswer[] = [];
      if (atOnce) answers.push(...(await Promise.all([1, 2, 3].map(() => bot.receive(same)))));
      else for (let times = 0; times < 3; times += 1) answers.push(await bot.receive(same));
      const said = new Set(answers.map((answer) => textsOf(shownIn(answer))));
      expect([atOnce, said.size, await written(), heard()]).toEqual([atOnce, 1, before + 1, []]);
    }
  });

  it.each([...reading])('of %s writes nothing', async (verb, one) => {
    const { bot, activity, written, bugs } = await stages.shared(verb, one);
    const before = await written();
    const same = activity();
    for (const answer of await Promise.all([1, 2, 3].map(() => bot.receive(same)))) expect(answer.status).toBe(200);
    expect([await written(), bugs()]).toEqual([before, []]);
  });
});

describe('an automatic refresh', () => {
  it.each(all)('with %s writes nothing, sends nothing and saves no conversation', async (verb, one) => {
    const { bot, onCard, written } = await untouched.shared(verb, one);
    const before = await written();
    const answer = await bot.receive(onCard({ trigger: 'automatic' }));
    await bot.settled();
    expect(answer.status).toBe(200);
    expect([await written(), bot.posted, bot.edited, bot.shown, bot.places.size]).toEqual([before, [], [], [], 0]);
  });
});

describe('while Microsoft 365 is unavailable', () => {
  // Nothing is typed for it: its card stays as it is, and is pressed again.
  const forms = writes.filter(([verb]) => verb !== 'training.confirm');
  it.each(forms)('%s says so and keeps the input; Try again saves it once', async (verb, one) => {
    for (const when of ['before', 'after'] as const) {
      const { bot, press, written, typed, bugs } = await stages.own(verb, one);
      const before = await written();
      bot.records.breakDown('unreachable', { when, only: verb === 'report.send' ? 'open' : 'append' });
      bot.organisation.breakDown('unreachable', { when, only: 'append' });
      const card = shownIn(await press());
      expect(textsOf(card)).toContain('Not saved yet');
      expect(inputsOf(card)).toMatchObject(typed);
      bot.records.mend();
      bot.organisation.mend();
      for (let times = 0; times < 2; times += 1) {
        const again = shownIn(await press({ data: { ...dataOf(card, verb), ...inputsOf(card) } }));
        expect(textsOf(again)).not.toContain('Not saved yet');
      }
      expect([when, await written(), bugs()]).toEqual([when, before + 1, []]);
    }
  });

  it.each(forms)('%s that is slow is answered in time, and done once', async (verb, one) => {
    const { bot, press, written, typed, bugs } = await hasty.own(verb, one);
    const before = await written();
    const { id: personId } = thePeople[one.by];
    const where = { conversationId: 'a:lea', serviceUrl: botServiceUrl };
    await bot.room.conversations.remember({ ...where, kind: 'personal', personId, language: 'en' });
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { append, open } = bot.records;
    const { append: change } = bot.organisation;
    Object.assign(bot.organisation, {
      append: (...asked: Parameters<typeof change>) => gate.then(() => change(...asked)),
    });
    Object.assign(bot.records, {
      append: (...asked: Parameters<typeof append>) => gate.then(() => append(...asked)),
      open: (...asked: Parameters<typeof open>) => gate.then(() => open(...asked)),
    });
    const card = shownIn(await press());
    expect(textsOf(card)).toContain('Not saved yet');
    expect(inputsOf(card)).toMatchObject(typed);
    go();
    await bot.settled();
    // What becomes of a report stands where it was sent from; of what was done with a record there is a message.
    const followed = verb === 'report.send' ? ['m-1'] : [];
    const told = /^(report|case|own)\./.test(verb) ? [] : [where.conversationId];
    expect(bot.edited.map(({ activityId }) => activityId)).toEqual(followed);
    expect([await written(), bot.posted.map(({ where: to }) => to.conversationId)]).toEqual([before + 1, told]);
    await press({ data: { ...dataOf(card, verb), ...inputsOf(card) } });
    expect([await written(), bugs()]).toEqual([before + 1, []]);
  });

  it.each(all)('%s is answered while any request is held back', async (verb, one) => {
    const { bot, press, bugs } = await (writing.has(verb) ? hasty.own : hasty.shared)(verb, one);
    const letGo = bot.records.hold();
    expect((await press()).status).toBe(200);
    letGo();
    await bot.settled();
    expect(bugs()).toEqual([]);
  });
});
