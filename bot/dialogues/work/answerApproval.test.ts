import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import type { Plan } from '../../../procedure/record/recordParts.ts';
import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { aDialogPress, anInvoke, aPress, inChannel } from '../../../test/builders/anActivity.ts';
import { cardIn, dialogIn, sentenceIn } from '../../../test/builders/answersOf.ts';
import { presses, thePlan, theTriage } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { actorOf, type Press } from '../../../test/builders/given.ts';
import { theLongestPlan } from '../../../test/builders/sampleDecideCards.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const reference = 'NC-2026-0001';
const { management, otherManagement, delegate, planManager, owner, employee, actionOwner, otherActionOwner, reporter } =
  thePeople;
type Who = { readonly id: string; readonly name: string };
const from = ({ id, name }: Who) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });

let given = 0;
const give = async (bot: Bot, { name, form, by }: Press): Promise<void> => {
  const read = readCommand(name, reference, form, '2026-11-24');
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  given += 1;
  const handled = await bot.room.handling.handle({ command: read.command, actor: actorOf(by), commandId: `c${given}` });
  if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
};

const { containment, correction, consequences, statement, similar, causes, submit } = presses;
const draft = (plan: Plan): Press => ({ name: 'draftPlan', form: { plan }, by: 'owner' });

/** A plan that awaits approval: commit 9 drafted it, commit 10 submitted it. */
const submitted = async (plan = thePlan()): Promise<Bot> => {
  const bot = aBot();
  bot.setRoles(thePeople.ismsManager.id, ['ismsManager']);
  for (const { id } of [management, otherManagement]) bot.setRoles(id, ['management']);
  await bot.room.handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  const way = [containment, correction, consequences, statement, similar, causes, draft(plan), submit];
  for (const one of [presses.triage('standard'), ...way]) await give(bot, one);
  return bot;
};
const approved = async (): Promise<Bot> => {
  const bot = await submitted();
  await give(bot, presses.approve);
  return bot;
};
const recordIn = (bot: Bot) => {
  const [stream] = bot.records.stored();
  if (!stream) throw new Error('no record');
  return stream;
};
const stageOf = (bot: Bot) => recordIn(bot).state.stage;
const committed = (bot: Bot) => recordIn(bot).commits.length;

let drawn = 0;
const press = (verb: string, who: Who = management, data: object = {}, pressOf = aPress) => {
  drawn += 1;
  const n = drawn.toString(16).padStart(32, 'e');
  return pressOf(verb, { v: 1, n, ref: reference, seq: 10, ...data }, from(who));
};
/** Decisions without typing are on the card, all others in a dialog. */
const pressed = async (bot: Bot, verb: string, who: Who = management, data: object = {}): Promise<unknown> =>
  /^(approval|approvePlan)\./.test(verb)
    ? cardIn(await bot.receive(press(verb, who, data)))
    : dialogIn(await bot.receive(press(verb, who, data, aDialogPress))).card;

