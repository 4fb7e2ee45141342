import { z } from 'zod';
import type { Verb } from '../../bot/cards/verbs.ts';
import { botWords } from '../../bot/words/words.ts';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { addDays, type CalendarDate, dayOf } from '../../procedure/record/values/calendarDate.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import { theClassification } from '../builders/aRecord.ts';
import { deliver, dialogActivity, freshNonce, personNamed, postJson, pressActivity, referenceIn } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir } from './localSystem.ts';
import { startShared } from './sharedSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

const [ines, claire, hana, pedro] = [
  personNamed('Inès'),
  personNamed('Claire'),
  personNamed('Hana'),
  personNamed('Pedro'),
];
const [marc, priya, chloe] = [personNamed('Marc'), personNamed('Priya'), personNamed('Chloé')];
const everyone = [ines, claire, hana, pedro, marc, priya, chloe];

/** A day counted from the real today, which is where the local clock begins. */
const inDays = (count: number): CalendarDate => addDays(dayOf(new Date(), 'Europe/Paris'), count);
const languageOf = ({ locale }: SeededPerson): Language => (locale === 'fr-FR' ? 'fr' : 'en');
const done = { kind: 'done', what: 'Badges collected', by: 'Reception', doneOn: inDays(0) };

/** The same as `d-effectiveness.secondCycle.e2e.ts`, by what Teams sends when the buttons are pressed. */
describe('two cycles by raw activities', () => {
  let system: LocalSystem;
  let reference = '';
  let presses = 0;
  beforeAll(async () => {
    system = await startShared({ dataDir: newDataDir() });
    for (const { id: userId } of everyone) await postJson(`${system.local.teams}/_control/open`, { userId });
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const sequenceIn = (text: string): number =>
    Math.max(0, ...[...text.matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq)));
  const press = async (who: SeededPerson, verb: Verb, data: object = {}) =>
    deliver(system, pressActivity(system, who, verb, { v: 1, n: freshNonce(), ref: reference, ...data }));
  /**
   * Presses what the record's card shows now, twice at once as Teams may deliver it; the answer says that it is done. All
   * is typed in a dialog, but to approve, where nothing is.
   */
  const does = async (
    who: SeededPerson,
    command: keyof typeof botWords.en.command,
    inputs: object = {},
  ): Promise<void> => {
    const seq = sequenceIn((await press(who, 'record.show')).text);
    const pressedIn = command === 'approvePlan' ? pressActivity : dialogActivity;
    const button = { v: 1, n: freshNonce(), ref: reference, seq };
    const sent = pressedIn(system, who, `${command}.send`, { ...button, ...inputs });
    const answers = await Promise.all([deliver(system, sent), deliver(system, sent)]);
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain(botWords[languageOf(who)].command[command].done);
    }
    presses += 1;
  };
  const later = (days: number) => postJson(`${system.local.teams}/_control/clock`, { advanceMs: days * 86_400_000 });

  const explains = (answer: string) =>
    does(hana, 'determineCauses', {
      'whys.0.answer': answer,
      'rootCauses.0.category': 'changeNotManaged',
      agreedBy: claire.id,
    });
  const plans = async (day: number, title: string): Promise<void> => {
    await does(hana, 'draftPlan', {
      objective: 'No change without review',
      manager: hana.id,
      successCriteria: 'No entry in the log',
      'actions.0.title': title,
      'actions.0.owner': pedro.id,
      'actions.0.due': inDays(day + 30),
      'actions.0.priority': 'high',
      'actions.0.term': 'short',
      'actions.0.kind': 'corrective',
      method: 'Door log',
      on: inDays(day + 90),
      verifier: chloe.id,
      'followUps.0': inDays(day + 40),
      needed: 'no',
      because: 'The policy is right',
    });
    await does(hana, 'submitPlan');
  };

  it('go from a report to a first plan', async () => {
    const facts = { what: 'Un badge de visiteur ouvre la salle des serveurs.', ongoing: 'no' };
    reference =
      referenceIn(
        await deliver(system, pressActivity(system, ines, 'report.send', { v: 1, n: freshNonce(), ...facts })),
      ) ?? '';
    presses += 1;
    await does(claire, 'triageReport', {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: hana.id,
    });
    await does(hana, 'recordContainment', done);
    await does(hana, 'recordCorrection', done);
    await does(hana, 'recordConsequences', { kind: 'none', because: 'No one used one' });
    await does(hana, 'confirmStatement', { problem: 'Badges open it', implications: 'Anybody gets in' });
    await does(hana, 'recordSimilar', { areas: 'All', checkedBy: 'Hana', found: 'no', result: 'Only Lyon' });
    await explains('A group was copied');
    await plans(0, 'Separate the group');
  });

  it('to its approval, its actions, and an ineffective outcome', async () => {
    await does(marc, 'approvePlan');
    await does(pedro, 'completeAction', { action: 'A1', doneOn: inDays(0), note: 'Separated' });
    const { text } = await press(chloe, 'judgeEffectiveness.send', { verdict: 'effective', result: 'Oui' });
    expect(text).toContain(procedureWords.fr.terms.refusal({ reason: 'tooEarly', on: inDays(90) }));
    await later(90);
    await does(chloe, 'judgeEffectiveness', { verdict: 'notEffective', result: 'Deux badges ouvrent encore.' });
  });

  it('to a second plan, which is effective, and to the closure that the reporter reads', async () => {
    await explains('Old badges keep the group');
    await plans(90, 'Renew all badges');
    await does(priya, 'approvePlan');
    await does(pedro, 'completeAction', { action: 'A2', doneOn: inDays(90), note: 'Renewed' });
    await later(90);
    await does(chloe, 'judgeEffectiveness', { verdict: 'effective', result: 'Aucun badge' });
    await does(claire, 'closeNonconformity', { summary: 'Les badges ont leur groupe.' });
  });

  it('leave one row for each press, and one notice for each recipient', async () => {
    const rows = (await rowsOf(system, 'History')).filter(({ Reference }) => Reference === reference);
    expect(rows.map(({ CommitKey }) => CommitKey)).toEqual(
      Array.from({ length: presses }, (_, index) => `${reference}/${String(index + 1).padStart(4, '0')}`),
    );
    const expected = {
      newReport: [claire],
      reportAccepted: [ines],
      ownerAssigned: [hana],
      approvalAsked: [marc, priya, marc, priya],
      planApproved: [hana, claire, hana, claire],
      actionAssigned: [pedro, pedro],
      verificationAsked: [chloe, chloe],
      notEffective: [hana, claire],
      effective: [hana, claire],
      closed: [ines],
    };
    const notices = async () =>
      (await rowsOf(system, 'Messages')).filter(({ NoticeKey }) => String(NoticeKey).startsWith(`${reference}/`));
    const told = await eventually(
      notices,
      (all) => all.some(({ Kind }) => Kind === 'closed') && all.every(({ ActivityId }) => ActivityId),
    );
    const whoIn = (kind: string) =>
      told
        .filter(({ Kind }) => Kind === kind)
        .map(({ PersonId }) => String(PersonId))
        .sort();
    expect(
      Object.fromEntries([...new Set(told.map(({ Kind }) => String(Kind)))].map((kind) => [kind, whoIn(kind)])),
    ).toEqual(
      Object.fromEntries(Object.entries(expected).map(([kind, who]) => [kind, who.map(({ id }) => id).sort()])),
    );
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${ines.id}`);
    const closed = z
      .array(z.looseObject({}))
      .parse(await answer.json())
      .map((one) => JSON.stringify(one));
    expect(closed.filter((one) => one.includes('Les badges ont leur groupe.'))).toHaveLength(1);
  });

  it('keep the first cycle readable', async () => {
    const events = (await rowsOf(system, 'History')).map(({ Events }) => String(Events)).join();
    for (const text of ['Separate the group', 'Deux badges ouvrent encore.', 'Renew all badges'])
      expect(events).toContain(text);
    const actions = await rowsOf(system, encodeURIComponent('Corrective actions'));
    expect(actions.map(({ ActionKey }) => ActionKey).sort()).toEqual([`${reference}/A1`, `${reference}/A2`]);
  });
});
