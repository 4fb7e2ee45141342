import { Fault } from '../../../procedure/runtime/fault.ts';
import { aBot, type Bot } from '../../../test/builders/aBot.ts';
import { aDialogPress, aPress, inChannel } from '../../../test/builders/anActivity.ts';
import { cardIn, dialogIn, lastWordIn, sentenceIn } from '../../../test/builders/answersOf.ts';
import { theClassification } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { dataOf, inputsOf, textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const n = 'a'.repeat(32);
const reference = 'NC-2026-0001';
const { ismsManager, owner, employee, auditor, reporter } = thePeople;
const from = ({ id, name }: { id: string; name: string }) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });
const triage = {
  lane: 'standard',
  grade: 'minor',
  gradeReason: 'One door',
  owner: owner.id,
  ...theClassification,
};

/** A bot with one report in it. */
const reported = async (changes: Parameters<typeof aBot>[0] = {}): Promise<Bot> => {
  const bot = aBot(changes);
  bot.setRoles(ismsManager.id, ['ismsManager']);
  bot.setRoles(auditor.id, ['auditor']);
  await bot.room.handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  return bot;
};

const press = (verb: string, typed: object = {}, who: typeof owner = ismsManager, changes: object = {}) =>
  aDialogPress(verb, { v: 1, n, ref: reference, seq: 1, ...typed }, { ...from(who), ...changes });
/** A press of an older card, from before forms opened in dialogs, or of a form that is still on a card. */
const pressOnCard = (verb: string, typed: object = {}, changes: object = {}) =>
  aPress(verb, { v: 1, n, ref: reference, seq: 1, ...typed }, { ...from(ismsManager), ...changes });
const shown = (answer: Awaited<ReturnType<Bot['receive']>>) => dialogIn(answer).card;
const committed = (bot: Bot) => bot.records.stored()[0]?.commits.length;

describe('a form', () => {
  it('opens in a dialog from the channel, continues there, and commits nothing until it is sent', async () => {
    const bot = await reported();
    const opened = dialogIn(await bot.receive(press('triageReport.open', {}, ismsManager, inChannel)));
    expect(opened.title).toBe(`${reference} · Triage`);
    expect(verbsOf(opened.card)).toEqual([
      'triageReport.send',
      'triageReport.more',
      'markDuplicate.open',
      'rejectReport.open',
      'record.show',
    ]);
    const more = shown(
      await bot.receive(press('triageReport.more', { gradeReason: 'One door' }, ismsManager, inChannel)),
    );
    expect(inputsOf(more)).toMatchObject({ gradeReason: 'One door' });
    expect(Object.keys(inputsOf(more))).toContain('auditEnd');
    expect(committed(bot)).toBe(1);
    const done = shown(await bot.receive(press('triageReport.send', triage, ismsManager, inChannel)));
    expect(textsOf(done)).toContain('The report is triaged.');
    expect(bot.records.stored()[0]?.state.triage).toMatchObject({ owner: owner.id, by: ismsManager.id });
    await bot.settled();
    // The channel's card is shared: an effect of the commit redraws it, not the press.
    expect(bot.edited).toEqual([]);
  });

  it('is returned with the problems and the input', async () => {
    const bot = await reported();
    const typed = { ...triage, gradeReason: '', owner: 'no one', laneReason: 'Because' };
    const card = shown(await bot.receive(press('triageReport.send', typed)));
    expect(textsOf(card)).toContain('Please choose a person of your organisation.');
    expect(textsOf(card)).toContain('Please fill this in.');
    expect(inputsOf(card)).toMatchObject({ laneReason: 'Because', lane: 'standard', grade: 'minor' });
    expect(committed(bot)).toBe(1);
  });

  it('is returned with the problems found by the procedure', async () => {
    const bot = await reported();
    const card = shown(await bot.receive(press('triageReport.send', { ...triage, grade: 'major' })));
    expect(textsOf(card)).toContain('This does not fit the rest of the form.');
    expect(inputsOf(card)).toMatchObject({ gradeReason: 'One door', owner: owner.id });
  });

  it('keeps the input when a refusal concerns no field', async () => {
    const bot = await reported();
    await bot.receive(press('triageReport.send', triage));
    const again = shown(await bot.receive(press('changeTriage.send', { ...triage, because: 'Nothing new' })));
    expect(textsOf(again)).toContain('Nothing was changed');
    expect(inputsOf(again)).toMatchObject({ because: 'Nothing new', gradeReason: 'One door' });
  });

  it('has a way back', async () => {
    const bot = await reported();
    const back = dialogIn(await bot.receive(press('record.show')));
    expect(back.title).toBe(reference);
    expect(verbsOf(back.card)).toContain('triageReport.open');
  });

  it('has its name above the dialog even if chosen from all forms', async () => {
    const bot = await reported();
    const { title } = dialogIn(await bot.receive(press('record.choose', { command: 'triageReport' })));
    expect(title).toBe(`${reference} · Triage`);
  });

  it('on an older card opens there and is sent from there', async () => {
    const bot = await reported();
    const form = cardIn(await bot.receive(pressOnCard('triageReport.open')));
    expect(textsOf(form)).toContain(`${reference} · Triage`);
    const done = cardIn(await bot.receive(pressOnCard('triageReport.send', triage)));
    expect(textsOf(done)).toContain('The report is triaged.');
    expect(committed(bot)).toBe(2);
  });

  it('does not open on a card that others read', async () => {
    const bot = await reported();
    const answer = await bot.receive(pressOnCard('triageReport.send', triage, inChannel));
    expect(sentenceIn(answer)).toContain('Others can read this conversation');
    expect(committed(bot)).toBe(1);
  });
});

