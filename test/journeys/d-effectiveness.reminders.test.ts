import { z } from 'zod';
import { activity, deliver, freshNonce, person, postJson, pressActivity, referenceIn } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { clearFaults, control, eventually, type Row, rowsOf } from './siteRows.ts';

const hour = 3_600_000;

/** Clause 10.2 d, and all before it: no due date is forgotten, and no one is reminded twice. */
describe('reminders', () => {
  const [staff, manager] = [person(0), person(2)];
  const dataDir = newDataDir();
  let system: LocalSystem;
  let reference = '';
  /** Days after the report, each at noon: what is due by then is due from eight in the morning. */
  const noons: number[] = [];

  const now = async (): Promise<number> => {
    const answer: unknown = await (await fetch(`${system.local.teams}/_control/clock`)).json();
    return Date.parse(z.object({ now: z.string() }).parse(answer).now);
  };
  const moveTo = async (time: number): Promise<void> => {
    if (time > (await now())) await postJson(`${system.local.teams}/_control/clock`, { now: new Date(time) });
  };
  const digests = async (): Promise<readonly Row[]> =>
    (await rowsOf(system, 'Messages')).filter(({ Kind }) => Kind === 'digest');
  const sent = async (): Promise<readonly Row[]> => (await digests()).filter(({ ActivityId }) => ActivityId);
  const cards = async (): Promise<readonly string[]> => {
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${manager.id}`);
    const messages = (await answer.json()) as readonly unknown[];
    return messages.map((one) => JSON.stringify(one)).filter((text) => text.includes('tasks.mine'));
  };

  beforeAll(async () => {
    system = await startLocalSystem(dataDir);
    await postJson(`${system.local.teams}/_control/open`, { userId: manager.id });
    // On a Monday, so that no weekend lies between.
    const today = new Date(await now());
    const untilMonday = ((8 - today.getUTCDay()) % 7 || 7) * 24 * hour;
    const monday = Math.floor(today.getTime() / (24 * hour)) * 24 * hour + untilMonday + 12 * hour;
    for (let day = 0; day < 8; day += 1) noons.push(monday + day * 24 * hour);
    await moveTo(noons[0] ?? 0);
    const form = { v: 1, n: freshNonce(), what: 'The archive was left unlocked.', ongoing: 'no' };
    reference = referenceIn(await deliver(system, pressActivity(system, staff, 'report.send', form))) ?? '';
    expect(reference).not.toBe('');
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(dataDir);
  });

  const expectSaid = async (count: number): Promise<void> => {
    // A look interrupted by the move of the clock is followed by the next, five minutes later.
    let looks = 0;
    const lookOn = async (): Promise<readonly Row[]> => {
      looks += 1;
      if (looks % 20 === 0) await moveTo((await now()) + 6 * 60_000);
      return sent();
    };
    await eventually(lookOn, (rows) => rows.length === count);
    // Twice the interval between looks, without further reminders.
    for (let look = 0; look < 2; look += 1) await moveTo((await now()) + 6 * 60_000);
    const rows = await sent();
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ NoticeKey }) => NoticeKey)).size).toBe(count);
    expect(await cards()).toHaveLength(count);
  };

  it('are sent in the morning of the day, with a link to the record', async () => {
    await moveTo(noons[1] ?? 0);
    await expectSaid(1);
    const [card] = await cards();
    expect(card).toContain(reference);
    expect(await sent()).toMatchObject([{ PersonId: manager.id, Reference: expect.stringMatching(/^digest\//) }]);
  });

  it('are sent once despite a crash between claim and send', async () => {
    const site = z.object({ siteId: z.string() });
    const { siteId } = site.parse(await (await fetch(`${system.local.graph}/_control/info`)).json());
    const { token } = z.object({ token: z.string() }).parse(await control(system, 'token', { access: 'read' }));
    const list = await fetch(`${system.local.graph}/v1.0/sites/${siteId}/lists/Messages`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { id } = z.object({ id: z.string() }).parse(await list.json());
    const claim = { method: 'POST', path: `/lists/${id}/items`, count: 1, when: 'after', delayMs: 60_000 };
    await control(system, 'faults', claim);
    await moveTo(noons[2] ?? 0);
    const unsent = await eventually(digests, (rows) => rows.length === 2);
    await system.kill();
    expect(unsent.filter(({ ActivityId }) => ActivityId)).toHaveLength(1);
    system = await startLocalSystem(dataDir);
    await clearFaults(system);
    await moveTo((noons[2] ?? 0) + 20 * 60_000);
    await expectSaid(2);
  });

  it('lose nothing over three days of downtime, and send no burst', async () => {
    await system.stop();
    system = await startLocalSystem(dataDir);
    await moveTo((noons[5] ?? 0) - 24 * hour);
    await eventually(now, (time) => time >= (noons[4] ?? 0));
    await expectSaid(3);
  });

  it('end when the task is done, and say so on request', async () => {
    await deliver(system, activity(system, manager, { type: 'message', text: 'my work' }));
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${manager.id}`);
    expect(JSON.stringify(await answer.json())).toContain('Waiting for you');
    const reject = { v: 1, n: freshNonce(), ref: reference, seq: 1, reason: 'It was a drill.' };
    await deliver(system, pressActivity(system, manager, 'rejectReport.send', reject));
    const before = (await sent()).length;
    await moveTo(noons[7] ?? 0);
    await moveTo((noons[7] ?? 0) + 6 * 60_000);
    await expectSaid(before);
  });
});
