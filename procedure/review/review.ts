import { z } from 'zod';
import { dayBuckets } from '../measures/counting/tally.ts';
import { exclusions } from '../measures/measure.ts';
import { measureNames } from '../measures/measures.ts';
import { traits } from '../measures/trait.ts';
import type { Attribution } from '../record/values/attribution.ts';
import { causeCategories } from '../record/values/choices.ts';
import { clauses } from '../record/values/clauses.ts';
import type { PersonId } from '../record/values/person.ts';
import { day, reference } from '../record/values/valueSchemas.ts';
import type { ReviewKey } from './reviewKey.ts';

/**
 * The periodic review of the records (10.2 f and g; what 9.3.2 d 1 asks management to see), as rows of History hold
 * it. The figures are frozen: what the reviewer saw, by the rules of that day, whatever happens to the records.
 */
const population = {
  population: z.int(),
  missing: z.int(),
  pending: z.int(),
  exclusions: z.partialRecord(z.enum(exclusions), z.int()),
  value: z.number().optional(),
};
const figure = z.discriminatedUnion('unit', [
  z.object({
    unit: z.literal('days'),
    ...population,
    median: z.number().optional(),
    p90: z.number().optional(),
    buckets: z.record(z.enum(dayBuckets), z.int()),
  }),
  z.object({ unit: z.enum(['share', 'ratio']), ...population, hits: z.int() }),
]);

const traitValue = z.enum([...clauses, ...causeCategories]);

/** Number detected in the period, and in the same number of days before it; absent without a first day. */
const trend = z.array(z.object({ of: traitValue, count: z.int(), before: z.int().optional() })).readonly();

/** `count` is of all; `references` are as many of them as fit, without those that not every reader may know. */
const systemicHit = z.object({
  by: z.enum(traits),
  of: traitValue,
  from: day,
  to: day,
  count: z.int(),
  references: z.array(reference).readonly(),
});

const frozen = {
  /** The rules and the calendar of the measurement. */
  rules: z.object({
    timeZone: z.string(),
    observationDays: z.int(),
    systemic: z.object({ count: z.int(), days: z.int() }),
  }),
  /** Number of measured records, and of those whose facts could not be read. */
  records: z.object({ measured: z.int(), unread: z.int() }),
  figures: z.partialRecord(z.enum(measureNames), figure),
  trends: z.object({ clause: trend, cause: trend }),
  systemic: z.array(systemicHit).readonly(),
  /** Number of smaller hits that are not listed, because the length of a row is limited. */
  systemicLeftOut: z.int().optional(),
};
const frozenSchema = z.object(frozen);
export type FrozenFigures = Readonly<z.output<typeof frozenSchema>>;

const reviewHeld = z.object({
  type: z.literal('ReviewHeld'),
  period: z.object({ from: day.optional(), to: day.optional() }),
  /** The organisation's day on which it was held. */
  heldOn: day,
  ...frozen,
  conclusion: z.string(),
  /** Nonconformities raised from it. */
  raised: z.array(reference).readonly(),
  nextOn: day,
  procedureVersion: z.string(),
});

const reviewNoted = z.object({ type: z.literal('ReviewNoted'), comment: z.string() });

/** Events of a review. For ever, like those of `record/history/events.ts`. */
export const reviewEventSchema = z.discriminatedUnion('type', [reviewHeld, reviewNoted]);
export type ReviewEvent = Readonly<z.output<typeof reviewEventSchema>>;

export type Review = Omit<ReviewEvent & { type: 'ReviewHeld' }, 'type'> & {
  readonly key: ReviewKey;
  readonly heldAt: string;
  readonly heldBy: PersonId;
  /** Notes of management. */
  readonly notes: readonly { readonly at: string; readonly by: PersonId; readonly comment: string }[];
};

/** @throws RangeError when the event cannot follow the earlier ones */
export const evolveReview = (
  before: Review | undefined,
  event: ReviewEvent,
  attribution: Attribution,
  key: ReviewKey,
): Review => {
  const { at, by } = attribution;
  switch (event.type) {
    case 'ReviewHeld': {
      if (before) throw new RangeError(`${key} was held before`);
      const { type: _, ...held } = event;
      return { ...held, key, heldAt: at, heldBy: by, notes: [] };
    }
    case 'ReviewNoted':
      if (!before) throw new RangeError(`${key} was never held`);
      return { ...before, notes: [...before.notes, { at, by, comment: event.comment }] };
    default:
      return event satisfies never;
  }
};
