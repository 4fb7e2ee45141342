import type { CalendarDate } from '../record/values/calendarDate.ts';
import { type DayNumber, dayNumber, daysOfZone, type Minute } from './periods/dayNumber.ts';

/**
 * Days from and to, both included; without one there is no bound on that side. A period holds on the event that ends
 * what is measured (nc-landscape C7).
 */
export type Period = { readonly from?: CalendarDate; readonly to?: CalendarDate };

/** As of which day, and by which of the organisation's rules. */
export type Measuring = {
  /** IANA name: in its calendar instants become days. */
  readonly timeZone: string;
  readonly today: CalendarDate;
  /** W: for how many days after the last action a recurrence tells against it. */
  readonly observationDays: number;
  /** So many of one clause or cause, detected within so many days, point at one systemic nonconformity. */
  readonly systemic: { readonly count: number; readonly days: number };
};

/** What an organisation has that chose nothing (nc-landscape C7.3; ISO/IEC 17021-1, 3.12 names no number for the threshold). */
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

/** Is a day in the period? What has no day, because it is said of today, is in every period. */
export const inPeriod = (period: Period): ((day: DayNumber | undefined) => boolean) => {
  const { first, last } = daysOf(period);
  return (day) => day === undefined || (first <= day && day <= last);
};
