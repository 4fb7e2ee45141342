import { z } from 'zod';
import { isReference, referenceParts } from '../values/reference.ts';

/**
 * State of History up to one of its rows, in a form that can be signed and kept outside of SharePoint: an editor of
 * the site can recompute a chain, but not this. It is the text of a C2SP tlog-checkpoint. Specified for outsiders in
 * docs/verify.md: it never changes.
 */
export type Checkpoint = {
  /** Identifies the log: the address of the site, and the name of the key (`originOf`). */
  readonly origin: string;
  /** Number of rows covered: all with ids up to `last`. Ids may have gaps, because a refused POST may have used one up. */
  readonly size: number;
  /** Root of the Merkle tree over `leafText` of these rows in the order of ids, base64. */
  readonly root: string;
  /** `CHECK/0003`: the key of the row that holds it. */
  readonly name: string;
  /** When it was made, ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** Id of the last item covered. */
  readonly last: number;
  /** Highest number given in each year up to `last`: `{"2026":42}`. */
  readonly highest: Readonly<Record<string, number>>;
};

/** A checkpoint with its proof, as History holds it. */
export type SignedCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** `checkpointText` as a signed note (C2SP signed-note). */
  readonly note: string;
  /** The public key that signed it, as a verifier key of signed notes. */
  readonly key: string;
  /** Roots of the largest full subtrees of the tree, largest first, base64: to continue it. */
  readonly frontier: readonly string[];
  readonly effects?: CheckpointEffects | undefined;
  /**
   * The number of the last row of the settings, the newest review and the newest export, by their streams: no item shows
   * them.
   */
  readonly heads?: Readonly<Record<string, number>> | undefined;
  /** By list. */
  readonly rows?: Readonly<Record<string, RecordedRows>> | undefined;
  /** Response of a time-stamp authority for `note` (RFC 3161, `TimeStampResp` in DER), base64. */
  readonly timestamp?: string | undefined;
};

/** What was still to be done for the rows covered. Not signed: it proves nothing, and guides the next start. */
export type CheckpointEffects = {
  /** Number of records with pending effects. */
  readonly pending: number;
  /** Commit keys that no item of the list Nonconformities shows yet; absent if there are too many to name. */
  readonly unshown?: readonly string[] | undefined;
};

/**
 * Rows of a list other than History, by the ids of their items: what verification and the next start look for. The note
 * does not have them; the seal and the hash of the row do, and so the next checkpoint covers them.
 */
export type RecordedRows = {
  /** Rows that TenTwo wrote and no checkpoint before records, or the one who made this one does not know: `1-7,9`. */
  readonly ids: string;
  /** The highest id that any server has seen. */
  readonly last: number;
  /** Rows that were deleted. */
  readonly missing?: string | undefined;
  /** Where the changes after these rows begin in the change feed of the list: a link. */
  readonly position?: string | undefined;
};

/** A public key as JSON Web Key (RFC 7517), with only the members that its type requires. */
export type PublicJwk = Readonly<Record<string, string>>;

/** The text that is signed, as C2SP tlog-checkpoint demands: origin, size and root, then what only TenTwo needs. */
export const checkpointText = ({ origin, size, root, name, at, last, highest }: Checkpoint): string => {
  const numbers = Object.keys(highest)
    .sort()
    .map((year) => `${year}:${highest[year]}`);
  const lines = [origin, size, root, `name ${name}`, `made ${at}`, `last ${last}`, ['highest', ...numbers].join(' ')];
  return lines.map((line) => `${line}\n`).join('');
};

const textPattern =
  /^([^\s+]+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nname (CHECK\/\d{4,})\nmade (\S+)\nlast (\d{1,15})\nhighest((?: \d{4}:\d{1,15})*)\n$/;

/** The signed part of a note: up to its last empty line. */
export const noteText = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

/** The checkpoint in a note, whether or not the signature is valid; undefined if there is none in exactly our form. */
export const readCheckpoint = (note: string): Checkpoint | undefined => {
  const text = noteText(note);
  const [, origin = '', size, root = '', name = '', at = '', last, numbers = ''] = textPattern.exec(text) ?? [];
  const pairs = numbers.split(' ').slice(1);
  const highest = Object.fromEntries(pairs.map((pair) => [pair.slice(0, 4), Number(pair.slice(5))]));
  const checkpoint = { origin, size: Number(size), root, name, at, last: Number(last), highest };
  return checkpointText(checkpoint) === text ? checkpoint : undefined;
};

/** Key names of notes have neither white space nor a plus. @param site its address: `contoso.sharepoint.com/sites/isms` */
export const originOf = (site: string): string => site.replace(/[\s+]/gu, encodeURIComponent);

export const checkpointEventSchema = z.object({
  type: z.literal('CheckpointMade'),
  note: z.string().refine((note) => readCheckpoint(note) !== undefined),
  key: z.string(),
  frontier: z.array(z.string()).readonly(),
  effects: z
    .object({ pending: z.number(), unshown: z.array(z.string()).readonly().optional() })
    .readonly()
    .optional(),
  heads: z.record(z.string(), z.number()).readonly().optional(),
  rows: z
    .record(
      z.string(),
      z
        .object({
          ids: z.string(),
          last: z.number(),
          missing: z.string().optional(),
          position: z.string().optional(),
        })
        .readonly(),
    )
    .readonly()
    .optional(),
  timestamp: z.base64().optional(),
});
export type CheckpointEvent = Readonly<z.output<typeof checkpointEventSchema>>;

/** Key of the stream of checkpoints, in place of a record's reference. */
export const checkpointKey = 'CHECK';
/** Key of the row of Messages that shows the number of the last checkpoint. */
export const checkpointHeadKey = `${checkpointKey}/last`;

/** The stream's state is its last checkpoint. @throws RangeError when the note holds none */
export const evolveCheckpoint = ({ type: _, note, ...rest }: CheckpointEvent): SignedCheckpoint => {
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) throw new RangeError('the note holds no checkpoint');
  return { checkpoint, note, ...rest };
};

/** Largest difference, with a time stamp, between the clocks of server and authority, in milliseconds. */
const tolerance = 5 * 60_000;

/** Whether an authority confirms the time that a checkpoint states: both ISO 8601. */
export const confirmsTime = (stated: string, made: string): boolean =>
  Math.abs(Date.parse(stated) - Date.parse(made)) <= tolerance;

/** A row of History as a checkpoint covers it. `id` is that of the item. */
export type CoveredRow = { readonly id: number; readonly commitKey: string; readonly hash: string };

/** The leaf of a row in the tree. */
export const leafText = ({ commitKey, hash }: Pick<CoveredRow, 'commitKey' | 'hash'>): string => `${commitKey} ${hash}`;

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
