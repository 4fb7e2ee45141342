import { addDays, type CalendarDate } from '../record/values/calendarDate.ts';
import type { Ladder, Level, Rung } from './deadlinePolicy.ts';
import { addWorkingDays, type WorkingCalendar, workingDayUpTo } from './workingDays.ts';

export type RungReached = {
  /** `before-3`, `due`, `overdue-1`, `overdue-2` … */
  readonly name: string;
  /** The day on which it was reached. */
  readonly day: CalendarDate;
  /**
   * Everyone reminded by now: no one drops out when it escalates, so the next rung makes up for one that was missed.
   */
  readonly levels: ReadonlySet<Level>;
};

/** Due on a Sunday: reminded on Friday that it is due, and on Monday that it is late. */
const rungDay = (due: CalendarDate, at: number, calendar: WorkingCalendar): CalendarDate =>
  at > 0 ? addWorkingDays(due, at, calendar) : addWorkingDays(workingDayUpTo(due, calendar), at, calendar);

const nameOf = (rung: Rung, rungs: readonly Rung[]): string => {
  if (rung.at === 0) return 'due';
  return rung.at < 0 ? `before-${-rung.at}` : `overdue-${rungs.filter(({ at }) => at > 0 && at <= rung.at).length}`;
};

const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/**
 * Returns the highest rung reached by `today`, and only that one: compared with `<=`, so that days of downtime lose
 * nothing and rungs passed meanwhile are not sent after the fact.
 */
export const rungReached = (
  due: CalendarDate,
  { rungs, everyDays, forgottenAfter }: Ladder,
  today: CalendarDate,
  calendar: WorkingCalendar,
): RungReached | undefined => {
  if (forgottenAfter !== undefined && addDays(due, forgottenAfter) < today) return undefined;
  const isReached = ({ at }: Rung): boolean => rungDay(due, at, calendar) <= today;
  // Most deadlines are far off: the first rung decides, and the others are not counted.
  if (!isReached(rungs[0])) return undefined;
  const reached = rungs.slice(0, rungs.findLastIndex(isReached) + 1);
  const rung = reached.at(-1);
  if (!rung) return undefined;
  const day = rungDay(due, rung.at, calendar);
  const levels = new Set(reached.map(({ to }) => to));
  const again = reached.length === rungs.length && everyDays ? Math.floor(daysBetween(day, today) / everyDays) : 0;
  if (again === 0 || !everyDays) return { name: nameOf(rung, rungs), day, levels };
  const overdue = rungs.filter(({ at }) => at > 0).length;
  return { name: `overdue-${overdue + again}`, day: addDays(day, again * everyDays), levels };
};
