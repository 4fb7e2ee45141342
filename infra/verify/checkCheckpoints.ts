import { parseSignedCheckpoint } from '../../graph/checkpoints/parseSignedCheckpoint.ts';
import { isSignedBy } from '../../graph/checkpoints/signer.ts';
import { readCommitKey, sha256 } from '../../graph/history/commitHash.ts';
import {
  type Checkpoint,
  checkpointKey,
  checkpointText,
  coveredText,
  highestNumbers,
  type PublicJwk,
  type SignedCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { finding, type ReadRow } from './checkChains.ts';
import type { Finding, Misfit } from './finding.ts';

/** A row of the checkpoint stream, with its checkpoint if that is readable. */
export type CheckpointRow = ReadRow & { readonly signed: SignedCheckpoint | undefined };

/** Returns the checkpoint rows in order. @param rows in the order of ids */
export const checkpointRows = (rows: readonly ReadRow[]): readonly CheckpointRow[] =>
  rows
    .filter(({ row }) => readCommitKey(row.CommitKey)?.key === checkpointKey)
    .map((one) => ({ ...one, signed: parseSignedCheckpoint(one.row.Events) }));

type Against = { readonly rows: readonly ReadRow[]; readonly keys: readonly PublicJwk[] };

/** Checks each checkpoint. @param after checkpoints up to this item are not checked */
export const checkCheckpoints = (
  checkpoints: readonly CheckpointRow[],
  after: number,
  against: Against,
): readonly Finding[] =>
  checkpoints.flatMap((one, index) => {
    if (one.id <= after) return [];
    if (!one.signed) return [finding(one, 'checkpointUnreadable')];
    const before = checkpoints[index - 1];
    const misfit = misfitOf(one, one.signed, before && (before.signed?.checkpoint ?? 'unreadable'), against);
    return misfit ? [finding(one, misfit, rangeOf(one.signed.checkpoint))] : [];
  });

const misfitOf = (
  { id, row }: ReadRow,
  signed: SignedCheckpoint,
  before: Checkpoint | 'unreadable' | undefined,
  { rows, keys }: Against,
): Misfit | undefined => {
  const { checkpoint } = signed;
  const { name, first, last, previous, highest } = checkpoint;
  if (!keys.some((key) => isSignedBy(key, checkpointText(checkpoint), signed.signature))) return 'signatureDiffers';
  if (name !== row.CommitKey) return 'nameDiffers';
  if (last < first || last >= id) return 'rangeDiffers';
  const covered = misfitOfRows(checkpoint, rows);
  // An unreadable predecessor is reported itself; nothing can be compared with it.
  if (covered || before === 'unreadable') return covered;
  if (previous !== (before ? sha256(checkpointText(before)) : '')) return 'previousDiffers';
  if (first !== (before?.last ?? 0) + 1) return 'rangeDiffers';
  const numbers = highestNumbers(before?.highest ?? {}, coveredBy(checkpoint, rows));
  return canonicalJson(highest) === canonicalJson(numbers) ? undefined : 'highestDiffers';
};

/** Checks an anchor, a checkpoint kept outside the site: it takes precedence over History. */
export const checkAnchor = (
  anchor: SignedCheckpoint,
  checkpoints: readonly CheckpointRow[],
  { rows, keys }: Against,
): readonly Finding[] => {
  const { checkpoint, signature } = anchor;
  const text = checkpointText(checkpoint);
  const there = checkpoints.find(({ row }) => row.CommitKey === checkpoint.name);
  const report = (misfit: Misfit): readonly Finding[] => [
    { row: checkpoint.name, item: there?.id ?? checkpoint.last, misfit, about: rangeOf(checkpoint) },
  ];
  if (!keys.some((key) => isSignedBy(key, text, signature))) return report('anchorSignatureDiffers');
  if (misfitOfRows(checkpoint, rows)) return report('anchorRowsDiffer');
  if (!there) return report('anchorMissing');
  return there.signed && checkpointText(there.signed.checkpoint) === text ? [] : report('anchorDiffers');
};

const coveredBy = ({ first, last }: Checkpoint, rows: readonly ReadRow[]) =>
  rows
    .filter(({ id }) => id >= first && id <= last)
    .map(({ id, row }) => ({ id, commitKey: row.CommitKey, hash: row.Hash }));

const misfitOfRows = (checkpoint: Checkpoint, rows: readonly ReadRow[]): Misfit | undefined => {
  const covered = coveredBy(checkpoint, rows);
  if (covered.length !== checkpoint.rows) return 'rowsDiffer';
  return sha256(coveredText(covered)) === checkpoint.digest ? undefined : 'digestDiffers';
};

const rangeOf = ({ first, last }: Checkpoint): string => `items ${first} to ${last}`;
