import { type AttachEvidence, attachEvidenceSchema, decideAttachEvidence } from '../commands/attachEvidence.ts';
import { problemsAt } from '../commands/commandFields.ts';
import { refuse } from '../commands/decision.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { Actor } from '../record/person.ts';
import type { EvidenceFile } from '../record/recordParts.ts';
import type { Reference } from '../record/reference.ts';
import { permitted } from '../stages/permitted.ts';
import { commandIdOf } from './commandId.ts';
import type { Handled, Handling, RecordStream } from './handling.ts';
import type { Digest, Evidence, OpenedFile, Records, SentFile } from './ports.ts';

/** A file as it comes to a door: nothing of it was read yet but what the sender says of it. */
export type OfferedFile = SentFile & {
  /** The action that it proves, as it was sent. */
  readonly action?: unknown;
  /** 128 random bits as hex, drawn for this file: sending it again is one command. */
  readonly n: string;
};

export type OpenedEvidence = { readonly file: EvidenceFile; readonly opened: OpenedFile };

/** Files come and go through here: whether somebody may is asked before a byte is read. */
export type EvidenceDoor = {
  readonly attach: (offered: OfferedFile, actor: Actor) => Promise<Handled>;
  /** For whoever may read the record; a file that it does not have gives the same answer as a record that he may not read. */
  readonly open: (reference: Reference, sha256: string, actor: Actor) => Promise<OpenedEvidence | undefined>;
};

export type EvidencePorts = {
  readonly records: Pick<Records, 'load'>;
  readonly evidence: Evidence;
  readonly digest: Digest;
};

export const createEvidenceDoor = (
  { records, evidence, digest }: EvidencePorts,
  handling: Pick<Handling, 'handle' | 'read'>,
): EvidenceDoor => {
  /** What would be refused whatever the bytes are. Nor is a refusal given on what memory says. */
  const refusalBefore = async (offered: OfferedFile, actor: Actor): Promise<Refusal | undefined> => {
    const { stream } = await records.load(offered.reference, 'inHand');
    const refusal = refusalOf(offered, actor, stream);
    if (!refusal) return undefined;
    return refusalOf(offered, actor, (await records.load(offered.reference, 'fresh')).stream);
  };
  const refusalOf = (
    { reference, name, size: bytes, action }: OfferedFile,
    actor: Actor,
    stream: RecordStream | undefined,
  ): Refusal | undefined => {
    if (!stream) return { reason: 'unknown' };
    const forbidden = permitted('attachEvidence', actor, stream.state);
    if (forbidden) return forbidden;
    if (stream.damage) return { reason: 'readOnly' };
    const announced = commandFor(reference, { name, bytes, action, ...notKnownYet });
    if ('refusal' in announced) return announced.refusal;
    const decision = decideAttachEvidence(announced, stream.state, { actor });
    return 'refusal' in decision ? decision.refusal : undefined;
  };

  return {
    attach: async (offered, actor) => {
      const before = await refusalBefore(offered, actor);
      if (before) return { kind: 'refused', ...refuse(before) };
      const { action, n, ...sent } = offered;
      const stored = await evidence.store(sent);
      if (stored.kind === 'notStored')
        return { kind: 'refused', ...refuse({ reason: 'invalid', problems: { file: stored.problem } }) };
      const { reference } = sent;
      const command = commandFor(reference, { ...stored.file, action });
      if ('refusal' in command) return { kind: 'refused', refusal: command.refusal };
      const { sha256 } = stored.file;
      const press = {
        actor: actor.id,
        verb: 'attachEvidence',
        data: { ref: reference, n },
        inputs: { sha256, action },
      };
      return handling.handle({ command, actor, commandId: commandIdOf(press, digest) });
    },
    open: async (reference, sha256, actor) => {
      const stream = await handling.read(reference, actor);
      const file = stream?.state.evidence.find((one) => one.sha256 === sha256);
      return file && { file, opened: await evidence.open(reference, file) };
    },
  };
};

/** In the place of what only the bytes tell. */
const notKnownYet = { sha256: '0'.repeat(64), link: 'https://x/' };

const commandFor = (reference: Reference, file: object): AttachEvidence | { readonly refusal: Refusal } => {
  const read = attachEvidenceSchema.safeParse({ file });
  return read.success
    ? { name: 'attachEvidence', reference, ...read.data }
    : refuse({ reason: 'invalid', problems: problemsAt(read.error) });
};
