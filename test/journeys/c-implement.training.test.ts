import { z } from 'zod';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { addDays, type CalendarDate, dayOf } from '../../procedure/record/values/calendarDate.ts';
import { theClassification } from '../builders/aRecord.ts';
import { deliver, freshNonce, personNamed, postJson, pressActivity } from './asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

const [sam, claire, hana] = [personNamed('Sam Carter'), personNamed('Claire Dubois'), personNamed('Hana Ito')];
const [pedro, priya, chloe] = [personNamed('Pedro Alvarez'), personNamed('Priya Nair'), personNamed('Chloé Garnier')];

/** A day counted from the real today, which is where the local clock begins. */
const inDays = (count: number): CalendarDate => addDays(dayOf(new Date(), 'Europe/Paris'), count);

const answerSchema = z.looseObject({ reference: z.string().optional(), sequence: z.number().optional() });
const act = { act: { kind: 'done', what: 'Badges collected', by: 'Reception', doneOn: inDays(-1) } };
const plan = {
  manager: hana.id,
  objective: 'No visitor walks alone',
  actions: [
    {
      id: 'A1',
      title: 'Train the reception',
      kind: 'training',
      term: 'short',
      priority: 'high',
      owner: pedro.id,
      due: inDays(50),
    },
  ],
  successCriteria: 'No visitor alone in 90 days',
  verification: { method: 'Rounds', on: inDays(180), verifier: chloe.id },
  followUps: [inDays(55)],
  ismsChange: { needed: false, because: 'The policy is right' },
};

/** Clause 10.2 c and 7.3: one question to many people, each confirms it once, and the record keeps how many. */
describe('a training of the plan', () => {
  let system: LocalSystem;
  let second: LocalSystem;
  let reference = '';
  const asked = [sam, chloe, claire];
  beforeAll(async () => {
    system = await startLocalSystem();
    second = await startLocalSystem(system.dataDir, '--join', `${system.dataDir}/local.json`);
    for (const { id: userId } of asked) await postJson(`${system.local.teams}/_control/open`, { userId });
  });
  afterAll(async () => {
    await second.stop();
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const give = async ({ id: userId }: SeededPerson, name: string, form: object = {}): Promise<number> => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    const command = { name, ...(name !== 'report' && { reference }), ...form };
    const answer = await postJson(`${system.url}/api/commands`, { n: freshNonce(), command }, token);
    const body = answerSchema.parse(await answer.json());
    expect({ name, status: answer.status, body }).toMatchObject({ name, status: 200 });
    reference = body.reference ?? reference;
    return body.sequence ?? 0;
  };
  const messagesOf = async ({ id }: SeededPerson): Promise<readonly string[]> => {
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${id}`);
    const messages = (await answer.json()) as readonly unknown[];
    return messages.map((one) => JSON.stringify(one)).filter((text) => text.includes('at the desk'));
  };
  const notices = async () => (await rowsOf(system, 'Messages')).filter(({ Kind }) => Kind === 'trainingAsked');

  it('asks each person named by the owner of the action, once', async () => {
    const facts = { what: 'A visitor walked through the server room.', ongoing: 'no', detectedOn: inDays(-4) };
    await give(sam, 'report', { facts, language: 'en', notToIsmsManager: false });
    await give(claire, 'triageReport', {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'Once',
      ...theClassification,
      owner: hana.id,
    });
    await give(claire, 'recordContainment', act);
    await give(claire, 'recordCorrection', act);
    await give(claire, 'recordConsequences', { consequences: { kind: 'none', because: 'Nothing was touched' } });
    await give(hana, 'confirmStatement', { problem: 'Visitors walk alone', implications: 'Anybody gets in' });
    const similar = { areas: 'All offices', checkedBy: 'Hana', found: false, result: 'Only Lyon' };
    await give(hana, 'recordSimilar', { similar });
    const whys = [{ id: 'w1', question: 'Why?', answer: 'No one knew the rule', children: [] }];
    const rootCauses = [{ statement: 'The rule is not known', category: 'training', whyId: 'w1' }];
    await give(hana, 'determineCauses', { causes: { whys, rootCauses, agreedBy: [claire.id] } });
    const revision = await give(hana, 'draftPlan', { plan });
    await give(hana, 'submitPlan');
    await give(priya, 'approvePlan', { revision });
    const form = { action: 'A1', text: 'Visitors wait at the desk until they are met.' };
    await give(pedro, 'askTraining', { ...form, people: asked.map(({ id }) => id) });
    await eventually(notices, (rows) => rows.filter(({ ActivityId }) => ActivityId).length === asked.length);
    for (const one of asked) {
      const [card, ...others] = await messagesOf(one);
      expect([others, card?.includes('training.confirm')]).toEqual([[], true]);
      expect(card).not.toContain('server room');
    }
  });

  it('counts each person once, on any server and however often they press, and no one else', async () => {
    const confirm = async (to: LocalSystem, who: SeededPerson) => {
      const press = { v: 1, n: freshNonce(), ref: reference };
      return (await deliver(system, pressActivity(system, who, 'training.confirm', press), to.url)).text;
    };
    const answers = await Promise.all([confirm(system, sam), confirm(system, sam), confirm(second, chloe)]);
    for (const answer of answers) expect(answer).toMatch(/You confirmed it on|Vous l’avez confirmé/);
    expect(await confirm(second, hana)).not.toContain('at the desk');
    const show = async () => {
      const press = { v: 1, n: freshNonce(), ref: reference };
      return (await deliver(system, pressActivity(system, pedro, 'training.show', press))).text;
    };
    expect(await eventually(show, (text) => text.includes('2 of 3'))).toContain('Claire Dubois');
  });

  it('keeps the count in the record when it is closed', async () => {
    await give(pedro, 'closeSession', { session: 'S1' });
    const [row] = await eventually(
      async () => (await rowsOf(system, 'History')).filter(({ Events }) => String(Events).includes('SessionClosed')),
      (rows) => rows.length === 1,
    );
    expect(JSON.parse(String(row?.Events))).toMatchObject([{ type: 'SessionClosed', session: 'S1', confirmed: 2 }]);
    // Cards in the chats are redrawn: those who confirmed see so, the others have nothing left to press.
    const settled = await eventually(
      () => Promise.all(asked.map(messagesOf)),
      (all) => all.every(([card]) => !card?.includes('training.confirm')),
    );
    expect(settled.map((all) => all.length)).toEqual([1, 1, 1]);
    expect(settled[0]?.[0]).toContain('You confirmed it on');
  });
});
