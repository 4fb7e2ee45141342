import { theClassification } from '../../../test/builders/aRecord.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const reference = 'NC-2026-0001';
const path = `/api/sessions/${reference}/S1/contributions`;
const person = (number: number) => `${String(number).repeat(8)}-1111-4111-8111-111111111111`;
const [lea, mia, ola, aud, sam, fay] = [1, 2, 3, 4, 5, 6].map(person) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

let tab: Tab;
let drawn = 0;
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(mia, ['ismsManager']);
  tab.setRoles(aud, ['auditor']);
  drawn = 0;
  await command(lea, { name: 'report', facts: { what: 'The door stood open.' }, language: 'en' });
  const triage = {
    lane: 'standard',
    grade: 'minor',
    gradeReason: 'Once',
    ...theClassification,
    owner: ola,
  };
  await command(mia, { name: 'triageReport', reference, ...triage });
});
afterEach(() => tab.stop());

const n = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, '0');
};
const call = async (by: string, url: string, payload?: object) =>
  tab.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: { authorization: `Bearer ${await tab.issuer.token({ oid: by, name: `Name of ${by[0]}` })}` },
    ...(payload && { payload }),
  });
const command = async (by: string, given: object) =>
  (await call(by, '/api/commands', { n: n(), command: given })).json();
const give = (by: string, contribution: object, by32 = n(), url = path) => call(by, url, { n: by32, contribution });
const read = async (by: string, url = path) => (await call(by, url)).json();
const open = () => command(ola, { name: 'openSession', reference, kind: 'fiveWhys', facilitator: fay });
const why = (text: string) => ({ type: 'CauseAdded', why: 'problem', text });

describe('a session through the tab', () => {
  it('is opened, contributed to, voted in and closed', async () => {
    expect(await open()).toMatchObject({ reference, sequence: 3 });
    const given = await give(lea, why('No closer'));
    expect([given.statusCode, given.json()]).toEqual([
      200,
      { id: expect.stringMatching(/^[0-9a-f]{64}$/), repeated: false },
    ]);
    const { id: cause } = given.json();
    expect((await give(ola, { type: 'EvidenceAdded', cause, text: 'A photo' })).statusCode).toBe(200);
    expect((await give(mia, { type: 'VoteCast', why: 'problem', cause })).statusCode).toBe(200);
    expect((await give(fay, { ...why('It is heavy'), why: cause })).statusCode).toBe(200);
    expect(await read(lea)).toEqual({
      reference,
      session: 'S1',
      kind: 'fiveWhys',
      openedAt: '2026-11-24T09:00:00.000Z',
      facilitator: { me: false },
      count: 4,
      handTo: [],
      readsRecord: true,
      unplaced: 0,
      acknowledged: [],
      swept: [],
      late: [],
      may: ['contribute', 'takeOver'],
      fiveWhys: {
        step: 'problem',
        asked: ['problem'],
        rootCauses: [],
        present: 4,
        here: true,
        problem: { problem: 'The door stood open.', implications: '', from: 'report' },
        agreed: 0,
        enough: false,
        objections: [],
      },
      causes: [
        {
          id: cause,
          me: true,
          text: 'No closer',
          votes: 1,
          voted: false,
          merged: [],
          evidence: [{ id: expect.any(String), me: false, text: 'A photo' }],
          causes: [
            {
              id: expect.any(String),
              me: false,
              text: 'It is heavy',
              votes: 0,
              voted: false,
              merged: [],
              evidence: [],
              causes: [],
            },
          ],
        },
      ],
    });
    expect(await command(fay, { name: 'closeSession', reference, session: 'S1' })).toMatchObject({ sequence: 4 });
    expect(await read(mia)).toMatchObject({ closed: { how: 'facilitator' }, count: 4, may: [] });
    expect((await give(lea, why('Too late'))).json()).toMatchObject({ repeated: false, late: true });
    const vote = await give(lea, { type: 'VoteCast', why: 'problem' });
    expect([vote.statusCode, vote.json().error.refusal]).toEqual([409, { reason: 'sessionClosed', by: 'facilitator' }]);
  });

  it('accepts the same form once, however often it is sent', async () => {
    await open();
    const once = n();
    const answers = await Promise.all([1, 2, 3].map(() => give(lea, why('No closer'), once)));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect((await give(lea, why('No closer'), once)).json()).toMatchObject({ repeated: true });
    expect(tab.sessions.rows).toHaveLength(1);
    // The same form from another person is another contribution.
    await give(mia, why('No closer'), once);
    expect(tab.sessions.rows).toHaveLength(2);
  });

  it('shows authors to the owner, the ISMS manager and the auditor only', async () => {
    await open();
    const { id: cause } = (await give(fay, why('No closer'))).json();
    await give(mia, { type: 'VoteCast', why: 'problem', cause });
    for (const reader of [ola, mia, aud]) {
      const [seen] = (await read(reader)).causes;
      expect(seen).toMatchObject({ by: { id: fay }, at: '2026-11-24T09:00:00.000Z' });
      expect(seen.voters).toEqual([{ id: mia, name: 'Name of 2' }]);
    }
    for (const reader of [lea, fay]) {
      // The people it can be handed over to reveal nothing about who gave what: those who lead by their role, present
      // or not.
      const { handTo, ...answer } = await read(reader);
      expect(handTo.map(({ id }: { readonly id: string }) => id)).toEqual(reader === fay ? [ola, mia] : []);
      for (const id of [fay, mia, ola]) expect(JSON.stringify(answer)).not.toContain(id);
    }
  });

  it('does not reveal the reporter to the owner by name', async () => {
    await open();
    await give(lea, why('No closer'));
    expect((await read(ola)).causes[0].by).toEqual({ id: lea });
    expect((await read(mia)).causes[0].by).toEqual({ id: lea, name: 'Name of 1' });
  });

  it('shows late contributions, and lets them be included', async () => {
    await open();
    await give(lea, why('No closer'));
    await command(ola, { name: 'closeSession', reference, session: 'S1' });
    // Another replica accepted it before it was notified of the closing.
    await tab.sessions.contribute(`${reference}/S1`, {
      type: 'CauseAdded',
      id: 'e'.repeat(64),
      by: sam,
      why: 'problem',
      text: 'Too late',
    });
    expect(await read(fay)).toMatchObject({
      count: 1,
      may: ['takeLateContributions'],
      late: [{ id: 'e'.repeat(64), me: false, type: 'CauseAdded', text: 'Too late' }],
    });
    const take = { name: 'takeLateContributions', reference, session: 'S1' };
    expect(await command(fay, take)).toMatchObject({ sequence: 5 });
    expect(await read(fay)).toMatchObject({ count: 2, late: [{ text: 'Too late', taken: true }], may: [] });
    expect((await command(fay, take)).error.refusal).toEqual({ reason: 'nothingChanged' });
  });

  it('asks all members in a sweep without giving them access to the record', async () => {
    await command(ola, { name: 'openSession', reference, kind: 'sweep' });
    expect((await give(sam, { type: 'SweepAnswered', area: 'Warehouse', found: true, note: 'Two' })).statusCode).toBe(
      200,
    );
    expect((await call(sam, path)).statusCode).toBe(404);
    expect((await read(ola)).swept).toEqual([
      {
        area: 'Warehouse',
        answers: [
          {
            id: expect.any(String),
            me: false,
            by: { id: sam },
            at: '2026-11-24T09:00:00.000Z',
            found: true,
            note: 'Two',
          },
        ],
      },
    ]);
  });
});

