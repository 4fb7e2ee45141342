import { z } from 'zod';
import { strata } from '../../../procedure/audit/sample.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { day, reference } from '../../../procedure/record/values/valueSchemas.ts';
import { periodOf } from '../numbers/periodQuery.ts';
import { auditPack } from '../pack/auditPack.ts';
import { maker } from './maker.ts';
import { mostPacked } from './mostPacked.ts';

const schema = z.strictObject({
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
export const makeAuditPack = maker(schema, async (asked, actor, language, room) => {
  const { bytes, records, drawn } = await auditPack(asked, actor, language, room);
  const { sample } = asked;
  // A claimed drawing is recorded with the result of checking it.
  const told = { ...asked, ...(sample && { sample: { ...sample, isSame: drawn?.isSame } }), language };
  return { format: 'zip', records, asked: canonicalJson(told), bytes };
});
