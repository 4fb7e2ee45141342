import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { anInvoke } from '../../../test/builders/anActivity.ts';
import { dialogIn } from '../../../test/builders/answersOf.ts';
import { presses, thePlan } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { actorOf, type Press } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const reference = 'NC-2026-0001';
const { actionOwner, otherActionOwner, ismsManager, management, planManager, verifier, reporter } = thePeople;
const today = '2026-11-24';

/** Both actions are of one person. */
const [first, second] = thePlan().actions;
const plan = thePlan({
  actions: [first, second].flatMap((one) => one ?? []).map((one) => ({ ...one, owner: actionOwner.id })),
});

/** A plan in implementation, after further commands. */
const approved = async (...more: readonly Press[]): Promise<Bot> => {
  const bot = aBot();
  for (const { id, roles } of [ismsManager, management]) bot.setRoles(id, roles);
  await bot.room.handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  const { containment, correction, consequences, statement, similar, causes, submit, approve } = presses;
  const draft: Press = { name: 'draftPlan', form: { plan }, by: 'owner' };
  const way = [containment, correction, consequences, statement, similar, causes, draft, submit, approve, ...more];
  for (const [index, { name, form, by }] of [presses.triage('standard'), ...way].entries()) {
    const read = readCommand(name, reference, form, today);
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    const handled = await bot.room.handling.handle({
      command: read.command,
      actor: actorOf(by),
      commandId: `${index}`,
    });
    if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
  }
  return bot;
};

let pressed = 0;
/** Sends a form from its dialog, as often as Teams delivers it. @returns what the last delivery shows */
const send = async (bot: Bot, { id, name }: typeof actionOwner, verb: string, typed: object, times = 1) => {
  pressed += 1;
  const data = { v: 1, n: pressed.toString(16).padStart(32, 'd'), ref: reference, verb, ...typed };
  const activity = anInvoke('task/submit', { data }, { from: { id: `29:${id}`, name, aadObjectId: id } });
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(dialogIn(await bot.receive(activity)).card);
  expect(new Set(answers.map(textsOf)).size).toBe(1);
  return answers[0];
};

const complete = (action: string) => ({ action, doneOn: today, note: 'Fitted' });
const secondDone = { name: 'completeAction', form: complete('A2'), by: 'actionOwner' } as const;
const later = { action: 'A1', due: '2026-12-20', reason: 'Late delivery' };
const asking = { name: 'requestExtension', form: later, by: 'actionOwner' } as const;

describe('the owner of actions', () => {
  it.each([
    ['reportProgress', { action: 'A1', note: 'Ordered' }, ['The progress is recorded', 'Latest progress\nOrdered']],
    ['requestExtension', later, ['You have asked for more time', 'Requested date\n20 December 2026']],
    ['completeAction', complete('A1'), ['The action is done', 'A1 · Done', 'A2 · Open', 'Done on\n24 November 2026']],
  ])('sees their own after %s, in their current state', async (name, typed, said) => {
    const card = await send(await approved(), actionOwner, `${name}.send`, typed);
    for (const text of said) expect(textsOf(card)).toContain(text);
    expect(textsOf(card)).toContain('Train the cleaners');
    expect(textsOf(card)).not.toContain('missing');
    // And the next step, in the same dialog.
    const next = ['completeAction.open', 'reportProgress.open', 'requestExtension.open', 'askTraining.open'];
    expect(verbsOf(card)).toEqual([...next, 'record.show']);
    expect(JSON.stringify(card)).not.toMatch(/Action\.Execute|task\/fetch/);
  });

  it('sees them even after the last is done, without further actions, however often it is delivered', async () => {
    const card = await send(await approved(secondDone), actionOwner, 'completeAction.send', complete('A1'), 3);
    expect(textsOf(card)).toContain('There is nothing left for you to do here.');
    expect(textsOf(card)).toContain('A1 · Done');
    expect(verbsOf(card)).toEqual([]);
    expect(JSON.stringify(card)).not.toContain('Action.');
  });
});

it.each([
  ['completeAction', complete('A1'), 'The action is done', '1 December 2026 · Done'],
  ['requestExtension', later, 'You have asked for more time', 'Open · Requested date: 20 December 2026'],
])(
  'a person without an action, who sends %s on another’s behalf, sees the record',
  async (name, typed, done, state) => {
    const card = await send(await approved(), planManager, `${name}.send`, typed);
    for (const text of [done, 'of 11 missing', state]) expect(textsOf(card)).toContain(text);
  },
);

it.each([
  ['yes', ['Decision\nMore time is granted', 'Due\n20 December 2026', 'Approved date\n1 December 2026']],
  ['no', ['Decision\nThe date stays as it is', 'Due\n1 December 2026']],
])('a person who decides about more time (%s) sees the outcome', async (granted, said) => {
  const bot = await approved(asking);
  const card = await send(bot, ismsManager, 'decideExtension.send', { action: 'A1', granted, reason: 'So be it' }, 2);
  for (const text of ['Your decision is recorded', 'Fit a door closer', 'So be it', ...said])
    expect(textsOf(card)).toContain(text);
  expect(verbsOf(card)).toEqual(['record.show']);
});

describe('the verifier', () => {
  const both = [{ name: 'completeAction', form: complete('A1'), by: 'actionOwner' } as const, secondDone];

  it.each([
    ['notEffective', {}, ['Not effective']],
    ['partly', { checkAgainOn: '2027-06-01' }, ['Partly effective', 'Checked again on\n1 June 2027']],
  ])('sees the verdict %s, its reason and the next step', async (verdict, more, said) => {
    const bot = await approved(...both);
    const card = await send(bot, verifier, 'judgeEffectiveness.send', { verdict, result: 'Open again', ...more }, 3);
    for (const text of ['The verdict is recorded', 'Open again', 'Cycle 2 begins', ...said])
      expect(textsOf(card)).toContain(text);
    // The plan that named them has ended, and so has their part.
    expect(verbsOf(card)).toEqual([]);
  });

  it('a person who may not verify yet sees why, above the form', async () => {
    const bot = await approved(...both);
    const card = await send(bot, verifier, 'judgeEffectiveness.send', { verdict: 'effective', result: 'None open' });
    expect(verbsOf(card)).toContain('judgeEffectiveness.send');
  });
});

it('no one else sees any of it', async () => {
  const bot = await approved();
  const { id, name } = otherActionOwner;
  const data = { v: 1, n: 'c'.repeat(32), ref: reference, verb: 'completeAction.send', ...complete('A1') };
  const answer = await bot.receive(
    anInvoke('task/submit', { data }, { from: { id: `29:${id}`, name, aadObjectId: id } }),
  );
  expect(JSON.stringify(answer)).not.toContain('closer');
});
