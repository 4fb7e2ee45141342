import { inPeriod, type Period } from '../measures/measuring.ts';
import { dayNumber } from '../measures/periods/dayNumber.ts';
import type { RegisterEntry } from '../record/registerEntry.ts';
import { dayOf } from '../record/values/calendarDate.ts';
import type { Digest } from '../record/values/digest.ts';
import { compareReferences, formatReference, type Reference, referenceParts } from '../record/values/reference.ts';

/** What a sample may be stratified by, with the same number from each stratum. */
export const strata = ['lane', 'priority', 'stage'] as const;
export type Stratum = (typeof strata)[number];

/**
 * How a sample is drawn, so that an outsider can repeat it: for each number the SHA-256 (lower-case hex) of the UTF-8
 * text `<seed>:<reference>`; in the order of these, the first `count`, of each group if it is stratified.
 */
export type Drawing = {
  readonly seed: string;
  readonly count: number;
  readonly by?: Stratum | undefined;
  /** Of those reported in it. */
  readonly period: Period;
};

/** A record that may be drawn, with its stratum. */
export type Candidate = { readonly reference: Reference; readonly group: string };

/**
 * The stratum of records that not every reader may see, whatever they are: so a drawing is proved without revealing
 * them.
 */
export const restrictedGroup = 'restricted';

type Entry = Pick<RegisterEntry, 'reference' | 'reportedAt' | 'priority' | 'stage' | 'notToIsmsManager' | 'measured'>;

/**
 * Restricted records are in a group of their own for everyone: so all readers draw the same, and none learns from it.
 */
const groupOf = ({ notToIsmsManager, priority, stage, measured }: Entry, by: Stratum | undefined): string => {
  if (by === undefined) return '';
  if (notToIsmsManager) return restrictedGroup;
  return { lane: measured?.lane ?? '', priority, stage }[by];
};

/**
 * Returns the population of a drawing: every number that was given in the period, whatever its stage; rejected,
 * duplicate and withdrawn ones too, and those that the reader may not read. In the order of the numbers.
 * @param timeZone of the organisation: its calendar decides the day of a report
 */
export const candidatesIn = (
  all: Iterable<Entry>,
  { by, period }: Pick<Drawing, 'by' | 'period'>,
  timeZone: string,
): readonly Candidate[] => {
  const within = inPeriod(period);
  const isIn = ({ reportedAt }: Entry): boolean => within(dayNumber(dayOf(new Date(reportedAt), timeZone)));
  return [...all]
    .filter(isIn)
    .map((entry) => ({ reference: entry.reference, group: groupOf(entry, by) }))
    .sort((a, b) => compareReferences(a.reference, b.reference));
};

/** What was drawn from. `digest`: SHA-256 of the references in order, each with a line feed. */
export type Population = {
  readonly count: number;
  readonly first?: Reference;
  readonly last?: Reference;
  readonly digest: string;
  /** Numbers between two of one year that the register lacks, at most `mostGaps`. */
  readonly gaps: readonly Reference[];
};

const mostGaps = 100;

const gapsIn = (references: readonly Reference[]): readonly Reference[] => {
  const gaps: Reference[] = [];
  for (const [index, reference] of references.entries()) {
    const before = references[index - 1];
    if (!before) continue;
    const [from, to] = [referenceParts(before), referenceParts(reference)];
    for (let number = from.number + 1; from.year === to.year && number < to.number; number += 1)
      if (gaps.length < mostGaps) gaps.push(formatReference(to.year, number));
  }
  return gaps;
};

export type Sample = { readonly population: Population; readonly drawn: readonly Reference[] };

/** Draws. @param candidates in the order of their numbers */
export const drawSample = (
  candidates: readonly Candidate[],
  { seed, count }: Pick<Drawing, 'seed' | 'count'>,
  digest: Digest,
): Sample => {
  const references = candidates.map(({ reference }) => reference);
  const [first, last] = [references[0], references.at(-1)];
  const ranked = candidates
    .map((one) => ({ ...one, rank: digest(`${seed}:${one.reference}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const taken = new Map<string, number>();
  const drawn = ranked.flatMap(({ reference, group }) => {
    const before = taken.get(group) ?? 0;
    taken.set(group, before + 1);
    return before < count ? reference : [];
  });
  return {
    population: {
      count: references.length,
      ...(first && { first }),
      ...(last && { last }),
      digest: digest(references.map((reference) => `${reference}\n`).join('')),
      gaps: gapsIn(references),
    },
    drawn: drawn.sort(compareReferences),
  };
};
