import { z } from 'zod';
import { candidatesIn, drawSample, strata } from '../../../procedure/audit/sample.ts';
import type { MadeFile } from '../../../procedure/exports/exported.ts';
import type { ExportKind } from '../../../procedure/exports/exportKinds.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { day, reference } from '../../../procedure/record/values/valueSchemas.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { type CsvStyle, csvLine, csvMark, csvStyleOf } from '../files/csv.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { namesNow } from '../names.ts';
import { countedFor, measuresAnswer } from '../numbers/measuresAnswer.ts';
import { measuresCsv } from '../numbers/measuresCsv.ts';
import { namedPeriodOf, namedPeriodParameters, periodOf, withFittingPeriod } from '../numbers/periodQuery.ts';
import { auditPack } from '../pack/auditPack.ts';
import { createDrillDown } from '../register/drillDown.ts';
import { seenBy } from '../register/registerAnswer.ts';
import { readRegisterFilters } from '../register/registerQuery.ts';
import type { TabRoom } from '../tabRoom.ts';
import { type DrawnRow, mostWithTexts, type SampleFile } from './exportWire.ts';
import { type RegisterTable, registerTable } from './registerTable.ts';
import { workbookOf } from './workbook.ts';

/** A file, and the facts recorded about it. */
type Made = Pick<MadeFile, 'format' | 'records' | 'asked'> & { readonly bytes: Uint8Array };

/**
 * Makes the file of one kind of export, in one language, with only what this person may read.
 * @param typed the request besides the kind, unparsed
 * @throws ApiError 400 naming the fields at fault; 404 for a person who may not read the content
 */
type Maker = (typed: unknown, actor: Actor, language: Language, room: TabRoom) => Promise<Made>;

/** @param schema strict: unknown fields are refused */
const maker =
  <Asked>(
    schema: z.ZodType<Asked>,
    make: (asked: Asked, actor: Actor, language: Language, room: TabRoom) => Promise<Made>,
  ): Maker =>
  async (typed, actor, language, room) =>
    make(readQuery(schema, typed), actor, language, room);

const schema = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  /** The query string with which the page asks for its rows. */
  asked: z.string().max(4000),
});

const all = 10_000_000;

/** The register exactly as shown: the same search, filters and order, with every line that this person may read. */
const makeRegister = maker(schema, async ({ format, asked: typed }, actor, language, room) => {
  const { today } = room.handling.organisationContext();
  const { query, behind } = readRegisterFilters(parametersOf(typed), { id: actor.id, today });
  const among = await createDrillDown(room)(behind, actor);
  const { entries } = room.register.find({ ...query, offset: 0, limit: all }, seenBy(actor, among));
  const references = new Set(entries.map(({ reference }) => reference));
  const texts = entries.length > mostWithTexts ? undefined : await room.logTexts.of(references);
  const { timeZone } = room.policy.calendar;
  const nameOf = namesNow(room.people);
  const table = registerTable(entries, { actor, language, today, timeZone, texts, mostWithTexts, nameOf });
  const bytes = await (format === 'csv' ? csvBytes(table, csvStyleOf(language)) : workbookOf(table));
  return { format, records: entries.length, asked: canonicalJson({ ...query, behind, language }), bytes };
});

/** Parses a query string as the server does: a repeated parameter is a list. */
const parametersOf = (typed: string): Readonly<Record<string, string | readonly string[]>> => {
  const given = new URLSearchParams(typed);
  const read = new Map<string, string | readonly string[]>();
  for (const name of given.keys()) {
    const [only = '', ...more] = given.getAll(name);
    read.set(name, more.length > 0 ? [only, ...more] : only);
  }
  if (read.has('offset') || read.has('limit')) throw ApiError.of('badRequest', ['asked']);
  return Object.fromEntries(read);
};

export const csvBytes = async ({ columns, slices }: RegisterTable, style: CsvStyle): Promise<Uint8Array> => {
  const parts = [
    Buffer.from(
      `${csvMark}${csvLine(
        columns.map(({ head }) => head),
        style,
      )}`,
      'utf8',
    ),
  ];
  for await (const slice of slices) parts.push(Buffer.from(slice.map((row) => csvLine(row, style)).join(''), 'utf8'));
  return Buffer.concat(parts);
};

