import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { approvedText } from '../../../procedure/audit/approvals.ts';
import type { MerkleProof, StoredRow } from '../../../procedure/ports/proof.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { streamUpTo } from '../../../procedure/record/history/stepsOf.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { compareReferences, isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { bytesOf, type Content, createZip, type ZipArchive } from '../files/zip.ts';
import { ApiError } from '../http/apiError.ts';
import { seenBy } from '../register/registerAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import { howToVerify } from '../words/howToVerify.ts';
import { type Drawn, drawnAgain, type SaidDrawn } from './drawn.ts';
import { checkpointOfPack, earlierSizes } from './earlierSizes.ts';
import { mayPack, type Packed, type PackedRecord, type Voice, voiceOf } from './packed.ts';
import { evidenceCsv, historyLines, nonconformitiesCsv } from './packTables.ts';
import { packPdf } from './pdf/packPdf.ts';
import { verifier } from './verifier.ts';

/** Which nonconformities, and how they were drawn, if they were. */
type PackAsked = {
  readonly references: readonly Reference[];
  readonly sample?: SaidDrawn | undefined;
  /** An earlier checkpoint that the reader has: `CHECK/0003`. */
  readonly continues?: string | undefined;
};

type PackRoom = Pick<TabRoom, 'handling' | 'proof' | 'people' | 'register' | 'clock' | 'digest' | 'policy'>;

/**
 * The audit pack: a zip that proves itself.
 * @returns `drawn`: how the records were drawn, if given; `checkpoint`: the last one
 * @throws ApiError 404 for people who may not take a pack, and where they may read none of the records; Fault
 */
export const auditPack = async (
  asked: PackAsked,
  actor: Actor,
  language: Language,
  room: PackRoom,
): Promise<{
  readonly bytes: Uint8Array;
  readonly records: number;
  readonly drawn: Drawn | undefined;
  readonly checkpoint: string | undefined;
}> => {
  if (!mayPack(actor)) throw ApiError.of('notFound');
  const { handling, clock, proof, people, policy } = room;
  const readable = readableBy(actor, room);
  const drawn = asked.sample && drawnAgain(asked.sample, asked.references, readable, room);
  const found = await recordsOf(asked.references, actor, readable, room);
  const records = found.flatMap(({ record }) => record ?? []);
  const keptBack = found.flatMap(({ reference: one, record }) => (record ? [] : one));
  // In a sample the numbers of unreadable records are given; elsewhere forbidden looks like unknown.
  if (records.length === 0 || (keptBack.length > 0 && !drawn?.isSame)) throw ApiError.of('notFound');
  const procedure = await handling.procedure(actor);
  if (!procedure) throw ApiError.of('notFound');
  const checkpoints = await proof.checkpoints();
  const packed: Packed = {
    actor,
    site: proof.site,
    made: clock.now(),
    procedure,
    records,
    keptBack,
    drawn,
    checkpoint: checkpoints.at(-1),
    earlier: earlierSizes(checkpoints, clock.now(), await namedCheckpoints(asked, actor, handling)),
  };
  const voice = voiceOf(language, policy.calendar.timeZone);
  const zip = createProvedZip(packed.made);
  await zip.add('HOW-TO-VERIFY.md', [howToVerify(language)]);
  await zip.add('verify.mjs', [verifier]);
  await addProof(zip.add, packed, room);
  await addTables(zip.add, packed, voice);
  await zip.add('procedure.json', [approvedText(procedure.version, procedure.rules)]);
  await zip.add('pack.pdf', [await packPdf(packed, voice, people)]);
  return { bytes: await zip.end(), records: records.length, drawn, checkpoint: packed.checkpoint?.checkpoint.name };
};

type Add = ZipArchive['add'];

/** Earlier packs are anchors for those who have them. */
const namedCheckpoints = async (
  { continues }: PackAsked,
  actor: Actor,
  { exports }: Pick<PackRoom['handling'], 'exports'>,
): Promise<ReadonlySet<string>> => {
  const earlier = (await exports(actor))?.exports ?? [];
  const names = earlier.flatMap(({ stream }) => (stream && checkpointOfPack(stream.state)) ?? []);
  return new Set([...names, ...(continues ? [continues] : [])]);
};

const noProof: MerkleProof = { rows: {}, sizes: [], nodes: {} };

const addProof = async (add: Add, { checkpoint, earlier, records }: Packed, { proof }: PackRoom): Promise<void> => {
  const anchor = checkpoint && { note: checkpoint.note, key: checkpoint.key };
  await add('checkpoint.json', [`${JSON.stringify(anchor ?? null)}\n`]);
  if (checkpoint?.timestamp !== undefined) {
    // What openssl reads: the text that was stamped, and the response of the authority.
    await add('checkpoint.txt', [checkpoint.note]);
    await add('checkpoint.tsr', [Buffer.from(checkpoint.timestamp, 'base64')]);
  }
  const names = new Set(records.flatMap(({ rows }) => rows.map(({ commitKey }) => commitKey)));
  const proved = checkpoint ? await proof.prove(checkpoint.checkpoint, names, earlier) : noProof;
  await add('proof.json', [`${JSON.stringify(proved)}\n`]);
  await add('history.jsonl', historyLines(records));
};

const addTables = async (add: Add, packed: Packed, voice: Voice): Promise<void> => {
  const { records, keptBack, drawn, made, actor } = packed;
  const references = records.map(({ stream }) => stream.state.reference);
  const sample = { made: made.toISOString(), askedBy: actor.id, site: packed.site, references, keptBack, drawn };
  await add('sample.json', [`${JSON.stringify(sample)}\n`]);
  await add('evidence.csv', [evidenceCsv(records)]);
  await add('nonconformities.csv', [nonconformitiesCsv(packed, voice)]);
};

/** Records read concurrently: a pack must not use up the Graph quota. */
const abreast = 4;

const readableBy = (actor: Actor, { register }: Pick<PackRoom, 'register'>): ReadonlySet<Reference> =>
  new Set([...register.all()].filter(seenBy(actor)).map(({ reference }) => reference));

type Found = { readonly reference: Reference; readonly record: PackedRecord | undefined };

/** In the order of their numbers; without a record if the person may not read it, or another record that it names. */
const recordsOf = async (
  references: readonly Reference[],
  actor: Actor,
  readable: ReadonlySet<Reference>,
  room: PackRoom,
): Promise<readonly Found[]> => {
  const left = [...references].sort(compareReferences).entries();
  const found: Found[] = [];
  const take = async (): Promise<void> => {
    for (const [index, one] of left) {
      const record = await recordOf(one, actor, room);
      // Its rows cannot be given in part, and they contain the number of the other.
      const tells = record && namedIn(record.rows).some((other) => !readable.has(other));
      found[index] = { reference: one, record: tells ? undefined : record };
      await setImmediate();
    }
  };
  await Promise.all(Array.from({ length: abreast }, take));
  return found;
};

/** Memory and storage may differ by a commit: the pack has what both have. */
const recordOf = async (
  one: Reference,
  actor: Actor,
  { handling, proof }: PackRoom,
): Promise<PackedRecord | undefined> => {
  const stream = await handling.read(one, actor);
  // Rows show who contributed what; a task alone does not give the right to read that.
  if (!stream || !mayRead('authors', actor, stream.state)) return undefined;
  const rows = await proof.rowsOf(one);
  if (stream.damage) return { stream, rows };
  const known = rows.slice(0, lastCommit(stream).sequence);
  if (known.length === 0) throw new Fault('notSeenYet', 'pack.rows');
  return { stream: streamUpTo(stream, { sequence: known.length }), rows: known };
};

/** Records referenced by rows: duplicates, recurrences. References quoted within a text do not count. */
const namedIn = (rows: readonly Pick<StoredRow, 'events'>[]): readonly Reference[] =>
  rows.flatMap(({ events }) =>
    [...events.matchAll(/"(NC-[\d-]+)"/g)].map(([, named = '']) => named).filter(isReference),
  );

const manifestName = 'MANIFEST.sha256';

/** An archive with the SHA-256 of all that is in it as `MANIFEST.sha256` (as `sha256sum` writes and checks it). */
const createProvedZip = (made: Date): ZipArchive => {
  const zip = createZip(made);
  const sums: string[] = [];
  return {
    add: async (name, content) => {
      const hash = createHash('sha256');
      await zip.add(name, hashed(content, hash));
      sums.push(`${hash.digest('hex')}  ${name}\n`);
    },
    end: async () => {
      await zip.add(manifestName, [sums.sort().join('')]);
      return zip.end();
    },
  };
};

async function* hashed(content: Content, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    const bytes = bytesOf(piece);
    hash.update(bytes);
    yield bytes;
  }
}
