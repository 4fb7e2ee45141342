import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { aPress, inChannel } from '../../../test/builders/anActivity.ts';
import { cardIn, sentenceIn } from '../../../test/builders/answersOf.ts';
import { presses } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { actorOf } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const reference = 'NC-2026-0001';
const { management, otherManagement, employee, auditor, otherActionOwner, reporter } = thePeople;
type Who = { readonly id: string; readonly name: string };
const from = ({ id, name }: Who) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });

const { containment, correction, consequences, statement, similar, causes, plan, submit, approve } = presses;
const untilApproved = [containment, correction, consequences, statement, similar, causes, plan, submit, approve];

/** Approved by commit 11. */
const approved = async (): Promise<Bot> => {
  const bot = aBot();
  bot.setRoles(thePeople.ismsManager.id, ['ismsManager']);
  for (const { id } of [management, otherManagement]) bot.setRoles(id, ['management']);
  const { handling } = bot.room;
  await handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  for (const { name, form, by } of [presses.triage('standard'), ...untilApproved]) {
    const read = readCommand(name, reference, form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    await handling.handle({ command: read.command, actor: actorOf(by), commandId: name });
  }
  return bot;
};

let drawn = 0;
const press = (verb: string, who: Who, data: object = {}) => {
  drawn += 1;
  const n = drawn.toString(16).padStart(32, 'e');
  return aPress(verb, { v: 1, n, ref: reference, seq: 12, ...data }, from(who));
};
const pressed = async (bot: Bot, verb: string, who: Who, data: object = {}): Promise<unknown> =>
  cardIn(await bot.receive(press(verb, who, data)));

const people = `${employee.id},${auditor.id}`;
const asked = async (): Promise<Bot> => {
  const bot = await approved();
  const form = await pressed(bot, 'askTraining.open', otherActionOwner, { seq: 11 });
  expect(Object.keys(inputsOf(form))).toEqual(['action', 'text', 'people']);
  const done = await pressed(bot, 'askTraining.send', otherActionOwner, {
    ...dataOf(form, 'askTraining.send'),
    action: 'A2',
    text: 'Doors stay shut',
    people,
  });
  expect(textsOf(done)).toContain('Each of them is asked');
  expect(verbsOf(done)).toContain('training.show');
  await bot.settled();
  return bot;
};

describe('a training', () => {
  it('is confirmed with one press, which stays on the card', async () => {
    const bot = await asked();
    const card = await pressed(bot, 'training.confirm', employee);
    expect(textsOf(card)).toContain('You confirmed it on 24 November 2026.');
    expect(verbsOf(card)).toEqual([]);
    await bot.settled();
    expect(bot.edited.at(-1)?.card).toEqual(card);
  });

  it('is confirmed once however often it is pressed', async () => {
    const bot = await asked();
    const again = press('training.confirm', employee);
    const cards = await Promise.all([again, again, press('training.confirm', employee)].map((one) => bot.receive(one)));
    for (const card of cards) expect(textsOf(cardIn(card))).toContain('You confirmed it');
    const shown = await pressed(bot, 'training.show', otherActionOwner);
    expect(textsOf(shown)).toContain('1 of 2 have confirmed');
    expect(textsOf(shown)).toContain('Still waiting for');
    expect(verbsOf(shown)).toContain('closeSession.open');
  });

  it('shows the people asked nothing else of the record, and others nothing', async () => {
    const bot = await asked();
    const card = await pressed(bot, 'training.show', employee);
    expect(textsOf(card)).toBe(
      `${reference} · Please confirm\nDoors stay shut\nIf something is not clear, ask first. Your name and the time are kept with the record.\nI have read and understood it`,
    );
    for (const verb of ['training.confirm', 'training.show'])
      expect(sentenceIn(await bot.receive(press(verb, thePeople.guest)))).toContain('no such');
    expect(sentenceIn(await bot.receive(press('training.confirm', management)))).toContain('no such');
    const shared = { ...press('training.confirm', employee), ...inChannel };
    expect(JSON.stringify(await bot.receive(shared))).not.toContain('Doors');
  });

  it('is closed by the owner of the action, with the number of confirmations', async () => {
    const bot = await asked();
    await pressed(bot, 'training.confirm', employee);
    const form = await pressed(bot, 'closeSession.open', otherActionOwner);
    await pressed(bot, 'closeSession.send', otherActionOwner, { ...dataOf(form, 'closeSession.send'), session: 'S1' });
    const [stream] = bot.records.stored();
    expect(stream?.state.sessions[0]?.closed).toMatchObject({ confirmed: 1, by: otherActionOwner.id });
    const late = await pressed(bot, 'training.confirm', auditor);
    expect(textsOf(late)).toContain('closed');
    expect(verbsOf(late)).toEqual([]);
  });
});
