import { generateKeyPairSync } from 'node:crypto';
import { createCheckpoints } from '../../graph/checkpoints/checkpoints.ts';
import { lastCheckpoint, parseSignedCheckpoint } from '../../graph/checkpoints/lastCheckpoint.ts';
import { createMerkleTree, leafHash } from '../../graph/checkpoints/merkle.ts';
import { signNote } from '../../graph/checkpoints/note.ts';
import { createKeySigner, type Signer } from '../../graph/checkpoints/signer.ts';
import { GraphFault } from '../../graph/client/graphFault.ts';
import { createPendingEffects } from '../../graph/follow/pendingEffects.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { sha256 } from '../../graph/history/commitHash.ts';
import { createHeads } from '../../graph/history/heads.ts';
import { nextCommit } from '../../graph/history/nextCommit.ts';
import { openHistory } from '../../graph/history/openHistory.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import type { ListItems, Page } from '../../graph/lists/listItems.ts';
import type { Comparison } from '../../graph/lists/rawItems.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import {
  type Checkpoint,
  checkpointText,
  leafText,
  type SignedCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import { startOfDay } from '../../procedure/record/values/calendarDate.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage } from './graphStage.ts';
import { noHead } from './noHead.ts';
import { openListItems } from './openListItems.ts';
import { nothingPending, pendingIn } from './pendingIn.ts';
import { sealedFields } from './sealedFields.ts';

const minute = 60_000;
const hour = 60 * minute;
const signer = createKeySigner(localCheckpointKey);
const pem = { type: 'pkcs8', format: 'pem' } as const;
const stranger = createKeySigner(generateKeyPairSync('ed25519').privateKey.export(pem).toString());
const first = 'NC-2026-0001';
const channel = {
  type: 'TriageChannelChosen',
  channelId: '19:triage@thread.tacv2',
  channelName: 'Triage',
  teamId: '19:team@thread.tacv2',
  language: 'en',
} as const;

type Matching = ListItems<HistoryRow>['matching'];
type Around = (comparison: Comparison<HistoryRow>, ask: () => Promise<Page<HistoryRow>>) => Promise<Page<HistoryRow>>;

const origin = 'contoso.sharepoint.com/sites/isms';

