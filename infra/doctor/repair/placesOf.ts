import { createMerkleTree, emptyFrontier, leafHash } from '../../../graph/checkpoints/merkle.ts';
import { type CoveredRow, leafText, type SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import { unusedIds } from '../../verify/unusedIds.ts';

/** A row that is gone: between which items it was, and its hash as the next row of its stream names it. */
export type LostRow = {
  readonly commitKey: string;
  readonly hash: string | undefined;
  readonly after: number;
  readonly before: number;
};

/** Up to this number of places together are tried. */
const mostTried = 2500;

/**
 * Finds the ids that lost rows had: those with which the checkpoints fit. Rows whose hash is not known, or that no
 * checkpoint covers, have none.
 * @param rows in the order of ids
 * @param checkpoints in order
 */
export const placesOf = (
  lost: readonly LostRow[],
  rows: readonly CoveredRow[],
  checkpoints: readonly SignedCheckpoint[],
): ReadonlyMap<string, number> => {
  const covered = checkpoints.at(-1)?.checkpoint.last ?? 0;
  const unused = unusedIds(rows).flatMap(({ from, to }) =>
    Array.from({ length: Math.min(to - from + 1, mostTried) }, (_, index) => from + index),
  );
  const wanted = lost.flatMap(({ hash, ...one }) => {
    const ids = unused.filter((id) => id > one.after && id < one.before && id <= covered);
    return hash === undefined || ids.length === 0 ? [] : [{ commitKey: one.commitKey, hash, ids }];
  });
  let tried = 0;
  const place = (placed: readonly CoveredRow[]): readonly CoveredRow[] | undefined => {
    const next = wanted[placed.length];
    if (!next) {
      tried += 1;
      return fits(placed, rows, checkpoints) ? placed : undefined;
    }
    for (const id of next.ids) {
      if (tried >= mostTried) return undefined;
      if (placed.some((one) => one.id === id)) continue;
      const found = place([...placed, { id, commitKey: next.commitKey, hash: next.hash }]);
      if (found) return found;
    }
    return undefined;
  };
  return new Map((place([]) ?? []).map(({ commitKey, id }) => [commitKey, id]));
};

/** Whether each checkpoint over one of the rows fits with them. */
const fits = (
  placed: readonly CoveredRow[],
  rows: readonly CoveredRow[],
  checkpoints: readonly SignedCheckpoint[],
): boolean =>
  checkpoints.every(({ checkpoint }, index) => {
    const before = checkpoints[index - 1];
    const from = before?.checkpoint.last ?? 0;
    const isOver = ({ id }: CoveredRow): boolean => id > from && id <= checkpoint.last;
    const added = placed.filter(isOver);
    if (added.length === 0) return true;
    const base = before ? { size: before.checkpoint.size, hashes: before.frontier } : emptyFrontier;
    const tree = createMerkleTree(base);
    for (const row of [...rows.filter(isOver), ...added].sort((a, b) => a.id - b.id))
      tree.append(leafHash(leafText(row)));
    return tree.size() === checkpoint.size && tree.root() === checkpoint.root;
  });
