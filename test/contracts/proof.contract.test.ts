import { createCheckpoints } from '../../graph/checkpoints/checkpoints.ts';
import { createMerkleTree, emptyFrontier, leafHash } from '../../graph/checkpoints/merkle.ts';
import { createProof } from '../../graph/checkpoints/proof.ts';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { sha256 } from '../../graph/history/commitHash.ts';
import { createHeads } from '../../graph/history/heads.ts';
import { nextCommit } from '../../graph/history/nextCommit.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import type { StoredRow } from '../../procedure/ports/proof.ts';
import { leafText } from '../../procedure/record/history/checkpoint.ts';
import type { Commit } from '../../procedure/record/history/commit.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { noHead } from './noHead.ts';
import { openListItems } from './openListItems.ts';
import { nothingPending } from './pendingIn.ts';

const signer = createKeySigner(localCheckpointKey);
const site = 'contoso.sharepoint.com/sites/isms';
const noWait = () => Promise.resolve();

/** Rows as the product writes them, in turn for each stream. */
const rowsFor = (keys: readonly string[], each: number): readonly HistoryRow[] => {
  const heads = new Map<string, Commit<object>>();
  return Array.from({ length: each * keys.length }, (_, index) => {
    const key = keys[index % keys.length] ?? '';
    const events = [{ type: 'ReportAddedTo', text: `é "quoted" ${index}\n` }] as const;
    const draft = {
      commandId: sha256(`${key} ${index}`),
      at: new Date(1_795_000_000_000 + index),
      actor: { id: 'p', name: 'P' },
      events,
    };
    const { row, commit } = nextCommit(key, heads.get(key), draft);
    heads.set(key, commit);
    return row;
  });
};
const storedOf = (row: HistoryRow): StoredRow => ({
  commitKey: row.CommitKey,
  commandId: row.CommandId,
  at: row.At,
  actorId: row.ActorId,
  events: row.Events,
  previousHash: row.PreviousHash,
  hash: row.Hash,
});
describe('the proof of records for outsiders', () => {
  let stage: GraphStage;
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
  });
  afterAll(() => stage.close());

  it('contains the stored rows, and everything that the checkpoints cover', async () => {
    const { items, close } = await openListItems(stage, historyList);
    const proof = createProof({ items, wait: noWait, site });
    expect([await proof.checkpoints(), await proof.rowsOf('NC-2026-0001')]).toEqual([[], []]);
    const rows = rowsFor(['NC-2026-0001', 'NC-2026-0002'], 12);
    for (const row of rows) await items.add(row, { operation: 'test' });
    expect(await proof.rowsOf('NC-2026-0001')).toEqual(
      rows.filter(({ Reference }) => Reference === 'NC-2026-0001').map(storedOf),
    );
    const ports = {
      items,
      clock: stage.clock,
      log: () => undefined,
      signer,
      origin: site,
      head: noHead,
      effects: nothingPending,
      wait: noWait,
      heads: createHeads(stage.clock),
    };
    const checkpoints = createCheckpoints(ports);
    await checkpoints.run();
    stage.clock.advance(120_000);
    const [first] = await checkpoints.run();
    for (const row of rowsFor(['NC-2026-0003'], 2)) await items.add(row, { operation: 'test' });
    stage.clock.advance(24 * 60 * 60_000);
    await checkpoints.run();
    stage.clock.advance(120_000);
    const [second] = await checkpoints.run();
    expect(await proof.checkpoints()).toEqual([first, second]);
    if (!first || !second) throw new Error('no checkpoint');
    // The second is over the row of the first, too; its own row is not in the tree.
    const mine = new Set(
      rows.filter(({ Reference }) => Reference === 'NC-2026-0001').map(({ CommitKey }) => CommitKey),
    );
    const { checkpoint } = second;
    const found = await proof.prove(checkpoint, mine, [first.checkpoint.size, checkpoint.size, 0]);
    expect([Object.keys(found.rows), found.sizes]).toEqual([[...mine], [first.checkpoint.size]]);
    const stored = await stage.items('History');
    const tree = createMerkleTree(emptyFrontier, new Set(found.sizes));
    for (const { fields } of stored.filter(({ id }) => Number(id) <= checkpoint.last)) {
      const { CommitKey: commitKey, Hash: hash } = fields as { CommitKey: string; Hash: string };
      if (mine.has(commitKey)) expect(found.rows[commitKey]).toBe(tree.size());
      tree.append(leafHash(leafText({ commitKey, hash })), mine.has(commitKey));
    }
    expect([tree.size(), tree.root(), tree.proof()]).toEqual([checkpoint.size, checkpoint.root, found.nodes]);
    close();
  });
});
