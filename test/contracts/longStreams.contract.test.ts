import { createCheckpoints } from '../../graph/checkpoints/checkpoints.ts';
import { idOfLastCheckpoint } from '../../graph/checkpoints/lastCheckpoint.ts';
import { createMerkleTree } from '../../graph/checkpoints/merkle.ts';
import { createProof } from '../../graph/checkpoints/proof.ts';
import { signCheckpoint } from '../../graph/checkpoints/signCheckpoint.ts';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { commitKeyOf, sha256 } from '../../graph/history/commitHash.ts';
import { createHeads } from '../../graph/history/heads.ts';
import { nextCommit } from '../../graph/history/nextCommit.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import {
  type Checkpoint,
  type CheckpointEvent,
  checkpointKey,
  readCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import type { Commit } from '../../procedure/record/history/commit.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { noHead } from './noHead.ts';
import { openListItems } from './openListItems.ts';
import { nothingPending } from './pendingIn.ts';

const signer = createKeySigner(localCheckpointKey);
const origin = 'contoso.sharepoint.com/sites/isms';
const actor = { id: 'TenTwo', name: 'TenTwo' };
const hour = 60 * 60_000;

/** SharePoint refuses a filter that more rows match (graph-lists 2.1). */
const threshold = 5000;

describe('a site with more checkpoints than SharePoint returns for one filter', () => {
  let stage: GraphStage;
  const open = () => openListItems(stage, historyList);
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
    opened = await open();
    await fill(threshold + 1);
  });
  afterAll(async () => {
    opened.close();
    await stage.close();
  });

  /** A row of a record, and checkpoints, each over the row before it. */
  const fill = async (count: number): Promise<void> => {
    const add = (row: HistoryRow) => opened.items.add(row, { operation: 'test' });
    const at = stage.clock.now();
    const report = { commandId: sha256('report'), at, actor, events: [{ type: 'Told' }] } as const;
    let covered = nextCommit('NC-2026-0001', undefined, report).row;
    let id = Number((await add(covered)).id);
    const tree = createMerkleTree();
    let highest: Checkpoint['highest'] = {};
    let before: Commit<CheckpointEvent> | undefined;
    for (let sequence = 1; sequence <= count; sequence += 1) {
      const rows = [{ id, commitKey: covered.CommitKey, hash: covered.Hash }] as const;
      const name = commitKeyOf(checkpointKey, sequence);
      const event = await signCheckpoint({ tree, highest }, rows, { origin, name, at }, signer);
      highest = readCheckpoint(event.note)?.highest ?? {};
      const next = nextCommit(checkpointKey, before, { commandId: sha256(name), at, actor, events: [event] });
      covered = next.row;
      before = next.commit;
      id = Number((await add(covered)).id);
    }
  };

  it('is refused by the service as SharePoint does', async () => {
    await expect(opened.items.where('Reference', checkpointKey, { operation: 'test' })).rejects.toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
  });

  it('finds the last checkpoint', async () => {
    const id = await idOfLastCheckpoint(opened.items);
    const [last] = (await opened.items.get(id ?? '', { operation: 'test' })).items;
    expect(last?.row.CommitKey).toBe(commitKeyOf(checkpointKey, threshold + 1));
  });

  it('makes the next one', async () => {
    const { clock } = stage;
    const logged: string[] = [];
    const log = (_level: string, event: string) => void logged.push(event);
    const { items } = opened;
    const ports = {
      items,
      clock,
      log,
      signer,
      origin,
      effects: nothingPending,
      head: noHead,
      heads: createHeads(clock),
    };
    const checkpoints = createCheckpoints({ ...ports, wait: async () => undefined });
    expect(await checkpoints.run()).toEqual([]);
    const report = { commandId: sha256('another'), at: clock.now(), actor, events: [{ type: 'Told' }] } as const;
    await items.add(nextCommit('NC-2026-0002', undefined, report).row, { operation: 'test' });
    clock.advance(25 * hour);
    await checkpoints.run();
    clock.advance(hour);
    const [made] = await checkpoints.run();
    expect(made?.checkpoint).toMatchObject({ name: 'CHECK/5002', size: threshold + 3, highest: { 2026: 2 } });
    expect(logged).toEqual([]);
  });

  it('gives all of them to an audit pack', async () => {
    const proof = createProof({ items: opened.items, wait: async () => undefined, site: origin });
    const sizes = (await proof.checkpoints()).map(({ checkpoint }) => checkpoint.size);
    expect(sizes).toHaveLength(threshold + 2);
    expect(sizes.at(-1)).toBe(threshold + 3);
  });
});
