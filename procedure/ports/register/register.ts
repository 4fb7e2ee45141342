import type { CountedRecords } from '../../measures/counting/countRecords.ts';
import type { Measuring } from '../../measures/measuring.ts';
import type { RegisterEntry } from '../../record/registerEntry.ts';
import type { CalendarDate } from '../../record/values/calendarDate.ts';
import type { Lane, Source } from '../../record/values/choices.ts';
import type { PersonId } from '../../record/values/person.ts';
import type { Similar, SimilarQuery } from '../../similarity/similar.ts';
import type { Stage } from '../../stages/stages.ts';

export const registerColumns = [
  'reference',
  'stage',
  'title',
  'clause',
  'priority',
  'impact',
  'system',
  'detectedOn',
  'reportedAt',
] as const;
export type RegisterColumn = (typeof registerColumns)[number];
export type RegisterQuery = {
  /** Words that must all occur, in any order, without regard to case and accents; or a reference. */
  readonly text?: string | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly clauses?: readonly string[] | undefined;
  readonly priorities?: readonly string[] | undefined;
  readonly lanes?: readonly Lane[] | undefined;
  readonly sources?: readonly Source[] | undefined;
  readonly reporter?: PersonId | undefined;
  /** Of the nonconformity. */
  readonly owner?: PersonId | undefined;
  /** Who holds any work in it that is still open (`heldWork.ts`). */
  readonly holder?: PersonId | undefined;
  /** Only what is overdue on this day. */
  readonly overdueOn?: CalendarDate | undefined;
  /** Days of detection, both included. */
  readonly detectedFrom?: CalendarDate | undefined;
  readonly detectedTo?: CalendarDate | undefined;
  readonly sortBy?: RegisterColumn | undefined;
  readonly descending?: boolean | undefined;
  /** Index of the first entry, and how many. */
  readonly offset: number;
  readonly limit: number;
};
export type RegisterPage = { readonly entries: readonly RegisterEntry[]; readonly total: number };

/** The index of all nonconformities, in memory: it answers at once. */
export type Register = {
  readonly find: (query: RegisterQuery, mayRead: (entry: RegisterEntry) => boolean) => RegisterPage;
  /** Those that have most in common, in words of either language, system and clause: best first, two things at least. */
  readonly similar: (
    query: SimilarQuery,
    mayRead: (entry: RegisterEntry) => boolean,
    limit: number,
  ) => readonly Similar[];
  /**
   * Resolves when `similar` has nothing left to work out, meanwhile everybody else is served. It answers the same before;
   * but just after a start it would make all others wait.
   */
  readonly prepared: () => Promise<void>;
  /** All there are, in no order. */
  readonly all: () => Iterable<RegisterEntry>;
  /**
   * All there are as the numbers have them, kept from then on: asked again by the same rules on the same day it is at
   * hand, and else as soon as they are counted anew, during which everybody else is served.
   */
  readonly counted: (measuring: Measuring) => Promise<CountedRecords>;
  /** Our own commits are visible at once; an older entry never replaces a newer one. */
  readonly learn: (entry: RegisterEntry) => void;
};
