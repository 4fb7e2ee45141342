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

/** The `count`-th working day after `day`. */
export const addWorkingDays = (day: CalendarDate, count: number, calendar: WorkingCalendar): CalendarDate => {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
};
