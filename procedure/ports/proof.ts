import type { Checkpoint, SignedCheckpoint } from '../record/history/checkpoint.ts';

/** A row of History as it is stored: the text of each column, which is what its hash is over (docs/verify.md). */
export type StoredRow = {
  readonly commitKey: string;
  readonly commandId: string;
  readonly at: string;
  readonly actorId: string;
  readonly events: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** Proves rows and earlier checkpoints against a checkpoint. Specified for outsiders in docs/verify.md. */
export type MerkleProof = {
  /** The number of each proved row in the tree, counted from 0, by its `CommitKey`. */
  readonly rows: Readonly<Record<string, number>>;
  /** Sizes at which a verifier can compute the root. */
  readonly sizes: readonly number[];
  /** Hashes that the verifier cannot compute, base64, by the rows that each is over: `"16-32"`, without the last. */
  readonly nodes: Readonly<Record<string, string>>;
};

/** Reads what proves records to people without access to the site. Each throws `Fault`. */
export type Proof = {
  /** Address of the records, for people: `contoso.sharepoint.com/sites/isms`. */
  readonly site: string;
  /** The rows of one stream as they are stored now, in the order of their keys. */
  readonly rowsOf: (key: string) => Promise<readonly StoredRow[]>;
  /** All signed checkpoints that can be read, oldest first. */
  readonly checkpoints: () => Promise<readonly SignedCheckpoint[]>;
  /**
   * Proves those of these rows that the checkpoint covers, and that it continues these earlier sizes. Reads every row
   * of History up to the last covered one. The proof is as sound as the rows: a verifier compares the root.
   * @param rows by their `CommitKey`
   */
  readonly prove: (checkpoint: Checkpoint, rows: ReadonlySet<string>, sizes: readonly number[]) => Promise<MerkleProof>;
};
