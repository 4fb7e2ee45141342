import { z } from 'zod';
import { candidatesIn, drawSample, strata } from '../../../procedure/audit/sample.ts';
import type { ExportKind } from '../../../procedure/exports/exportKinds.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { day, reference } from '../../../procedure/record/values/valueSchemas.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { ApiError } from '../http/apiError.ts';
import { countedFor, measuresAnswer } from '../numbers/measuresAnswer.ts';
import { measuresCsv } from '../numbers/measuresCsv.ts';
import { namedPeriodOf, namedPeriodParameters, periodOf, withFittingPeriod } from '../numbers/periodQuery.ts';
import { auditPack } from '../pack/auditPack.ts';
import type { DrawnRow, SampleFile } from './exportWire.ts';
import { makeRegister } from './makeRegister.ts';
import { type Maker, maker } from './maker.ts';

/** Most nonconformities in one audit pack or sample: a pack is held in memory until it is sent. */
const mostPacked = 500;

/** Of each group. */
const mostDrawn = 200;

const sampleSchema = z.strictObject({
  ...namedPeriodParameters,
  /** What dice or a coin say, or any word: one line, so that it is read from a sheet of paper without doubt. */
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
  /** How they were drawn, if they were. */
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
});

/** Any sample of nonconformities, with all that proves it to a reader without access to the site. */
const makeAuditPack = maker(packSchema, async (asked, actor, language, room) => {
  const { bytes, records, drawn } = await auditPack(asked, actor, language, room);
  const { sample } = asked;
  // A claimed drawing is recorded with the result of checking it.
  const told = { ...asked, ...(sample && { sample: { ...sample, isSame: drawn?.isSame } }), language };
  return { format: 'zip', records, asked: canonicalJson(told), bytes };
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
      // The days that a name stood for on that day.
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
