import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addWorkingDays } from '../../procedure/deadlines/workingDays.ts';
import { addDays, type CalendarDate, dayOf } from '../../procedure/record/values/calendarDate.ts';
import { theClassification } from '../builders/aRecord.ts';
import { dataOf } from '../builders/cardParts.ts';
import { activity, deliver, freshNonce, personNamed, postJson, pressActivity } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { newDataDir, removeDataDir } from './localSystem.ts';
import { passMinutes } from './passMinutes.ts';
import { type SharedSystem, startShared } from './sharedSystem.ts';
import { eventually, type Row, rowsOf } from './siteRows.ts';

const idOf = (name: string): string => personNamed(name).id;
const [approver, deputy] = [personNamed('Priya Nair'), personNamed('Inès Moreau')];
const [sam, claire, hana, pedro, priya, chloe] = [
  ...['Sam Carter', 'Claire Dubois', 'Hana Ito', 'Pedro Alvarez', 'Priya Nair', 'Chloé Garnier'].map(idOf),
] as [string, string, string, string, string, string];

/** A day counted from the real today, which is where the local clock begins. */
const inDays = (count: number): CalendarDate => addDays(dayOf(new Date(), 'Europe/Paris'), count);

const measuresSchema = z.object({
  measuring: z.object({ today: z.string(), timeZone: z.string(), observationDays: z.number() }),
  figures: z.record(z.string(), z.looseObject({ population: z.number(), value: z.number().optional() })),
});
const answerSchema = z.looseObject({ reference: z.string().optional(), sequence: z.number().optional() });

/**
 * Clause 10.2 from a to g on one record, by the people whose part each step is, over three server processes behind a
 * round robin, down to the SharePoint rows.
 */
