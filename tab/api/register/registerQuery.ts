import { z } from 'zod';
import { type AuditMark, auditMarks } from '../../../procedure/audit/auditMarks.ts';
import { dayBuckets } from '../../../procedure/measures/counting/tally.ts';
import { type DrillDownQuery, type Part, parts } from '../../../procedure/measures/drillDownReferences.ts';
import { measureNames, measures, type Unit } from '../../../procedure/measures/measures.ts';
import { type Trait, type TraitValue, traits } from '../../../procedure/measures/trait.ts';
import { type RegisterQuery, registerColumns } from '../../../procedure/ports/register/register.ts';
import { type CalendarDate, isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { causeCategories, lanes, priorities, sources } from '../../../procedure/record/values/choices.ts';
import { clauses } from '../../../procedure/record/values/clauses.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { plainText } from '../../../procedure/record/values/plainText.ts';
import { stages } from '../../../procedure/stages/stages.ts';
import { readQuery } from '../http/readQuery.ts';
import { isPeriod, periodOf, periodParameters } from '../numbers/periodQuery.ts';

/** The parameters that ask for the records a figure counts. */
const drillDownParameters = {
  figure: z.enum([...measureNames, ...traits, 'load', 'audit']).optional(),
  part: z.enum(parts).optional(),
  /** A clause or a kind of cause, for a trend; a mark, for the audit. */
  of: z.enum([...clauses, ...causeCategories, ...auditMarks]).optional(),
  owner: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  ...periodParameters,
};
const drillDownSchema = z.object(drillDownParameters);
type Asked = z.output<typeof drillDownSchema>;

const isTrait = (figure: string): figure is Trait => traits.some((trait) => trait === figure);

/** `openAge`: days; `onSchedule`: share; undefined for a trend, a load and the audit. */
const unitOf = (figure: NonNullable<Asked['figure']>): Unit | undefined =>
  figure === 'load' || figure === 'audit' || isTrait(figure) ? undefined : measures[figure].unit;

const bucketNames: readonly string[] = dayBuckets;

const partFits = (figure: NonNullable<Asked['figure']>, part: Part): boolean => {
  if (figure === 'load') return part === 'counted' || part === 'hits';
  if (figure === 'audit') return part === 'counted';
  if (bucketNames.includes(part)) return unitOf(figure) === 'days';
  if (part === 'hits' || part === 'others') return unitOf(figure) === 'share' || unitOf(figure) === 'ratio';
  return true;
};

const kindFits = (figure: Asked['figure'], of: NonNullable<Asked['of']>): boolean => {
  const kinds: readonly string[] =
    figure === 'clause' ? clauses : figure === 'cause' ? causeCategories : figure === 'audit' ? auditMarks : [];
  return kinds.includes(of);
};

const isMark = (of: Asked['of']): of is AuditMark => auditMarks.some((mark) => mark === of);
const isKind = (of: Asked['of']): of is TraitValue => of !== undefined && !isMark(of);

/**
 * Parameters that do not match the others: none is allowed without a figure, and each only for a figure that has it.
 */
const misfits = ({ figure, part, of, owner, from, to }: Asked): readonly string[] => {
  const given = Object.entries({ part, of, owner, from, to }).flatMap(([name, value]) => (value ? name : []));
  if (figure === undefined) return given;
  return [
    ...(part && !partFits(figure, part) ? ['part'] : []),
    ...((of ? !kindFits(figure, of) : figure === 'audit') ? ['of'] : []),
    ...((figure === 'load') === (owner === undefined) ? ['owner'] : []),
    ...(isPeriod({ from, to }) ? [] : ['from']),
  ];
};

/** @param asked without misfits */
const drillDownOf = ({ figure, part = 'counted', of, owner, ...ends }: Asked): DrillDownQuery | undefined => {
  if (figure === undefined) return undefined;
  if (figure === 'load') return { figure, part, owner: owner ?? '' };
  const period = periodOf(ends);
  if (figure === 'audit') return isMark(of) ? { figure, of, period } : undefined;
  return isTrait(figure) ? { figure, part, period, ...(isKind(of) && { of }) } : { figure, part, period };
};

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

/** Digits only: no sign, exponent or white space, which `Number` would accept. */
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

/** Filters and order of the register, without its paging. */
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

/** Inconsistent parameters are reported by name. */
const fit = (asked: Parameters<typeof misfits>[0], context: z.RefinementCtx): void => {
  for (const name of misfits(asked)) context.addIssue({ code: 'custom', path: [name], message: 'does not fit' });
};
const filtersSchema = z.strictObject(registerFilters).superRefine(fit);
const schema = z
  .strictObject({ ...registerFilters, offset: whole(0, 9_999_999, 0), limit: whole(1, 500, 100) })
  .superRefine(fit);

/** A query of the register; with `behind` only the records that a figure counts. */
type ReadRegisterQuery = { readonly query: RegisterQuery; readonly behind: DrillDownQuery | undefined };

/** All entries, on any page. */
type RegisterChosen = {
  readonly query: Omit<RegisterQuery, 'offset' | 'limit'>;
  readonly behind: DrillDownQuery | undefined;
};

/** The reader and the day, which `me` and `overdue` depend on. */
type Asker = { readonly id: PersonId; readonly today: CalendarDate };

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
  const personOf = (who: string | undefined): PersonId | undefined => (who === 'me' ? id : who);
  const query = {
    text,
    stages: stage,
    clauses: clause,
    priorities: priority,
    lanes: lane,
    sources: source,
    owner: personOf(ownedBy),
    holder: personOf(holder),
    overdueOn: overdue && today,
    detectedFrom,
    detectedTo,
    sortBy: sort,
    // Newest first, unless another order is requested.
    descending: descending === undefined ? sort === 'reference' : descending === 'true',
  };
  return { query, behind: drillDownOf(asked) };
};
