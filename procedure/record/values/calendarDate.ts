/** A day in the organisation's calendar, `YYYY-MM-DD`. A text, because a SharePoint date would shift with the site's time zone. */
export type CalendarDate = `${number}-${number}-${number}`;

/** Whether the day exists: `2026-02-30` and `2026-13-45` do not. */
export const isCalendarDate = (text: string): text is CalendarDate => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const at = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making a formatter costs a hundred times what using it does. sv-SE writes ISO dates. */
const dayFormat = (timeZone: string): Intl.DateTimeFormat => {
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, format);
  return format;
};

/** Days change at whole minutes in every time zone in use. */
const minute = 60_000;
const lastAsked = new Map<string, { readonly minute: number; readonly day: CalendarDate }>();

/** Returns the day of an instant in a time zone (IANA name, such as `Europe/Paris`). */
export const dayOf = (instant: Date, timeZone: string): CalendarDate => {
  const asked = Math.floor(instant.getTime() / minute);
  const last = lastAsked.get(timeZone);
  // Nearly every call is for *today*, a dozen times per press.
  if (last?.minute === asked) return last.day;
  const day = dayFormat(timeZone).format(instant) as CalendarDate;
  lastAsked.set(timeZone, { minute: asked, day });
  return day;
};

/**
 * Returns the first instant of the organisation's day of an instant. Not a whole number of UTC days: it is never in
 * the future.
 */
export const startOfDay = (instant: Date, timeZone: string): Date => {
  const day = dayOf(instant, timeZone);
  let early = Math.floor(instant.getTime() / minute) - 26 * 60;
  let late = Math.floor(instant.getTime() / minute);
  // Bisection, because no arithmetic on offsets survives the days on which the clocks change.
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (dayOf(new Date(middle * minute), timeZone) === day) late = middle;
    else early = middle;
  }
  return new Date(late * minute);
};

export const addDays = (day: CalendarDate, days: number): CalendarDate => {
  const at = new Date(`${day}T00:00:00.000Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as CalendarDate;
};

/** Calendar days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Returns the same day of the month this number of months later; the last day of a month that is too short. */
export const addMonths = (day: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return at.toISOString().slice(0, 10) as CalendarDate;
};
