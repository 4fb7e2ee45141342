import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../../procedure/record/canonicalJson.ts';
import { lastCommit, type Stream } from '../../procedure/record/commit.ts';
import { mostInLines } from '../lists/column.ts';

/** Rises whenever the fold gives something else for the same events: older snapshots are then ignored. */
export const foldVersion = 2;

/** What a stream folded to, at its `sequence` with its head `hash`. */
export type Snapshot = {
  readonly version: number;
  readonly sequence: number;
  readonly hash: string;
  readonly state: unknown;
};

const macOf = (snapshot: Snapshot, key: string): string =>
  createHmac('sha256', key).update(canonicalJson(snapshot), 'utf8').digest('hex');

/** The text of the column `Snapshot`: canonical JSON with its HMAC; empty when it would not fit. */
export const writeSnapshot = (stream: Stream<unknown, unknown>, key: string): string => {
  const { sequence, hash } = lastCommit(stream);
  const snapshot: Snapshot = { version: foldVersion, sequence, hash, state: stream.state };
  const text = canonicalJson({ ...snapshot, mac: macOf(snapshot, key) });
  return text.length > mostInLines ? '' : text;
};

/** The snapshot, unless somebody changed it or another version wrote it: then the stream is folded instead. */
export const readSnapshot = (text: string, key: string): Snapshot | undefined => {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof held !== 'object' || held === null) return undefined;
  const { version, sequence, hash, state, mac } = held as Record<string, unknown>;
  if (version !== foldVersion || typeof sequence !== 'number' || typeof hash !== 'string') return undefined;
  const snapshot: Snapshot = { version, sequence, hash, state };
  const [given, own] = [Buffer.from(String(mac)), Buffer.from(macOf(snapshot, key))];
  return given.length === own.length && timingSafeEqual(given, own) ? snapshot : undefined;
};
