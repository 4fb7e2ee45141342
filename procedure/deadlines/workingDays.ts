import { addDays, type CalendarDate } from '../record/values/calendarDate.ts';

/** The working days of the organisation. */
export type WorkingCalendar = {
  /** IANA name; "today" and due days are counted in it. */
  readonly timeZone: string;
  readonly holidays: readonly CalendarDate[];
};

/**
 * Days since 1970-01-01, which was a Thursday: a count of days goes over dozens of them, and texts cost ten times as
 * much.
 */
const first = '1970-01-01';
const numberOf = (day: CalendarDate): number => Date.parse(`${day}T00:00:00.000Z`) / 86_400_000;
const thursday = 4;

const isWorked = (number: number, { holidays }: WorkingCalendar): boolean => {
  const weekday = (((number + thursday) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !(holidays.length > 0 && holidays.includes(addDays(first, number)));
};

export const isWorkingDay = (day: CalendarDate, calendar: WorkingCalendar): boolean =>
  isWorked(numberOf(day), calendar);

/** Returns the `count`-th working day after `day`; before it when `count` is negative; `day` itself for 0. */
export const addWorkingDays = (day: CalendarDate, count: number, calendar: WorkingCalendar): CalendarDate => {
  const step = Math.sign(count);
  let reached = numberOf(day);
  for (let left = Math.abs(count); left > 0; ) {
    reached += step;
    if (isWorked(reached, calendar)) left -= 1;
  }
  return addDays(first, reached);
};

/** Returns `day` if it is a working day, else the last working day before it. */
export const workingDayUpTo = (day: CalendarDate, calendar: WorkingCalendar): CalendarDate =>
  isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);
