import { refuse } from '../commands/decision.ts';
import type { Refusal } from '../commands/refusal.ts';
import { joined } from '../pictures/joined.ts';
import { pictureEndingOf } from '../pictures/pictureName.ts';
import { withoutMetadata } from '../pictures/withoutMetadata.ts';
import type { SentFile } from '../ports/evidence.ts';
import type { Actor } from '../record/values/person.ts';

/** The whole picture is held in memory. A telephone's photograph has a fifth of this. */
export const mostPictureBytes = 25 * 1024 * 1024;

type WithoutTraces = SentFile | { readonly refusal: Refusal };

/**
 * Returns the file in the form kept for an unnamed reporter's record. People who act by name may attach what cannot
 * be cleaned; the reporter may not (docs/how-to/report-without-a-name.md).
 */
export const anonymiseFile = async (sent: SentFile, { caseOf }: Actor): Promise<WithoutTraces> => {
  const isReporter = caseOf !== undefined;
  if (pictureEndingOf(sent.name) === undefined) return isReporter ? refuse({ reason: 'fileMayName' }) : sent;
  const whole = await taken(sent);
  if (typeof whole === 'string') return refuse({ reason: 'invalid', problems: { file: whole } });
  const picture = withoutMetadata(whole);
  if (!picture) return isReporter ? refuse({ reason: 'fileMayName' }) : withBytes(sent, whole);
  const name = isReporter ? `evidence.${picture.ending}` : sent.name;
  return withBytes({ ...sent, name }, picture.bytes);
};

const taken = async ({ size, bytes }: SentFile): Promise<Uint8Array | 'pictureTooLarge' | 'cutShort' | 'emptyFile'> => {
  if (size !== undefined && size > mostPictureBytes) return 'pictureTooLarge';
  const chunks: Uint8Array[] = [];
  let arrived = 0;
  try {
    for await (const chunk of bytes) {
      arrived += chunk.length;
      if (arrived > mostPictureBytes) return 'pictureTooLarge';
      chunks.push(chunk);
    }
  } catch {
    // The sender broke off: they are told so.
    return 'cutShort';
  }
  if (arrived === 0) return 'emptyFile';
  return size === undefined || size === arrived ? joined(chunks) : 'cutShort';
};

const withBytes = (sent: SentFile, bytes: Uint8Array): SentFile => ({
  ...sent,
  size: bytes.length,
  bytes: (async function* () {
    yield bytes;
  })(),
});