describe('approval', () => {
  it('takes two taps and no typing', async () => {
    const bot = await submitted();
    const asked = await pressed(bot, 'approval.show');
    for (const said of [
      'Fit a door closer',
      '1 December 2026',
      'No open door in 90 days',
      'Door log',
      'The door has no closer',
    ])
      expect(textsOf(asked)).toContain(said);
    const confirm = await pressed(bot, 'approvePlan.open', management, dataOf(asked, 'approvePlan.open'));
    expect([inputsOf(confirm), verbsOf(confirm)]).toEqual([{}, ['approvePlan.send', 'approval.show']]);
    expect(stageOf(bot)).toBe('approval');
    const done = await pressed(bot, 'approvePlan.send', management, dataOf(confirm, 'approvePlan.send'));
    expect(textsOf(done)).toContain('The plan is approved');
    expect(textsOf(done)).toContain('Approved by you on 24 November 2026.');
    expect(verbsOf(done)).toEqual([]);
    expect(recordIn(bot).state.cycle.approval).toMatchObject({ revision: 9, by: management.id });
  });

  it('is one approval, three times at once', async () => {
    const bot = await submitted();
    const again = press('approvePlan.send');
    const answers = await Promise.all([1, 2, 3].map(() => bot.receive(again)));
    for (const answer of answers) expect(textsOf(cardIn(answer))).toContain('Approved by you');
    expect(committed(bot)).toBe(11);
  });

  it.each([
    'approvePlan.open',
    'approvePlan.send',
    'returnPlan.send',
    'rejectPlan.send',
    'approval.more',
    'approval.read',
  ])('%s on an outdated plan shows the current one and does nothing', async (verb) => {
    const bot = await submitted();
    await give(bot, { name: 'returnPlan', form: { revision: 9, comment: 'Who?' }, by: 'otherManagement' });
    await give(bot, draft(thePlan({ objective: 'Every open door is noticed' })));
    await give(bot, submit);
    const card = await pressed(bot, verb, management, { comment: 'x', reason: 'x' });
    expect(textsOf(card)).toContain('The plan has changed since');
    expect(textsOf(card)).toContain('No door of a server room stands open → Every open door is noticed');
    expect(dataOf(card, 'approvePlan.open')).toMatchObject({ seq: 13 });
    expect([stageOf(bot), committed(bot)]).toEqual(['approval', 13]);
  });

  it('survives a later change of the record: the displayed plan is approved', async () => {
    const bot = await submitted();
    await give(bot, containment);
    await pressed(bot, 'approvePlan.send', management, { seq: 10 });
    expect(stageOf(bot)).toBe('implementation');
  });

  it('of two at once is one; the second person sees who decided', async () => {
    const bot = await submitted();
    const [one, other] = await Promise.all([
      bot.receive(press('approvePlan.send')),
      bot.receive(press('returnPlan.send', otherManagement, { comment: 'Who pays?' })),
    ]);
    expect(textsOf(cardIn(one))).toContain('Approved by you');
    expect(textsOf(cardIn(other))).toContain(`Approved by ${management.id} on 24 November 2026.`);
    expect(textsOf(cardIn(other))).toContain('Not possible now');
    expect(verbsOf(cardIn(other))).toEqual([]);
    expect(committed(bot)).toBe(11);
  });

  it('is refused on every button to a person with a part in the record', async () => {
    const bot = await submitted();
    for (const who of [owner, planManager, actionOwner, reporter]) {
      bot.setRoles(who.id, ['management']);
      const card = await pressed(bot, 'approval.show', who);
      expect(textsOf(card)).toContain('may not decide on this plan');
      expect(verbsOf(card)).toEqual([]);
      expect(textsOf(await pressed(bot, 'approvePlan.send', who))).toContain('may not decide on this plan');
      expect(textsOf(await pressed(bot, 'approvePlan.send', who, { exception: 'I may' }))).toContain('may not');
    }
    expect(committed(bot)).toBe(10);
  });

  it('ignores another person’s press', async () => {
    const bot = await submitted();
    for (const verb of [
      'approval.show',
      'approval.read',
      'approvePlan.open',
      'approvePlan.send',
      'delegateApproval.send',
    ])
      expect(sentenceIn(await bot.receive(press(verb, employee)))).toMatch(
        /no such record(, or you may not see it| that you may see)/,
      );
    expect(textsOf(await pressed(bot, 'approvePlan.send', owner))).toContain('You are not allowed to do this.');
    bot.setRoster(true);
    expect(sentenceIn(await bot.receive(press('approvePlan.send', thePeople.guest)))).toContain('no such record');
    expect(committed(bot)).toBe(10);
  });

  it('needs a reason for an exception when all of management has a part', async () => {
    const bot = await submitted();
    for (const { id } of [management, otherManagement]) bot.setRoles(id, []);
    bot.setRoles(owner.id, ['management']);
    const card = await pressed(bot, 'approval.show', owner);
    expect(textsOf(card)).toContain('Everyone in management is involved in this record');
    // The text is typed in a dialog: the card may be redrawn meanwhile.
    const opening = dataOf(card, 'approvePlan.open');
    expect(opening).toMatchObject({ msteams: { type: 'task/fetch' } });
    const form = dialogIn(await bot.receive(aDialogPress('approvePlan.open', opening, from(owner)))).card;
    const data = dataOf(form, 'approvePlan.send');
    expect(Object.keys(inputsOf(form))).toEqual(['exception']);
    expect(textsOf(await pressed(bot, 'approvePlan.send', owner, data))).toContain('Please fill this in.');
    const sent = { ...data, n: 'd'.repeat(32), exception: 'We are three' };
    await pressed(bot, 'approvePlan.send', owner, sent);
    expect(recordIn(bot).state.cycle.approval).toMatchObject({ exception: 'We are three', by: owner.id });
  });

  it('keeps the input when Microsoft 365 is unavailable, and saves it once', async () => {
    const bot = await submitted();
    bot.records.breakDown('unreachable', { when: 'after', only: 'append' });
    const card = await pressed(bot, 'returnPlan.send', management, { comment: 'Who pays?', action: 'A1' });
    expect(textsOf(card)).toContain('Not saved yet');
    expect(inputsOf(card)).toEqual({ comment: 'Who pays?', action: 'A1' });
    bot.records.mend();
    const again = { ...dataOf(card, 'returnPlan.send'), ...inputsOf(card) };
    expect(textsOf(await pressed(bot, 'returnPlan.send', management, again))).toContain('returned with your comment');
    expect(committed(bot)).toBe(11);
  });

  it('is not shown in a channel', async () => {
    const bot = await submitted();
    const shared = aPress(
      'approval.show',
      { v: 1, n: 'f'.repeat(32), ref: reference, seq: 10 },
      { ...inChannel, ...from(management) },
    );
    expect(sentenceIn(await bot.receive(shared))).toContain('Others can read this conversation');
  });
});

