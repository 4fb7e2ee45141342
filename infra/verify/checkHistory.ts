import { isIrreversible } from '../../graph/checkpoints/irreversible.ts';
import { fingerprint, readPublicJwk } from '../../graph/checkpoints/signer.ts';
import { readCommitKey } from '../../graph/history/commitHash.ts';
import { checkpointKey, type PublicJwk, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { checkChains, type ReadRow } from './checkChains.ts';
import { type CheckpointRow, checkAnchor, checkCheckpoints, checkpointRows } from './checkCheckpoints.ts';
import { checkClosings, type ReadContribution } from './checkClosings.ts';
import type { CheckedFiles } from './checkEvidence.ts';
import { checkNumbers } from './checkNumbers.ts';
import type { CheckedTimestamps, TimestampFacts } from './checkTimestamps.ts';
import { checkSeals, checkWriters } from './checkWriters.ts';
import type { Finding } from './finding.ts';
import { checkLists, checkShown, type ReadListRow } from './lists/checkLists.ts';
import { checkActions, checkRecorded } from './lists/checkMissing.ts';
import { acceptedIn } from './lists/statements.ts';
import type { Anchor } from './readAnchor.ts';
import { type Gap, unusedIds } from './unusedIds.ts';

type CheckOptions = {
  /** The time of the check, to tell whether the last checkpoint is too old. */
  readonly now: Date;
  /** Start after the rows that this checkpoint covers: `CHECK/0003`. */
  readonly from?: string | undefined;
  /** A checkpoint kept outside the site. */
  readonly anchor?: Anchor | undefined;
  /** Keys that sign checkpoints, known from outside the site. */
  readonly keys?: readonly PublicJwk[] | undefined;
  /** Ids of the application that TenTwo has or had; without them, it is not checked who created the rows. */
  readonly applications?: readonly string[] | undefined;
  /** All rows of Contributions, in any order; without them, closings of sessions are not checked. */
  readonly contributions?: readonly ReadContribution[] | undefined;
  /** All rows of the other lists; without them, only History is checked. */
  readonly lists?: readonly ReadListRow[] | undefined;
  /** Result of comparing the recorded files with the library, if requested. */
  readonly evidence?: CheckedFiles | undefined;
  /** Result of verifying the time stamps of checkpoints. */
  readonly timestamps?: CheckedTimestamps | undefined;
};

/** Why nothing is proven although everything fits. The codes appear in `--json`: append-only. */
export type Doubt = 'noCheckpoint' | 'keyUnknown' | 'checkpointOld';

export type Report = {
  readonly verdict: 'proven' | 'doesNotFit' | 'notProven';
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
  /** Time stamps of checkpoints. */
  readonly timestamps: TimestampFacts | undefined;
  /** In the order of items, History first: the first is the place to look. */
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
  /** Item ids that no row has. A refused write may use one up. */
  readonly unusedIds: readonly Gap[];
  /** Numbers that were never given. */
  readonly neverGiven: readonly string[];
  /** Rows of History that an administrator put back or said to be lost, with who said so and why. */
  readonly accepted: readonly string[];
  /** Rows that another application or a person changed last. */
  readonly changedElsewhere: readonly string[];
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
export const checkHistory = (read: readonly ReadRow[], options: CheckOptions): Report => {
  const rows = read.toSorted((a, b) => a.id - b.id);
  const { from, anchor, contributions, evidence, timestamps, applications, lists } = options;
  const checkpoints = checkpointRows(rows);
  const start = checkpoints.find(({ row }) => row.CommitKey === from);
  if (from !== undefined && !start?.signed) throw new NoSuchCheckpoint(from);
  const after = start?.signed?.checkpoint.last ?? 0;
  const { keys, keysFrom } = trusted(options, checkpoints[0]?.signed);
  const accepted = acceptedIn(rows, applications);
  const covering = [...rows, ...accepted.rows].sort((a, b) => a.id - b.id);
  const against = { rows: covering, keys, unknown: accepted.unknown };
  const sessions = contributions ? checkClosings(rows, after, contributions) : { closings: 0, findings: [] };
  const writers = applications && checkWriters(rows, after, applications);
  const ofCheckpoints = [
    ...checkCheckpoints(checkpoints, start?.id ?? 0, against),
    ...(anchor ? checkAnchor(anchor, checkpoints, against) : []),
  ];
  const last = lastSigned(checkpoints, ofCheckpoints);
  const seals = checkSeals(rows, after);
  const isOfOthers = isAnyOf(checkpoints, [...(writers?.findings ?? []), ...seals]);
  // What someone else signed does not prove that a number was never given.
  const proved = ofCheckpoints.length === 0 && !isOfOthers ? last?.checkpoint : undefined;
  const numbers = checkNumbers(rows, proved);
  const findings = [
    ...checkChains(rows, after),
    ...sessions.findings,
    ...(evidence?.findings ?? []),
    ...(timestamps?.findings ?? []),
    ...(writers?.findings ?? []),
    ...seals,
    ...accepted.findings,
    ...ofCheckpoints,
    ...numbers.findings,
  ].sort((a, b) => a.item - b.item);
  const ofLists = lists
    ? [
        ...checkShown(rows, lists),
        ...checkLists(lists, applications),
        ...checkRecorded(rows, checkpoints, { lists, applications }),
        ...checkActions(rows, lists),
      ]
    : [];
  const all = [...findings, ...ofLists];
  const uncovered = rows.filter(({ id }) => id > (last?.checkpoint.last ?? 0));
  const doubts = doubtsOf(last, uncovered, keysFrom, options.now);
  return {
    verdict: all.length > 0 ? 'doesNotFit' : doubts.length > 0 ? 'notProven' : 'proven',
    rows: rows.length,
    streams: new Set(rows.map(({ row }) => readCommitKey(row.CommitKey)?.key)).size,
    checkpoints: checkpoints.length,
    from,
    keys: keys.map(fingerprint),
    keysFrom,
    last,
    uncovered: uncovered.length,
    closings: sessions.closings,
    files: evidence?.files ?? 0,
    timestamps: timestamps?.facts,
    findings: all,
    doubts,
    unusedIds: unusedIds(rows),
    neverGiven: numbers.neverGiven,
    accepted: accepted.lines,
    changedElsewhere: writers?.changedElsewhere ?? [],
  };
};

const isAnyOf = (checkpoints: readonly CheckpointRow[], findings: readonly Finding[]): boolean => {
  const items = new Set(checkpoints.map(({ id }) => id));
  return findings.some(({ item }) => items.has(item));
};

/** The last checkpoint that may be one: anyone can put in a row that says it is. */
const lastSigned = (
  checkpoints: readonly CheckpointRow[],
  findings: readonly Finding[],
): SignedCheckpoint | undefined => {
  const forged = new Set(
    findings.filter(({ misfit }) => misfit === 'signatureDiffers' || misfit === 'nameDiffers').map(({ item }) => item),
  );
  return checkpoints.findLast(({ id, signed }) => signed && !forged.has(id))?.signed;
};

/** A checkpoint is made every day on which something was recorded; servers may take two hours more. */
const oldest = 26 * 60 * 60_000;
/** It follows within five minutes of anything irreversible, once reads show it and its effects are done. */
const oldestIrreversible = 15 * 60_000;

const doubtsOf = (
  last: SignedCheckpoint | undefined,
  uncovered: readonly ReadRow[],
  keysFrom: Report['keysFrom'],
  now: Date,
): readonly Doubt[] => {
  if (!last) return ['noCheckpoint'];
  const isOlder = (at: string, than: number): boolean => now.getTime() - Date.parse(at) > than;
  const isOld = isOlder(last.checkpoint.at, oldest);
  const isBehind = uncovered.some(({ row }) => readCommitKey(row.CommitKey)?.key !== checkpointKey);
  const isLate = uncovered.some(({ row }) => isIrreversible(row.Events) && isOlder(row.At, oldestIrreversible));
  return [
    ...(keysFrom === 'history' ? (['keyUnknown'] as const) : []),
    ...((isOld && isBehind) || isLate ? (['checkpointOld'] as const) : []),
  ];
};

const trusted = (
  { keys, anchor }: CheckOptions,
  first: SignedCheckpoint | undefined,
): { readonly keys: readonly PublicJwk[]; readonly keysFrom: Report['keysFrom'] } => {
  if (keys && keys.length > 0) return { keys, keysFrom: 'given' };
  if (anchor?.key) return { keys: [anchor.key], keysFrom: 'anchor' };
  return { keys: first ? keyIn(first) : [], keysFrom: 'history' };
};

const keyIn = ({ key }: SignedCheckpoint): readonly PublicJwk[] => {
  try {
    return [readPublicJwk(key)];
  } catch {
    return [];
  }
};
