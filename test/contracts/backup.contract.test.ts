import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provisionSite } from '../../graph/lists/provision.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import { commandOf, type Program, top } from '../setup/programs.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';

jest.setTimeout(120_000);

/** What a restore must not break: unique keys, chains, checkpoints (docs/how-to/back-up-and-restore.md). */
describe('a copy of the lists', () => {
  let stage: GraphStage;
  const folder = newFolder('tentwo-copy');
  const file = join(folder, 'copy.jsonl');

  const command = (program: Program, ...options: readonly string[]): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve) => {
      const at = { graph: stage.graph.url, entra: stage.entra.url, teams: stage.entra.url };
      const child = spawn(process.execPath, [...commandOf(program), ...options], {
        cwd: top,
        env: { PATH: process.env.PATH, ...localEnvironment(at, { port: 0 }) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
      child.once('close', (code) => resolve({ code, said }));
    });
  const backUp = (...options: readonly string[]) => command('infra/backup/backUp.ts', ...options);
  const verify = () => command('infra/verify/verify.ts');
  const anew = async (): Promise<void> => {
    await stage.control('POST', 'reset');
    await provisionSite(stage.provisioner, tenant.siteId);
  };

  let before: Awaited<ReturnType<GraphStage['items']>> = [];
  beforeAll(async () => {
    stage = await openGraphStage({ bare: true });
    await anew();
    const room = await stage.open();
    const { stream } = await room.records.open(aDraft('a'));
    // An id that no row has any more, as a deletion leaves it.
    const { id } = (await stage.http('POST', '/lists/History/items', {
      fields: { CommitKey: 'x/0001', CommandId: 'x' },
    })) as { id: string };
    await stage.http('DELETE', `/lists/History/items/${id}`);
    const added = await room.records.append(stream.key, stream, anAddition('b', 'It still stands open'));
    if (added.outcome === 'conflict') throw new Error('conflict');
    await room.project(added.stream);
    const checkpoints = room.openCheckpoints(() => true);
    // What was seen has to lie for two minutes.
    await checkpoints.run();
    stage.clock.advance(180_000);
    expect(await checkpoints.run()).toHaveLength(1);
    await room.close();
    before = await stage.items('History');
    expect(await verify()).toMatchObject({ code: 0 });
    expect(await backUp('--to', file)).toMatchObject({ code: 0, said: expect.stringContaining('rows were copied') });
  });
  afterAll(() => stage.close());

  it('is never written over another, nor into lists that are in use', async () => {
    const copy = readFileSync(file, 'utf8');
    expect(await backUp('--to', file)).toMatchObject({ code: 1, said: expect.stringContaining('EEXIST') });
    expect(readFileSync(file, 'utf8')).toBe(copy);
    expect(await backUp('--from', file)).toMatchObject({ code: 1, said: expect.stringContaining('has rows') });
    expect(await stage.items('History')).toHaveLength(before.length);
  });

  it('comes back with its ids, fits, and goes on with the next number', async () => {
    await anew();
    expect(await backUp('--from', file)).toMatchObject({ code: 0 });
    const after = await stage.items('History');
    const kept = (rows: typeof before) => rows.map(({ id, fields }) => [id, fields.CommitKey, fields.Hash]);
    expect(kept(after)).toEqual(kept(before));
    expect(await verify()).toMatchObject({ code: 0 });
    const room = await stage.open();
    expect([...room.register.all()]).toHaveLength(1);
    const { stream } = await room.records.open(aDraft('c'));
    expect(stream.key).toMatch(/-0002$/);
    await expect(
      stage.http('POST', '/lists/History/items', {
        fields: { CommitKey: before[0]?.fields.CommitKey, CommandId: 'd' },
      }),
    ).rejects.toThrow('400');
    await room.close();
  });

  it('with other ids keeps its chains, and verify says of the checkpoint that it does not fit', async () => {
    await anew();
    const renumbered = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"list":"History"'))
      .map((line, index) => JSON.stringify({ ...(JSON.parse(line) as object), id: index + 1 }));
    const other = join(folder, 'other.jsonl');
    writeFileSync(other, [...renumbered, JSON.stringify({ rows: renumbered.length })].join('\n'));
    expect(await backUp('--from', other)).toMatchObject({ code: 0 });
    const verified = await verify();
    expect(verified.code).toBe(1);
    expect(verified.said).toContain('CHECK/0001');
    expect(verified.said).not.toMatch(/NC-\d{4}-0001\/000[12]/);
  });
});