describe('instead of approving', () => {
  it('a plan is returned with a text that names the action', async () => {
    const bot = await submitted();
    const form = await pressed(bot, 'returnPlan.open');
    expect(inputsOf(form)).toEqual({ action: 'plan', comment: undefined });
    expect(textsOf(await pressed(bot, 'returnPlan.send'))).toContain('Please fill this in.');
    const done = await pressed(bot, 'returnPlan.send', management, { action: 'A2', comment: 'Who trains them?' });
    expect(textsOf(done)).toContain('Returned by you on 24 November 2026.');
    expect(recordIn(bot).state.cycle.returned).toMatchObject({ action: 'A2', comment: 'Who trains them?' });
  });

  it('it is rejected, or the decision is delegated, under More', async () => {
    const bot = await submitted();
    const more = await pressed(bot, 'approval.more');
    expect(verbsOf(more)).toEqual(['rejectPlan.open', 'delegateApproval.open', 'approval.show']);
    const to = { to: delegate.id, until: '2026-12-31' };
    expect(
      textsOf(await pressed(bot, 'delegateApproval.send', management, { to: planManager.id, until: to.until })),
    ).toContain('may not decide');
    await pressed(bot, 'delegateApproval.send', management, to);
    const asked = await pressed(bot, 'approval.show', delegate);
    expect(textsOf(asked)).toContain('You are deciding in place of another member of management');
    expect(verbsOf(asked)).toContain('approvePlan.open');
    const done = await pressed(bot, 'rejectPlan.send', delegate, { reason: 'Too dear' });
    expect(textsOf(done)).toContain('Rejected by you');
    expect(recordIn(bot).state.cycle.refused).toMatchObject({ reason: 'Too dear', by: delegate.id });
  });
});

describe('a plan that does not fit on a card', () => {
  const inDialog = (name: 'task/fetch' | 'task/submit', data: object) => anInvoke(name, { data }, from(management));

  it('must be read to its end before it can be decided', async () => {
    const plan = theLongestPlan('漢');
    const actions = plan.actions.map((action) => ({ ...action, owner: actionOwner.id }));
    const verification = { ...plan.verification, verifier: thePeople.verifier.id };
    const bot = await submitted({ ...plan, actions, verification, manager: planManager.id });
    const card = await pressed(bot, 'approval.show');
    expect(verbsOf(card)).toEqual(['approval.read']);
    let page = dialogIn(await bot.receive(inDialog('task/fetch', dataOf(card, 'approval.read')))).card;
    let read = textsOf(page);
    let pages = 1;
    while (!verbsOf(page).includes('approvePlan.open')) {
      expect(verbsOf(page)).toEqual(['approval.read']);
      const turned = { ...dataOf(page, 'approval.read'), ...inputsOf(page) };
      page = dialogIn(await bot.receive(inDialog('task/submit', turned))).card;
      read += textsOf(page);
      pages += 1;
    }
    expect(pages).toBeGreaterThan(1);
    for (const text of [plan.objective, plan.successCriteria, plan.verification.method]) expect(read).toContain(text);
    const confirm = dialogIn(await bot.receive(inDialog('task/submit', dataOf(page, 'approvePlan.open')))).card;
    await bot.receive(inDialog('task/submit', dataOf(confirm, 'approvePlan.send')));
    expect(stageOf(bot)).toBe('implementation');
  });
});

