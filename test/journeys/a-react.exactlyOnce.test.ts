import { activity, deliver, freshNonce, person, pressActivity, referenceIn } from './asTeams.ts';
import { newDataDir, removeDataDir } from './localSystem.ts';
import { type SharedSystem, startShared } from './sharedSystem.ts';
import { clearFaults, control, eventually, rowsOf } from './siteRows.ts';
import { untilQuiet } from './untilQuiet.ts';

/** Clause 10.2 a: a reporter gets one number, despite any failure on the way, from any of three servers. */
describe('a report counts once', () => {
  let system: SharedSystem;

  beforeAll(async () => {
    system = await startShared({ dataDir: newDataDir() });
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });
  afterEach(() => clearFaults(system));

  const what = 'The backup of the payroll server has not run since Friday.';
  const send = (n = freshNonce(), who = person(0)) => pressActivity(system, who, 'report.send', { v: 1, n, what });
  const reports = async () => (await rowsOf(system, 'History')).length;

  it('delivered three times in turn: one nonconformity, three answers with its number', async () => {
    const before = await reports();
    const press = send();
    const answers = [await deliver(system, press), await deliver(system, press), await deliver(system, press)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(referenceIn)).size).toBe(1);
    expect(referenceIn(answers[0] as never)).toMatch(/^NC-\d{4}-\d{4}$/);
    expect(await reports()).toBe(before + 1);
  });

  it('delivered at once to three server processes: one nonconformity, one number', async () => {
    const before = await reports();
    const press = send();
    const answers = await Promise.all([1, 2, 3].map(() => deliver(system, press)));
    expect(new Set(answers.map(referenceIn)).size).toBe(1);
    expect(referenceIn(answers[0] as never)).toBeDefined();
    expect(await reports()).toBe(before + 1);
  });

  it('from two people with the same form: two nonconformities', async () => {
    const before = await reports();
    const n = freshNonce();
    const answers = await Promise.all([send(n, person(0)), send(n, person(1))].map((press) => deliver(system, press)));
    expect(new Set(answers.map(referenceIn)).size).toBe(2);
    expect(await reports()).toBe(before + 2);
  });

  it.each([
    ['answered 504 after it was written', { status: 504, when: 'after' }],
    ['cut off after it was written', { drop: true, when: 'after' }],
    ['answered 503 with HTML after it was written', { status: 503, when: 'after', body: '<html>busy</html>' }],
  ])('when the POST was %s: one nonconformity, and its number', async (_, fault) => {
    const before = await reports();
    await control(system, 'faults', { method: 'POST', path: '/items', count: 1, ...fault });
    const answer = await deliver(system, send());
    expect(referenceIn(answer)).toBeDefined();
    expect(await reports()).toBe(before + 1);
  });

  it('when Graph is down: not saved yet within three seconds, with its text; a retry makes one nonconformity', async () => {
    const before = await reports();
    // Down for the server only. The test can still count rows, while the server may try again at any time.
    for (const part of [{ method: 'POST' }, { path: 'delta' }, { path: 'filter' }]) {
      await control(system, 'faults', { drop: true, count: 500, ...part });
    }
    const press = send();
    const failed = await deliver(system, press);
    expect(failed.status).toBe(200);
    expect(failed.milliseconds).toBeLessThan(3_000);
    expect(referenceIn(failed)).toBeUndefined();
    expect(failed.text).toContain('Not saved yet');
    expect(failed.text).toContain(what);
    expect(failed.text).toContain(press.value.action.data.n);
    expect(await reports()).toBe(before);
    await clearFaults(system);
    const answer = await eventually(
      () => deliver(system, press),
      (found) => referenceIn(found) !== undefined,
    );
    expect(referenceIn(answer)).toBeDefined();
    expect(await reports()).toBe(before + 1);
  });

  it('when Graph is slow: not saved yet within three seconds; both attempts make one nonconformity', async () => {
    const before = await reports();
    // The slow request is that of the report, not one that follows from the last.
    await untilQuiet(system, 500);
    await control(system, 'faults', { method: 'POST', path: '/items', delayMs: 4_000, count: 1 });
    const press = send();
    const slow = await deliver(system, press);
    expect(slow.milliseconds).toBeLessThan(3_000);
    expect(slow.text).toContain('Not saved yet');
    const answer = await eventually(
      () => deliver(system, press),
      (found) => referenceIn(found) !== undefined,
    );
    expect(referenceIn(answer)).toBeDefined();
    expect(await reports()).toBe(before + 1);
  });

  it('sent as a message that arrives twice: one form', async () => {
    const said = activity(system, person(1), {
      type: 'message',
      text: 'La porte du local serveur est restée ouverte.',
    });
    const first = await deliver(system, said);
    const again = await deliver(system, said);
    expect([first.status, again.status]).toEqual([200, 200]);
  });
});