describe('a start', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  /** The projected commits: one of each record unless stated otherwise. */
  let shown: Map<Reference, number>;
  const closing: (() => void)[] = [];

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    shown = new Map();
    one = await stage.open();
  });
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  const itemsOf = async () => {
    const opened = await openListItems(stage, historyList);
    closing.push(opened.close);
    return opened;
  };

  /** A replica's History, opened as a start does. @param around what happens to its filters */
  const start = async (around: Around = (_, ask) => ask()) => {
    const { items, usage } = await itemsOf();
    const before = usage();
    const matching: Matching = (comparison, ...rest) => around(comparison, () => items.matching(comparison, ...rest));
    const heads = createHeads(stage.clock);
    const effects = createPendingEffects(stage.clock, heads);
    for (const [reference, sequence] of shown) effects.shown(reference, { sequence, done: sequence });
    const ports = {
      items: { ...items, matching },
      log: (_level: string, event: string, facts?: object) => void stage.logged.push({ event, facts }),
    };
    const history = await openHistory(
      {
        ...ports,
        wait: () => Promise.resolve(),
        clock: stage.clock,
        heads,
        effects,
      },
      {
        timeZone: 'Europe/Paris',
        pollMs: 15_000,
        recordsInMemory: 10,
        lastCheckpoint: () => lastCheckpoint({ ...ports, key: signer.publicJwk, origin }),
      },
    );
    const found = pendingIn({ effects });
    const told: string[] = [];
    history.onCommit((reference) => told.push(reference));
    const { requests, resourceUnits, byOperation } = usage();
    const spent = { requests: requests - before.requests, resourceUnits: resourceUnits - before.resourceUnits };
    return { history, found, told, spent, byOperation, usage };
  };
  const pendingOf = ({ found }: Awaited<ReturnType<typeof start>>) => found;
  const events = () => stage.logged.map(({ event }) => event);

  const historyId = async () => {
    const { value } = (await stage.http('GET', '/lists')) as { value: { id: string; displayName: string }[] };
    return value.find(({ displayName }) => displayName === 'History')?.id;
  };
  /** Old rows, of an unknown kind of stream. */
  const seed = async (count: number, at = '2026-10-01T09:00:00.123Z') => {
    const listId = await historyId();
    const one = (n: number) => {
      const row = {
        CommitKey: `OTHER/1000${n}`,
        CommandId: `${at} ${n}`,
        Reference: 'OTHER',
        At: at,
        When: at,
        Hash: 'h',
      };
      return stage.control('POST', 'items', { listId, count: 1, fields: sealedFields(historyList, row) });
    };
    const abreast = 20;
    for (let n = 1; n <= count; n += abreast)
      await Promise.all(Array.from({ length: Math.min(abreast, count - n + 1) }, (_, index) => one(n + index)));
  };
  /** A report whose effects have run. */
  const report = async (command: string, at = stage.clock.now()) => {
    const { stream } = await one.records.open(aDraft(command, { at }));
    shown.set(stream.state.reference, 1);
    return stream;
  };
  /** Lets the rows age, and covers them. */
  const cover = async (by: Signer = signer): Promise<readonly SignedCheckpoint[]> => {
    const { items } = await itemsOf();
    const ports = {
      clock: stage.clock,
      log: () => undefined,
      wait: () => Promise.resolve(),
      effects: nothingPending,
      heads: createHeads(stage.clock),
    };
    const checkpoints = createCheckpoints({ ...ports, head: noHead, items, signer: by, origin });
    await checkpoints.run();
    stage.clock.advance(3 * minute);
    return checkpoints.run();
  };

  it.each([9, 3999])('costs the same with %i rows covered by a checkpoint', async (rows) => {
    await seed(rows);
    await report('c1');
    const made = await cover();
    stage.clock.advance(hour);
    await one.records.open(aDraft('c2', { at: stage.clock.now() }));
    const started = await start();
    expect(made.at(-1)?.checkpoint.last).toBe(rows + 1);
    expect(pendingOf(started)).toEqual(['NC-2026-0002/1']);
    // Key of the last checkpoint 2, its row 1, the place in the changes 1, the last row covered 1, rows behind 2, settings 2.
    expect(started.spent).toEqual({ requests: 6, resourceUnits: 9 });
    expect(started.byOperation).toMatchObject({
      'history.follow': { requests: 3 },
      'checkpoint.find': { requests: 2 },
    });
    expect(events()).not.toContain('history.readWhole');
  });

  it('finds all rows after the checkpoint, including those cut to the day, and none before it', async () => {
    const noon = startOfDay(stage.clock.now(), 'Europe/Paris').getTime() + 36 * hour;
    stage.clock.advance(noon - stage.clock.now().getTime());
    await report('c1');
    await cover();
    stage.clock.advance(hour);
    await report('c2');
    // A report without a name.
    await one.records.open(aDraft('c3', { at: startOfDay(stage.clock.now(), 'Europe/Paris') }));
    await one.records.open(aDraft('c4', { at: stage.clock.now() }));
    expect(pendingOf(await start())).toEqual(['NC-2026-0003/1', 'NC-2026-0004/1']);
  });

  it('finds a commit before the checkpoint that no item shows, which the checkpoint names', async () => {
    await report('c1');
    await report('c2');
    await report('c3');
    const { items } = await itemsOf();
    const ports = {
      clock: stage.clock,
      log: () => undefined,
      wait: () => Promise.resolve(),
      items,
      signer,
      origin,
      heads: createHeads(stage.clock),
    };
    const effects = createPendingEffects(stage.clock, { last: () => 0 });
    for (const one of ['NC-2026-0001', 'NC-2026-0003'] as const) effects.shown(one, { sequence: 1, done: 1 });
    const checkpoints = createCheckpoints({ ...ports, head: noHead, effects });
    await checkpoints.run();
    stage.clock.advance(72 * hour);
    expect(await checkpoints.run()).toMatchObject([
      { checkpoint: { last: 3 }, effects: { pending: 0, unshown: ['NC-2026-0002/0001'] } },
    ]);
    // Its item is not read before either: it shows an earlier commit.
    shown.delete('NC-2026-0002');
    const started = await start();
    expect(pendingOf(started)).toEqual(['NC-2026-0002/1']);
    expect(events()).not.toContain('history.readWhole');
  });

  it('continues the numbers and knows the settings, though all rows are covered', async () => {
    await one.organisation.append('SETTINGS', undefined, { ...aDraft('s1'), events: [channel] });
    for (const command of ['c1', 'c2', 'c3']) await report(command);
    await cover();
    const { history, found } = await start();
    expect(found).toEqual([]);
    expect(history.organisation.current().triageChannel?.channelName).toBe('Triage');
    const opened = await history.records.open(aDraft('c4'));
    expect(opened).toMatchObject({ outcome: 'committed', stream: { key: 'NC-2026-0004' } });
    const again = await history.records.open(aDraft('c1'));
    expect(again).toMatchObject({ outcome: 'repeated', stream: { key: first } });
  });

  it('finds a record whose item was deleted while no server ran', async () => {
    await report('c1');
    await report('c2');
    await cover();
    shown.delete(first);
    expect(pendingOf(await start())).toEqual(['NC-2026-0001/1']);
    expect(events()).not.toContain('history.readWhole');
    expect(events()).toContain('projection.missing');
  });

  it('reads everything if the items of many records are gone', async () => {
    for (let n = 1; n <= 51; n += 1) await report(`c${n}`);
    await cover();
    shown.clear();
    expect(pendingOf(await start())).toHaveLength(51);
    expect(events()).toContain('history.readWhole');
  });

  it.each(['before', 'after'] as const)('misses no commit that another replica makes %s the reading', async (when) => {
    await report('c1');
    await cover();
    const other = () => one.records.open(aDraft('c2', { at: stage.clock.now() }));
    const started = await start(async ({ column }, ask) => {
      if (column !== 'When') return ask();
      if (when === 'before') await other();
      const page = await ask();
      if (when === 'after') await other();
      return page;
    });
    const { history, found, told } = started;
    await history.poller.now();
    expect([...found, ...told].join()).toContain('NC-2026-0002');
    expect((await history.records.open(aDraft('c3'))).stream.key).toBe('NC-2026-0003');
  });

  it('reads once more for a commit not yet visible to the filter', async () => {
    await report('c1');
    await cover();
    await one.records.open(aDraft('c2', { at: stage.clock.now() }));
    const late = async (page: Page<HistoryRow>) => ({
      ...page,
      items: page.items.filter(({ row }) => row.CommitKey !== 'NC-2026-0002/0001'),
    });
    let looks = 0;
    const { history, found, told } = await start(async ({ column }, ask) => {
      if (column !== 'When') return ask();
      looks += 1;
      return looks === 1 ? late(await ask()) : ask();
    });
    expect(found).toEqual([]);
    await history.poller.now();
    expect(told).toEqual([]);
    stage.clock.advance(2 * minute);
    await history.poller.now();
    expect(told).toEqual(['NC-2026-0002']);
    await history.poller.now();
    expect(looks).toBe(2);
  });

  it('follows on when the last covered row is deleted just after the start', async () => {
    await report('c1');
    await cover();
    const { history, told } = await start();
    await stage.http('DELETE', '/lists/History/items/1');
    stage.clock.advance(2 * minute);
    await one.records.open(aDraft('c2', { at: stage.clock.now() }));
    await history.poller.now();
    expect(new Set(told)).toEqual(new Set(['NC-2026-0002']));
    expect(events()).not.toContain('history.pollFailed');
  });

  describe('reads everything', () => {
    /** A report with completed effects before the checkpoint, and one with pending effects after it. */
    const covered = async () => {
      await report('c1');
      await cover();
      await one.records.open(aDraft('c2', { at: stage.clock.now() }));
    };

    it('without a checkpoint', async () => {
      await report('c1');
      await one.records.open(aDraft('c2'));
      expect(pendingOf(await start())).toEqual(['NC-2026-0002/1']);
      expect(events()).not.toContain('history.readWhole');
    });

    it.each([
      ['refuses the filter', () => Promise.reject(new GraphFault('refused', 'x', 'refused', { status: 400 }))],
      ['refuses the size', () => Promise.reject(new GraphFault('throttled', 'x', 'refused', { status: 429 }))],
      ['times out', () => Promise.reject(new GraphFault('unreachable', 'x', 'unknown', { status: 504 }))],
      [
        'answers with nothing',
        () =>
          Promise.resolve({ items: [], untrusted: [], deleted: [], strange: [], next: undefined, delta: undefined }),
      ],
    ])('when Graph %s', async (_name, answer) => {
      await covered();
      const started = await start(({ column }, ask) => (column === 'When' ? answer() : ask()));
      expect(pendingOf(started)).toContain('NC-2026-0002/1');
      expect(events()).toContain('history.readWhole');
    });

    it('when Graph does not say which checkpoint is the last', async () => {
      await covered();
      const fault = new GraphFault('refused', 'x', 'refused', { status: 400 });
      const started = await start(({ value }, ask) => (value === 'CHECK' ? Promise.reject(fault) : ask()));
      expect(pendingOf(started)).toContain('NC-2026-0002/1');
    });

    it('when more than 5,000 rows are recent', async () => {
      await covered();
      await seed(5000, stage.clock.now().toISOString());
      expect(pendingOf(await start())).toContain('NC-2026-0002/1');
      expect(events()).toContain('history.readWhole');
    });

    it('when the last covered row is gone', async () => {
      await covered();
      await stage.http('DELETE', '/lists/History/items/1');
      expect(pendingOf(await start())).toContain('NC-2026-0002/1');
    });

    /** A forgery by an editor of the site: a checkpoint that claims completed effects, in a row of a valid chain. */
    const forge = async (change: (last: Checkpoint) => Checkpoint, by: Signer | 'unsigned') => {
      const { items } = await itemsOf();
      const [there] = (await items.where('Reference', 'CHECK', { operation: 'test' })).items;
      const [event] = JSON.parse(there?.row.Events ?? '[]') as [object];
      const signed = parseSignedCheckpoint(there?.row.Events ?? '');
      if (!signed) throw new Error('no checkpoint');
      const checkpointAsText = checkpointText(change(signed.checkpoint));
      const [, signature] = signed.note.split('\n\n');
      const unsigned = `${checkpointAsText}\n${signature}`;
      const note = by === 'unsigned' ? unsigned : await signNote(checkpointAsText, origin, by);
      const draft = { commandId: sha256('forged'), at: stage.clock.now(), actor: { id: 'x', name: 'X' } };
      const before = { hash: there?.row.Hash ?? '', sequence: 1, at: there?.row.At ?? '' };
      const { row } = nextCommit('CHECK', before as never, { ...draft, events: [{ ...event, note }] });
      await items.add(row, { operation: 'test' });
    };
    const further = (last: Checkpoint): Checkpoint => ({
      ...last,
      name: 'CHECK/0002',
      last: 3,
      highest: { 2026: 900 },
    });

    it.each([
      ['by another key', () => forge(further, stranger)],
      ['without a key', () => forge(further, 'unsigned')],
      ['for another row', () => forge((last) => last, 'unsigned')],
    ])('when the checkpoint was signed %s', async (_name, forgery) => {
      await covered();
      await forgery();
      const started = await start();
      expect(pendingOf(started)).toContain('NC-2026-0002/1');
      expect(events()).toContain('checkpoint.notOurs');
      expect((await started.history.records.open(aDraft('c3'))).stream.key).toBe('NC-2026-0003');
    });
  });

  it('after a change of the key reads all once more, and begins after the first checkpoint of the new key', async () => {
    await report('c1');
    const [old] = await cover(stranger);
    const once = await start();
    expect(events()).toContain('checkpoint.notOurs');
    expect(pendingOf(once)).toEqual([]);

    await report('c2');
    stage.clock.advance(24 * hour);
    const [made] = await cover(signer);
    expect(made?.checkpoint.name).toBe('CHECK/0002');
    expect(made?.checkpoint.size).toBeGreaterThan(old?.checkpoint.size ?? 0);
    stage.logged.splice(0);
    const again = await start();
    expect(events()).not.toContain('checkpoint.notOurs');
    expect(pendingOf(again)).toEqual([]);
    expect((await again.history.records.open(aDraft('c3'))).stream.key).toBe('NC-2026-0003');
  });

  it('sends no further requests to a Graph that throttles', async () => {
    await report('c1');
    await cover();
    const fault = new GraphFault('throttled', 'x', 'refused', { status: 429, retryAfter: 30 });
    await expect(start(({ column }, ask) => (column === 'When' ? Promise.reject(fault) : ask()))).rejects.toMatchObject(
      { code: 'throttled' },
    );
  });

  it('begins after the checkpoint even after an expired delta token', async () => {
    await seed(1998);
    const stream = await report('c1');
    const { history, told, usage } = await start();
    await history.records.load(first, 'inHand');
    await one.records.append(first, stream, anAddition('c2', 'elsewhere'));
    shown.set(first, 2);
    await cover();
    await one.records.open(aDraft('c3', { at: stage.clock.now() }));
    await stage.control('POST', 'delta/expire');
    const before = usage().requests;
    await history.poller.now();
    // The refused poll, and the cost of a start.
    expect(usage().requests - before).toBe(7);
    expect(told).toEqual(['NC-2026-0002']);
    const { stream: read } = await history.records.load(first, 'inHand');
    expect(read?.commits).toHaveLength(2);
  });

  it('lets the next checkpoint cover exactly what follows, from the first run on', async () => {
    await seed(1999);
    await report('c1');
    const before = await cover();
    stage.clock.advance(24 * hour);
    await report('c2');
    await report('c3', startOfDay(stage.clock.now(), 'Europe/Paris'));
    const { items, requests } = await itemsOf();
    const ports = {
      clock: stage.clock,
      log: () => undefined,
      wait: () => Promise.resolve(),
      effects: nothingPending,
      heads: createHeads(stage.clock),
    };
    let looks = 0;
    const late: Matching = async (comparison, ...rest) => {
      const page = await items.matching(comparison, ...rest);
      if (comparison.column !== 'When') return page;
      looks += 1;
      // At first the filter does not show the last row yet.
      return looks > 1 ? page : { ...page, items: page.items.slice(0, -1) };
    };
    const opened = requests();
    const checkpoints = createCheckpoints({
      ...ports,
      head: noHead,
      items: { ...items, matching: late },
      signer,
      origin,
    });
    expect(await checkpoints.run()).toEqual([]);
    expect(requests() - opened).toBe(4);
    stage.clock.advance(5 * minute);
    const made = [...(await checkpoints.run())];
    stage.clock.advance(24 * hour);
    made.push(...(await checkpoints.run()));
    const last = before.at(-1)?.checkpoint.last ?? 0;
    expect(made.map(({ checkpoint }) => checkpoint.last - last)).toEqual([2, 3]);
    const rows = await stage.items('History');
    for (const { checkpoint } of made) {
      const tree = createMerkleTree();
      for (const { fields } of rows.filter(({ id }) => Number(id) <= checkpoint.last))
        tree.append(leafHash(leafText({ commitKey: String(fields.CommitKey), hash: String(fields.Hash) })));
      expect(checkpoint).toMatchObject({ size: tree.size(), root: tree.root() });
    }
  });
});
