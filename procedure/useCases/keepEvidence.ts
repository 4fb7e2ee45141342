import { problemsAt } from '../commands/commandFields.ts';
import { refuse } from '../commands/decision.ts';
import { permitted } from '../commands/permitted.ts';
import type { Refusal } from '../commands/refusal.ts';
import { type AttachEvidence, attachEvidenceSchema, decideAttachEvidence } from '../commands/report/attachEvidence.ts';
import { joined } from '../pictures/bytes.ts';
import { neutralName, pictureEndingOf } from '../pictures/pictureName.ts';
import { withoutMetadata } from '../pictures/withoutMetadata.ts';
import type { Evidence, OpenedFile, SentFile } from '../ports/evidence.ts';
import type { Records } from '../ports/streams.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import type { EvidenceFile } from '../record/recordParts.ts';
import type { Digest } from '../record/values/digest.ts';
import type { Actor } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import { commandIdOf } from './commits/commandId.ts';
import type { Handled } from './commits/outcome.ts';
import type { Handling } from './handling.ts';

/** The whole picture is held in memory. A telephone's photograph has a fifth of this. */
const mostPictureBytes = 25 * 1024 * 1024;

type WithoutTraces = SentFile | { readonly refusal: Refusal };

/**
 * Returns the file in the form kept for an unnamed reporter's record. People who act by name may attach what cannot
 * be cleaned; the reporter may not (docs/how-to/report-without-a-name.md).
 */
const anonymiseFile = async (sent: SentFile, { caseOf }: Actor): Promise<WithoutTraces> => {
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
    // The sender broke off: the answer says so.
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

/** A file as it arrives at an endpoint: only the sender's statements about it are known yet. */
type OfferedFile = SentFile & {
  /** The action that it proves, as it was sent. */
  readonly action?: unknown;
  /** 128 random bits as hex, drawn for this file: sending it again is one command. */
  readonly n: string;
};

export type OpenedEvidence = { readonly file: EvidenceFile; readonly opened: OpenedFile };

/** Stores and opens files. Permission is checked before a byte is read. */
export type EvidenceUseCases = {
  /**
   * Stores the file in the library and commits its hash. For a record of an unnamed reporter, metadata of cameras and
   * programs is removed from pictures; from the reporter themselves only pictures are accepted.
   * @throws Fault; sending it again, with the same `n`, is harmless
   */
  readonly attach: (offered: OfferedFile, actor: Actor) => Promise<Handled>;
  /**
   * For an actor who may read the record; a missing file and a record they may not read give the same answer. An
   * unnamed reporter gets their own files.
   */
  readonly open: (reference: Reference, sha256: string, actor: Actor) => Promise<OpenedEvidence | undefined>;
};

type EvidencePorts = {
  readonly records: Pick<Records, 'load'>;
  readonly evidence: Evidence;
  readonly digest: Digest;
};

type Found = { readonly stream: RecordStream } | { readonly refusal: Refusal };

export const createEvidenceUseCases = (
  { records, evidence, digest }: EvidencePorts,
  handling: Pick<Handling, 'handle' | 'read'>,
): EvidenceUseCases => {
  /** Refusals that do not depend on the bytes. Never refuses from cached state. */
  const findFor = async (offered: OfferedFile, actor: Actor): Promise<Found> => {
    const found = foundFor(offered, actor, (await records.load(offered.reference, 'inHand')).stream);
    if ('stream' in found) return found;
    return foundFor(offered, actor, (await records.load(offered.reference, 'fresh')).stream);
  };

  return {
    attach: async (offered, actor) => {
      const found = await findFor(offered, actor);
      if ('refusal' in found) return { kind: 'refused', ...found };
      const { state } = found.stream;
      const { action, n, ...asSent } = offered;
      const sent = state.unnamed ? await anonymiseFile(asSent, actor) : asSent;
      if ('refusal' in sent) return { kind: 'refused', ...sent };
      const stored = await evidence.store(sent);
      if (stored.kind === 'notStored')
        return { kind: 'refused', ...refuse({ reason: 'invalid', problems: { file: stored.problem } }) };
      const { reference } = sent;
      const name = nameFor(sent.name, actor, state.evidence.length + 1);
      const command = commandFor(reference, { ...stored.file, name, action });
      if ('refusal' in command) return { kind: 'refused', ...command };
      const { sha256 } = stored.file;
      const data = { ref: reference, n };
      const press = { actor: actor.id, verb: 'attachEvidence', data, inputs: { sha256, action } };
      return handling.handle({ command, actor, commandId: commandIdOf(press, digest) });
    },
    open: async (reference, sha256, actor) => {
      const stream = await handling.read(reference, actor);
      const file = stream?.state.evidence.find(
        (one) => one.sha256 === sha256 && (actor.caseOf === undefined || one.by === actor.id),
      );
      return file && { file, opened: await evidence.open(reference, file) };
    },
  };
};

/** Placeholder for what only the bytes reveal. */
const notKnownYet = { sha256: '0'.repeat(64), link: 'https://x/' };

const foundFor = (
  { reference, name, size: bytes = 1, action }: OfferedFile,
  actor: Actor,
  stream: RecordStream | undefined,
): Found => {
  if (!stream) return refuse({ reason: 'unknown' });
  const forbidden = permitted('attachEvidence', actor, stream.state);
  if (forbidden) return refuse(forbidden);
  if (stream.damage) return refuse({ reason: 'readOnly' });
  const announced = commandFor(reference, { name: nameFor(name, actor, 1), bytes, action, ...notKnownYet });
  if ('refusal' in announced) return announced;
  const decision = decideAttachEvidence(announced, stream.state, { actor });
  return 'refusal' in decision ? decision : { stream };
};

/**
 * The file name of an unnamed reporter's picture is dropped entirely. Another file keeps its name and is refused for
 * it.
 */
const nameFor = (name: string, { caseOf }: Actor, number: number): string => {
  const ending = caseOf === undefined ? undefined : pictureEndingOf(name);
  return ending ? neutralName(number, ending) : name;
};

const commandFor = (reference: Reference, file: object): AttachEvidence | { readonly refusal: Refusal } => {
  const read = attachEvidenceSchema.safeParse({ file });
  return read.success
    ? { name: 'attachEvidence', reference, ...read.data }
    : refuse({ reason: 'invalid', problems: problemsAt(read.error) });
};
