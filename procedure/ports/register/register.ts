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
  /** Holder of any open work in it (`heldWork.ts`). */
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
  /** The most similar ones, by words of either language, system and clause: best first, with two matches at least. */
  readonly similar: (
    query: SimilarQuery,
    mayRead: (entry: RegisterEntry) => boolean,
    limit: number,
  ) => readonly Similar[];
  /**
   * Resolves when `similar` has nothing left to prepare; other work is served meanwhile. `similar` answers the same
   * before, but just after a start it would block all other work.
   */
  readonly prepared: () => Promise<void>;
  /** All entries, in no order. */
  readonly all: () => Iterable<RegisterEntry>;
  /**
   * Figures of all entries, kept up to date from then on: immediate for the same rules on the same day, otherwise
   * after a recount, during which other work is served.
   */
  readonly counted: (measuring: Measuring) => Promise<CountedRecords>;
  /** Our own commits are visible at once; an older entry never replaces a newer one. */
  readonly learn: (entry: RegisterEntry) => void;
};
