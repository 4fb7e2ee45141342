import { createHash } from 'node:crypto';
import type { HistoryRow } from '../lists/history.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `NC-2026-0042/0007`: the lock of the seventh commit. */
export const commitKeyOf = (key: string, sequence: number): string => `${key}/${String(sequence).padStart(4, '0')}`;

/** The stream and number of a commit key; undefined if it is not one. */
export const readCommitKey = (commitKey: string): { readonly key: string; readonly sequence: number } | undefined => {
  const found = /^(.+)\/(\d{4,})$/.exec(commitKey);
  const sequence = Number(found?.[2]);
  return found?.[1] !== undefined && sequence > 0 ? { key: found[1], sequence } : undefined;
};

/**
 * The `CommandId` for committing a command again that was acknowledged in a row that does not count, because another
 * row has its key. Specified in docs/verify.md.
 */
export const recommitIdOf = ({ Hash }: Pick<HistoryRow, 'Hash'>): string => sha256(JSON.stringify([Hash, 'again']));

type Hashed = Pick<HistoryRow, 'CommitKey' | 'CommandId' | 'At' | 'ActorId' | 'Events' | 'PreviousHash'>;

/**
 * SHA-256, lower-case hex, of the UTF-8 JSON array of the six columns as stored. Specified in docs/verify.md: it never
 * changes. The actor's name is not in it, so that it can be erased.
 */
export const hashOf = (row: Hashed): string =>
  sha256(JSON.stringify([row.CommitKey, row.CommandId, row.At, row.ActorId, row.Events, row.PreviousHash]));
