import { fingerprint } from '../../graph/checkpoints/signer.ts';
import { readCommitKey } from '../../graph/history/commitHash.ts';
import type { PublicJwk, SignedCheckpoint } from '../../procedure/record/checkpoint.ts';
import { checkChains, type ReadRow } from './checkChains.ts';
import { checkAnchor, checkCheckpoints, checkpointRows } from './checkCheckpoints.ts';
import { checkClosings, type ReadContribution } from './checkClosings.ts';
import type { CheckedFiles } from './checkEvidence.ts';
import type { Finding } from './finding.ts';

export type CheckOptions = {
  /** Begin behind what this checkpoint covers: `CHECK/0003`. */
  readonly from?: string | undefined;
  /** A checkpoint kept outside of the site. */
  readonly anchor?: SignedCheckpoint | undefined;
  /** The keys that sign checkpoints, known from outside of the site. */
  readonly keys?: readonly PublicJwk[] | undefined;
  /** All rows of Contributions, in any order; without them no closing of a session is checked. */
  readonly contributions?: readonly ReadContribution[] | undefined;
  /** What came of comparing the files with what is in the library, if they were. */
  readonly evidence?: CheckedFiles | undefined;
};

export type Report = {
  readonly sound: boolean;
  readonly rows: number;
  readonly streams: number;
  readonly checkpoints: number;
  readonly from: string | undefined;
  /** The keys that were trusted, and on whose word. History's own word is the word of whoever can edit it. */
  readonly keys: readonly string[];
  readonly keysFrom: 'given' | 'anchor' | 'history';
  /** The last checkpoint: whoever keeps it has an anchor. */
  readonly last: SignedCheckpoint | undefined;
  /** Rows behind the last checkpoint: an editor of the site could still rewrite these unseen. */
  readonly uncovered: number;
  /** Closings of sessions that were checked against Contributions. */
  readonly closings: number;
  /** Files that were compared with their hashes. */
  readonly files: number;
  /** In the order of items: the first is where to look. */
  readonly findings: readonly Finding[];
};

export class NoSuchCheckpoint extends Error {
  constructor(name: string) {
    super(`History has no checkpoint ${name} that can be read.`);
    this.name = 'NoSuchCheckpoint';
  }
}

/**
 * Checks History as docs/verify.md specifies it.
 * @param read all its rows, in any order
 * @throws NoSuchCheckpoint when `from` is not there
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