/** Maximum number of nonconformities in an audit pack or sample: a pack is in memory until it is sent. */
const mostPacked = 500;

/** Of each group. */
const mostDrawn = 200;

const sampleSchema = z.strictObject({
  ...namedPeriodParameters,
  /** A result of dice or a coin, or any word: one line, so that it can be read unambiguously from paper. */
  seed: z
    .string()
    .regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/)
    .optional(),
  count: z.int().min(1).max(mostDrawn),
  by: z.enum(strata).optional(),
});

const rule =
  'Of each number of the population the SHA-256, lower-case hex, of "<seed>:<number>"; in the order of these the first <count>, of each group if drawn by one. population.digest: SHA-256 of all its numbers in order, each with a line feed.';

const rowOf = (reference: Reference, entry: RegisterEntry | undefined, actor: Actor): DrawnRow =>
  entry && mayRead('record', actor, entry)
    ? { reference, stage: entry.stage, title: entry.title }
    : { reference, keptBack: true };

/** A random sample of the nonconformities (ISO 19011: the auditor picks). Each drawing is recorded, so that repeated drawing shows. */
const makeSample = maker(withFittingPeriod(sampleSchema), async (asked, actor, _language, room) => {
  const { measuring } = await countedFor(actor, room);
  const { seed = room.nonce(), count, by, ...named } = asked;
  const drawing = { seed, count, ...(by && { by }), period: namedPeriodOf(named, measuring.today) };
  const entries = new Map([...room.register.all()].map((entry) => [entry.reference, entry]));
  const { population, drawn } = drawSample(
    candidatesIn(entries.values(), drawing, measuring.timeZone),
    drawing,
    room.digest,
  );
  if (drawn.length > mostPacked) throw ApiError.of('badRequest', ['count']);
  const rows = drawn.map((reference) => rowOf(reference, entries.get(reference), actor));
  const file: SampleFile = { rule, ...drawing, population, drawn: rows };
  return {
    format: 'json',
    records: drawn.length,
    asked: canonicalJson(drawing),
    bytes: new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`),
  };
});

const packSchema = z.strictObject({
  references: z
    .array(reference)
    .min(1)
    .max(mostPacked)
    .refine((all) => new Set(all).size === all.length),
  /** How they were drawn, if at random. */
  sample: z
    .strictObject({
      seed: z.string().min(1).max(100),
      count: z.int().min(1).max(mostPacked),
      by: z.enum(strata).optional(),
      period: z.strictObject({ from: day, to: day }).partial().transform(periodOf),
      /** SHA-256 of the population that it was drawn from. */
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .optional(),
  continues: z
    .string()
    .regex(/^CHECK\/\d{4,}$/)
    .optional(),
});

/** A sample of nonconformities, with all the proof for a reader without access to the site. */
const makeAuditPack = maker(packSchema, async (asked, actor, language, room) => {
  const { bytes, records, drawn, checkpoint } = await auditPack(asked, actor, language, room);
  const { sample } = asked;
  // A claimed drawing is recorded with the result of checking it.
  const described = { ...asked, ...(sample && { sample: { ...sample, isSame: drawn?.isSame } }), checkpoint, language };
  return { format: 'zip', records, asked: canonicalJson(described), bytes };
});

/** The numbers of a period as a table for the management review (9.3.2 d 1). It names no one. */
const makeMeasures = maker(
  withFittingPeriod(z.strictObject(namedPeriodParameters)),
  async (asked, actor, language, room) => {
    const counted = await countedFor(actor, room);
    const period = namedPeriodOf(asked, counted.measuring.today);
    const answer = measuresAnswer(counted, period, counted.figures(period), () => ({ me: false }));
    return {
      format: 'csv',
      records: counted.records().measured,
      // The dates that the named period means on that day.
      asked: canonicalJson({ ...period, language }),
      bytes: new TextEncoder().encode(measuresCsv(answer, language)),
    };
  },
);

/** One maker for each kind of export (docs/how-to/add-an-export.md). */
export const makers: Readonly<Record<ExportKind, Maker>> = {
  measures: makeMeasures,
  register: makeRegister,
  sample: makeSample,
  auditPack: makeAuditPack,
};
