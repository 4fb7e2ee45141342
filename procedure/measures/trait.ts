import type { CauseCategory } from '../record/values/choices.ts';
import type { Clause } from '../record/values/clauses.ts';
import { type Exclusion, isExcluded } from './measure.ts';
import type { MeasuredFacts } from './measuredFacts.ts';

/** Traits by which nonconformities are of one kind (9.3.2 d 1: trends; ISO/IEC 17021-1, 3.12: systemic failure). */
export const traits = ['clause', 'cause'] as const;
export type Trait = (typeof traits)[number];
export type TraitValue = Clause | CauseCategory;

/**
 * An improvement is no nonconformity: it makes neither a trend nor a systemic failure. Records closed before TenTwo
 * are no news.
 */
export const exclusionOf = ({ stage, grade, closedBefore }: MeasuredFacts): Exclusion | undefined =>
  isExcluded(stage)
    ? stage
    : grade === 'improvement'
      ? 'improvement'
      : closedBefore === undefined
        ? undefined
        : 'beforeTenTwo';

/**
 * The clause, or each kind of cause, for which it counts: none while unknown, and none for what is no nonconformity.
 */
export const kindsOf = (trait: Trait, facts: MeasuredFacts): readonly TraitValue[] => {
  if (exclusionOf(facts)) return [];
  if (trait === 'cause') return facts.causes;
  return facts.clause === undefined ? [] : [facts.clause];
};
