import {
  type Checkpoint,
  type CheckpointEvent,
  type CoveredRow,
  checkpointText,
  highestNumbers,
  leafText,
} from '../../procedure/record/history/checkpoint.ts';
import { leafHash, type MerkleTree } from './merkle.ts';
import { signNote } from './note.ts';
import type { Signer } from './signer.ts';
import { verifierKeyOf } from './verifierKey.ts';

/** What a checkpoint continues: the tree over all rows before, and the highest numbers among them. */
export type CheckpointBase = { readonly tree: MerkleTree; readonly highest: Checkpoint['highest'] };

/**
 * Signs the checkpoint over the tree and these rows, which are appended to it.
 * @param rows in the order of ids, without a gap after those in the tree
 */
export const signCheckpoint = async (
  { tree, highest }: CheckpointBase,
  rows: readonly [CoveredRow, ...CoveredRow[]],
  { origin, name, at }: { readonly origin: string; readonly name: string; readonly at: Date },
  signer: Signer,
): Promise<CheckpointEvent> => {
  for (const row of rows) tree.append(leafHash(leafText(row)));
  const text = checkpointText({
    origin,
    size: tree.size(),
    root: tree.root(),
    name,
    at: at.toISOString(),
    last: rows[rows.length - 1]?.id ?? rows[0].id,
    highest: highestNumbers(highest, rows),
  });
  return {
    type: 'CheckpointMade',
    note: await signNote(text, origin, signer),
    key: verifierKeyOf(origin, signer.publicJwk),
    frontier: tree.frontier().hashes,
  };
};
