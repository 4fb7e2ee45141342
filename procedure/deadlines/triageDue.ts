import type { Nonconformity } from '../record/nonconformity.ts';
import { type CalendarDate, dayOf } from '../record/values/calendarDate.ts';
import { addWorkingDays, type WorkingCalendar } from './workingDays.ts';

/** Until when the security team decides on a report, and so when its reporter hears: the next working day. */
export const triageDue = (record: Pick<Nonconformity, 'reportedAt'>, calendar: WorkingCalendar): CalendarDate =>
  addWorkingDays(dayOf(new Date(record.reportedAt), calendar.timeZone), 1, calendar);
