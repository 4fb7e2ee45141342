import { generateKeyPairSync } from 'node:crypto';
import { createMerkleTree, emptyFrontier, leafHash } from '../../graph/checkpoints/merkle.ts';
import { signCheckpoint } from '../../graph/checkpoints/signCheckpoint.ts';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import type { Proof, StoredRow } from '../../procedure/ports/proof.ts';
import {
  type CoveredRow,
  evolveCheckpoint,
  leafText,
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

const pem = { type: 'pkcs8', format: 'pem' } as const;
const signer = createKeySigner(generateKeyPairSync('ed25519').privateKey.export(pem).toString());

export type MemoryProof = Proof & {
  /** Makes a checkpoint over all rows not covered yet. @param stamp returns the time stamp of its note */
  readonly checkpoint: (stamp?: (note: string) => Promise<string>) => Promise<SignedCheckpoint>;
};

/** Proof of the records of a store in memory. Item ids are in the order of time; a checkpoint's is that of its creation. */
export const createMemoryProof = (streams: () => readonly Stream<unknown, unknown>[]): MemoryProof => {
  const site = 'contoso.sharepoint.com/sites/isms';
  const signed: SignedCheckpoint[] = [];
  const items: CoveredRow[] = [];
  const there = new Set<string>();
  const tree = createMerkleTree();
  const take = (commitKey: string, hash: string): void => {
    if (there.has(commitKey)) return;
    there.add(commitKey);
    items.push({ id: items.length + 1, commitKey, hash });
  };
  return {
    site,
    rowsOf: async (key) => streams().flatMap((stream) => (stream.key === key ? storedRows(stream) : [])),
    checkpoints: async () => signed,
    prove: async ({ size }, proved, sizes) => {
      const proving = createMerkleTree(emptyFrontier, new Set(sizes));
      const rows: Record<string, number> = {};
      for (const row of items.slice(0, size)) {
        const isProved = proved.has(row.commitKey);
        if (isProved) rows[row.commitKey] = proving.size();
        proving.append(leafHash(leafText(row)), isProved);
      }
      return { rows, sizes, nodes: proving.proof() };
    },
    checkpoint: async (stamp) => {
      for (const row of streams().flatMap(storedRows)) take(row.commitKey, row.hash);
      const previous = signed.at(-1)?.checkpoint;
      const [first, ...more] = items.slice(previous?.size ?? 0);
      if (!first) throw new RangeError('nothing to cover');
      const name = `CHECK/${String(signed.length + 1).padStart(4, '0')}`;
      const base = { tree, highest: previous?.highest ?? {} };
      const how = { origin: site, name, at: new Date('2026-11-28T00:00:00.000Z') };
      const event = await signCheckpoint(base, [first, ...more], how, signer);
      const made = evolveCheckpoint({ ...event, timestamp: await stamp?.(event.note) });
      signed.push(made);
      take(name, sha256(made.note));
      return made;
    },
  };
};
