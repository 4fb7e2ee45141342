import { z } from 'zod';
import type { DrillDownQuery } from '../../../procedure/measures/drillDown/drillDownReferences.ts';
import { type RegisterQuery, registerColumns } from '../../../procedure/ports/register/register.ts';
import { type CalendarDate, isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { lanes, priorities, sources } from '../../../procedure/record/values/choices.ts';
import { clauses } from '../../../procedure/record/values/clauses.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { plainText } from '../../../procedure/record/values/plainText.ts';
import { stages } from '../../../procedure/stages/stages.ts';
import { readQuery } from '../http/readQuery.ts';
import { drillDownOf, drillDownParameters, misfits } from './drillDownQuery.ts';

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

const day = z.string().refine(isCalendarDate).optional();

/** `me`, or a person by id. */
const person = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional();

/** What can be chosen of the register, and in which order; a page of it apart. */
const registerFilters = {
  text: z
    .string()
    .max(200)
    .transform(plainText)
    .transform((text) => text || undefined)
    .optional(),
  stage: several(stages),
  clause: several(clauses),
  priority: several(priorities),
  lane: several(lanes),
  source: several(sources),
  overdue: z.literal('true').optional(),
  ownedBy: person,
  holder: person,
  detectedFrom: day,
  detectedTo: day,
  sort: z.enum(registerColumns).default('reference'),
  descending: z.enum(['true', 'false']).optional(),
  ...drillDownParameters,
};

/** Parameters that do not fit each other are at fault, each by its name. */
const fit = (asked: Parameters<typeof misfits>[0], context: z.RefinementCtx): void => {
  for (const name of misfits(asked)) context.addIssue({ code: 'custom', path: [name], message: 'does not fit' });
};
const filtersSchema = z.strictObject(registerFilters).superRefine(fit);
const schema = z
  .strictObject({ ...registerFilters, offset: whole(0, 9_999_999, 0), limit: whole(1, 500, 100) })
  .superRefine(fit);

/** A query of the register; with `behind` only the records that a figure counts. */
export type ReadRegisterQuery = { readonly query: RegisterQuery; readonly behind: DrillDownQuery | undefined };

/** All entries, on any page. */
type RegisterChosen = {
  readonly query: Omit<RegisterQuery, 'offset' | 'limit'>;
  readonly behind: DrillDownQuery | undefined;
};

/** Who asks, and on which day: what `me` and `overdue` mean depends on it. */
export type Asker = { readonly id: PersonId; readonly today: CalendarDate };

/**
 * Reads the query string of the register.
 * @throws ApiError 400 naming the parameters at fault
 */
export const readRegisterQuery = (typed: unknown, asker: Asker): ReadRegisterQuery => {
  const { offset, limit, ...asked } = readQuery(schema, typed);
  const { query, behind } = chosen(asked, asker);
  return { query: { ...query, offset, limit }, behind };
};

/** The same without a page: a query for all entries. @throws ApiError 400 */
export const readRegisterFilters = (typed: unknown, asker: Asker): RegisterChosen =>
  chosen(readQuery(filtersSchema, typed), asker);

const chosen = (read: z.output<typeof filtersSchema>, { id, today }: Asker): RegisterChosen => {
  const { text, stage, clause, priority, lane, source, overdue, ...more } = read;
  const { ownedBy, holder, detectedFrom, detectedTo, sort, descending, ...asked } = more;
  const whom = (who: string | undefined): PersonId | undefined => (who === 'me' ? id : who);
  const query = {
    ...{ text, stages: stage, clauses: clause, priorities: priority, lanes: lane, sources: source },
    ...{ owner: whom(ownedBy), holder: whom(holder), overdueOn: overdue && today, detectedFrom, detectedTo },
    sortBy: sort,
    // The newest first, unless another order was asked for.
    descending: descending === undefined ? sort === 'reference' : descending === 'true',
  };
  return { query, behind: drillDownOf(asked) };
};
