import type { CalendarDate } from '../record/calendarDate.ts';

/** What a decision may know besides the command and the record. Handed in, so that a decision can be repeated. */
export type Circumstances = {
  readonly today: CalendarDate;
  readonly procedureVersion: string;
};
