import { fingerprint } from '../../graph/checkpoints/signer.ts';
import { readCommitKey } from '../../graph/history/commitHash.ts';
import type { PublicJwk, SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { checkChains, type ReadRow } from './checkChains.ts';
import { checkAnchor, checkCheckpoints, checkpointRows } from './checkCheckpoints.ts';
import { checkClosings, type ReadContribution } from './checkClosings.ts';
import type { CheckedFiles } from './checkEvidence.ts';
import type { Finding } from './finding.ts';

export type CheckOptions = {
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
