import { type AuditMark, referencesMarked } from '../audit/auditMarks.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import { isEnded } from '../stages/stages.ts';
import { dayBucket, dayBuckets } from './counting/tally.ts';
import { type Exclusion, exclusions, type LeftOut } from './measure.ts';
import type { MeasuredFacts } from './measuredFacts.ts';
import { type MeasureName, measures } from './measures.ts';
import { inPeriod, type Measuring, type Period, reckoning } from './measuring.ts';
import { exclusionOf, kindsOf, type Trait, type TraitValue } from './trait.ts';

/** One case of a figure: counted with its value (days; 1 or 0 for yes or no), or left out and why. */
type Case = {
  readonly reference: Reference;
  readonly action?: string;
} & ({ readonly value: number } | { readonly leftOut: LeftOut });

/**
 * Returns the drill-down of a figure: all that it counted and all that it left out, in the order of the facts.
 * Computed on demand by the figure's own measure; keeping references with every figure would cost more than the
 * figures.
 */
export const drillDownCases = (
  name: MeasureName,
  all: Iterable<MeasuredFacts>,
  measuring: Measuring,
  period: Period,
): readonly Case[] => {
  const at = reckoning(measuring);
  const within = inPeriod(period);
  const cases: Case[] = [];
  for (const facts of all) {
    const of = (action: string | undefined) => ({
      reference: facts.reference,
      ...(action !== undefined && { action }),
    });
    measures[name].measure(facts, at, {
      counted: (value, on, action) => within(on) && cases.push({ ...of(action), value }),
      leftOut: (leftOut, on, action) => within(on) && cases.push({ ...of(action), leftOut }),
    });
  }
  return cases;
};

/**
 * Parts of a drill-down: everything counted; for a share the hits and the others (for the closure rate the closed and
 * the opened, for a load those with an overdue action); for days one group; or those left out, by reason.
 */
export const parts = ['counted', 'hits', 'others', ...dayBuckets, 'missing', 'pending', ...exclusions] as const;
export type Part = (typeof parts)[number];

/** A drill-down query for one number. `of` absent: of every clause or cause. */
export type DrillDownQuery =
  | { readonly figure: MeasureName; readonly part: Part; readonly period: Period }
  | { readonly figure: Trait; readonly part: Part; readonly period: Period; readonly of?: TraitValue | undefined }
  | { readonly figure: 'audit'; readonly of: AuditMark; readonly period: Period }
  | { readonly figure: 'load'; readonly part: Part; readonly owner: PersonId };

/** Returns the nonconformities that a number is made of. */
export const drillDownReferences = (
  behind: DrillDownQuery,
  all: Iterable<MeasuredFacts>,
  measuring: Measuring,
): ReadonlySet<Reference> => {
  switch (behind.figure) {
    case 'audit':
      return referencesMarked(behind.of, all, measuring, behind.period);
    case 'load':
      return referencesOf(all, loadedWith(behind, measuring));
    case 'clause':
    case 'cause':
      return referencesOf(all, inTrend(behind.figure, behind));
    default: {
      const cases = drillDownCases(behind.figure, all, measuring, behind.period);
      return new Set(cases.filter(isPart(behind.part)).map(({ reference }) => reference));
    }
  }
};

const referencesOf = (all: Iterable<MeasuredFacts>, isMeant: (facts: MeasuredFacts) => boolean): Set<Reference> => {
  const found = new Set<Reference>();
  for (const facts of all) if (isMeant(facts)) found.add(facts.reference);
  return found;
};

const isPart =
  (part: Part) =>
  (one: Case): boolean => {
    if ('leftOut' in one) return one.leftOut === part;
    if (part === 'counted') return true;
    if (part === 'hits') return one.value === 1;
    if (part === 'others') return one.value === 0;
    return dayBucket(one.value) === part;
  };

type OfTrend = { readonly part: Part; readonly period: Period; readonly of?: TraitValue | undefined };

const inTrend = (trait: Trait, { part, period, of }: OfTrend): ((facts: MeasuredFacts) => boolean) => {
  const within = inPeriod(period);
  const placeOf = (facts: MeasuredFacts): 'counted' | 'missing' | Exclusion =>
    exclusionOf(facts) ?? (kindsOf(trait, facts).length > 0 ? 'counted' : 'missing');
  return (facts) =>
    within(facts.detected) && placeOf(facts) === part && (of === undefined || kindsOf(trait, facts).includes(of));
};

const loadedWith = (
  { owner, part }: { readonly owner: PersonId; readonly part: Part },
  measuring: Measuring,
): ((facts: MeasuredFacts) => boolean) => {
  const { today } = reckoning(measuring);
  return ({ stage, owner: ownerOfAll, actions }) => {
    if (isEnded(stage)) return false;
    const open = actions.filter((action) => action.owner === owner && action.doneOn === undefined && !action.cancelled);
    return part === 'hits' ? open.some(({ due }) => due < today) : ownerOfAll === owner || open.length > 0;
  };
};
