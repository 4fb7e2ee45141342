import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { people } from '../../infra/local/tenant.ts';
import { unpacked } from '../builders/aPack.ts';
import { freshNonce, postJson } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { editRow, eventually, rowsOf } from './siteRows.ts';

const auditor = people.find(({ groups }) => groups.includes('auditors'))?.id ?? '';
const sampleSchema = z.looseObject({
  seed: z.string(),
  count: z.int(),
  period: z.object({}),
  population: z.looseObject({ digest: z.string() }),
  drawn: z.array(z.looseObject({ reference: z.string() })),
});

/** Clause 10.2 f, g: an auditor's pack is verifiable, without the product and without the site. */
describe('an audit pack of a random sample', () => {
  let system: LocalSystem;
  beforeAll(async () => {
    system = await startLocalSystem();
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const take = async (wanted: object, language = 'en'): Promise<Uint8Array> => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: auditor });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    const body = { n: freshNonce(), language, export: wanted };
    const answer = await postJson(`${system.url}/api/exports`, body, token);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  /** With the checkpoint that the site has as the one known from elsewhere. */
  const verified = async (zip: Uint8Array, known: object): Promise<string> => {
    const dir = mkdtempSync(join(tmpdir(), 'tentwo-pack-'));
    const anchor = `${dir}.json`;
    writeFileSync(anchor, JSON.stringify(known));
    for (const [name, bytes] of unpacked(zip)) writeFileSync(join(dir, name), bytes);
    const said = await promisify(execFile)(process.execPath, [join(dir, 'verify.mjs'), anchor]).catch(
      (ended: { stdout: string; stderr: string }) => ended,
    );
    rmSync(dir, { recursive: true, force: true });
    rmSync(anchor);
    return said.stdout + said.stderr;
  };
  const lastCheckpoint = async (): Promise<object | undefined> => {
    const rows = (await rowsOf(system, 'History')).filter(({ Reference }) => Reference === 'CHECK');
    return z.array(z.looseObject({})).parse(JSON.parse(String(rows.at(-1)?.Events ?? '[]')))[0];
  };

  it('is drawn, downloaded, and verified from its own files', async () => {
    const give = giveCommands(system);
    for (const what of [
      'The archive stood open all night.',
      '=SUM(A1) was in a mail to all.',
      'Un badge a été prêté.',
    ]) {
      await give('Sam Carter', 'report', { facts: { what }, language: 'en' });
      await give('Sam Carter', 'addToReport', { text: 'Since Monday' });
    }
    const known = await eventually(
      async () => {
        await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 6 * 60_000 });
        return lastCheckpoint();
      },
      (checkpoint) => checkpoint !== undefined,
    );
    const file = new TextDecoder().decode(await take({ kind: 'sample', count: 2, seed: 'dice 3 5 1' }));
    const { seed, count, period, population, drawn } = sampleSchema.parse(JSON.parse(file));
    const references = drawn.map(({ reference }) => reference);
    const asked = { references, sample: { seed, count, period, digest: population.digest } };
    const pack = await take({ kind: 'auditPack', ...asked }, 'fr');
    expect(await verified(pack, known ?? {})).toMatch(/^2 records fit, under CHECK\/000\d; \d of their rows are newer/);
    const exported = (await rowsOf(system, 'History')).filter(({ Reference }) =>
      String(Reference).startsWith('EXPORT'),
    );
    expect(exported.map(({ CommitKey, ActorId }) => [CommitKey, ActorId])).toEqual([
      ['EXPORT-0001/0001', auditor],
      ['EXPORT-0002/0001', auditor],
    ]);
    // What an editor of the site changes afterwards is named.
    const name = `${references[0]}/0002`;
    const row = (await rowsOf(system, 'History')).find(({ CommitKey }) => CommitKey === name);
    await editRow(system, 'History', String(row?.id), { Events: String(row?.Events).replace('Monday', 'Sunday') });
    const after = await take({ kind: 'auditPack', references: [references[0]] });
    expect(await verified(after, known ?? {})).toContain(`DOES NOT FIT: ${name}: its hash`);
  });
});
