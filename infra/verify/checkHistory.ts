import { parseSignedCheckpoint } from '../../graph/checkpoints/lastCheckpoint.ts';
import { fingerprint, isSignedBy } from '../../graph/checkpoints/signer.ts';
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
import { checkChains, finding, type ReadRow } from './checkChains.ts';
import { checkClosings, type ReadContribution } from './checkClosings.ts';
import type { CheckedFiles } from './checkEvidence.ts';
import type { Finding, Misfit } from './finding.ts';

type CheckOptions = {
  /** Start after the rows that this checkpoint covers: `CHECK/0003`. */
  readonly from?: string | undefined;
  /** A checkpoint kept outside the site. */
  readonly anchor?: SignedCheckpoint | undefined;
  /** Keys that sign checkpoints, known from outside the site. */
  readonly keys?: readonly PublicJwk[] | undefined;
  /** All rows of Contributions, in any order; without them, closings of sessions are not checked. */
  readonly contributions?: readonly ReadContribution[] | undefined;
  /** Result of comparing the recorded files with the library, if requested. */
  readonly evidence?: CheckedFiles | undefined;
};

export type Report = {
  readonly sound: boolean;
  readonly rows: number;
  readonly streams: number;
  readonly checkpoints: number;
  readonly from: string | undefined;
  /** Trusted keys and their origin. A key from History is only as trustworthy as everyone who can edit it. */
  readonly keys: readonly string[];
  readonly keysFrom: 'given' | 'anchor' | 'history';
  /** Last checkpoint: can be kept as an anchor. */
  readonly last: SignedCheckpoint | undefined;
  /** Rows after the last checkpoint, which an editor of the site could still rewrite unnoticed. */
  readonly uncovered: number;
  /** Closings of sessions checked against Contributions. */
  readonly closings: number;
  /** Files compared with their hashes. */
  readonly files: number;
  /** In the order of items: the first is the place to look. */
  readonly findings: readonly Finding[];
};

export class NoSuchCheckpoint extends Error {
  constructor(name: string) {
    super(`History has no readable checkpoint ${name}.`);
    this.name = 'NoSuchCheckpoint';
  }
}

/**
 * Checks History as docs/verify.md specifies it.
 * @param read all its rows, in any order
 * @throws NoSuchCheckpoint if `from` does not exist
 */
export const checkHistory = (read: readonly ReadRow[], options: CheckOptions = {}): Report => {
  const rows = read.toSorted((a, b) => a.id - b.id);
  const { from, anchor, contributions, evidence } = options;
  const checkpoints = checkpointRows(rows);
  const start = checkpoints.find(({ row }) => row.CommitKey === from);
  if (from !== undefined && !start?.signed) throw new NoSuchCheckpoint(from);
  const after = start?.signed?.checkpoint.last ?? 0;
  const { keys, keysFrom } = trusted(options, checkpoints[0]?.signed);
  const against = { rows, keys };
  const sessions = contributions ? checkClosings(rows, after, contributions) : { closings: 0, findings: [] };
  const findings = [
    ...checkChains(rows, after),
    ...sessions.findings,
    ...(evidence?.findings ?? []),
    ...checkCheckpoints(checkpoints, start?.id ?? 0, against),
    ...(anchor ? checkAnchor(anchor, checkpoints, against) : []),
  ].sort((a, b) => a.item - b.item);
  const last = checkpoints.at(-1)?.signed;
  return {
    sound: findings.length === 0,
    rows: rows.length,
    streams: new Set(rows.map(({ row }) => readCommitKey(row.CommitKey)?.key)).size,
    checkpoints: checkpoints.length,
    from,
    keys: keys.map(fingerprint),
    keysFrom,
    last,
    uncovered: rows.filter(({ id }) => id > (last?.checkpoint.last ?? 0)).length,
    closings: sessions.closings,
    files: evidence?.files ?? 0,
    findings,
  };
};

const trusted = (
  { keys, anchor }: CheckOptions,
  first: SignedCheckpoint | undefined,
): { readonly keys: readonly PublicJwk[]; readonly keysFrom: Report['keysFrom'] } => {
  if (keys && keys.length > 0) return { keys, keysFrom: 'given' };
  if (anchor) return { keys: [anchor.key], keysFrom: 'anchor' };
  return { keys: first ? [first.key] : [], keysFrom: 'history' };
};

/** A row of the checkpoint stream, with its checkpoint if that is readable. */
type CheckpointRow = ReadRow & { readonly signed: SignedCheckpoint | undefined };

/** Returns the checkpoint rows in order. @param rows in the order of ids */
const checkpointRows = (rows: readonly ReadRow[]): readonly CheckpointRow[] =>
  rows
    .filter(({ row }) => readCommitKey(row.CommitKey)?.key === checkpointKey)
    .map((one) => ({ ...one, signed: parseSignedCheckpoint(one.row.Events) }));

type Against = { readonly rows: readonly ReadRow[]; readonly keys: readonly PublicJwk[] };

/** Checks each checkpoint. @param after checkpoints up to this item are not checked */
const checkCheckpoints = (checkpoints: readonly CheckpointRow[], after: number, against: Against): readonly Finding[] =>
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
const checkAnchor = (
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
