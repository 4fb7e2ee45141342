import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMerkleTree, emptyFrontier, leafHash } from '../../graph/checkpoints/merkle.ts';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { sealKeys } from '../../graph/lists/rowSeal.ts';
import { type CopiedRow, readAll } from '../../infra/backup/copy.ts';
import { stateLost } from '../../infra/doctor/repair/lostRows.ts';
import { putBack } from '../../infra/doctor/repair/putBack.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { checkHistory } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
import { leafText, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { createHandling } from '../../procedure/useCases/handling.ts';
import { auditPack } from '../../tab/api/pack/auditPack.ts';
import { theAuditor, unpacked } from '../builders/aPack.ts';
import { aProcedure, thePolicy } from '../builders/aProcedure.ts';
import { createMemoryPeople } from '../builders/memoryPeople.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a row of History that was deleted for good', () => {
  let stage: GraphStage;
  let client: GraphClient;
  let room: GraphRoom;
  let copy: CopiedRow[];
  beforeAll(async () => {
    stage = await openGraphStage();
    client = createGraphClient(stage.productOptions);
  });
  afterAll(async () => {
    client.close();
    await stage.close();
  });
  beforeEach(async () => {
    await stage.reset();
    room = await stage.open();
    const first = await room.organisation.append('SETTINGS', undefined, deputy('s1', 'max'));
    if (first.outcome === 'conflict') throw new Error('conflict');
    await room.organisation.append('SETTINGS', first.stream, deputy('s2', 'mia'));
    await checkpoint(room);
    copy = [];
    for await (const row of readAll(client, tenant.siteId, () => undefined)) copy.push(row);
  });

  const deputy = (id: string, to: string) =>
    ({ ...aDraft(id), at: stage.clock.now(), events: [{ type: 'DeputyNamed', person: 'lea', to }] }) as const;
  const checkpoint = async (of: GraphRoom) => {
    const checkpoints = of.openCheckpoints();
    await checkpoints.run();
    stage.clock.advance(day + 3 * minute);
    return (await checkpoints.run()).map(({ checkpoint: { name } }) => name);
  };
  const remove = async (...rows: readonly string[]) => {
    for (const { id, fields } of await stage.items('History'))
      if (rows.includes(String(fields.CommitKey))) await stage.http('DELETE', `/lists/History/items/${id}`);
  };
  const run = (...rows: readonly string[]) => putBack(ports(), copy, rows, why);
  const lose = (...rows: readonly string[]) => stateLost(ports(), rows, why);
  const ports = () => ({
    client,
    siteId: tenant.siteId,
    keys: stageSealKeys,
    applications: [applications.product.id],
    now: () => stage.clock.now().getTime(),
    wait: async () => undefined,
  });
  const why = { reason: 'Gone from the recycle bin', by: 'Ada Lovelace' };
  /** What verify says of the site. */
  const verify = async () => {
    const address = { ...stage.productOptions, site: tenant, wait: async () => undefined };
    const { history, contributions, lists } = await readSite(address, sealKeys(stageSealKeys));
    const { findings, accepted, verdict } = checkHistory(history, {
      now: stage.clock.now(),
      applications: [applications.product.id],
      contributions,
      lists,
      keys: [createKeySigner(localCheckpointKey).publicJwk, other.publicJwk],
    });
    return { findings: findings.map(({ row, misfit }) => `${row} ${misfit}`), accepted, verdict };
  };
  const other = createKeySigner(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  /** Checkpoints with another key go on after a start of a server. */
  const afterChangeOfKey = async () => {
    stage.clock.advance(10 * minute);
    const next = await stage.open({ signer: other });
    await next.records.open({ ...aDraft('after the change'), at: stage.clock.now() });
    return checkpoint(next);
  };

  it('of the settings is put back from a copy, and they can be changed again', async () => {
    await remove('SETTINGS/0001');
    await room.follow.pollNow();
    await expect(room.organisation.load('SETTINGS', 'fresh')).rejects.toMatchObject({ code: 'damaged' });
    expect(await run('SETTINGS/0001')).toMatchObject([{ commitKey: 'SETTINGS/0001' }]);
    await room.follow.pollNow();
    const { stream } = await room.organisation.load('SETTINGS', 'fresh');
    expect(stream?.damage).toBeUndefined();
    expect(await room.organisation.append('SETTINGS', stream, deputy('s3', 'max'))).toMatchObject({
      outcome: 'committed',
    });
  });

  it('that holds a checkpoint is put back, and others follow it', async () => {
    await remove('CHECK/0001');
    const next = await stage.open();
    await next.records.open({ ...aDraft('c1'), at: stage.clock.now() });
    expect(await checkpoint(next)).toEqual([]);
    await run('CHECK/0001');
    expect(await checkpoint(next)).toEqual(['CHECK/0002']);
  });

  it('and was put back is recorded: verify names nothing, and the key of checkpoints can change', async () => {
    await remove('SETTINGS/0001');
    await run('SETTINGS/0001');
    await room.follow.pollNow();
    const { stream } = await room.organisation.load('SETTINGS', 'fresh');
    expect(stream?.commits.at(-1)?.events).toMatchObject([
      { type: 'RowSetAside', list: 'History', item: '1', row: 'SETTINGS/0001', outcome: 'putBack', ...why },
    ]);
    // Another run changes nothing.
    await run('SETTINGS/0001');
    expect(await stage.items('History')).toHaveLength(4);
    const accepted = ['SETTINGS/0001 was put back, as Ada Lovelace recorded (Gone from the recycle bin)'];
    expect(await verify()).toMatchObject({ findings: [], accepted });
    expect(await afterChangeOfKey()).toEqual(['CHECK/0002']);
    expect(await verify()).toEqual({ findings: [], accepted, verdict: 'proven' });
  });

  const lost = (key: string) => `${key} is lost, as Ada Lovelace recorded (Gone from the recycle bin)`;

  it.each([['SETTINGS/0001'], ['SETTINGS/0002'], ['CHECK/0001']])(
    'and without a copy is said to be lost: %s',
    async (key) => {
      await remove(key);
      await room.follow.pollNow();
      expect((await verify()).verdict).toBe('doesNotFit');
      expect(await lose(key)).toEqual([{ commitKey: key, stopsAt: undefined }]);
      expect(await lose(key)).toEqual([{ commitKey: key, stopsAt: undefined }]);
      await room.follow.pollNow();
      const { stream } = await room.organisation.load('SETTINGS', 'fresh');
      expect(stream?.damage).toBeUndefined();
      const left = stream?.commits.filter(({ events }) => events.some(({ type }) => type === 'DeputyNamed'));
      expect(left).toHaveLength(key === 'CHECK/0001' ? 2 : 1);
      expect((await room.organisation.append('SETTINGS', stream, deputy('s3', 'max'))).outcome).toBe('committed');
      expect(await verify()).toMatchObject({ findings: [], accepted: [lost(key)] });
      expect(await checkpoint(await stage.open())).toEqual(['CHECK/0002']);
      expect(await verify()).toEqual({ findings: [], accepted: [lost(key)], verdict: 'proven' });
    },
  );

  it('and that checkpoints cover is proven to be the lost one, so that their key can change', async () => {
    await remove('SETTINGS/0001');
    await lose('SETTINGS/0001');
    expect(room.organisation.current().gone).toBeUndefined();
    await room.follow.pollNow();
    expect(room.organisation.current().gone).toMatchObject([{ id: 1, commitKey: 'SETTINGS/0001' }]);
    expect(await afterChangeOfKey()).toEqual(['CHECK/0002']);
    expect(await verify()).toMatchObject({ findings: [], verdict: 'proven' });
  });

  /** The proof of a pack, against the rows as they are and those that are lost. */
  const isProven = async (key: string) => {
    await checkpoint(room);
    const { checkpoint: made } = (await room.proof.checkpoints()).at(-1) as SignedCheckpoint;
    const mine = (await room.proof.rowsOf(key)).map(({ commitKey }) => commitKey);
    const { rows, nodes } = await room.proof.prove(made, new Set(mine), []);
    const gone = room.organisation.current().gone ?? [];
    const all = (await stage.items('History')).map(({ id, fields: { CommitKey, Hash } }) => ({
      id: Number(id),
      commitKey: String(CommitKey),
      hash: String(Hash),
      isMine: mine.includes(String(CommitKey)),
    }));
    const covered = [...all, ...gone.map((one) => ({ ...one, isMine: false }))].filter(({ id }) => id <= made.last);
    const tree = createMerkleTree(emptyFrontier);
    for (const { isMine, ...row } of covered.sort((a, b) => a.id - b.id)) {
      if (isMine) expect(rows[row.commitKey]).toBe(tree.size());
      tree.append(leafHash(leafText(row)), isMine);
    }
    expect([Object.keys(rows).sort(), tree.root(), nodes]).toEqual([mine, made.root, tree.proof()]);
  };

  /** What `verify.mjs` says of an audit pack of the record, as an outsider runs it. */
  const packVerified = async (stream: RecordStream) => {
    const procedure = aProcedure();
    const people = createMemoryPeople(() => []);
    procedure.register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    const ports = { ...procedure, people, identities: theIdentities, digest: sha256, committed: () => undefined };
    const handling = createHandling({ ...ports, records: room.records }, thePolicy);
    const made = { ...ports, handling, proof: room.proof, policy: thePolicy };
    const { bytes } = await auditPack({ references: [stream.state.reference] }, theAuditor, 'en', made);
    const dir = mkdtempSync(join(tmpdir(), 'tentwo-pack-'));
    for (const [name, content] of unpacked(bytes)) writeFileSync(join(dir, name), content);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(dir, 'verify.mjs')], { encoding: 'utf8' });
    rmSync(dir, { recursive: true, force: true });
    return { status, said: stdout + stderr };
  };

  it('of a record leaves one that can be written, unless what follows cannot be understood without it', async () => {
    const { stream: first } = await room.records.open({ ...aDraft('r1'), at: stage.clock.now() });
    const second = await room.records.append(first.key, first, anAddition('r2', 'two'));
    if (second.outcome === 'conflict') throw new Error('conflict');
    await room.records.append(first.key, second.stream, anAddition('r3', 'three'));
    await checkpoint(room);
    await remove(`${first.key}/0002`);
    await room.follow.pollNow();
    expect(await lose(`${first.key}/0002`)).toEqual([{ commitKey: `${first.key}/0002`, stopsAt: undefined }]);
    await room.follow.pollNow();
    const { stream } = await room.records.load(first.key, 'fresh');
    expect(stream?.damage).toBeUndefined();
    expect((await room.records.append(first.key, stream, anAddition('r4', 'four'))).outcome).toBe('committed');
    expect(await verify()).toMatchObject({ findings: [], accepted: [lost(`${first.key}/0002`)] });
    await isProven(first.key);
    if (!stream) throw new Error('there is no record');
    const { status, said } = await packVerified(stream);
    expect(said).toContain(`${first.key}/0002: an administrator recorded that this row is lost`);
    expect(said).toContain('1 records fit, under CHECK/');
    expect(status).toBe(0);
    await remove(`${first.key}/0001`);
    await room.follow.pollNow();
    const stopsAt = `${first.key}/0001`;
    expect(await lose(`${first.key}/0001`)).toEqual([{ commitKey: `${first.key}/0001`, stopsAt }]);
    expect((await verify()).findings).toEqual([]);
  });

  it('is not said to be lost while it is there, nor before the row before it', async () => {
    await expect(lose('SETTINGS/0001')).rejects.toThrow('History has a row SETTINGS/0001: item 1.');
    await remove('SETTINGS/0001', 'SETTINGS/0002');
    await expect(lose('SETTINGS/0002')).rejects.toThrow('The row before SETTINGS/0002 is missing, too.');
    expect(await lose('SETTINGS/0001', 'SETTINGS/0002')).toHaveLength(2);
    expect(await verify()).toMatchObject({ findings: [], accepted: [lost('SETTINGS/0001'), lost('SETTINGS/0002')] });
  });

  it('is not put back twice, nor without the seal of TenTwo', async () => {
    await expect(run('SETTINGS/0001')).rejects.toThrow('History has a row SETTINGS/0001: item 1.');
    await expect(run('SETTINGS/0009')).rejects.toThrow('The copy has no row SETTINGS/0009.');
    await remove('SETTINGS/0001', 'SETTINGS/0002');
    copy = copy.map((one) => ({ ...one, row: { ...one.row, ActorName: 'Someone else' } }));
    await expect(run('SETTINGS/0002')).rejects.toThrow('has no valid seal');
    expect((await stage.items('History')).map(({ fields }) => fields.CommitKey)).toEqual(['CHECK/0001']);
  });
});