describe('a user', () => {
  it.each([
    ['a colleague', employee],
    ['an unknown person', { ...employee, id: 'x' }],
  ])('%s gets the answer for a record that does not exist', async (_, who) => {
    const bot = await reported();
    const told = async (verb: string, ref: string): Promise<string> => {
      const asked = { ...triage, command: 'triageReport', ref };
      return JSON.stringify((await bot.receive(press(verb, asked, who))).body).replaceAll(ref, '#');
    };
    for (const verb of ['triageReport.open', 'triageReport.send', 'record.more', 'record.choose']) {
      expect(await told(verb, reference)).toBe(await told(verb, 'NC-2026-0777'));
      expect(await told(verb, reference)).toMatch(/no such record/);
    }
    expect(committed(bot)).toBe(1);
  });

  it.each([
    ['an auditor', auditor],
    ['the reporter', reporter],
  ])('%s reads the record, and is refused the command', async (_, who) => {
    const bot = await reported();
    for (const verb of ['triageReport.open', 'triageReport.send']) {
      const card = shown(await bot.receive(press(verb, triage, who)));
      expect(textsOf(card)).toContain('You are not allowed to do this.');
      expect(verbsOf(card).filter((one) => one.startsWith('triage'))).toEqual([]);
    }
    expect(committed(bot)).toBe(1);
  });

  it('on an old card sees the current record and the reason', async () => {
    const bot = await reported();
    await bot.receive(press('triageReport.send', triage));
    const card = shown(await bot.receive(press('rejectReport.send', { n: 'b'.repeat(32), reason: 'No' })));
    expect(textsOf(card)).toContain('in stage “Triaged”');
    expect(committed(bot)).toBe(2);
  });

  it.each([
    ['in turn', false],
    ['at once', true],
  ])('three times %s does it once, with the same answer', async (_, atOnce) => {
    const bot = await reported();
    const sent = press('triageReport.send', triage);
    const answers = [];
    if (atOnce) answers.push(...(await Promise.all([1, 2, 3].map(() => bot.receive(sent)))));
    else for (let times = 0; times < 3; times += 1) answers.push(await bot.receive(sent));
    for (const answer of answers) expect(textsOf(shown(answer))).toContain('The report is triaged.');
    expect(committed(bot)).toBe(2);
  });
});

describe('a form that replaces a whole value', () => {
  const drawn = { actions: { title: 'Fit a closer', owner: thePeople.actionOwner.id, due: '2026-12-01' } };
  const plan = {
    ...Object.fromEntries(Object.entries(drawn.actions).map(([field, value]) => [`actions.0.${field}`, value])),
    'actions.0.kind': 'corrective',
    'actions.0.term': 'short',
    'actions.0.priority': 'high',
    manager: owner.id,
    objective: 'No open door',
    successCriteria: 'None in 90 days',
    method: 'Log',
    on: '2027-03-01',
    verifier: thePeople.verifier.id,
    'followUps.0': '2026-12-10',
    needed: 'no',
    because: 'No',
  };

  it('is returned, not sent over another person’s change; sent again it is accepted', async () => {
    const bot = await reported();
    await bot.receive(press('triageReport.send', triage));
    await bot.receive(press('confirmStatement.send', { problem: 'Open', implications: 'Theft' }));
    const whys = { 'whys.0.answer': 'No closer', 'rootCauses.0.category': 'design', aloneBecause: 'Night' };
    await bot.receive(press('determineCauses.send', whys));
    const first = press('draftPlan.send', { ...plan, seq: 4 });
    expect(textsOf(shown(await bot.receive(first)))).toContain('The plan is saved');
    const late = { ...plan, objective: 'Another one', n: 'c'.repeat(32) };
    const stale = shown(await bot.receive(press('draftPlan.send', { ...late, seq: 4 })));
    expect(textsOf(stale)).toContain('The plan has changed since');
    expect(inputsOf(stale)).toMatchObject({ objective: 'Another one' });
    // Delivered again, the first is still done.
    expect(textsOf(shown(await bot.receive(first)))).toContain('The plan is saved');
    const { seq } = dataOf(stale, 'draftPlan.send');
    expect(textsOf(shown(await bot.receive(press('draftPlan.send', { ...late, seq }))))).toContain('The plan is saved');
    expect(bot.records.stored()[0]?.state.cycle.plan?.objective).toBe('Another one');
  });
});

