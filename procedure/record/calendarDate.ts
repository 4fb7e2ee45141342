/** A day in the organisation's calendar, `YYYY-MM-DD`. A text, because a SharePoint date would shift with the site's time zone. */
export type CalendarDate = `${number}-${number}-${number}`;

/** True for a day that exists: `2026-02-30` and `2026-13-45` do not. */
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

/** The day that an instant falls on in a time zone (IANA name, such as `Europe/Paris`). */
export const dayOf = (instant: Date, timeZone: string): CalendarDate =>
  dayFormat(timeZone).format(instant) as CalendarDate;

export const addDays = (day: CalendarDate, days: number): CalendarDate => {
  const at = new Date(`${day}T00:00:00.000Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as CalendarDate;
};
