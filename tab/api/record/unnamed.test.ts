import { anActor } from '../../../test/builders/anActor.ts';
import { theTriage } from '../../../test/builders/aRecord.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const lea = anActor();
const tom = '66666666-6666-4666-8666-666666666666';
const [manager, alternate, custodian] = ['a', 'b', 'c'].map(
  (letter) => `77777777-7777-4777-8777-77777777777${letter}`,
) as [string, string, string];

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(manager, ['ismsManager']);
  tab.setRoles(alternate, ['alternate']);
  tab.setRoles(custodian, ['custodian']);
});
afterEach(() => tab.stop());

const tokenOf = (oid: string) => tab.issuer.token({ oid, ...(oid !== lea.id && { name: 'Somebody Else' }) });
const get = async (url: string, oid: string) =>
  tab.app.inject({ url, headers: { authorization: `Bearer ${await tokenOf(oid)}` } });
const post = async (url: string, payload: unknown, oid = lea.id) =>
  tab.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${await tokenOf(oid)}`, 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });

let drawn = 0;
const n = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, '0');
};
const reference = 'NC-2026-0001';
const report = (more: object, oid = lea.id, by = n()) =>
  post(
    '/api/commands',
    { n: by, command: { name: 'report', facts: { what: 'A door.' }, language: 'en', ...more } },
    oid,
  );
const command = (name: string, form: object, more: object = {}, oid = lea.id) =>
  post('/api/commands', { n: n(), command: { name, reference, ...form }, ...more }, oid);
const codeOf = async (more: object): Promise<string> => (await report(more)).json().caseCode;
const everythingSaid = () => JSON.stringify([tab.records.stored(), tab.logged]);

describe.each(['sealed', 'anonymous'])('a %s report', (anonymity) => {
  it('is answered with its code, which no other answer contains', async () => {
    const by = n();
    const answer = await report({ anonymity }, lea.id, by);
    expect(answer.json()).toEqual({
      reference,
      sequence: 1,
      repeated: false,
      due: '2026-11-25',
      caseCode: expect.stringMatching(/^(\w{4}-){3}\w{4}$/),
    });
    expect((await report({ anonymity }, lea.id, by)).json()).toEqual({ ...answer.json(), repeated: true });
    expect((await report({})).json()).not.toHaveProperty('caseCode');
  });

  it('names no one to any reader and reveals nothing withheld', async () => {
    await report({ anonymity });
    const [stored] = tab.records.stored();
    for (const [oid, may] of [
      [manager, true],
      [custodian, true],
      [lea.id, false],
      [tom, false],
    ] as const) {
      const answer = await get(`/api/nonconformities/${reference}`, oid);
      expect(answer.statusCode).toBe(may ? 200 : 404);
      if (!may) continue;
      expect(answer.json().reporter).toEqual({ me: false, anonymity });
      expect(answer.json().history[0].by).toEqual({ me: false, anonymity });
      expect(answer.json().history[0].events).toEqual([
        { type: 'Reported', language: 'en', reportedIn: 'tab', procedureVersion: '3.1' },
      ]);
      const { unnamed } = stored?.state ?? {};
      const secrets = [stored?.commits[0].commandId, ...Object.values(unnamed ?? {}), lea.name].filter(
        (one) => one !== anonymity,
      );
      expect(secrets).toHaveLength(anonymity === 'sealed' ? 5 : 3);
      for (const secret of secrets) expect(answer.body).not.toContain(secret);
    }
  });

  it('is in the register of its readers, and among no one’s own reports', async () => {
    await report({ anonymity });
    expect((await get('/api/nonconformities', manager)).json()).toMatchObject({ total: 1 });
    expect((await get('/api/nonconformities', lea.id)).json()).toMatchObject({ total: 0, scope: 'own' });
  });

  it('is found with the code by anyone, however it is typed', async () => {
    const caseCode = await codeOf({ anonymity });
    await command('askReporter', { text: 'Which door?' }, {}, manager);
    const answer = await post('/api/cases', { reference: ' nc-2026-1 ', caseCode: caseCode.toLowerCase() }, tom);
    expect(answer.json()).toEqual({
      reference,
      title: 'A door.',
      stage: 'reported',
      anonymity,
      reportedIn: 'tab',
      reportedAt: '2026-11-23T23:00:00.000Z',
      facts: expect.objectContaining({ what: 'A door.' }),
      questions: [{ at: '2026-11-24T09:00:00.000Z', text: 'Which door?' }],
      additions: [],
      evidence: [],
      missing: expect.arrayContaining([{ part: 'containment', letter: 'a1' }]),
      may: ['addToReport', 'correctReport', 'withdrawReport', 'attachEvidence'],
    });
  });

  it('is continued with the code', async () => {
    const caseCode = await codeOf({ anonymity });
    expect((await command('addToReport', { text: 'The left one.' }, { caseCode })).json()).toMatchObject({
      sequence: 2,
    });
    const facts = { what: 'The left door.' };
    expect((await command('correctReport', { facts }, { caseCode })).json()).toMatchObject({ sequence: 3 });
    await command('rejectReport', { reason: 'It is allowed.' }, {}, manager);
    expect((await command('objectToRejection', { text: 'It is not.' }, { caseCode })).statusCode).toBe(200);
    expect((await post('/api/cases', { reference, caseCode })).json()).toMatchObject({
      stage: 'rejected',
      facts,
      additions: [{ text: 'The left one.' }],
      rejection: { reason: 'It is allowed.', objection: { text: 'It is not.' } },
      missing: [],
    });
    for (const secret of [lea.id, lea.name, caseCode]) expect(everythingSaid()).not.toContain(secret);
  });

  it('is withdrawn with the code', async () => {
    const caseCode = await codeOf({ anonymity });
    expect((await command('withdrawReport', { reason: 'A mistake.' }, { caseCode })).json()).toMatchObject({
      sequence: 2,
    });
  });
});

it('an anonymous report is identified by the press, not by the sender', async () => {
  await report({ anonymity: 'anonymous' }, lea.id, 'f'.repeat(32));
  const other = await aTab();
  const token = await other.issuer.token({ oid: tom });
  await other.app.inject({
    method: 'POST',
    url: '/api/commands',
    headers: { authorization: `Bearer ${token}` },
    payload: {
      n: 'f'.repeat(32),
      command: { name: 'report', facts: { what: 'A door.' }, language: 'en', anonymity: 'anonymous' },
    },
  });
  expect(JSON.stringify(other.records.stored())).toBe(JSON.stringify(tab.records.stored()));
  await other.stop();
});

describe('without the right code', () => {
  /** The answer without date and content length. */
  const whole = (answer: Awaited<ReturnType<typeof post>>) => ({
    status: answer.statusCode,
    body: answer.body,
    headers: { ...answer.headers, date: '' },
  });

  it('wrong, unknown, by name and nonsense get one answer, at both endpoints', async () => {
    const caseCode = await codeOf({ anonymity: 'anonymous' });
    await report({});
    const wrong = caseCode.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const tried = [
      { reference, caseCode: wrong },
      { reference: 'NC-2026-0002', caseCode },
      { reference: 'NC-2026-0099', caseCode },
      { reference, caseCode: '' },
      { reference, caseCode: "' or 1 eq 1" },
      { reference: 'nonsense', caseCode },
    ];
    const seen = await Promise.all(tried.map((one) => post('/api/cases', one)));
    const [first] = seen;
    if (!first) throw new Error('nothing was tried');
    expect(first.statusCode).toBe(404);
    for (const answer of seen) expect(whole(answer)).toEqual(whole(first));
    const given = await Promise.all(
      tried
        .filter((one) => one.reference !== 'nonsense')
        .map((one) =>
          post('/api/commands', {
            n: n(),
            caseCode: one.caseCode,
            command: { name: 'addToReport', reference: one.reference, text: 'Mine?' },
          }),
        ),
    );
    for (const answer of given) expect(whole(answer)).toEqual(whole(first));
    expect(tab.records.stored()[0]?.commits).toHaveLength(1);
    expect(JSON.stringify(tab.logged)).not.toMatch(/NC-2026|caseCode/);
  });

  it('an invalid form does not allow to guess codes either', async () => {
    await codeOf({ anonymity: 'anonymous' });
    const answer = await command('addToReport', { text: ' ' }, { caseCode: '0000-0000-0000-0000' });
    expect(answer.statusCode).toBe(404);
  });

  it('the right code allows only what the reporter may do', async () => {
    const caseCode = await codeOf({ anonymity: 'anonymous' });
    const triage = await command('triageReport', theTriage(), { caseCode }, manager);
    expect(triage.json().error.refusal).toEqual({ reason: 'notAllowed' });
    const again = await report({ anonymity: 'anonymous' }, lea.id);
    expect(again.statusCode).toBe(200);
    const both = { n: n(), caseCode, command: { name: 'report', facts: { what: 'x' }, language: 'en' } };
    expect((await post('/api/commands', both)).json().error).toMatchObject({
      code: 'badRequest',
      fields: ['caseCode'],
    });
  });

  it.each([
    ['nothing', undefined],
    ['no code', { reference }],
    ['a number', { reference, caseCode: 1 }],
    ['a list', [reference]],
    ['too much', { reference, caseCode: 'x'.repeat(65) }],
  ])('%s is an invalid request', async (_, body) => {
    const answer = await post('/api/cases', body ?? {});
    expect(answer.json().error).toEqual({ code: 'badRequest', message: expect.any(String) });
  });

  it('refuses access without a token, with or without a code', async () => {
    const caseCode = await codeOf({ anonymity: 'anonymous' });
    const answer = await tab.app.inject({ method: 'POST', url: '/api/cases', payload: { reference, caseCode } });
    expect(answer.statusCode).toBe(401);
    // Nor is there a URL with a code.
    expect((await get(`/api/cases?reference=${reference}&caseCode=${caseCode}`, lea.id)).statusCode).toBe(404);
  });

  it('a failure does not reveal the code', async () => {
    const caseCode = await codeOf({ anonymity: 'anonymous' });
    tab.records.breakDown('unreachable');
    const answer = await post('/api/cases', { reference, caseCode });
    expect(answer.statusCode).toBe(503);
    expect(answer.body + JSON.stringify(tab.logged)).not.toContain(caseCode);
  });
});

describe('a sealed identity', () => {
  it('is shown to the custodian who opens it; every reader sees that they did, and why', async () => {
    await report({ anonymity: 'sealed' });
    const opened = await command('openIdentity', { reason: 'A reprisal.' }, {}, custodian);
    expect(opened.json()).toEqual({
      reference,
      sequence: 2,
      repeated: false,
      identity: { id: lea.id, name: 'Lea Staff' },
    });
    const read = await get(`/api/nonconformities/${reference}`, manager);
    expect(read.json().history[1].events).toEqual([{ type: 'IdentityOpened', reason: 'A reprisal.' }]);
    expect(read.body).not.toContain(lea.id);
    expect(read.json().reporter).toEqual({ me: false, anonymity: 'sealed' });
    expect(everythingSaid()).not.toContain(lea.id);
  });

  it('is shown to no one else', async () => {
    await report({ anonymity: 'sealed' });
    for (const oid of [manager, alternate])
      expect((await command('openIdentity', { reason: 'I wonder.' }, {}, oid)).json().error.refusal).toEqual({
        reason: 'notAllowed',
      });
  });
});

describe('a record that is kept from the ISMS managers', () => {
  const others = ['administrator', 'alternate', 'management', 'auditor', 'custodian'] as const;

  it.each(others)('is not listed, counted, opened or found by an ISMS manager who is also %s', async (more) => {
    const both = '88888888-8888-4888-8888-888888888888';
    tab.setRoles(both, ['ismsManager', more]);
    await report({ notToIsmsManager: true, facts: { what: 'The manager copied the badge.' } });
    await report({ facts: { what: 'Another badge.' } });
    const search = async (query: string, oid: string) => (await get(`/api/nonconformities?${query}`, oid)).json();
    for (const query of ['', 'text=badge', 'text=NC-2026-0001', 'text=copied', 'stage=reported', 'limit=1&offset=0']) {
      const found = await search(query, both);
      const open = query === 'text=NC-2026-0001' || query === 'text=copied' ? 0 : 1;
      expect({ query, total: found.total }).toEqual({ query, total: open });
      expect(JSON.stringify(found)).not.toMatch(/NC-2026-0001|copied/);
    }
    expect(await search('', alternate)).toMatchObject({ total: 2 });
    expect(await search('text=copied', alternate)).toMatchObject({ total: 1 });
    const [forbidden, unknown] = await Promise.all(
      [reference, 'NC-2026-0099'].map((one) => get(`/api/nonconformities/${one}`, both)),
    );
    expect(forbidden?.statusCode).toBe(404);
    expect(forbidden?.body).toBe(unknown?.body);
    expect((await command('rejectReport', { reason: 'No.' }, {}, both)).json().error.refusal).toEqual({
      reason: 'unknown',
    });
    expect((await get(`/api/nonconformities/${reference}`, alternate)).json()).toMatchObject({
      notToIsmsManager: true,
    });
  });

  it('remains visible to its reporter even if they are an ISMS manager', async () => {
    await report({ notToIsmsManager: true }, manager);
    expect((await get(`/api/nonconformities/${reference}`, manager)).json().reporter).toMatchObject({ me: true });
    expect((await get('/api/nonconformities', manager)).json()).toMatchObject({ total: 1, scope: 'all' });
  });

  it('reports an error at the field when no one else can take it', async () => {
    tab.setRoles(alternate, []);
    const answer = await report({ notToIsmsManager: true });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.refusal).toEqual({ reason: 'invalid', problems: { notToIsmsManager: 'nobodyElse' } });
  });
});

it.each([
  ['anonymity', { anonymity: 'secret' }],
  ['notToIsmsManager', { notToIsmsManager: 'yes' }],
])('refuses an invalid choice of %s', async (_, more) => {
  expect((await report(more)).statusCode).toBe(400);
  expect(tab.records.stored()).toEqual([]);
});