describe('the whole life of a nonconformity', () => {
  let system: SharedSystem;
  let reference = '';
  beforeAll(async () => {
    system = await startShared({ dataDir: newDataDir() });
    for (const { id: userId } of [approver, deputy]) await postJson(`${system.local.teams}/_control/open`, { userId });
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const give = async (userId: string, name: string, form: object = {}) => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    const command = { name, ...(name !== 'report' && { reference }), ...form };
    const answer = await postJson(`${system.url}/api/commands`, { n: freshNonce(), command }, token);
    return { status: answer.status, ...answerSchema.parse(await answer.json()) };
  };
  const done = async (userId: string, name: string, form: object = {}): Promise<number> => {
    const given = await give(userId, name, form);
    expect({ name, ...given }).toMatchObject({ name, status: 200 });
    return given.sequence ?? 0;
  };
  const refused = async (userId: string, name: string, form: object = {}): Promise<void> => {
    expect((await give(userId, name, form)).status).toBe(409);
  };
  const act = { act: { kind: 'done', what: 'Badges collected', by: 'Reception', doneOn: inDays(-1) } };

  it('a: is reported, triaged, contained and corrected', async () => {
    const facts = { what: 'Visitor badges open the server room in Lyon.', ongoing: 'yes', detectedOn: inDays(-4) };
    reference = (await give(sam, 'report', { facts, language: 'en' })).reference ?? '';
    expect(reference).toMatch(/^NC-/);
    await refused(sam, 'triageReport', {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: hana,
    });
    await done(claire, 'triageReport', {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: hana,
    });
    await done(claire, 'recordContainment', act);
    await done(claire, 'recordCorrection', act);
    await done(claire, 'recordConsequences', { consequences: { kind: 'none', because: 'No one had used one' } });
  });

  it('b: is reviewed, its causes and similar nonconformities are determined', async () => {
    await done(hana, 'confirmStatement', {
      problem: 'Visitor badges open the server room',
      implications: 'Anybody gets in',
    });
    await done(hana, 'recordSimilar', {
      similar: { areas: 'All offices', checkedBy: 'Hana', found: false, result: 'Only Lyon' },
    });
    await done(hana, 'determineCauses', {
      causes: {
        whys: [{ id: 'w1', question: 'Why do they open it?', answer: 'A group was copied', children: [] }],
        rootCauses: [
          { statement: 'Access groups are copied without review', category: 'changeNotManaged', whyId: 'w1' },
        ],
        agreedBy: [claire],
      },
    });
  });

  it('c, e: is planned, and not approved by the author of the plan', async () => {
    const action = { kind: 'corrective', priority: 'high', owner: pedro };
    const plan = {
      manager: hana,
      objective: 'No group of doors is changed without review',
      actions: [
        { ...action, id: 'A1', title: 'Separate the visitors’ group', term: 'short', due: inDays(50) },
        { ...action, id: 'A2', title: 'Review each change of a group', term: 'long', due: inDays(80) },
      ],
      successCriteria: 'No visitor badge opens a secure area in 90 days',
      verification: { method: 'Door log', on: inDays(180), verifier: chloe },
      followUps: [inDays(55)],
      ismsChange: { needed: false, because: 'The policy is right' },
    };
    const revision = await done(hana, 'draftPlan', { plan });
    await refused(priya, 'approvePlan', { revision });
    await done(hana, 'submitPlan');
    await refused(hana, 'approvePlan', { revision });
    await refused(priya, 'approvePlan', { revision: revision - 1 });
  });

  it('c: is approved by the deputy of an approver who is away for three working days, from their card', async () => {
    const { teams } = system.local;
    /** The newest card in a person's chat that has such a button. */
    const cardOf = async (who: typeof approver, verb: string): Promise<unknown> => {
      const answer = await fetch(`${teams}/_control/messages?userId=${who.id}`);
      const messages = (await answer.json()) as readonly unknown[];
      return messages.findLast((one) => JSON.stringify(one).includes(`"${verb}"`));
    };
    const pressOn = async (card: unknown, who: typeof approver, verb: string, inputs: object = {}) => {
      const press = pressActivity(system, who, verb, { ...dataOf(card, verb), ...inputs });
      return (await deliver(system, press)).text;
    };
    const events = async (type: string) =>
      (await rowsOf(system, 'History')).filter((row) => String(row.Events).includes(`"${type}"`));
    await deliver(system, activity(system, approver, { type: 'message', text: 'my deputy' }));
    const named = await pressOn(await cardOf(approver, 'own.deputySave'), approver, 'own.deputySave', {
      to: deputy.id,
    });
    expect(named).toContain('Your deputy is saved');

    const from = addWorkingDays(inDays(0), 3, { timeZone: 'Europe/Paris', holidays: [] });
    const lookAfter = async (day: CalendarDate) => {
      await postJson(`${teams}/_control/clock`, { now: `${day}T12:00:00.000Z` });
      await passMinutes(system, 6);
      return events('ApprovalDelegated');
    };
    expect(await lookAfter(addDays(from, -1))).toEqual([]);
    const asked = await lookAfter(from);
    expect(asked).toMatchObject([{ Reference: reference, Events: expect.stringContaining(deputy.id) }]);
    const isTold = ({ Kind, PersonId, ActivityId }: Row): boolean =>
      Kind === 'deputyAsked' && PersonId === approver.id && Boolean(ActivityId);
    await eventually(
      () => rowsOf(system, 'Messages'),
      (rows) => rows.filter(isTold).length === 1,
    );

    const card = await eventually(
      () => cardOf(deputy, 'approvePlan.open'),
      (found) => found !== undefined,
    );
    expect(JSON.stringify(card)).toContain(reference);
    const confirm: unknown = JSON.parse(await pressOn(card, deputy, 'approvePlan.open'));
    await pressOn(confirm, deputy, 'approvePlan.send');
    expect(await events('PlanApproved')).toMatchObject([
      { ActorId: deputy.id, Events: expect.stringContaining(approver.id) },
    ]);
  });

  it('c: is implemented', async () => {
    await refused(claire, 'closeNonconformity', { summary: 'Done' });
    await done(pedro, 'completeAction', { action: 'A1', doneOn: inDays(0), note: 'Separated' });
    await done(pedro, 'completeAction', { action: 'A2', doneOn: inDays(0), note: 'In the change form' });
  });

  it('d: its effectiveness is verified by an independent person, and it is closed', async () => {
    await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 181 * 86_400_000 });
    await refused(pedro, 'judgeEffectiveness', { verdict: 'effective', result: 'I say so' });
    // The other process learns of the moved clock by a stream.
    await eventually(
      () => give(chloe, 'judgeEffectiveness', { verdict: 'effective', result: 'No such entry in the log' }),
      ({ status }) => status === 200,
    );
    await done(claire, 'closeNonconformity', { summary: 'Visitors’ badges have a group of their own' });
  });

  it('f, g: can be read in SharePoint without the product', async () => {
    const [row] = await eventually(
      () => rowsOf(system, 'Nonconformities'),
      ([one]) => one?.Stage === 'closed',
    );
    expect(row).toMatchObject({
      Reference: reference,
      NonconformityDescription: 'Visitor badges open the server room in Lyon.',
      DetectedOn: inDays(-4),
      RootCause: 'Access groups are copied without review',
      ShortTermPlan: expect.stringContaining('Separate the visitors’ group'),
      LongTermPlan: expect.stringContaining('Review each change of a group'),
      PlanManager: 'Hana Ito',
      NextFollowUp: expect.stringContaining(inDays(55)),
      SuccessCriteria: 'No visitor badge opens a secure area in 90 days',
    });
    const actions = await eventually(
      () => rowsOf(system, encodeURIComponent('Corrective actions')),
      (rows) => rows.length === 2,
    );
    expect(actions.map((action) => action.Reference)).toEqual([reference, reference]);
    const history = (await rowsOf(system, 'History')).filter((one) => one.Reference === reference);
    expect(history.map((one) => one.CommitKey)).toEqual(
      history.map((_, index) => `${reference}/${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('f, g: has figures that an outsider can count from the rows of the lists', async () => {
    const again = giveCommands(system);
    const clock: unknown = await (await fetch(`${system.local.teams}/_control/clock`)).json();
    const today = dayOf(new Date(z.object({ now: z.string() }).parse(clock).now), 'Europe/Paris');
    const facts = { what: 'A visitor badge opened the server room again.', ongoing: 'no', detectedOn: today };
    await again('Sam Carter', 'report', { facts: { ...facts, occurredOn: addDays(today, -3) }, language: 'en' });
    await again('Claire Dubois', 'triageReport', {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: hana,
    });
    await again('Claire Dubois', 'confirmRecurrence', { of: reference, reason: 'The same door, the same group' });
    await again('Sam Carter', 'report', { facts: { ...facts, occurredOn: addDays(today, -8) }, language: 'en' });
    await again('Sam Carter', 'report', { facts, language: 'en' });
    await again('Sam Carter', 'withdrawReport', {});
    const nonconformities = await eventually(
      () => rowsOf(system, 'Nonconformities'),
      (rows) => rows.length === 4 && rows.some(({ Recurrences }) => Recurrences) && rows[3]?.Stage === 'withdrawn',
    );
    const actions = await rowsOf(system, encodeURIComponent('Corrective actions'));

    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: claire });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    // Each server is in sync with the others' commits by its next poll.
    await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 20_000 });
    const { figures, measuring } = await eventually(
      async () => {
        const answer = await fetch(`${system.url}/api/measures`, { headers: { authorization: `Bearer ${token}` } });
        return measuresSchema.parse(await answer.json());
      },
      (found) => found.figures.repeats?.value === 1 / 3 && found.figures.timeToClose?.population === 1,
    );
    const file = join(system.dataDir, 'rows.json');
    writeFileSync(file, JSON.stringify({ nonconformities, actions, ...measuring }));
    const counted = JSON.parse(execFileSync(process.execPath, ['docs/measure-example.mjs', file]).toString('utf8'));
    const theirs = Object.keys(counted).map((name) => [
      name,
      { of: figures[name]?.population, value: figures[name]?.value },
    ]);
    expect(counted).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(theirs))));
    expect(counted).toMatchObject({
      timeToIdentify: { of: 2, value: 5.5 },
      recurrence: { of: 1, value: 0 },
      repeats: { of: 3, value: 1 / 3 },
      onSchedule: { of: 2, value: 1 },
      overdue: { of: 0 },
    });
  });
});