describe('the record', () => {
  it('shows what is missing, and the next step first', async () => {
    const bot = await reported();
    const card = shown(await bot.receive(press('triageReport.send', triage)));
    expect(textsOf(card)).toContain('11 of 11 missing');
    expect(verbsOf(card)).toEqual([
      'recordContainment.open',
      'recordCorrection.open',
      'recordConsequences.open',
      'record.more',
    ]);
    const act = { kind: 'done', what: 'Shut it', by: 'Rita', doneOn: '2026-11-24' };
    const contained = shown(await bot.receive(press('recordContainment.send', act)));
    expect(textsOf(contained)).toContain('10 of 11 missing');
    expect(verbsOf(contained)).not.toContain('recordContainment.open');
  });

  it('offers all permitted commands, and opens the chosen one', async () => {
    const bot = await reported();
    await bot.receive(press('triageReport.send', triage));
    const choices = shown(await bot.receive(press('record.more')));
    expect(textsOf(choices)).toContain('Hand work over');
    const chosen = shown(await bot.receive(press('record.choose', { command: 'reassignWork' })));
    expect(inputsOf(chosen)).toMatchObject({ from: owner.id });
    for (const command of ['openIdentity', 'report', '__proto__', 7, undefined])
      expect(textsOf(shown(await bot.receive(press('record.choose', { command }))))).toContain(
        'What do you want to do?',
      );
  });
});

describe('while Microsoft 365 is unavailable', () => {
  const down = () => Promise.reject(new Fault('unreachable', 'test'));

  it('the form says *Not saved yet* with all input; *Try again* saves it once', async () => {
    const bot = await reported();
    const { append } = bot.records;
    Object.assign(bot.records, { append: down });
    const failed = shown(await bot.receive(press('triageReport.send', triage)));
    expect(textsOf(failed)).toContain('Not saved yet');
    expect(inputsOf(failed)).toMatchObject(triage);
    expect(dataOf(failed, 'triageReport.send').n).toBe(n);
    Object.assign(bot.records, { append });
    for (const times of [1, 2]) {
      const again = shown(await bot.receive(press('triageReport.send', triage)));
      expect([times, textsOf(again)]).toEqual([times, expect.stringContaining('The report is triaged.')]);
    }
    expect(committed(bot)).toBe(2);
  });

  it('a form that cannot be drawn leaves a chat’s card unchanged, and keeps a dialog’s texts in plain inputs', async () => {
    const bot = await reported();
    Object.assign(bot.records, { load: down });
    expect(sentenceIn(await bot.receive(pressOnCard('triageReport.send', triage)))).toContain('could not be reached');
    expect(lastWordIn(await bot.receive(press('triageReport.open')))).toContain('could not be reached');
    const bare = shown(await bot.receive(press('triageReport.send', triage)));
    expect(inputsOf(bare)).toEqual(triage);
    expect(verbsOf(bare)).toEqual(['triageReport.send']);
  });

  it('a slow command is not lost: the answer says so in time, and one message follows', async () => {
    const bot = await reported({ answerWithin: 20 });
    const { append } = bot.records;
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    Object.assign(bot.records, { append: (...args: Parameters<typeof append>) => gate.then(() => append(...args)) });
    const slow = shown(await bot.receive(press('triageReport.send', triage)));
    expect(textsOf(slow)).toContain('Not saved yet');
    go();
    await bot.settled();
    expect(bot.posted.map(({ where, card }) => [where.conversationId, textsOf(card)])).toEqual([
      ['a:lea', expect.stringContaining('The report is triaged.')],
    ]);
    expect(committed(bot)).toBe(2);
  });
});

it('the form offers similar readable records as duplicates', async () => {
  const bot = await reported();
  const again = { ...aReport(), facts: { ...aReport().facts } };
  await bot.room.handling.handle({ command: again, actor: reporter, commandId: 'second' });
  const form = shown(await bot.receive(press('markDuplicate.open')));
  expect(textsOf(form)).toContain('NC-2026-0002 · Reported');
  const done = shown(
    await bot.receive(press('markDuplicate.send', { of: 'NC-2026-0002', ofOther: '', reason: 'Same' })),
  );
  expect(textsOf(done)).toContain('The report is marked as a duplicate.');
});
