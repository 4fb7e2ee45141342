import type { CoveredRow, SignedCheckpoint } from '../record/history/checkpoint.ts';

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

/** Reads what proves records to people without access to the site. Each throws `Fault`. */
export type Proof = {
  /** Address of the records, for people: `contoso.sharepoint.com/sites/isms`. */
  readonly site: string;
  /** The rows of one stream as they are stored now, in the order of their keys. */
  readonly rowsOf: (key: string) => Promise<readonly StoredRow[]>;
  /** All signed checkpoints that can be read, oldest first. */
  readonly checkpoints: () => Promise<readonly SignedCheckpoint[]>;
  /** Every row of History up to the item `last`, page by page in the order of ids. */
  readonly coveredRows: (last: number) => AsyncIterable<readonly CoveredRow[]>;
};
