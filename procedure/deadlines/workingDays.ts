import { addDays, type CalendarDate } from '../record/calendarDate.ts';

/** Which days the organisation works. */
export type WorkingCalendar = {
  /** IANA name; "today" and due days are counted in it. */
  readonly timeZone: string;
  readonly holidays: readonly CalendarDate[];
};

export const isWorkingDay = (day: CalendarDate, calendar: WorkingCalendar): boolean => {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.includes(day);
};

/** The `count`-th working day after `day`; before it, when `count` is negative; `day` itself for 0. */
export const addWorkingDays = (day: CalendarDate, count: number, calendar: WorkingCalendar): CalendarDate => {
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
};

/** `day` if it is worked on, else the last working day before it. */
export const workingDayUpTo = (day: CalendarDate, calendar: WorkingCalendar): CalendarDate =>
  isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);
