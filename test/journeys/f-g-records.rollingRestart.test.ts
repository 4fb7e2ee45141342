import { z } from 'zod';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { deliver, freshNonce, person, postJson, pressActivity, referenceIn } from './asTeams.ts';
import { newDataDir, removeDataDir } from './localSystem.ts';
import { type SharedSystem, startShared } from './sharedSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';
import { fromSeed } from './storm/random.ts';

const answerSchema = z.looseObject({ reference: z.string() });
/** People who work at the same time. */
const workers = 4;
/** Think time before the next report, in milliseconds. */
const thought = 100;
/**
 * Clause 10.2 f, g: a new version comes in while people work. Each of three server processes is stopped by SIGTERM and
 * another takes its place; a round robin in front, which sends nothing twice, asks them whether they are ready.
 */
describe('a rolling restart under load', () => {
  const seed = Number(process.env.SEED ?? 20261128);
  let system: SharedSystem;
  beforeAll(async () => {
    process.stdout.write(`seed ${seed}\n`);
    system = await startShared({ dataDir: newDataDir(), drain: 3 });
  });
  afterAll(async () => {
    over = true;
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const random = fromSeed(seed);
  /** What was answered: the text that was given, and the record that it went into. */
  const reported: { readonly what: string; readonly reference: string }[] = [];
  const added: { readonly text: string; readonly reference: string }[] = [];
  let slow = 0;
  let over = false;

  /** As a person does it: after *Not saved yet* they press *Try again*, which is the same press. */
  const report = async (who: SeededPerson, what: string): Promise<string> => {
    const n = freshNonce();
    for (;;) {
      const press = pressActivity(system, who, 'report.send', { v: 1, n, what, ongoing: random.pick(['yes', 'no']) });
      const answer = await deliver(system, press);
      expect(answer).toMatchObject({ status: 200 });
      const reference = referenceIn(answer);
      if (reference !== undefined) return reference;
      expect(answer.text).toMatch(/Not saved yet|Pas encore enregistré/);
      slow += 1;
    }
  };

  const addTo = async (reference: string, token: string, text: string): Promise<void> => {
    const command = { name: 'addToReport', reference, text };
    const answer = await postJson(`${system.url}/api/commands`, { n: freshNonce(), command }, token);
    expect({ status: answer.status, ...answerSchema.parse(await answer.json()) }).toMatchObject({
      status: 200,
      reference,
    });
  };

  const work = async (worker: number): Promise<void> => {
    const who = person(worker % 2);
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: who.id });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    for (let turn = 0; !over; turn += 1) {
      const what = `Worker ${worker}, turn ${turn}: the archive was left unlocked.`;
      const reference = await report(who, what);
      reported.push({ what, reference });
      for (let more = random.between(0, 2); more > 0; more -= 1) {
        const text = `Worker ${worker}, turn ${turn}, ${more} more.`;
        await addTo(reference, token, text);
        added.push({ text, reference });
      }
      await new Promise((resolve) => setTimeout(resolve, thought));
    }
  };

  const hasServed = async (index: number): Promise<void> => {
    const { url } = system.servers()[index] ?? { url: '' };
    while ((system.roundRobin.served()[url] ?? 0) < 3) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  /** Stops a server during its work, and waits until its replacement works. */
  const renew = async (index: number): Promise<void> => {
    await hasServed(index);
    await system.restart(index);
    await hasServed(index);
  };

  it('answers every press and every command with its outcome, and loses or duplicates nothing', async () => {
    const working = Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
    const before = system.servers().map(({ url }) => url);
    for (const index of [0, 1, 2]) await Promise.race([renew(index), working]);
    over = true;
    await working;
    const served = system.roundRobin.served();
    process.stdout.write(`${JSON.stringify({ reports: reported.length, additions: added.length, slow, served })}\n`);

    expect(system.roundRobin.lost()).toEqual([]);
    // All six served requests: the stopped ones and the replacements.
    const all = new Set([...before, ...system.servers().map(({ url }) => url)]);
    expect(all.size).toBe(6);
    expect([...all].filter((url) => (served[url] ?? 0) < 3)).toEqual([]);

    const history = (await rowsOf(system, 'History')).filter((row) => /^NC-/.test(String(row.Reference)));
    const rowsWith = (text: string) =>
      history.filter((row) => String(row.Events).includes(JSON.stringify(text))).map((row) => row.Reference);
    for (const { what, reference } of reported) expect({ what, in: rowsWith(what) }).toEqual({ what, in: [reference] });
    for (const { text, reference } of added) expect({ text, in: rowsWith(text) }).toEqual({ text, in: [reference] });
    expect(history.length).toBe(reported.length + added.length);
    expect(new Set(history.map((row) => row.CommitKey)).size).toBe(history.length);
    expect(reported.length).toBeGreaterThan(20);
    // The outbox of the stopped servers is run, too: by themselves, or two minutes later by the others.
    await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 300_000 });
    await eventually(
      () => rowsOf(system, 'Nonconformities'),
      (rows) => rows.length === reported.length,
    );
  });
});
