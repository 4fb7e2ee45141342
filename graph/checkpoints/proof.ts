import type { Proof } from '../../procedure/ports/proof.ts';
import type { CoveredRow } from '../../procedure/record/history/checkpoint.ts';
import { checkpointKey } from '../../procedure/record/history/checkpoint.ts';
import type { Wait } from '../client/wait.ts';
import { readCommitKey } from '../history/commitHash.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { Item } from '../lists/rawItems.ts';
import { parseSignedCheckpoint } from './lastCheckpoint.ts';

export type ProofPorts = { readonly items: ListItems<HistoryRow>; readonly wait: Wait; readonly site: string };

/** A person is waiting for the file and would have to request it again. */
const urgency = 'transfer';
/**
 * A page costs 2 resource units. The first pages are read without a pause; the rest at a quarter of the smallest
 * tenant's 1,250 a minute.
 */
const quickPages = 50;
const pace = 60_000 / (1250 / 4 / 2);

export const createProof = ({ items, wait, site }: ProofPorts): Proof => {
  const rowsUnder = async (key: string, operation: string): Promise<readonly HistoryRow[]> => {
    const { items: found } = await items.where('Reference', key, { operation, urgency });
    const sequence = ({ row }: Item<HistoryRow>): number => readCommitKey(row.CommitKey)?.sequence ?? 0;
    return [...found].sort((a, b) => sequence(a) - sequence(b) || Number(a.id) - Number(b.id)).map(({ row }) => row);
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
      (await rowsUnder(checkpointKey, 'proof.checkpoints')).flatMap(({ Events }) => {
        const signed = parseSignedCheckpoint(Events);
        return signed ? [{ checkpoint: signed.checkpoint, signature: signed.signature, key: signed.key }] : [];
      }),
    coveredRows: (last) => coveredRows(items, wait, last),
  };
};

async function* coveredRows(
  items: ListItems<HistoryRow>,
  wait: Wait,
  last: number,
): AsyncGenerator<readonly CoveredRow[]> {
  const how = { operation: 'proof.covered', urgency } as const;
  let page = await items.firstPage('core', how);
  for (let read = 1; ; read += 1) {
    const rows = page.items.map(({ id, row }) => ({ id: Number(id), commitKey: row.CommitKey, hash: row.Hash }));
    yield rows.filter(({ id }) => id <= last);
    if (page.next === undefined || rows.some(({ id }) => id > last)) return;
    if (read >= quickPages) await wait(pace);
    page = await items.follow(page.next, 'core', how);
  }
}
