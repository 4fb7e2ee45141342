import { z } from 'zod';
import { restoredNote } from '../../graph/checkpoints/note.ts';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import { readVerifierKey } from '../../graph/checkpoints/verifierKey.ts';
import { type Checkpoint, type PublicJwk, readCheckpoint } from '../../procedure/record/history/checkpoint.ts';

/** A checkpoint kept outside the site, and the key beside it, if any. */
export type Anchor = {
  readonly checkpoint: Checkpoint;
  readonly note: string;
  readonly key: PublicJwk | undefined;
};

const json = z.object({ note: z.string(), key: z.string().optional() });

/**
 * Reads an anchor: the lines as the channel and the page Audit show them, or `checkpoint.json` of an audit pack.
 * @throws Error when it is neither
 */
export const readAnchor = (text: string): Anchor => {
  const { note, key } = text.trimStart().startsWith('{') ? json.parse(JSON.parse(text)) : linesOf(text);
  const restored = restoredNote(note);
  const checkpoint = readCheckpoint(restored);
  if (!checkpoint) throw new Error('the anchor holds no checkpoint');
  return { checkpoint, note: restored, key: key ? readPublicJwk(key) : undefined };
};

const linesOf = (text: string): z.output<typeof json> => {
  const lines = text.split('\n').map((line) => line.trim());
  const key = lines.find((line) => readVerifierKey(line));
  return { note: lines.filter((line) => line !== key).join('\n'), key };
};
