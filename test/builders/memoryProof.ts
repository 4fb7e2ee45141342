import { generateKeyPairSync, sign } from 'node:crypto';
import type { Proof, StoredRow } from '../../procedure/ports/proof.ts';
import {
  type Checkpoint,
  type CoveredRow,
  checkpointOver,
  checkpointText,
  type PublicJwk,
  type SignedCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import type { Commit, Stream } from '../../procedure/record/history/commit.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { sha256 } from './sha256.ts';

/** Rows as the list History stores them. */
export const storedRows = ({ key, commits }: Stream<unknown, unknown>): readonly StoredRow[] =>
  commits.map(({ sequence, commandId, at, actorId, events, previousHash, hash }: Commit<unknown>) => ({
    commitKey: `${key}/${String(sequence).padStart(4, '0')}`,
    commandId,
    at,
    actorId,
    events: canonicalJson(events),
    previousHash,
    hash,
  }));

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const publicJwk = publicKey.export({ format: 'jwk' }) as PublicJwk;

export type MemoryProof = Proof & {
  /** Makes a checkpoint over all rows not covered yet. */
  readonly checkpoint: () => SignedCheckpoint;
};

/** Proof of the records of a store in memory. Item ids are in the order of time; a checkpoint's is that of its creation. */
export const createMemoryProof = (streams: () => readonly Stream<unknown, unknown>[]): MemoryProof => {
  const signed: SignedCheckpoint[] = [];
  const items: CoveredRow[] = [];
  const there = new Set<string>();
  const take = (commitKey: string, hash: string): void => {
    if (there.has(commitKey)) return;
    there.add(commitKey);
    items.push({ id: items.length + 1, commitKey, hash });
  };
  const pageOf = async function* (last: number): AsyncGenerator<readonly CoveredRow[]> {
    const rows = items.filter(({ id }) => id <= last);
    for (let at = 0; at < rows.length; at += 999) yield rows.slice(at, at + 999);
  };
  return {
    site: 'contoso.sharepoint.com/sites/isms',
    rowsOf: async (key) => streams().flatMap((stream) => (stream.key === key ? storedRows(stream) : [])),
    checkpoints: async () => signed,
    coveredRows: pageOf,
    checkpoint: () => {
      for (const row of streams().flatMap(storedRows)) take(row.commitKey, row.hash);
      const previous: Checkpoint | undefined = signed.at(-1)?.checkpoint;
      const [first, ...more] = items.filter(({ id }) => id > (previous?.last ?? 0));
      if (!first) throw new RangeError('nothing to cover');
      const name = `CHECK/${String(signed.length + 1).padStart(4, '0')}`;
      const checkpoint = checkpointOver(
        [first, ...more],
        { name, at: new Date('2026-11-28T00:00:00.000Z'), previous },
        sha256,
      );
      const signature = sign(null, Buffer.from(checkpointText(checkpoint)), privateKey).toString('base64url');
      const made = { checkpoint, signature, key: publicJwk };
      signed.push(made);
      take(name, sha256(signature));
      return made;
    },
  };
};