describe('on an action', () => {
  it('its owner reports progress, requests more time, and completes it', async () => {
    const bot = await approved();
    const form = await pressed(bot, 'completeAction.open', actionOwner, { seq: 11 });
    expect(inputsOf(form)).toEqual({ action: 'A1', doneOn: '2026-11-24', note: undefined });
    await pressed(bot, 'reportProgress.send', actionOwner, { action: 'A1', note: 'Ordered' });
    await pressed(bot, 'requestExtension.send', actionOwner, { action: 'A1', due: '2026-12-20', reason: 'Late' });
    const own = await pressed(bot, 'decideExtension.send', thePeople.ismsManager, {
      action: 'A1',
      granted: 'yes',
      reason: 'Fine',
    });
    expect(textsOf(own)).toContain('Your decision is recorded.');
    const done = await pressed(bot, 'completeAction.send', actionOwner, {
      action: 'A1',
      doneOn: '2026-11-24',
      note: 'Fitted',
    });
    expect(textsOf(done)).toContain('The action is done');
    expect(recordIn(bot).state.cycle.actions[0]).toMatchObject({
      state: 'done',
      due: '2026-12-20',
      originalDue: '2026-12-01',
      done: { on: '2026-11-24', note: 'Fitted' },
      progress: [{ text: 'Ordered' }],
    });
  });

  it('refuses others, and decides nothing that was not chosen', async () => {
    const bot = await approved();
    const other = { action: 'A1', doneOn: '2026-11-24', note: 'Fitted' };
    expect(textsOf(await pressed(bot, 'completeAction.send', otherActionOwner, other))).toContain(
      'not allowed to do this',
    );
    await pressed(bot, 'requestExtension.send', actionOwner, { action: 'A1', due: '2026-12-20', reason: 'Late' });
    const undecided = await pressed(bot, 'decideExtension.send', thePeople.ismsManager, {
      action: 'A1',
      reason: 'Fine',
    });
    expect(textsOf(undecided)).toContain('Please fill this in.');
    const [action] = recordIn(bot).state.cycle.actions;
    expect(action).toMatchObject({ state: 'open', extension: { due: '2026-12-20' } });
    expect(committed(bot)).toBe(12);
  });

  it('is cancelled by management with a reason', async () => {
    const bot = await approved();
    await pressed(bot, 'cancelAction.send', management, { action: 'A2', reason: 'The cleaners have left' });
    expect(recordIn(bot).state.cycle.actions[1]).toMatchObject({ state: 'cancelled' });
  });
});

describe('a rejected report', () => {
  it('receives one objection from its reporter, and management decides', async () => {
    const bot = aBot();
    bot.setRoles(thePeople.ismsManager.id, ['ismsManager']);
    bot.setRoles(management.id, ['management']);
    await bot.room.handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
    await give(bot, presses.reject);
    const seen = { seq: 2 };
    expect(textsOf(await pressed(bot, 'objectToRejection.open', reporter, seen))).toContain('It is allowed');
    const objected = await pressed(bot, 'objectToRejection.send', reporter, { ...seen, text: 'Not at night' });
    expect(textsOf(objected)).toContain('Your objection goes to management');
    const again = await pressed(bot, 'objectToRejection.send', reporter, { ...seen, text: 'Not at noon' });
    expect(textsOf(again)).toContain('This has already been done.');
    const decided = await pressed(bot, 'decideObjection.send', management, { ...seen, upheld: 'yes', reason: 'True' });
    expect(textsOf(decided)).toContain('Your decision is recorded.');
    expect(stageOf(bot)).toBe('reported');
    await give(bot, { name: 'triageReport', form: theTriage(), by: 'ismsManager' });
  });
});

describe('a returned plan', () => {
  it('is changed in a dialog that shows the plan under the comment', async () => {
    const bot = await submitted();
    const form = { revision: 9, comment: 'Who pays for the closer?', action: 'A1' };
    await give(bot, { name: 'returnPlan', form, by: 'management' });
    const data = { v: 1, n: 'a'.repeat(32), ref: reference, seq: 11, verb: 'draftPlan.open' };
    const card = dialogIn(await bot.receive(anInvoke('task/fetch', { data }, from(owner))));
    expect(textsOf(card)).toContain('It was returned with this comment\nA1: Who pays for the closer?');
    expect(inputsOf(card)).toMatchObject({
      objective: 'No door of a server room stands open',
      'actions.0.title': 'Fit a door closer',
      'actions.1.owner': otherActionOwner.id,
      on: '2027-03-15',
      needed: 'no',
    });
    await give(bot, submit);
    await give(bot, { name: 'returnPlan', form: { revision: 9, comment: 'And when?' }, by: 'management' });
    const again = dialogIn(await bot.receive(anInvoke('task/fetch', { data: { ...data, seq: 13 } }, from(owner))));
    expect(textsOf(again)).toContain('It was returned with this comment\nAnd when?');
    await give(bot, submit);
    const waiting = dialogIn(await bot.receive(anInvoke('task/fetch', { data: { ...data, seq: 14 } }, from(owner))));
    expect(textsOf(waiting)).not.toContain('And when?');
  });
});
