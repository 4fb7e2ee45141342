import { setImmediate } from 'node:timers/promises';
import { type DrillDownQuery, drillDownReferences } from '../../../procedure/measures/drillDownReferences.ts';
import type { MeasuredFacts } from '../../../procedure/measures/measuredFacts.ts';
import type { Measuring } from '../../../procedure/measures/measuring.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';

/** Records per slice: a few milliseconds, then other requests are served. */
const atOnce = 500;
/** Milliseconds for which a result is cached: scrolling requests many pages, and the list must not change. */
const keptFor = 15_000;
const mostKept = 8;

type Found = ReadonlySet<Reference>;
type Kept = { readonly until: number; readonly found: Promise<Found> };

/**
 * Returns all records behind a figure; reading rights are checked for each reader and page.
 * @throws ApiError 404 for people who may not read the register: figures are of all records
 */
export const createDrillDown = ({ handling, register, clock }: Pick<TabRoom, 'handling' | 'register' | 'clock'>) => {
  const kept = new Map<string, Kept>();

  const find = async (behind: DrillDownQuery, measuring: Measuring): Promise<Found> => {
    const found = new Set<Reference>();
    let some: MeasuredFacts[] = [];
    const look = (): void => {
      for (const reference of drillDownReferences(behind, some, measuring)) found.add(reference);
      some = [];
    };
    for (const { measured } of register.all()) {
      if (measured) some.push(measured);
      if (some.length < atOnce) continue;
      look();
      await setImmediate();
    }
    look();
    return found;
  };

  return async (behind: DrillDownQuery | undefined, actor: Actor): Promise<Found | undefined> => {
    if (!behind) return undefined;
    const counted = await handling.counted(actor);
    if (!counted) throw ApiError.of('notFound');
    const { measuring } = counted;
    const [key, now] = [JSON.stringify([behind, measuring]), clock.now().getTime()];
    for (const [old, { until }] of kept) if (until <= now || kept.size > mostKept) kept.delete(old);
    const known = kept.get(key) ?? { until: now + keptFor, found: find(behind, measuring) };
    kept.set(key, known);
    return known.found;
  };
};
