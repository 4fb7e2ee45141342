import { canonicalJson } from '../record/values/canonicalJson.ts';
import type { Contribution } from './contribution.ts';

export type Of<Type extends Contribution['type']> = Extract<Contribution, { type: Type }>;

export type ActiveContributions = {
  /** Each once, in the order of time, then id. */
  readonly all: readonly Contribution[];
  /** Those that were not removed. */
  readonly there: readonly Contribution[];
  readonly removed: ReadonlySet<string>;
};

/** Normalises contributions, whatever the order and number of their deliveries: the start of every fold. */
export const activeContributions = (given: Iterable<Contribution>): ActiveContributions => {
  const all = [...byId(given).values()].sort(inTime);
  const removed = new Set(ofType(all, 'Removed').map(({ what }) => what));
  return { all, there: all.filter(({ id, type }) => type === 'Removed' || !removed.has(id)), removed };
};

const inTime = (a: Contribution, b: Contribution): number =>
  a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * One for each id. Should two differ under one id, which only an edited row can cause, the choice must not depend on
 * order.
 */
const byId = (given: Iterable<Contribution>): ReadonlyMap<string, Contribution> => {
  const found = new Map<string, Contribution>();
  for (const one of given) {
    const rival = found.get(one.id);
    if (!rival || compare(canonicalJson(one), canonicalJson(rival)) < 0) found.set(one.id, one);
  }
  return found;
};

export const ofType = <Type extends Contribution['type']>(
  all: readonly Contribution[],
  type: Type,
): readonly Of<Type>[] => all.filter((one): one is Of<Type> => one.type === type);

/** The last of each key, in the order of the last ones. @param sorted in the order of time */
export const lastOf = <T>(sorted: readonly T[], keyOf: (one: T) => string): readonly T[] => {
  const keys = sorted.map(keyOf);
  const last = new Map(keys.map((key, at) => [key, at]));
  return sorted.filter((_, at) => last.get(keys[at] ?? '') === at);
};

export const groupedBy = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
};