describe('a refusal', () => {
  it('a missing record or session and one of another person look the same', async () => {
    await open();
    const urls = [
      path,
      path.replace('0001', '0404'),
      path.replace('S1', 'S2'),
      path.replace('S1', 'x'),
      '/api/sessions/x/S1/contributions',
    ];
    for (const url of urls)
      expect([(await call(sam, url)).statusCode, (await call(sam, url)).json().error.code]).toEqual([404, 'notFound']);
    expect((await call(ola, urls[2] ?? '')).statusCode).toBe(404);
    const [forbidden, unknown] = await Promise.all(urls.slice(0, 2).map((url) => give(sam, why('x'), n(), url)));
    expect(forbidden?.statusCode).toBe(409);
    expect(forbidden?.body).toBe(unknown?.body);
    expect(forbidden?.json().error.refusal).toEqual({ reason: 'unknown' });
  });

  it('a form that needs attention: 422 with the field', async () => {
    await open();
    const answer = await give(lea, why('x'.repeat(401)));
    expect([answer.statusCode, answer.json().error.refusal]).toEqual([
      422,
      { reason: 'invalid', problems: { text: 'tooLong' } },
    ]);
    expect(tab.sessions.rows).toEqual([]);
  });

  it('an invalid contribution: 400, 401, 413', async () => {
    await open();
    for (const payload of [{}, { n: 'x', contribution: why('x') }, []])
      expect((await call(lea, path, payload)).statusCode).toBe(400);
    expect((await tab.app.inject({ method: 'POST', url: path, payload: {} })).statusCode).toBe(401);
    expect((await give(lea, why('x'.repeat(40_000)))).statusCode).toBe(413);
  });

  it('a fault: the same form sent again is one contribution', async () => {
    await open();
    tab.sessions.breakDown();
    const once = n();
    expect((await give(lea, why('No closer'), once)).json().error).toMatchObject({ code: 'fault', retry: true });
    tab.sessions.mend();
    expect((await give(lea, why('No closer'), once)).statusCode).toBe(200);
    expect(tab.sessions.rows).toHaveLength(1);
  });

  it('closing while Microsoft 365 fails: the session stays open', async () => {
    await open();
    await give(lea, why('No closer'));
    tab.sessions.breakDown();
    const close = { name: 'closeSession', reference, session: 'S1' };
    expect((await command(ola, close)).error).toMatchObject({ code: 'fault' });
    tab.sessions.mend();
    expect((await read(lea)).closed).toBeUndefined();
    expect(await command(ola, close)).toMatchObject({ sequence: 4 });
  });
});
