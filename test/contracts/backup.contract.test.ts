import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import { historyList } from '../../graph/lists/history.ts';
import { keyColumnOf } from '../../graph/lists/listTable.ts';
import { siteLists, watchedLists } from '../../graph/lists/siteLists.ts';
import { readAll, type UnreadableItem, writeAll } from '../../infra/backup/copy.ts';
import { putFilesBack } from '../../infra/backup/copyEvidence.ts';
import { readCopy, saveCopy } from '../../infra/backup/copyFile.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import { settingsSchema } from '../../server/settings.ts';
import { commandOf, type Program, top } from '../setup/programs.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';

const noneLeft = ({ list, id }: UnreadableItem): never => {
  throw new Error(`${list}, item ${id}`);
};

/** What a restore must not break: unique keys, chains, checkpoints (docs/how-to/back-up-and-restore.md). */
/** Those of the settings that the commands are given. */
const sealKeys = [
  settingsSchema.shape.SEAL_KEY.parse(localEnvironment({ graph: '', entra: '', teams: '' }, { port: 0 }).SEAL_KEY)[0],
] as const;

describe('a copy of the site', () => {
  let stage: GraphStage;
  const folder = newFolder('tentwo-copy');
  const [file, files] = [join(folder, 'copy.jsonl'), join(folder, 'files')];
  let client: GraphClient;

  const start = (program: Program, ...options: readonly string[]): ChildProcess => {
    const at = { graph: stage.graph.url, entra: stage.entra.url, teams: stage.entra.url };
    return spawn(process.execPath, [...commandOf(program), ...options], {
      cwd: top,
      env: { PATH: process.env.PATH, ...localEnvironment(at, { port: 0 }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const command = async (program: Program, ...options: readonly string[]) => {
    const child = start(program, ...options);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  };
  const backUp = (...options: readonly string[]) => command('infra/backup/backUp.ts', ...options);
  const verify = (...options: readonly string[]) => command('infra/verify/verify.ts', ...options);

  /** What a restore must bring back, list by list: with the ids that checkpoints record. */
  const kept = async () => {
    const rows = siteLists.map(async (table) => {
      const { name } = table;
      const key = keyColumnOf(table);
      const items = await stage.items(name);
      const hasIds = name === historyList.name || watchedLists.some((one) => one.name === name);
      return items.map(({ id, fields }) => [name, hasIds ? id : '', fields[key], fields.Hash].join(' '));
    });
    return (await Promise.all(rows)).flat();
  };

  let before: Awaited<ReturnType<GraphStage['items']>> = [];
  let whole: readonly string[] = [];
  beforeAll(async () => {
    stage = await openGraphStage();
    client = createGraphClient(stage.productOptions);
    await stage.reset();
    const room = await stage.open({ sealKeys });
    const { stream } = await room.records.open(aDraft('a'));
    // An id without a row, as after a deletion.
    const { id } = (await stage.http('POST', '/lists/History/items', {
      fields: { CommitKey: 'x/0001', CommandId: 'x' },
    })) as { id: string };
    await stage.http('DELETE', `/lists/History/items/${id}`);
    const place = (await stage.http('POST', '/lists/Conversations/items', {
      fields: { ConversationId: 'x' },
    })) as { id: string };
    await stage.http('DELETE', `/lists/Conversations/items/${place.id}`);
    await room.conversations.remember({
      kind: 'personal',
      conversationId: 'a:sam',
      serviceUrl: 'https://smba.example',
      personId: 'sam',
      language: 'en',
    });
    const bytes = Buffer.from('The door does not close.');
    const sent = { reference: stream.state.reference, name: 'Photo of the door.txt', size: bytes.length };
    const stored = await room.evidence.store({
      ...sent,
      bytes: (async function* () {
        yield bytes;
      })(),
    });
    if (stored.kind !== 'stored') throw new Error(stored.problem);
    const draft = aDraft('b', { events: [{ type: 'EvidenceAttached', file: stored.file }] });
    const added = await room.records.append(stream.key, stream, draft);
    if (added.outcome === 'conflict') throw new Error('conflict');
    await room.project(added.stream);
    const checkpoints = room.openCheckpoints();
    await room.follow.watchNow();
    // Rows must be two minutes old.
    await checkpoints.run();
    stage.clock.advance(180_000);
    expect(await checkpoints.run()).toHaveLength(1);
    await room.close();
    before = await stage.items('History');
    whole = await kept();
    expect(await verify('--evidence')).toMatchObject({ code: 0, said: expect.stringContaining('their hashes: 1.') });
    const copied = await backUp('--to', file, '--evidence', files);
    expect(copied).toMatchObject({ code: 0, said: expect.stringContaining('1 files were copied') });
    expect(copied.said).toContain('rows were copied');
  });
  afterAll(async () => {
    client.close();
    await stage.close();
  });
  afterEach(() => stage.control('DELETE', 'faults'));

  it('is never written over another, nor into lists with rows', async () => {
    const copy = readFileSync(file, 'utf8');
    await expect(saveCopy(file, readAll(client, tenant.siteId, noneLeft))).rejects.toThrow('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe(copy);
    const fields = { CommitKey: 'NC-2026-0009/0001', CommandId: 'of its own' };
    const { id } = (await stage.http('POST', '/lists/History/items', { fields })) as { id: string };
    expect(await backUp('--from', file)).toMatchObject({ code: 1, said: expect.stringContaining('has rows') });
    await stage.http('DELETE', `/lists/History/items/${id}`);
    expect(await kept()).toEqual(whole);
  });

  it('is restored with its ids and files, verifies, and continues with the next number', async () => {
    await stage.reset();
    expect(await backUp('--from', file)).toMatchObject({ code: 0 });
    expect(await kept()).toEqual(whole);
    expect(await verify('--evidence')).toMatchObject({ code: 1, said: expect.stringContaining('Photo of the door') });
    const again = await backUp('--from', file, '--evidence', files);
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('1 files were restored') });
    expect(again.said).toContain('0 rows were written');
    expect(await verify('--evidence')).toMatchObject({ code: 0 });
    const room = await stage.open({ sealKeys });
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

  it('does not restore a file with other bytes, and names it', async () => {
    await stage.reset();
    const [name = ''] = readdirSync(files);
    const bytes = readFileSync(join(files, name));
    writeFileSync(join(files, name), bytes.toString().replace('door', 'roof'));
    const rows = await readCopy(file);
    await writeAll(client, tenant.siteId, rows);
    const putBack = () => putFilesBack(rows, { client, siteId: tenant.siteId, folder: files });
    const left = [expect.stringMatching(/^NC-\d{4}-0001, Photo of the door.txt: the folder has no [0-9a-f]{64} with/)];
    expect(await putBack()).toEqual({ copied: 0, there: 0, left });
    writeFileSync(join(files, name), bytes);
    expect(await putBack()).toEqual({ copied: 1, there: 0, left: [] });
    expect(await putBack()).toEqual({ copied: 0, there: 1, left: [] });
  });

  it.each(['before', 'after'] as const)('resumes after its restore ended %s any of its writes', async (moment) => {
    const rows = await readCopy(file);
    for (let end = 1, isWhole = false; !isWhole; end += 1) {
      await stage.reset();
      let left = end;
      const call: GraphClient['call'] = async (request) => {
        const isLast = request.method !== 'GET' && --left === 0;
        if (isLast && moment === 'before') throw new Error('power cut');
        const answer = await client.call(request);
        if (isLast) throw new Error('power cut');
        return answer;
      };
      isWhole = await writeAll({ ...client, call }, tenant.siteId, rows).then(
        () => true,
        (error: Error) => {
          if (error.message !== 'power cut') throw error;
          return false;
        },
      );
      const { written, there } = await writeAll(client, tenant.siteId, rows);
      expect(written + there).toBe(rows.length);
      expect({ end, rows: await kept() }).toEqual({ end, rows: whole });
    }
  });

  it('resumes after its process was killed', async () => {
    await stage.reset();
    await stage.fault({ method: 'POST', path: '/items', delayMs: 200 });
    const child = start('infra/backup/backUp.ts', '--from', file);
    const ended = once(child, 'close');
    while ((await stage.items('History')).length === 0) await stage.http('GET', '/lists');
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    await stage.control('DELETE', 'faults');
    const again = await backUp('--from', file);
    expect(again).toMatchObject({ code: 0, said: expect.stringMatching(/, [1-9]\d* existed already/) });
    expect(await kept()).toEqual(whole);
  });

  it('with other ids keeps its chains, and verify reports that the checkpoint does not match', async () => {
    await stage.reset();
    const renumbered = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"list":"History"'))
      .map((line, index) => JSON.stringify({ ...(JSON.parse(line) as object), id: index + 1 }));
    const other = join(folder, 'other.jsonl');
    writeFileSync(other, [...renumbered, JSON.stringify({ rows: renumbered.length })].join('\n'));
    await writeAll(client, tenant.siteId, await readCopy(other));
    const verified = await verify();
    expect(verified.code).toBe(1);
    expect(verified.said).toContain('CHECK/0001');
    expect(verified.said).not.toMatch(/NC-\d{4}-0001\/000[12]/);
  });
});
