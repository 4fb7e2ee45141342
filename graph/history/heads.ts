import { exportKeys } from '../../procedure/exports/exportKinds.ts';
import { organisationKey } from '../../procedure/organisation/organisation.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';
import { reviewKeys } from '../../procedure/review/reviewKey.ts';
import { maxIndexLagMs } from '../follow/historyCursor.ts';

type Head = { readonly sequence: number; readonly since: number };

/**
 * The last commit of each stream that this replica knows to exist: its own, those that it saw, and those that sealed
 * items show. A stream that ends before its head has lost rows, once the lag of the service cannot be the reason.
 */
export type Heads = {
  /** @param since when it was known to exist, in milliseconds of the clock; now if absent */
  readonly see: (key: string, sequence: number, since?: number) => void;
  /** The last commit known of a stream; 0 without any. */
  readonly last: (key: string) => number;
  /** The nonconformities among the streams. */
  readonly records: () => readonly Reference[];
  /** The settings, the newest review and the newest export: their last commits, by stream. No item shows these. */
  readonly unlisted: () => Readonly<Record<string, number>>;
  /** A row of the stream was deleted: what is missing now will not appear later. */
  readonly deleted: (key: string) => void;
  /** The first number that is missing in a stream whose last row is `sequence` (0 without any). */
  readonly missingAfter: (key: string, sequence: number) => number | undefined;
};

const unlistedKeys: readonly ((key: string) => boolean)[] = [
  (key) => key === organisationKey,
  reviewKeys.isKey,
  exportKeys.isKey,
];
/** `EXPORT-10000` after `EXPORT-9999`. */
const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

export const createHeads = (clock: Pick<Clock, 'now'>): Heads => {
  const heads = new Map<string, Head>();
  return {
    see: (key, sequence, since = clock.now().getTime()) => {
      if (sequence > (heads.get(key)?.sequence ?? 0)) heads.set(key, { sequence, since });
    },
    last: (key) => heads.get(key)?.sequence ?? 0,
    records: () => [...heads.keys()].filter(isReference),
    unlisted: () => {
      const newest = unlistedKeys.flatMap((isOfKind) => [...heads.keys()].filter(isOfKind).sort(byNumber).slice(-1));
      return Object.fromEntries(newest.map((key) => [key, heads.get(key)?.sequence ?? 0]));
    },
    deleted: (key) => {
      const head = heads.get(key);
      if (head) heads.set(key, { ...head, since: Number.NEGATIVE_INFINITY });
    },
    missingAfter: (key, sequence) => {
      const head = heads.get(key);
      return head && head.sequence > sequence && clock.now().getTime() - head.since > maxIndexLagMs
        ? sequence + 1
        : undefined;
    },
  };
};
