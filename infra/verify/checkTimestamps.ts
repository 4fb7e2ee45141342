import { type TimestampProblem, verifyTimestamp } from '../../graph/checkpoints/verifyTimestamp.ts';
import { confirmsTime, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { finding, type ReadRow } from './checkChains.ts';
import { checkpointRows } from './checkCheckpoints.ts';
import type { Finding } from './finding.ts';

export type TimestampFacts = {
  /** Number of time stamps that fit, and what the last of them states. */
  readonly fitting: number;
  readonly last?: { readonly at: string; readonly authority: string } | undefined;
  /** Number of time stamps that could not be verified, because no root of an authority was given. */
  readonly unverified: number;
  /** Checkpoints without a time stamp, if a root was given: their time is stated by TenTwo alone. */
  readonly unstamped: readonly string[];
};

export type CheckedTimestamps = { readonly facts: TimestampFacts; readonly findings: readonly Finding[] };

/**
 * Verifies the time stamps of checkpoints, and compares their times with those of the checkpoints.
 * @param read rows of History, in any order
 * @param authorities root certificates in PEM
 * @param from this checkpoint and those before it are not checked
 */
export const checkTimestamps = async (
  read: readonly ReadRow[],
  authorities: string | undefined,
  from?: string,
): Promise<CheckedTimestamps> => {
  const rows = checkpointRows(read.toSorted((a, b) => a.id - b.id));
  const checked = rows.slice(rows.findIndex(({ row }) => row.CommitKey === from) + 1);
  const stamped = checked.flatMap(({ signed, ...row }) => (signed?.timestamp ? [{ row, signed }] : []));
  if (authorities === undefined)
    return { facts: { fitting: 0, unverified: stamped.length, unstamped: [] }, findings: [] };
  const findings: Finding[] = [];
  const fitting: TimestampFacts['last'][] = [];
  for (const { row, signed } of stamped) {
    const verdict = await judge(signed, authorities);
    if ('about' in verdict) findings.push(finding(row, verdict.misfit, verdict.about));
    else fitting.push(verdict);
  }
  const unstamped = checked.flatMap(({ row, signed }) => (signed && !signed.timestamp ? [row.CommitKey] : []));
  return { facts: { fitting: fitting.length, last: fitting.at(-1), unverified: 0, unstamped }, findings };
};

const problems: Readonly<Record<TimestampProblem, string>> = {
  unreadable: 'it cannot be read',
  refused: 'the authority refused it',
  otherText: 'it is of another text',
  otherRequest: 'it answers another request',
  unknownAuthority: 'no given root vouches for its certificate',
  badSignature: 'its signature does not fit',
  notForTimestamps: 'its certificate is not for time stamps',
};

type Misfit = { readonly misfit: 'timestampDiffers' | 'timeDiffers'; readonly about: string };

const judge = async (
  { checkpoint, note, timestamp = '' }: SignedCheckpoint,
  authorities: string,
): Promise<Misfit | { readonly at: string; readonly authority: string }> => {
  const verdict = await verifyTimestamp(Buffer.from(timestamp, 'base64'), note, { authorities });
  if (verdict.problem) return { misfit: 'timestampDiffers', about: problems[verdict.problem] };
  if (!confirmsTime(verdict.at, checkpoint.at))
    return { misfit: 'timeDiffers', about: `${checkpoint.at}, but ${verdict.at} by ${verdict.authority}` };
  return verdict;
};
