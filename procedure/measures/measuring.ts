import type { CalendarDate } from '../record/values/calendarDate.ts';
import { type DayNumber, dayNumber, daysOfZone, type Minute } from './periods/dayNumber.ts';

/**
 * First and last day, both included; absent: no bound on that side. A period applies to the event that ends what is
 * measured (nc-landscape C7).
 */
export type Period = { readonly from?: CalendarDate; readonly to?: CalendarDate };

/** The day and the organisation's rules to measure by. */
export type Measuring = {
  /** IANA name: its calendar turns instants into days. */
  readonly timeZone: string;
  readonly today: CalendarDate;
  /** W: days after the last action in which a recurrence counts against it. */
  readonly observationDays: number;
  /**
   * Number of one clause or cause, and days within which they are detected, that indicate one systemic nonconformity.
   */
  readonly systemic: { readonly count: number; readonly days: number };
};

/** Defaults of an organisation (nc-landscape C7.3; ISO/IEC 17021-1, 3.12 names no number for the threshold). */
export const usualRules = {
  observationDays: 180,
  systemic: { count: 3, days: 90 },
} as const satisfies Partial<Measuring>;

/** A `Measuring` in numbers. */
export type Reckoning = {
  readonly today: DayNumber;
  readonly observationDays: number;
  readonly dayOf: (at: Minute) => DayNumber;
};

export const reckoning = ({ timeZone, today, observationDays }: Measuring): Reckoning => ({
  today: dayNumber(today),
  observationDays,
  dayOf: daysOfZone(timeZone),
});

/** A period in numbers: its first day and its last, infinite where it has no bound. */
export type Days = { readonly first: DayNumber; readonly last: DayNumber };

export const daysOf = ({ from, to }: Period): Days => ({
  first: from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
  last: to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to),
});

/** Whether a day is in the period. Values as of today have no day and are in every period. */
export const inPeriod = (period: Period): ((day: DayNumber | undefined) => boolean) => {
  const { first, last } = daysOf(period);
  return (day) => day === undefined || (first <= day && day <= last);
};
