import { z } from 'zod';
import { canonicalJson } from '../values/canonicalJson.ts';
import { isReference, referenceParts } from '../values/reference.ts';

/**
 * State of History up to one of its rows, in a form that can be signed and kept outside of SharePoint: an editor of
 * the site can recompute a chain, but not this. Specified for outsiders in docs/verify.md: it never changes.
 */
const checkpointSchema = z.strictObject({
  v: z.literal(1),
  /** `CHECK/0003`: the key of the row that holds it. */
  name: z.string(),
  /** When it was made, ISO 8601 in UTC with milliseconds. */
  at: z.string(),
  /** Ids of the items covered, both included: from after the previous checkpoint (the first begins at 1). */
  first: z.int(),
  last: z.int(),
  /** Number of these rows. Ids may have gaps, because a refused POST may have used one up. */
  rows: z.int(),
  /** Highest number given in each year up to `last`: `{"2026":42}`. */
  highest: z.record(z.string(), z.int()),
  /** SHA-256, lower-case hex, of `coveredText`. */
  digest: z.string(),
  /** SHA-256 of the previous `checkpointText`; empty in the first. */
  previous: z.string(),
});
export type Checkpoint = Readonly<z.output<typeof checkpointSchema>>;

/** A public key as JSON Web Key (RFC 7517), with only the members that its type requires. */
export type PublicJwk = Readonly<Record<string, string>>;

const signedShape = { checkpoint: checkpointSchema, signature: z.string(), key: z.record(z.string(), z.string()) };

/** As an audit pack prints it. `signature` is over `checkpointText`, base64url. */
export const signedCheckpointSchema = z.object(signedShape);
export type SignedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly signature: string;
  readonly key: PublicJwk;
};

export const checkpointEventSchema = z.object({ type: z.literal('CheckpointMade'), ...signedShape });
export type CheckpointEvent = { readonly type: 'CheckpointMade' } & SignedCheckpoint;

/** Key of the stream of checkpoints, in place of a record's reference. */
export const checkpointKey = 'CHECK';

/** The stream's state is its last checkpoint. */
export const evolveCheckpoint = ({ checkpoint, signature, key }: CheckpointEvent): SignedCheckpoint => ({
  checkpoint,
  signature,
  key,
});

/** A row of History as a checkpoint covers it. `id` is that of the item. */
export type CoveredRow = { readonly id: number; readonly commitKey: string; readonly hash: string };

/** The signed text. */
export const checkpointText = (checkpoint: Checkpoint): string => canonicalJson(checkpoint);

/** The text that `digest` is over: one line a row, in the order of ids. */
export const coveredText = (rows: readonly CoveredRow[]): string =>
  rows.map(({ commitKey, hash }) => `${commitKey} ${hash}\n`).join('');

/** `before`, raised by the references that begin among these rows. */
export const highestNumbers = (
  before: Checkpoint['highest'],
  rows: readonly Pick<CoveredRow, 'commitKey'>[],
): Checkpoint['highest'] => {
  const highest = { ...before };
  for (const { commitKey } of rows) {
    const key = commitKey.slice(0, commitKey.lastIndexOf('/'));
    if (!isReference(key)) continue;
    const { year, number } = referenceParts(key);
    highest[year] = Math.max(highest[year] ?? 0, number);
  }
  return highest;
};

/**
 * Returns the checkpoint over `rows`: everything after `previous`, in the order of ids, without a gap and at least
 * one.
 * @param digest SHA-256 of a text, lower-case hex
 */
export const checkpointOver = (
  rows: readonly [CoveredRow, ...CoveredRow[]],
  given: { readonly name: string; readonly at: Date; readonly previous: Checkpoint | undefined },
  digest: (text: string) => string,
): Checkpoint => {
  const { name, at, previous } = given;
  return {
    v: 1,
    name,
    at: at.toISOString(),
    first: (previous?.last ?? 0) + 1,
    last: rows[rows.length - 1]?.id ?? rows[0].id,
    rows: rows.length,
    highest: highestNumbers(previous?.highest ?? {}, rows),
    digest: digest(coveredText(rows)),
    previous: previous ? digest(checkpointText(previous)) : '',
  };
};
