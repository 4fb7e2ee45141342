import { z } from 'zod';
import { candidatesIn, drawSample, strata } from '../../../procedure/audit/sample.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { ApiError } from '../http/apiError.ts';
import { countedFor } from '../numbers/countedFor.ts';
import { namedPeriodOf, namedPeriodParameters, withFittingPeriod } from '../numbers/periodQuery.ts';
import type { DrawnRow, SampleFile } from './exportWire.ts';
import { maker } from './maker.ts';
import { mostPacked } from './mostPacked.ts';

/** Of each group. */
const mostDrawn = 200;

const schema = z.strictObject({
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
export const makeSample = maker(withFittingPeriod(schema), async (asked, actor, _language, room) => {
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
