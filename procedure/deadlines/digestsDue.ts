import type { Snooze } from '../record/nonconformity.ts';
import { addDays, type CalendarDate, dayOf } from '../record/values/calendarDate.ts';
import type { PersonId } from '../record/values/person.ts';
import type { Deadline } from './deadline.ts';
import type { DeadlinePolicy, Ladder, Level, Rung } from './deadlinePolicy.ts';
import { type Directory, recipientsOf } from './recipients.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDayUpTo } from './workingDays.ts';

type RungReached = {
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

export type Reminder = {
  /** `NC-2026-0042/A1/2026-12-15/overdue-2/<person>`: sent once. */
  readonly key: string;
  readonly deadline: Deadline;
  /** `before-3`, `due`, `overdue-1` …; `again-2026-12-18` when a snooze has ended. */
  readonly rung: string;
  /** The day on which the rung was reached or the snooze ended: never sent before that day. */
  readonly since: CalendarDate;
  /** Why this person gets it. */
  readonly level: Level;
};

/** All reminders of one person on one working day, in one message. */
export type Digest = {
  /** `digest/2026-12-15/<person>`: the unique key of the claim. */
  readonly key: string;
  readonly to: PersonId;
  /** The day in the recipient's time zone. */
  readonly day: CalendarDate;
  /** The longest overdue first. */
  readonly reminders: readonly [Reminder, ...Reminder[]];
};

export type Question = {
  readonly deadlines: readonly Deadline[];
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly policy: DeadlinePolicy;
  readonly directory: Directory;
  /** Keys of claimed digests and reminders, at least of the deadlines asked about and of the last two days. */
  readonly said: ReadonlySet<string>;
  readonly snoozes: readonly Snooze[];
};

/**
 * Returns the reminders that are due now. Pure and safe to call as often as needed: earlier answers are in `said`,
 * and a person gets only the highest rung of each deadline. Nothing is due on non-working days, nor before the
 * digest's hour of the recipient's own day; a second digest on one day waits for the next.
 */
export const digestsDue = (question: Question): readonly Digest[] => {
  const { deadlines, directory } = question;
  const dayFor = dayOfEach(question);
  const snoozed = snoozesOf(question.snoozes);
  const latest = latestDay(question);
  const found = new Map<PersonId, Reminder[]>();
  for (const deadline of deadlines) {
    const rungOn = rungOf(deadline, question);
    // No one has to be looked up until the earliest rung is reached in some time zone.
    if (!rungOn(latest)) continue;
    for (const [to, level] of recipientsOf(deadline, directory)) {
      const day = dayFor(to);
      const rung = day && rungOn(day);
      if (!day || !rung?.levels.has(level)) continue;
      const reached = afterSnooze(rung, snoozed.get(`${deadline.key}/${to}`), day);
      if (reached === undefined) continue;
      const key = `${deadline.key}/${reached.name}/${to}`;
      if (question.said.has(key)) continue;
      const reminders = found.get(to) ?? [];
      reminders.push({ key, deadline, rung: reached.name, since: reached.day, level });
      found.set(to, reminders);
    }
  }
  return [...found].flatMap(([to, reminders]) => digestOf(to, dayFor(to), reminders)).sort(byKey);
};

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);

const digestOf = (to: PersonId, day: CalendarDate | undefined, reminders: readonly Reminder[]): readonly Digest[] => {
  const [first, ...more] = [...reminders].sort((a, b) =>
    a.deadline.due === b.deadline.due ? byKey(a, b) : a.deadline.due < b.deadline.due ? -1 : 1,
  );
  return first && day ? [{ key: digestKey(day, to), to, day, reminders: [first, ...more] }] : [];
};

const digestKey = (day: CalendarDate, to: PersonId): string => `digest/${day}/${to}`;

/** Per person: their day, if their digest can still be sent on it. */
const dayOfEach = ({ now, calendar, policy, directory, said }: Question) => {
  const known = new Map<PersonId, CalendarDate | undefined>();
  const find = (to: PersonId): CalendarDate | undefined => {
    const timeZone = directory.colleague(to)?.timeZone ?? calendar.timeZone;
    const day = dayOf(now, timeZone);
    const open = isWorkingDay(day, calendar) && hourOf(now, timeZone) >= policy.digestHour;
    return open && !said.has(digestKey(day, to)) ? day : undefined;
  };
  return (to: PersonId): CalendarDate | undefined => {
    if (!known.has(to)) known.set(to, find(to));
    return known.get(to);
  };
};

const hourFormats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making a formatter costs a hundred times what using it does. */
const hourOf = (now: Date, timeZone: string): number => {
  const format =
    hourFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  hourFormats.set(timeZone, format);
  return Number(format.format(now));
};

/** The day where it is latest: no rung is reached earlier in any time zone. */
const latestDay = ({ now }: Question): CalendarDate => dayOf(now, 'Pacific/Kiritimati');

/** The rung of a deadline on a day; counted once a day, because a deadline has many recipients in few time zones. */
const rungOf = ({ kind, due }: Deadline, { policy, calendar }: Question) => {
  const known = new Map<CalendarDate, RungReached | undefined>();
  return (day: CalendarDate): RungReached | undefined => {
    if (!known.has(day)) known.set(day, rungReached(due, policy.ladders[kind], day, calendar));
    return known.get(day);
  };
};

/** The last day that each person set for each deadline. */
const snoozesOf = (snoozes: readonly Snooze[]): ReadonlyMap<string, CalendarDate> => {
  const untils = new Map<string, CalendarDate>();
  for (const { deadline, person, until } of snoozes) {
    const key = `${deadline}/${person}`;
    const before = untils.get(key);
    if (before === undefined || before < until) untils.set(key, until);
  }
  return untils;
};

/**
 * @param until absent when it was not snoozed
 * @returns the name of the reminder, and since when it may be sent; undefined while it is snoozed
 */
const afterSnooze = (
  rung: RungReached,
  until: CalendarDate | undefined,
  day: CalendarDate,
): Pick<RungReached, 'name' | 'day'> | undefined => {
  if (until === undefined || until <= rung.day) return rung;
  return until <= day ? { name: `again-${until}`, day: until } : undefined;
};
