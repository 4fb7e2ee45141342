import type { Span } from '../../procedure/measures/span.ts';
import type { Trait } from '../../procedure/measures/trait.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { numbersEn } from './numbersEn.ts';
import { numbersFr } from './numbersFr.ts';

/** The three KPIs of the procedure with their companions, and what else is measured. */
export type GroupName = 'times' | 'recurrence' | 'schedule' | 'others';

/** What the page of the numbers says. It comes with that page, so that the register loads without it. */
export type NumbersWords = {
  readonly title: string;
  readonly asOf: (day: string, measured: string, isOne: boolean) => string;
  readonly unread: (count: string, isOne: boolean) => string;
  readonly period: string;
  readonly span: Readonly<Record<Span | 'free', string>>;
  readonly from: string;
  readonly to: string;
  readonly apply: string;
  readonly wrongPeriod: string;
  /** `1 Oct 2026 to 31 Oct 2026`; without a day on a side there is no bound. */
  readonly days: (from: string | undefined, to: string | undefined) => string;
  readonly export: string;
  readonly group: Readonly<Record<GroupName, string>>;
  /** After a number of days. */
  readonly dayUnit: (isOne: boolean) => string;
  readonly today: string;
  readonly nothing: string;
  readonly before: (value: string) => string;
  readonly noBefore: string;
  readonly change: Readonly<Record<'up' | 'down' | 'same', string>>;
  readonly middle: (median: string, p90: string) => string;
  readonly counted: (count: string, all: string) => string;
  /** The name of a button that leads to nonconformities: of what, and how many. */
  readonly show: (what: string, count: string) => string;
  /** Between two numbers: `3 of 4`. */
  readonly of: string;
  readonly closed: (count: string) => string;
  readonly opened: (count: string) => string;
  /** Of a share: those that make it up. */
  readonly hits: string;
  readonly how: string;
  readonly howOf: (figure: string) => string;
  readonly definition: string;
  readonly population: string;
  readonly exclusions: string;
  readonly everyRecord: string;
  readonly left: string;
  readonly trends: string;
  readonly trendBy: string;
  readonly trait: Readonly<Record<Trait, string>>;
  readonly month: string;
  readonly count: string;
  readonly chart: (name: string) => string;
  readonly asTable: string;
  readonly otherKinds: (count: string) => string;
  readonly noTrend: string;
  readonly threshold: (count: string, days: string) => string;
  readonly reached: string;
  readonly noSystemic: string;
  readonly systemicRun: (kind: string, count: string, days: string) => string;
  readonly ageing: string;
  readonly age: string;
  readonly owner: string;
  readonly load: (nonconformities: string, actions: string, overdue: string) => string;
  readonly noLoad: string;
  readonly allRows: (count: string) => string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly reviews: string;
  readonly noReview: string;
  readonly nextReview: (day: string, isOverdue: boolean) => string;
  readonly review: (key: string, heldOn: string, who: string) => string;
  readonly reviewOf: (days: string) => string;
  readonly notes: (count: string, isOne: boolean) => string;
  readonly hold: {
    readonly button: string;
    readonly title: string;
    readonly text: (days: string) => string;
    readonly conclusion: string;
    readonly raised: string;
    readonly raisedHint: string;
    readonly nextOn: string;
    readonly send: string;
    readonly done: (key: string) => string;
  };
  /** A note of management on a review that was held. */
  readonly note: {
    readonly button: string;
    readonly title: (key: string) => string;
    readonly comment: string;
    readonly send: string;
    readonly done: (key: string) => string;
  };
};

export const numbersWords: Readonly<Record<Language, NumbersWords>> = { en: numbersEn, fr: numbersFr };
