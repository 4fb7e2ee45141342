import { z } from 'zod';
import { type RegisterQuery, registerColumns } from '../../procedure/handling/ports.ts';
import type { Behind } from '../../procedure/measures/behind.ts';
import { priorities } from '../../procedure/record/choices.ts';
import { clauses } from '../../procedure/record/clauses.ts';
import { plainText } from '../../procedure/record/plainText.ts';
import { stages } from '../../procedure/stages/stages.ts';
import { behindOf, behindParameters, misfits } from './behindQuery.ts';
import { readQuery } from './readQuery.ts';

/** `a,b` or the parameter several times; empty means no filter. */
const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .preprocess(
      (typed) => {
        const texts: readonly unknown[] = Array.isArray(typed) ? typed : [typed];
        return texts.flatMap((text) => (typeof text === 'string' ? text.split(',').filter(Boolean) : [text]));
      },
      z.array(z.enum(values)).max(values.length),
    )
    .transform((chosen) => (chosen.length > 0 ? chosen : undefined))
    .optional();

/** Digits only: no sign, no exponent, no white space, which `Number` would forgive. */
const whole = (least: number, most: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(otherwise);

const schema = z
  .strictObject({
    text: z
      .string()
      .max(200)
      .transform(plainText)
      .transform((text) => text || undefined)
      .optional(),
    stage: several(stages),
    clause: several(clauses),
    priority: several(priorities),
    sort: z.enum(registerColumns).default('reference'),
    descending: z.enum(['true', 'false']).optional(),
    offset: whole(0, 9_999_999, 0),
    limit: whole(1, 500, 100),
    ...behindParameters,
  })
  .superRefine((asked, context) => {
    for (const name of misfits(asked)) context.addIssue({ code: 'custom', path: [name], message: 'does not fit' });
  });

/** What of the register is asked for; with `behind` only those behind a figure. */
export type ReadRegisterQuery = { readonly query: RegisterQuery; readonly behind: Behind | undefined };

/**
 * Reads the query string of the register.
 * @throws ApiError 400 naming the parameters at fault
 */
export const readRegisterQuery = (typed: unknown): ReadRegisterQuery => {
  const { text, stage, clause, priority, sort, descending, offset, limit, ...asked } = readQuery(schema, typed);
  const query = {
    ...{ text, stages: stage, clauses: clause, priorities: priority, sortBy: sort, offset, limit },
    // The newest first, unless another order was asked for.
    descending: descending === undefined ? sort === 'reference' : descending === 'true',
  };
  return { query, behind: behindOf(asked) };
};
