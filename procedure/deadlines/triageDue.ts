import type { Nonconformity } from '../record/nonconformity.ts';
import { type CalendarDate, dayOf } from '../record/values/calendarDate.ts';
import { addWorkingDays, type WorkingCalendar } from './workingDays.ts';

/**
 * Returns when the security team has to decide on a report, and so when its reporter gets an answer: the next working
 * day.
 */
export const triageDue = (record: Pick<Nonconformity, 'reportedAt'>, calendar: WorkingCalendar): CalendarDate =>
  addWorkingDays(dayOf(new Date(record.reportedAt), calendar.timeZone), 1, calendar);
