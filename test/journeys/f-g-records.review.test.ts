import { z } from 'zod';
import { people } from '../../infra/local/tenant.ts';
import { addDays, addMonths, dayOf } from '../../procedure/record/values/calendarDate.ts';
import { freshNonce, postJson } from './asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { passMinutes } from './passMinutes.ts';
import { eventually, rowsOf } from './siteRows.ts';

const idOf = (name: string): string => people.find(({ displayName }) => displayName === name)?.id ?? '';
const holding = (group: (typeof people)[number]['groups'][number]): string =>
  people.find(({ groups }) => groups.includes(group))?.id ?? '';
const today = dayOf(new Date(), 'Europe/Paris');

/**
 * Clause 10.2 f and g: the records are reviewed periodically, the review is a record itself, and what the numbers mean
 * (the rules, what the server was started with) is recorded with every change. Over two server processes and plain Graph.
 */
describe('the periodic review of the records', () => {
  const [sam, manager, board, auditor] = [
    idOf('Sam Carter'),
    holding('ismsManagers'),
    holding('management'),
    holding('auditors'),
  ] as [string, string, string, string];
  let system: LocalSystem;
  let second: LocalSystem;
  let reference = '';
  beforeAll(async () => {
    system = await startLocalSystem();
    second = await startLocalSystem(system.dataDir, '--join', `${system.dataDir}/local.json`);
  });
  afterAll(async () => {
    await second.stop();
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const tokenOf = async (userId: string): Promise<string> => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId });
    return z.object({ token: z.string() }).parse(await issued.json()).token;
  };
  const give = async (userId: string, command: object, at = system, n = freshNonce()): Promise<unknown> => {
    const answer = await postJson(`${at.url}/api/commands`, { n, command }, await tokenOf(userId));
    return answer.json();
  };
  const read = async (userId: string, path: string, at = system): Promise<unknown> => {
    const answer = await fetch(`${at.url}/api/${path}`, {
      headers: { authorization: `Bearer ${await tokenOf(userId)}` },
    });
    return answer.json();
  };
  const later = (minutes: number) => postJson(`${system.local.teams}/_control/clock`, { advanceMs: minutes * 60_000 });
  const held = (raised: readonly string[]) => ({
    name: 'holdReview',
    period: { to: today },
    conclusion: 'Badges, again',
    raised,
    nextOn: addMonths(today, 3),
  });

  it('begins with the environment of the servers: one row, whichever of the two started first', async () => {
    const rows = (await rowsOf(system, 'History')).filter((row) => row.Reference === 'SETTINGS');
    expect(rows).toMatchObject([{ CommitKey: 'SETTINGS/0001', ActorId: 'tentwo', ActorName: 'TenTwo' }]);
    const [event] = z
      .array(z.looseObject({ changes: z.array(z.looseObject({ name: z.string() })) }))
      .parse(JSON.parse(String(rows[0]?.Events)));
    const names = event?.changes.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['GROUP_ISMS_MANAGERS', 'PROCEDURE_VERSION', 'TIME_ZONE']));
    expect(names?.join()).not.toMatch(/KEY|SECRET/);
  });

  it('follows the rules of the organisation, each changed with a reason', async () => {
    const change = { name: 'changeRules', changes: { observationDays: 90 }, because: 'Our processes are quick' };
    expect(await give(manager, change)).toEqual({ reference: 'SETTINGS', sequence: 2, repeated: false });
    const absurd = { name: 'changeRules', changes: { observationDays: 3 }, because: 'x' };
    expect(await give(manager, absurd)).toMatchObject({
      error: { refusal: { reason: 'invalid', problems: { observationDays: 'outOfBounds' } } },
    });
    expect(await read(auditor, 'settings')).toMatchObject({
      mayChange: false,
      history: [
        {
          because: 'Our processes are quick',
          changes: [{ name: 'observationDays', old: 180, new: 90 }],
        },
        { by: { name: 'TenTwo' } },
      ],
    });
  });

  it('is held on one server with the figures of the register, once for each form', async () => {
    const facts = {
      what: 'Visitor badges open the archive.',
      clause: 'A.7.2',
      occurredOn: addDays(today, -9),
      detectedOn: addDays(today, -4),
    };
    const reported = z
      .looseObject({ reference: z.string() })
      .parse(await give(sam, { name: 'report', facts, language: 'en' }));
    reference = reported.reference;
    // Into the register of whichever server is asked.
    await passMinutes(system, 1);
    const n = freshNonce();
    expect(await give(manager, held([reference]), system, n)).toMatchObject({ reference: 'REVIEW-0001', sequence: 1 });
    expect(await give(manager, held([reference]), second, n)).toMatchObject({
      reference: 'REVIEW-0001',
      repeated: true,
    });
    const rows = (await rowsOf(system, 'History')).filter((row) => row.Reference === 'REVIEW-0001');
    expect(rows).toMatchObject([{ CommitKey: 'REVIEW-0001/0001', ActorId: manager }]);
    expect(JSON.parse(String(rows[0]?.Events))).toMatchObject([
      {
        type: 'ReviewHeld',
        conclusion: 'Badges, again',
        raised: [reference],
        rules: { observationDays: 90 },
        records: { measured: 1, unread: 0 },
        figures: { timeToIdentify: { value: 5, population: 1, missing: 0 } },
      },
    ]);
  });

  it('names only existing records, and is not readable by everyone', async () => {
    expect(await give(manager, held(['NC-2020-0001']))).toMatchObject({
      error: { refusal: { problems: { raised: 'unknownRecord' } } },
    });
    expect(await give(sam, held([]))).toMatchObject({ error: { refusal: { reason: 'notAllowed' } } });
    expect(await read(sam, 'reviews')).toMatchObject({ error: { code: 'notFound' } });
  });

  it('reaches the other server, where management adds a note', async () => {
    await later(1);
    await eventually(
      () => read(board, 'reviews', second),
      (answer) => z.looseObject({ rows: z.array(z.unknown()) }).parse(answer).rows.length === 1,
    );
    const note = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Go on with the new badges' };
    expect(await give(board, note, second)).toMatchObject({ reference: 'REVIEW-0001', sequence: 2 });
    await later(1);
    await eventually(
      () => read(auditor, 'reviews/REVIEW-0001'),
      (answer) => z.looseObject({ notes: z.array(z.unknown()) }).parse(answer).notes.length === 1,
    );
    expect(await read(auditor, 'reviews')).toMatchObject({
      rows: [{ key: 'REVIEW-0001', notes: 1 }],
      next: { key: 'REVIEW-0002', due: addMonths(today, 3), overdue: false },
    });
  });
});
