import { z } from 'zod';
import { strata } from '../../../procedure/audit/sample.ts';
import { canonicalJson } from '../../../procedure/record/canonicalJson.ts';
import { day, reference } from '../../../procedure/record/recordParts.ts';
import { auditPack } from '../pack/auditPack.ts';
import { periodOf } from '../periodQuery.ts';
import { maker } from './maker.ts';

/** More is no sample; and a pack is held in memory until it is sent. */
const most = 500;

const schema = z.strictObject({
  references: z
    .array(reference)
    .min(1)
    .max(most)
    .refine((all) => new Set(all).size === all.length),
  /** How they were drawn, if they were. */
  sample: z
    .strictObject({
      seed: z.string().min(1).max(100),
      count: z.int().min(1).max(most),
      by: z.enum(strata).optional(),
      period: z.strictObject({ from: day, to: day }).partial().transform(periodOf),
      /** SHA-256 of the population that it was drawn from. */
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .optional(),
});

/** Any sample of nonconformities, with all that proves it to somebody who has no access to the site. */
export const makeAuditPack = maker(schema, async (asked, actor, language, room) => {
  const { bytes, records } = await auditPack(asked, actor, language, room);
  return { format: 'zip', records, asked: canonicalJson({ ...asked, language }), bytes };
});
