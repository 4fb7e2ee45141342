import { theClassification } from '../../../test/builders/aRecord.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
});
afterEach(() => tab.stop());

const n = '0123456789abcdef0123456789abcdef';
const other = 'f123456789abcdef0123456789abcdef';
const post = async (payload: unknown, claims: Record<string, unknown> = {}) =>
  tab.app.inject({
    method: 'POST',
    url: '/api/commands',
    headers: { authorization: `Bearer ${await tab.issuer.token(claims)}`, 'content-type': 'application/json' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
const report = (facts: unknown = { what: 'The door stood open.' }, by = n) => ({
  n: by,
  command: { name: 'report', facts, language: 'en' },
});
const add = (text: unknown, by = other, reference = 'NC-2026-0001') => ({
  n: by,
  command: { name: 'addToReport', reference, text },
});

describe('a command that succeeds', () => {
  it('a report sent three times at once is one record', async () => {
    const answers = await Promise.all([post(report()), post(report()), post(report())]);
    expect(answers.map((answer) => answer.json().reference)).toEqual(Array(3).fill('NC-2026-0001'));
    expect(answers.filter((answer) => answer.json().repeated)).toHaveLength(2);
    expect(tab.records.stored()).toHaveLength(1);
  });

  it('a changed report in the same form is still that report; another form is another', async () => {
    await post(report());
    expect((await post(report({ what: 'Reworded after the first try.' }))).json().reference).toBe('NC-2026-0001');
    expect((await post(report(undefined, other))).json().reference).toBe('NC-2026-0002');
  });

  it('takes person, endpoint and action from the token and the schema, not from the body', async () => {
    const sneaky = { ...report(), actor: { id: 'x' } };
    await post({ ...sneaky, command: { ...sneaky.command, reportedIn: 'channel', reporter: 'x' } });
    const [stored] = tab.records.stored();
    expect(stored?.state).toMatchObject({
      reporter: '11111111-1111-4111-8111-111111111111',
      reportedIn: 'tab',
      facts: { detectedOn: '2026-11-24', impact: 'notSure', source: 'staff' },
    });
  });

  it('does not refuse because of a state older than the page showed', async () => {
    await post(report());
    const late = await post({ ...add('More.', other, 'NC-2026-0002'), seen: 3 });
    expect(late.json().error).toMatchObject({ code: 'fault', fault: 'notSeenYet' });
    expect((await post(add('More.', other, 'NC-2026-0002'))).json().error.refusal).toEqual({ reason: 'unknown' });
    expect((await post({ ...add('More.'), seen: 0 })).statusCode).toBe(400);
    expect((await post({ ...add('More.'), seenOf: 0 })).statusCode).toBe(400);
  });

  it('adds once and withdraws', async () => {
    await post(report());
    expect((await post(add('More.'))).json()).toEqual({ reference: 'NC-2026-0001', sequence: 2, repeated: false });
    expect((await post(add('More.'))).json()).toMatchObject({ sequence: 2, repeated: true });
    const withdraw = { n, command: { name: 'withdrawReport', reference: 'NC-2026-0001' } };
    expect((await post(withdraw)).json()).toMatchObject({ sequence: 3 });
    expect(tab.records.stored()[0]?.state.stage).toBe('withdrawn');
  });
});

describe('a command that is refused', () => {
  it('a form that needs attention: 422 with each field', async () => {
    const answer = await post(report({ what: ' ', detectedOn: '2026-13-45', impact: 'huge', system: 'x'.repeat(300) }));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error).toMatchObject({
      code: 'refused',
      refusal: {
        reason: 'invalid',
        problems: { what: 'missing', detectedOn: 'notADate', impact: 'unknownChoice', system: 'tooLong' },
      },
    });
    expect((await post(add('  '))).json().error.refusal).toEqual({ reason: 'invalid', problems: { text: 'missing' } });
    expect(tab.records.stored()).toEqual([]);
  });

  it('accepts every command of the procedure but evidence, and names the invalid field', async () => {
    await post(report());
    const mia = '99999999-9999-4999-8999-999999999999';
    tab.setRoles(mia, ['ismsManager']);
    const reference = 'NC-2026-0001';
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'Once',
      ...theClassification,
      owner: mia,
    };
    const send = (command: object) => post({ n: other, command: { reference, ...command } }, { oid: mia });
    const wrong = await send({ name: 'triageReport', ...triage, owner: 'mia' });
    expect(wrong.json().error.refusal).toEqual({ reason: 'invalid', problems: { owner: 'notAPerson' } });
    expect((await send({ name: 'triageReport', ...triage })).json()).toMatchObject({ reference, sequence: 2 });
    expect((await send({ name: 'attachEvidence', file: {} })).statusCode).toBe(400);
  });

  it('a command in the wrong stage: 409', async () => {
    await post(report());
    await post({ n, command: { name: 'withdrawReport', reference: 'NC-2026-0001' } });
    const answer = await post(add('Too late.'));
    expect(answer.statusCode).toBe(409);
    expect(answer.json().error.refusal).toEqual({ reason: 'notInThisStage', stage: 'withdrawn' });
  });

  it('another person’s record and a missing one get the same answer', async () => {
    await post(report());
    const stranger = { oid: '66666666-6666-4666-8666-666666666666' };
    const forbidden = await post(add('Mine?'), stranger);
    const unknown = await post(add('Mine?', other, 'NC-2026-0404'), stranger);
    expect(forbidden.statusCode).toBe(409);
    expect(forbidden.body).toBe(unknown.body);
    expect(tab.records.stored()[0]?.commits).toHaveLength(1);
  });

  it('an auditor may report and change nothing else; a guest without a role may not even report', async () => {
    await post(report());
    const auditor = '88888888-8888-4888-8888-888888888888';
    tab.setRoles(auditor, ['auditor']);
    expect((await post(add('I audit.'), { oid: auditor })).json().error.refusal).toEqual({ reason: 'notAllowed' });
    expect((await post(report(undefined, other), { oid: auditor, acct: 1 })).statusCode).toBe(200);
    const guest = { oid: '99999999-9999-4999-8999-999999999999', acct: 1 };
    expect((await post(report(), guest)).json().error.refusal).toEqual({ reason: 'notAllowed' });
  });
});

describe('an invalid request', () => {
  it.each([
    ['nothing', ''],
    ['invalid JSON', '{"n":'],
    ['a list', '[]'],
    ['a text', '"report"'],
    ['no n', { command: { name: 'report', facts: {}, language: 'en' } }],
    ['an invalid n', report(undefined, 'NC')],
    ['an unknown command', { n, command: { name: 'closeEverything' } }],
    ['a command of the bot alone', { n, command: { name: 'chooseTriageChannel', channelId: 'x' } }],
    ['no reference', add('x', n, "NC-2026-0001' or 1 eq 1")],
    ['a prototype', '{"__proto__":{"n":"x"}}'],
  ])('is not a command: %s', async (_name, payload) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.code).toBe('badRequest');
    expect(tab.records.calls).toEqual([]);
  });

  it('has an oversized body: 413', async () => {
    expect((await post(report({ what: 'x'.repeat(200_000) }))).statusCode).toBe(413);
  });
});

describe('faults', () => {
  it('have a reference and reveal no secret, and the same form sent again is one record', async () => {
    tab.records.breakDown('notKnownYet', { when: 'after' });
    const answer = await post(report());
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toEqual({
      code: 'fault',
      message: expect.any(String),
      fault: 'notKnownYet',
      reference: expect.stringMatching(/^.{12}$/),
      retry: true,
    });
    expect(JSON.stringify(tab.logged)).not.toContain('door');
    tab.records.mend();
    expect((await post(report())).json()).toMatchObject({ reference: 'NC-2026-0001', repeated: true });
    expect(tab.records.stored()).toHaveLength(1);
  });

  it('a bug reveals nothing of itself', async () => {
    const broken = await aTab({
      handling: {
        ...tab.handling,
        look: () => {
          throw new TypeError('secret text');
        },
      },
    });
    const authorization = `Bearer ${await broken.issuer.token()}`;
    const answer = await broken.app.inject({ url: '/api/nonconformities/NC-2026-0001', headers: { authorization } });
    expect(answer.statusCode).toBe(500);
    expect(answer.body + JSON.stringify(broken.logged)).not.toContain('secret');
    await broken.stop();
  });
});
