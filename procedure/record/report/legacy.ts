import { z } from 'zod';
import { day } from '../values/valueSchemas.ts';

/**
 * The fields of the procedure's log that a row of an older register may hold as texts; its manager is a text, too.
 */
export const legacyTexts = [
  'rootCause',
  'shortTermPlan',
  'longTermPlan',
  'planManager',
  'followUps',
  'successCriteria',
] as const;
export type LegacyText = (typeof legacyTexts)[number];

const texts = z.object({
  rootCause: z.string().optional(),
  shortTermPlan: z.string().optional(),
  longTermPlan: z.string().optional(),
  planManager: z.string().optional(),
  followUps: z.string().optional(),
  successCriteria: z.string().optional(),
} satisfies Readonly<Record<LegacyText, z.ZodType>>);

/**
 * What a register from before TenTwo says of a nonconformity: as written there, approved and verified by no one here.
 */
export const legacy = z.object({
  /** SHA-256 of the file, lower-case hex, and its name. */
  file: z.string(),
  fileName: z.string(),
  /** In the file, from 1, headings included. */
  row: z.number().int(),
  /** SHA-256 of the old number or, where there is none, of the row's content: one row is one record. */
  identity: z.string(),
  /** SHA-256 of the row's content. */
  content: z.string(),
  oldId: z.string().optional(),
  texts,
  /** Absent: it was still open. */
  closed: z.object({ on: day.optional(), result: z.string().optional() }).optional(),
});
export type Legacy = Readonly<z.output<typeof legacy>>;
