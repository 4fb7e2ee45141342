import { type Answer, deliver, freshNonce, person, postJson, pressActivity, referenceIn } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

/** Clause 10.2 f, g: acknowledged commands are retained, and their effects run, whenever the power goes. */
describe('a server killed and restarted', () => {
  const seed = Number(process.env.SEED ?? 20261124);
  const dataDir = newDataDir();
  let system: LocalSystem;
  beforeAll(async () => {
    process.stdout.write(`seed ${seed}\n`);
    system = await startLocalSystem(dataDir);
    await postJson(`${system.local.teams}/_control/open`, { userId: person(2).id });
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(dataDir);
  });

  // A small generator, so that the moments of the kills can be had again from the seed.
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };

  const notices = async (): Promise<readonly unknown[]> => {
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${person(2).id}`);
    return (await answer.json()) as readonly unknown[];
  };

  it('has every report whose number was shown, its row, and its notice to the ISMS manager', async () => {
    const shown: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const running: Promise<Answer | undefined>[] = [];
      const killAt = 4 + random(12);
      for (let index = 0; index < 16; index += 1) {
        const what = `Round ${round}, report ${index}: the archive was left unlocked.`;
        const press = pressActivity(system, person(index % 2), 'report.send', {
          v: 1,
          n: freshNonce(),
          what,
          ongoing: 'yes',
        });
        running.push(deliver(system, press).catch(() => undefined));
        if (index % 3 === 2) await Promise.race(running.slice(-3));
        if (index === killAt) break;
      }
      await system.kill();
      for (const answer of await Promise.all(running)) {
        const reference = answer && referenceIn(answer);
        if (reference) shown.push(reference);
      }
      system = await startLocalSystem(dataDir);
    }
    expect(shown.length).toBeGreaterThan(5);
    expect(new Set(shown).size).toBe(shown.length);
    const history = (await rowsOf(system, 'History')).filter((row) => /^NC-/.test(String(row.Reference)));
    expect(history.map((row) => row.Reference)).toEqual(expect.arrayContaining(shown));
    const references = new Set(history.map((row) => row.Reference));
    await eventually(
      () => rowsOf(system, 'Nonconformities'),
      (rows) => rows.length === references.size && rows.every((row) => references.has(row.Reference)),
    );
    // A claim whose sender was killed is claimed again after five minutes.
    await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 20 * 60_000 });
    const claimed = await eventually(
      () => rowsOf(system, 'Messages'),
      (rows) => {
        const urgent = rows.filter((row) => row.Kind === 'urgent');
        return urgent.length === references.size && urgent.every((row) => row.ActivityId);
      },
    );
    const activities = new Set(claimed.filter((row) => row.Kind === 'urgent').map((row) => row.ActivityId));
    expect(activities.size).toBe(references.size);
    const delivered = JSON.stringify(await notices());
    for (const reference of references) expect(delivered).toContain(String(reference));
  });
});
