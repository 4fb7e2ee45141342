import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCheckpointHead } from '../../graph/checkpoints/checkpointHead.ts';
import { type Checkpoints, createCheckpoints } from '../../graph/checkpoints/checkpoints.ts';
import { createMerkleTree, leafHash } from '../../graph/checkpoints/merkle.ts';
import { isNoteSignedBy } from '../../graph/checkpoints/note.ts';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createTimestampAuthority, type TimestampAuthority } from '../../graph/checkpoints/timestampAuthority.ts';
import { verifierKeyOf } from '../../graph/checkpoints/verifierKey.ts';
import { verifyTimestamp } from '../../graph/checkpoints/verifyTimestamp.ts';
import { createPendingEffects } from '../../graph/follow/pendingEffects.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { commitKeyOf, hashOf, sha256 } from '../../graph/history/commitHash.ts';
import { createHeads } from '../../graph/history/heads.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { authorityMetadata, localCheckpointKey } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { startTimestamps } from '../../infra/local/timestamps/startTimestamps.ts';
import { leafText, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { commandOf, top } from '../setup/programs.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { openListItems } from './openListItems.ts';
import { nothingPending } from './pendingIn.ts';
import { sealedFields } from './sealedFields.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const signer = createKeySigner(localCheckpointKey);
const origin = 'contoso.sharepoint.com/sites/isms';

/** A row of any stream; its content does not matter here. */
const aRow = (key: string, sequence: number, before = '', changes: Partial<HistoryRow> = {}): HistoryRow => {
  const row = {
    CommitKey: commitKeyOf(key, sequence),
    CommandId: sha256(`${key} ${sequence}`),
    Reference: key,
    At: '2026-11-24T09:00:00.000Z',
    When: '2026-11-24T09:00:00.000Z',
    ActorId: 'p',
    ActorName: 'P',
    Events: '[{"type":"Told"}]',
    PreviousHash: before,
    Hash: '',
    ...changes,
  };
  return { ...row, Hash: hashOf(row) };
};

describe('checkpoints', () => {
  let stage: GraphStage;
  let dir: string;
  const closing: (() => void)[] = [];
  beforeAll(async () => {
    stage = await openGraphStage();
    dir = mkdtempSync(join(tmpdir(), 'tentwo-checkpoints-'));
  });
  afterAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    await stage.close();
  });
  beforeEach(async () => {
    logged.length = 0;
    await stage.reset();
  });
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  const logged: string[] = [];
  const replica = async (
    effects: GraphRoom['effects'] = nothingPending,
    by = signer,
    timestamps?: TimestampAuthority,
  ) => {
    const { items, close, requests } = await openListItems(stage, historyList);
    const messages = await openListItems(stage, messagesList);
    closing.push(close, messages.close);
    const heads = createHeads(stage.clock);
    const log = (_level: string, event: string, facts?: object) =>
      void logged.push(`${event} ${JSON.stringify(facts)}`);
    const { clock } = stage;
    const head = createCheckpointHead({ items: messages.items, clock, log, heads, clientId: applications.product.id });
    // The rows of these tests are too old for a new site.
    await head.learn(true);
    const ports = {
      items,
      clock,
      log,
      signer: by,
      timestamps,
      origin,
      effects,
      head,
      heads,
    };
    const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds / 20));
    return { items, requests, checkpoints: createCheckpoints({ ...ports, wait }) };
  };
  const write = async (items: Awaited<ReturnType<typeof replica>>['items'], ...rows: readonly HistoryRow[]) => {
    for (const row of rows) await items.add(row, { operation: 'test' });
  };
  /** Looks, and looks again once the rows are two minutes old. */
  const settle = async (checkpoints: Checkpoints): Promise<readonly SignedCheckpoint[]> => {
    expect(await checkpoints.run()).toEqual([]);
    stage.clock.advance(2 * minute);
    return checkpoints.run();
  };
  const names = (made: readonly SignedCheckpoint[]) => made.map(({ checkpoint }) => checkpoint.name);

  it('cover rows older than two minutes, once a day, each after its predecessor', async () => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1), aRow('NC-2026-0007', 1));
    const [first, ...none] = await settle(checkpoints);
    expect(none).toEqual([]);
    expect(first?.checkpoint).toMatchObject({ name: 'CHECK/0001', last: 2, size: 2, highest: { 2026: 7 } });
    expect(first?.key).toBe(verifierKeyOf(origin, signer.publicJwk));
    expect(isNoteSignedBy(signer.publicJwk, first?.note ?? '')).toBe(true);
    await write(items, aRow('NC-2027-0001', 1));
    stage.clock.advance(day - 3 * minute);
    expect(await checkpoints.run()).toEqual([]);
    stage.clock.advance(3 * minute);
    const [second] = await checkpoints.run();
    expect(second?.checkpoint).toMatchObject({ last: 4, size: 4, highest: { 2026: 7, 2027: 1 } });
    expect(await checkpoints.last()).toEqual(second);
    stage.clock.advance(3 * day);
    // Nothing but the checkpoint itself is new.
    expect(await settle(checkpoints)).toEqual([]);
  });

  it('have a time stamp if an authority gives one, and are made without it if not', async () => {
    const authority = await startTimestamps({ port: 0, dataDir: dir, clock: stage.clock });
    const timestamps = createTimestampAuthority({ url: authority.url, authorities: authority.root });
    const { items, checkpoints } = await replica(undefined, undefined, timestamps);
    await write(items, aRow('NC-2026-0001', 1));
    const [first] = await settle(checkpoints);
    const response = Buffer.from(first?.timestamp ?? '', 'base64');
    expect(await verifyTimestamp(response, first?.note ?? '', { authorities: authority.root })).toEqual({
      at: stage.clock.now().toISOString(),
      authority: 'Contoso Time-Stamp Authority',
    });
    expect((await checkpoints.last())?.timestamp).toBe(first?.timestamp);
    await authority.close();
    expect(logged).toEqual([]);
    await write(items, aRow('NC-2026-0002', 1));
    stage.clock.advance(day);
    const [second] = await settle(checkpoints);
    expect(second?.checkpoint.name).toBe('CHECK/0002');
    expect(second?.timestamp).toBeUndefined();
    expect(logged).toEqual(['checkpoint.notStamped {"row":"CHECK/0002","code":"unreachable"}']);
  });

  it('have no time stamp that states another time', async () => {
    const clock = { now: () => new Date(stage.clock.now().getTime() + 5 * minute + 1) };
    const authority = await startTimestamps({ port: 0, dataDir: dir, clock });
    const timestamps = createTimestampAuthority({ url: authority.url, authorities: authority.root });
    const { items, checkpoints } = await replica(undefined, undefined, timestamps);
    await write(items, aRow('NC-2026-0001', 1));
    const [first] = await settle(checkpoints);
    await authority.close();
    expect(first?.checkpoint.name).toBe('CHECK/0001');
    expect(first?.timestamp).toBeUndefined();
    expect(logged).toEqual(['checkpoint.notStamped {"row":"CHECK/0001","code":"timeDiffers"}']);
  });

  it('follow within five minutes of something irreversible, and then not again for five minutes', async () => {
    const { items, checkpoints } = await replica();
    const approved = (key: string, number: number) =>
      aRow(key, number, '', { Events: '[{"revision":1,"type":"PlanApproved"}]' });
    await write(items, aRow('NC-2026-0001', 1));
    expect(names(await settle(checkpoints))).toEqual(['CHECK/0001']);
    const made: string[] = [];
    const minutes = async (count: number) => {
      for (let run = 0; run < count; run += 1) {
        made.push(...names(await checkpoints.run()));
        stage.clock.advance(minute);
      }
    };
    await write(items, aRow('NC-2026-0002', 1));
    await minutes(10);
    expect(made).toEqual([]);
    await write(items, approved('NC-2026-0001', 2));
    await minutes(5);
    expect(made).toEqual(['CHECK/0002']);
    await write(items, approved('NC-2026-0001', 3));
    await minutes(2);
    expect(made).toEqual(['CHECK/0002']);
    await minutes(5);
    expect(made).toEqual(['CHECK/0002', 'CHECK/0003']);
    // Words in a text are no event.
    await write(
      items,
      aRow('NC-2026-0003', 1, '', { Events: JSON.stringify([{ text: '"type":"PlanApproved"', type: 'X' }]) }),
    );
    await minutes(10);
    expect(made).toHaveLength(2);
  });

  it('cost one read a run while none is due', async () => {
    const { items, checkpoints, requests } = await replica();
    await write(items, aRow('NC-2026-0001', 1));
    await settle(checkpoints);
    await checkpoints.run();
    const before = requests();
    await checkpoints.run();
    expect(requests() - before).toBe(1);
  });

  it('do not wait for effects, and say which are pending', async () => {
    const effects = createPendingEffects(stage.clock, { last: () => 0 });
    const { items, checkpoints } = await replica(effects);
    await write(items, aRow('NC-2026-0001', 1), aRow('NC-2026-0002', 1), aRow('NC-2026-0003', 1));
    effects.shown('NC-2026-0001', { sequence: 1, done: 1 });
    effects.shown('NC-2026-0002', { sequence: 1, done: 0 });
    const [first] = await settle(checkpoints);
    expect(first?.checkpoint.last).toBe(3);
    // The item of the second shows it, but a notice is pending; the third has no item yet.
    expect(first?.effects).toEqual({ pending: 1, unshown: ['NC-2026-0003/0001'] });
  });

  it('cover nothing after a row that is too young', async () => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1));
    await settle(checkpoints);
    stage.clock.advance(day);
    await write(items, aRow('NC-2026-0002', 1));
    expect(await checkpoints.run()).toEqual([]);
    stage.clock.advance(2 * minute);
    expect(names(await checkpoints.run())).toEqual(['CHECK/0002']);
  });

  it('are made for every 2,000 rows, even if the last one is recent', async () => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1));
    expect(names(await settle(checkpoints))).toEqual(['CHECK/0001']);
    const { value: lists } = (await stage.http('GET', '/lists')) as { value: { id: string; displayName: string }[] };
    const listId = lists.find(({ displayName }) => displayName === 'History')?.id;
    for (let n = 1; n <= 4100; n += 1) {
      const row = { CommitKey: `NC-2026-0002/${n}`, CommandId: `c${n}`, Reference: 'NC-2026-0002', Hash: `h${n}` };
      await stage.control('POST', 'items', { listId, count: 1, fields: sealedFields(historyList, row) });
    }
    const made = await settle(checkpoints);
    expect(made.map(({ checkpoint }) => checkpoint.size)).toEqual([2001, 4001]);
  });

  it('let the unique key decide which of two replicas makes one', async () => {
    const replicas = [await replica(), await replica()] as const;
    await write(replicas[0].items, aRow('NC-2026-0001', 1));
    for (const { checkpoints } of replicas) await checkpoints.run();
    stage.clock.advance(2 * minute);
    const made = await Promise.all(replicas.map(({ checkpoints }) => checkpoints.run()));
    expect(made.flat()).toHaveLength(1);
    expect((await stage.items('History')).map(({ fields }) => fields.CommitKey)).toEqual([
      'NC-2026-0001/0001',
      'CHECK/0001',
    ]);
    expect(await replicas[0].checkpoints.last()).toEqual(await replicas[1].checkpoints.last());
  });

  it.each(['before', 'after'] as const)('are made once when the answer is lost %s the write', async (when) => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1));
    await checkpoints.run();
    stage.clock.advance(2 * minute);
    await stage.fault({ method: 'POST', path: '/items', count: 1, when, drop: true });
    await checkpoints.run().catch(() => undefined);
    await checkpoints.run();
    expect((await checkpoints.last())?.checkpoint).toMatchObject({ name: 'CHECK/0001', last: 1 });
    expect(await stage.items('History')).toHaveLength(2);
  });

  it.each([
    ['', false],
    [', also when the delta token was lost', true],
  ])('exclude a row that was deleted before it was covered%s', async (_when, isLost) => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1), aRow('NC-2026-0002', 1));
    await checkpoints.run();
    await items.remove('1', { operation: 'test' });
    stage.clock.advance(2 * minute);
    if (isLost) await stage.control('POST', 'delta/expire');
    const [first] = await checkpoints.run();
    expect(first?.checkpoint).toMatchObject({ last: 2, size: 1 });
  });

  it('are not made on a broken chain', async () => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1));
    await settle(checkpoints);
    await stage.http('PATCH', '/lists/History/items/2/fields', { ActorId: 'q' });
    stage.clock.advance(day);
    await write(items, aRow('NC-2026-0002', 1));
    expect(await settle(checkpoints)).toEqual([]);
  });

  it('continue the tree from the last one, without reading what it covers', async () => {
    const { items, checkpoints, requests } = await replica();
    await write(items, ...[1, 2, 3].map((number) => aRow(`NC-2026-000${number}`, 1)));
    const [first] = await settle(checkpoints);
    await write(items, aRow('NC-2026-0004', 1));
    stage.clock.advance(day);
    expect(await checkpoints.run()).toEqual([]);
    stage.clock.advance(2 * minute);
    const before = requests();
    const [second] = await checkpoints.run();
    expect(requests() - before).toBe(3);
    const tree = createMerkleTree({ size: first?.checkpoint.size ?? 0, hashes: first?.frontier ?? [] });
    for (const { fields } of (await stage.items('History')).slice(3, 5))
      tree.append(leafHash(leafText({ commitKey: String(fields.CommitKey), hash: String(fields.Hash) })));
    expect(second?.checkpoint).toMatchObject({ size: 5, root: tree.root() });
  });

  it('read everything once after a change of key, and stop where the rows are no longer those of the last one', async () => {
    const pem = { type: 'pkcs8', format: 'pem' } as const;
    const other = createKeySigner(generateKeyPairSync('ed25519').privateKey.export(pem).toString());
    const [before, after] = [await replica(), await replica(undefined, other)];
    await write(before.items, aRow('NC-2026-0001', 1), aRow('NC-2026-0002', 1));
    await settle(before.checkpoints);
    await write(before.items, aRow('NC-2026-0003', 1));
    stage.clock.advance(day);
    const [made] = await settle(after.checkpoints);
    expect(made?.checkpoint).toMatchObject({ name: 'CHECK/0002', size: 4, highest: { 2026: 3 } });
    expect(isNoteSignedBy(other.publicJwk, made?.note ?? '')).toBe(true);
    await stage.http('DELETE', '/lists/History/items/1');
    await write(before.items, aRow('NC-2026-0004', 1));
    stage.clock.advance(day);
    // The first key is back, and would have to continue the second.
    expect(await settle(before.checkpoints)).toEqual([]);
    expect(logged).toContain('checkpoint.rowsDiffer {"row":"CHECK/0002"}');
  });

  it('stop before a row without a valid seal, which is named, until it is gone', async () => {
    const { items, checkpoints } = await replica();
    await write(items, aRow('NC-2026-0001', 1));
    await stage.http('POST', '/lists/History/items', { fields: aRow('NC-2026-0002', 1) });
    await write(items, aRow('NC-2026-0003', 1));
    const [first] = await settle(checkpoints);
    expect(first?.checkpoint).toMatchObject({ last: 1, size: 1 });
    expect(logged).toContain('checkpoint.rowInTheWay {"item":"2","row":"NC-2026-0002/0001"}');
    await stage.http('DELETE', '/lists/History/items/2');
    stage.clock.advance(day);
    const [second] = await checkpoints.run();
    expect(second?.checkpoint).toMatchObject({ size: 2, last: 3 });
  });

  describe('npm run verify', () => {
    const settings = () => ({
      TENANT_ID: tenant.id,
      CLIENT_ID: applications.product.id,
      CLIENT_SECRET: applications.product.secret,
      SITE_HOSTNAME: tenant.hostname,
      SITE_PATH: tenant.sitePath,
      GRAPH_ORIGIN: stage.graph.url,
      AUTHORITY_METADATA: authorityMetadata(stage.entra.url),
    });
    const verify = async (environment: object, ...options: readonly string[]) => {
      const child = spawn(process.execPath, [...commandOf('infra/verify/verify.ts'), ...options], {
        cwd: top,
        env: { PATH: process.env.PATH ?? '', ...environment },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
      return { code, said };
    };

    it('exits with 2 without a checkpoint, or with a key from History alone, and says why', async () => {
      const { items, checkpoints } = await replica();
      await write(items, aRow('NC-2026-0001', 1));
      const none = await verify({ ...settings(), CHECKPOINT_KEY: localCheckpointKey });
      expect(none).toMatchObject({ code: 2 });
      expect(none.said).toContain('Not proven: there is no checkpoint');
      await settle(checkpoints);
      const unknown = await verify(settings());
      expect(unknown).toMatchObject({ code: 2 });
      expect(unknown.said).toContain('Not proven: the key is known from History only');
    });

    it('names a row that another application created, and one that it changed', async () => {
      const { items, checkpoints } = await replica();
      await write(items, aRow('NC-2026-0001', 1), aRow('NC-2026-0002', 1));
      await settle(checkpoints);
      // The stage’s own token is of another application than TenTwo’s.
      await stage.http('PATCH', '/lists/History/items/2/fields', { ActorName: '' });
      const environment = { ...settings(), CHECKPOINT_KEY: localCheckpointKey };
      const changed = await verify(environment);
      expect(changed).toMatchObject({ code: 0 });
      expect(changed.said).toContain('Last changed by someone other than TenTwo: NC-2026-0002/0001 (item 2).');
      await stage.http('POST', '/lists/History/items', { fields: aRow('NC-2026-0003', 1) });
      const { code, said } = await verify(environment);
      expect(code).toBe(1);
      const [, other = ''] =
        /NC-2026-0003\/0001 \(item 4\): it was not created by TenTwo \(application (\S+)\)/.exec(said) ?? [];
      expect((await verify(environment, '--application', other)).said).not.toContain('not created by TenTwo');
    });

    it('exits with 0, 1 or 2, and detects yesterday’s rows rewritten today', async () => {
      const { items, checkpoints } = await replica();
      const [one, two] = [aRow('NC-2026-0001', 1), aRow('NC-2026-0001', 2, aRow('NC-2026-0001', 1).Hash)];
      await write(items, one, two);
      const [made] = await settle(checkpoints);
      const anchor = join(dir, 'anchor.txt');
      writeFileSync(anchor, `${made?.note}${made?.key}`);
      const local = join(dir, 'local.json');
      const at = {
        graph: stage.graph.url,
        entra: stage.entra.url,
        tenantId: tenant.id,
        botId: applications.product.id,
      };
      const more = { botSecret: applications.product.secret, checkpointKey: signer.publicJwk };
      writeFileSync(local, JSON.stringify({ ...at, ...more }));

      const sound = await verify({ ...settings(), CHECKPOINT_KEY: localCheckpointKey }, '--anchor', anchor);
      expect(sound).toMatchObject({ code: 0 });
      expect(sound.said).toContain('Everything fits.');
      expect(sound.said).toContain('given to this command');

      // The whole chain rewritten with another actor, every hash recomputed.
      const first = aRow('NC-2026-0001', 1, '', { ActorId: 'q' });
      const second = aRow('NC-2026-0001', 2, first.Hash);
      await items.change('1', first, undefined, { operation: 'test' });
      await items.change('2', second, undefined, { operation: 'test' });
      const rewritten = await verify({}, '--local', local, '--json');
      expect(rewritten.code).toBe(1);
      expect(JSON.parse(rewritten.said)).toMatchObject({
        verdict: 'doesNotFit',
        keysFrom: 'given',
        findings: [{ row: 'CHECK/0001', misfit: 'rowsDiffer' }],
      });
      await items.remove('3', { operation: 'test' });
      const anchored = await verify({}, '--local', local, '--anchor', anchor);
      expect(anchored).toMatchObject({ code: 1 });
      expect(anchored.said).toContain('the anchor covers have changed');

      const unsaid = await verify({ ...settings(), TENANT_ID: 'x' });
      expect(unsaid).toMatchObject({ code: 2 });
      expect(unsaid.said).toContain('TENANT_ID is not a GUID');
    });
  });
});
