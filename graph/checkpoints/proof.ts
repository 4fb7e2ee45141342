import type { Proof } from '../../procedure/ports/proof.ts';
import { type CoveredRow, checkpointKey, leafText } from '../../procedure/record/history/checkpoint.ts';
import type { Wait } from '../client/wait.ts';
import { readCommitKey } from '../history/commitHash.ts';
import { streamRows } from '../history/streamRows.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';
import { coveredRows } from './coveredRows.ts';
import { parseSignedCheckpoint } from './lastCheckpoint.ts';
import { createMerkleTree, emptyFrontier, leafHash } from './merkle.ts';

export type ProofPorts = {
  readonly items: ListItems<HistoryRow>;
  readonly wait: Wait;
  readonly site: string;
  /** Rows that were put back or are lost, under the ids that they had; absent in tests. */
  readonly gone?: (() => readonly CoveredRow[]) | undefined;
};

/** A person is waiting for the file and would have to request it again. */
const urgency = 'transfer';
const allCheckpoints = { selection: 'all', how: { operation: 'proof.checkpoints', urgency } } as const;

export const createProof = ({ items, wait, site, gone }: ProofPorts): Proof => {
  /** Also rows that are not trusted: a verifier names them. */
  const rowsUnder = async (key: string, operation: string): Promise<readonly HistoryRow[]> => {
    const reading = { selection: 'all', how: { operation, urgency } } as const;
    const { items: trusted, untrusted } = await streamRows(items, key, reading);
    const found = [...trusted, ...untrusted];
    const sequence = ({ row }: Item<HistoryRow>): number => readCommitKey(row.CommitKey)?.sequence ?? 0;
    return found.sort((a, b) => sequence(a) - sequence(b) || Number(a.id) - Number(b.id)).map(({ row }) => row);
  };

  return {
    site,
    rowsOf: async (key) =>
      (await rowsUnder(key, 'proof.rows')).map((row) => ({
        commitKey: row.CommitKey,
        commandId: row.CommandId,
        at: row.At,
        actorId: row.ActorId,
        events: row.Events,
        previousHash: row.PreviousHash,
        hash: row.Hash,
      })),
    checkpoints: async () =>
      (await streamRows(items, checkpointKey, allCheckpoints)).items
        .flatMap(({ row }) => parseSignedCheckpoint(row.Events) ?? [])
        .sort((a, b) => a.checkpoint.size - b.checkpoint.size),
    prove: async ({ last, size }, proved, sizes) => {
      const earlier = sizes.filter((one) => one > 0 && one < size);
      const tree = createMerkleTree(emptyFrontier, new Set(earlier));
      const rows: Record<string, number> = {};
      const left = gone?.() ?? [];
      // What was put back, or stands for what is lost, has an id of its own.
      const places = new Set(left.map(({ id }) => id));
      for await (const page of coveredRows(items, wait, last, left))
        for (const row of page) {
          const isProved = proved.has(row.commitKey) && !places.has(row.id);
          if (isProved) rows[row.commitKey] = tree.size();
          tree.append(leafHash(leafText(row)), isProved);
        }
      return { rows, sizes: earlier, nodes: tree.proof() };
    },
  };
};
