import { z } from 'zod';
import { type AuditMark, auditMarks } from '../../../procedure/audit/auditMarks.ts';
import { dayBuckets } from '../../../procedure/measures/counting/tally.ts';
import { type DrillDownQuery, type Part, parts } from '../../../procedure/measures/drillDown/drillDownReferences.ts';
import { measureNames, measures, type Unit } from '../../../procedure/measures/measures.ts';
import { type Trait, type TraitValue, traits } from '../../../procedure/measures/trait.ts';
import { causeCategories } from '../../../procedure/record/values/choices.ts';
import { clauses } from '../../../procedure/record/values/clauses.ts';
import { isPeriod, periodOf, periodParameters } from '../numbers/periodQuery.ts';

/** The parameters that ask for the records a figure counts. */
export const drillDownParameters = {
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
const schema = z.object(drillDownParameters);
type Asked = z.output<typeof schema>;

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

/** Which parameters do not fit the others: none without a figure, and each only for a figure that has it. */
export const misfits = ({ figure, part, of, owner, from, to }: Asked): readonly string[] => {
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
export const drillDownOf = ({ figure, part = 'counted', of, owner, ...ends }: Asked): DrillDownQuery | undefined => {
  if (figure === undefined) return undefined;
  if (figure === 'load') return { figure, part, owner: owner ?? '' };
  const period = periodOf(ends);
  if (figure === 'audit') return isMark(of) ? { figure, of, period } : undefined;
  return isTrait(figure) ? { figure, part, period, ...(isKind(of) && { of }) } : { figure, part, period };
};
