import { parseSignedCheckpoint } from '../../graph/checkpoints/lastCheckpoint.ts';
import {
  createMerkleTree,
  emptyFrontier,
  type Frontier,
  leafHash,
  rootOfFrontier,
} from '../../graph/checkpoints/merkle.ts';
import { isNoteSignedBy } from '../../graph/checkpoints/note.ts';
import { readCommitKey } from '../../graph/history/commitHash.ts';
import { readLostRow } from '../../graph/history/streamKind.ts';
import {
  type Checkpoint,
  checkpointKey,
  checkpointText,
  highestNumbers,
  leafText,
  type PublicJwk,
  type SignedCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { finding, type ReadRow } from './checkChains.ts';
import type { Finding, Misfit } from './finding.ts';
import type { Anchor } from './readAnchor.ts';
import { gapText, unusedIds } from './unusedIds.ts';

/** A row of the checkpoint stream, with its checkpoint if that is readable. */
export type CheckpointRow = ReadRow & { readonly signed: SignedCheckpoint | undefined };

/** Returns the checkpoint rows in order. @param rows in the order of ids */
export const checkpointRows = (rows: readonly ReadRow[]): readonly CheckpointRow[] =>
  rows
    .filter(({ row }) => readCommitKey(row.CommitKey)?.key === checkpointKey && !readLostRow(row.Events))
    .map((one) => ({ ...one, signed: parseSignedCheckpoint(one.row.Events) }));

/** A row as checkpoints cover it. */
export type CoveringRow = Pick<ReadRow, 'id'> & { readonly row: Pick<ReadRow['row'], 'CommitKey' | 'Hash'> };

type Against = {
  /** In the order of ids, with those that were put back or are lost under the ids that they had. */
  readonly rows: readonly CoveringRow[];
  /** That may sign checkpoints. */
  readonly keys: readonly PublicJwk[];
  /** Number of lost rows with an unknown hash: at most this number may be missing from what checkpoints cover. */
  readonly unknown: number;
};

/**
 * Checks each checkpoint against the rows since the one before, so that a change is reported once: the tree continues
 * from the frontier of the one before, which its own root vouches for.
 * @param after checkpoints up to this item are not checked
 */
export const checkCheckpoints = (
  checkpoints: readonly CheckpointRow[],
  after: number,
  against: Against,
): readonly Finding[] => {
  let { unknown } = against;
  return checkpoints.flatMap((one, index) => {
    if (one.id <= after) return [];
    if (!one.signed) return [finding(one, 'checkpointUnreadable')];
    const found = faultOf(one, one.signed, checkpoints[index - 1]?.signed, against);
    if (found?.missing !== undefined && found.missing <= unknown) {
      unknown -= found.missing;
      return [];
    }
    return found ? [finding(one, found.misfit, found.about)] : [];
  });
};

type Fault = { readonly misfit: Misfit; readonly about?: string; readonly missing?: number };

const faultOf = (
  { id, row }: ReadRow,
  { checkpoint, note, frontier }: SignedCheckpoint,
  before: SignedCheckpoint | undefined,
  { rows, keys }: Against,
): Fault | undefined => {
  const { name, size, root, last, highest } = checkpoint;
  if (!keys.some((key) => isNoteSignedBy(key, note))) return { misfit: 'signatureDiffers' };
  if (name !== row.CommitKey) return { misfit: 'nameDiffers' };
  if (rootOfFrontier({ size, hashes: frontier }) !== root) return { misfit: 'frontierDiffers' };
  const base = baseOf(before);
  if (last >= id || last <= base.last || size <= base.frontier.size) return { misfit: 'rangeDiffers' };
  const covered = between(rows, base.last, last);
  const about = `items ${base.last + 1} to ${last}`;
  const missing = size - base.frontier.size - covered.length;
  if (missing > 0)
    return {
      misfit: 'rowsMissing',
      about: `${missing} of ${about}; ${gapText(unusedIds(rows), base.last, last)}`,
      missing,
    };
  if (missing < 0) return { misfit: 'rowsAdded', about: addedText(covered, base.frontier, checkpoint) ?? about };
  if (rootOver(covered, base.frontier) !== root) return { misfit: 'rowsDiffer', about };
  const numbers = highestNumbers(base.highest, coveredOf(covered));
  return canonicalJson(highest) === canonicalJson(numbers) ? undefined : { misfit: 'highestDiffers' };
};

/** What a checkpoint continues: everything, if the one before is missing or has no valid frontier. */
const baseOf = (before: SignedCheckpoint | undefined) => {
  if (before) {
    const { size, root, last, highest } = before.checkpoint;
    const frontier = { size, hashes: before.frontier };
    if (rootOfFrontier(frontier) === root) return { frontier, last, highest };
  }
  return { frontier: emptyFrontier, last: 0, highest: {} };
};

const coveredOf = (rows: readonly CoveringRow[]) =>
  rows.map(({ row }) => ({ commitKey: row.CommitKey, hash: row.Hash }));

const rootOver = (rows: readonly CoveringRow[], from: Frontier): string => {
  const tree = createMerkleTree(from);
  for (const row of coveredOf(rows)) tree.append(leafHash(leafText(row)));
  return tree.root();
};

/** Up to this number of rows, the one that was added is looked for: it takes as many roots. */
const mostTried = 2500;

/** The row without which the others give the root. */
const addedText = (covered: readonly CoveringRow[], from: Frontier, { root, size }: Checkpoint): string | undefined => {
  if (covered.length > mostTried || covered.length !== size - from.size + 1) return undefined;
  const added = covered.find(
    (one) =>
      rootOver(
        covered.filter((other) => other !== one),
        from,
      ) === root,
  );
  return added && `${added.row.CommitKey} (item ${added.id})`;
};

/** Rows with ids above `after` and up to `last`. @param rows in the order of ids */
const between = (rows: readonly CoveringRow[], after: number, last: number): readonly CoveringRow[] => {
  const upTo = (limit: number): number => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((rows[middle]?.id ?? 0) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return rows.slice(upTo(after), upTo(last));
};

/** Checks an anchor, a checkpoint kept outside the site: it takes precedence over History. */
export const checkAnchor = (
  { checkpoint, note }: Anchor,
  checkpoints: readonly CheckpointRow[],
  { rows, keys }: Against,
): readonly Finding[] => {
  const there = checkpoints.find(({ row }) => row.CommitKey === checkpoint.name);
  const report = (misfit: Misfit): readonly Finding[] => [
    { row: checkpoint.name, item: there?.id ?? checkpoint.last, misfit, about: `items 1 to ${checkpoint.last}` },
  ];
  if (!keys.some((key) => isNoteSignedBy(key, note))) return report('anchorSignatureDiffers');
  const covered = between(rows, 0, checkpoint.last);
  if (covered.length !== checkpoint.size || rootOver(covered, emptyFrontier) !== checkpoint.root)
    return report('anchorRowsDiffer');
  if (!there) return report('anchorMissing');
  const isSame = there.signed && checkpointText(there.signed.checkpoint) === checkpointText(checkpoint);
  return isSame ? [] : report('anchorDiffers');
};
