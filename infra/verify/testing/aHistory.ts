import { createMerkleTree } from '../../../graph/checkpoints/merkle.ts';
import { signCheckpoint } from '../../../graph/checkpoints/signCheckpoint.ts';
import type { Signer } from '../../../graph/checkpoints/signer.ts';
import { commitKeyOf, hashOf, readCommitKey, sha256 } from '../../../graph/history/commitHash.ts';
import { nextCommit } from '../../../graph/history/nextCommit.ts';
import type { HistoryRow } from '../../../graph/lists/history.ts';
import {
  type CheckpointEvent,
  checkpointKey,
  evolveCheckpoint,
  type SignedCheckpoint,
} from '../../../procedure/record/history/checkpoint.ts';
import type { Commit } from '../../../procedure/record/history/commit.ts';
import type { ReadRow } from '../checkChains.ts';

const origin = 'contoso.sharepoint.com/sites/isms';

/** Builds a History in memory with the product's own code. Each commit is a minute after the previous one. */
export const createAHistory = (signer: Signer) => {
  const rows: ReadRow[] = [];
  const heads = new Map<string, Commit<object>>();
  const tree = createMerkleTree();
  let last: SignedCheckpoint | undefined;

  const commit = (key: string, event: object = { type: 'ReportAddedTo', text: `text ${rows.length}` }): ReadRow => {
    const at = new Date(Date.parse('2026-11-24T09:00:00.123Z') + rows.length * 60_000);
    const actor = { id: 'p', name: 'P' };
    const draft = { commandId: sha256(`command ${rows.length}`), at, actor, events: [event] } as const;
    const next = nextCommit(key, heads.get(key), draft);
    heads.set(key, next.commit);
    const read = { id: rows.length + 1, row: next.row };
    rows.push(read);
    return read;
  };

  const checkpoint = async (
    by: Signer = signer,
    stamp?: (note: string) => Promise<string>,
    more?: Pick<CheckpointEvent, 'rows'>,
  ): Promise<SignedCheckpoint> => {
    const covered = rows
      .filter(({ id }) => id > (last?.checkpoint.last ?? 0))
      .map(({ id, row }) => ({ id, commitKey: row.CommitKey, hash: row.Hash }));
    const [first, ...others] = covered;
    if (!first) throw new Error('nothing to cover');
    const name = commitKeyOf(checkpointKey, (heads.get(checkpointKey)?.sequence ?? 0) + 1);
    const base = { tree, highest: last?.checkpoint.highest ?? {} };
    const made = { origin, name, at: new Date('2026-11-25T00:00:00Z') };
    const signed = await signCheckpoint(base, [first, ...others], made, by);
    const event = { ...signed, ...more, ...(stamp && { timestamp: await stamp(signed.note) }) };
    last = evolveCheckpoint(event);
    commit(checkpointKey, event);
    return last;
  };

  return { rows, commit, checkpoint };
};

export const rowAt = (rows: readonly ReadRow[], id: number): ReadRow => {
  const found = rows.find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
};

/** Returns the rows with one changed, as by an editor of the site. */
export const withChanged = (rows: readonly ReadRow[], id: number, changes: Partial<HistoryRow>): readonly ReadRow[] =>
  rows.map((one) => (one.id === id ? { id, row: { ...one.row, ...changes } } : one));

/** Like `withChanged`, with all hashes and links of the stream recomputed: its chain is valid again. */
export const withRewritten = (
  rows: readonly ReadRow[],
  id: number,
  changes: Partial<HistoryRow>,
): readonly ReadRow[] => {
  const stream = readCommitKey(rowAt(rows, id).row.CommitKey)?.key;
  let before = '';
  return withChanged(rows, id, changes).map((one) => {
    if (readCommitKey(one.row.CommitKey)?.key !== stream) return one;
    const linked = { ...one.row, PreviousHash: before };
    before = hashOf(linked);
    return { id: one.id, row: { ...linked, Hash: before } };
  });
};
