import { type CalendarDate, dayOf } from '../../record/values/calendarDate.ts';

/**
 * A day as a count of days since 1970-01-01: subtracting two gives calendar days, whatever the clocks did between
 * them.
 */
export type DayNumber = number;

/** An instant as whole minutes since 1970-01-01T00:00Z. No time zone changes its day within a minute. */
export type Minute = number;

const minutesADay = 1440;
const minute = 60_000;

export const dayNumber = (day: CalendarDate): DayNumber => Date.parse(`${day}T00:00:00.000Z`) / (minutesADay * minute);

export const calendarDate = (day: DayNumber): CalendarDate =>
  new Date(day * minutesADay * minute).toISOString().slice(0, 10) as CalendarDate;

/** @param instant ISO 8601 in UTC, as commits carry it */
export const minuteOf = (instant: string): Minute => Math.floor(Date.parse(instant) / minute);

/** How far local time is ahead of UTC, in minutes. */
const offsetAt = (at: Minute, format: Intl.DateTimeFormat): number =>
  Date.parse(`${format.format(at * minute).replace(' ', 'T')}Z`) / minute - at;

/** Until 2059; later days, and those before 1970, are computed each time. */
const lastKeptDay = 32_768;
const unasked = Number.POSITIVE_INFINITY;

const zones = new Map<string, (at: Minute) => DayNumber>();

/**
 * Returns a function from instants to days in a time zone (IANA name). Cached for each zone, with the offset of each
 * UTC day requested: asking Intl for every instant of 100,000 records takes a hundred times as long.
 */
export const daysOfZone = (timeZone: string): ((at: Minute) => DayNumber) => {
  const known = zones.get(timeZone);
  if (known) return known;
  // sv-SE writes ISO: `2026-11-24 10:00:00`.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const offsets = new Float64Array(lastKeptDay).fill(unasked);
  const offsetOn = (day: DayNumber): number => {
    const at = day * minutesADay;
    const [before, after] = [offsetAt(at, format), offsetAt(at + minutesADay, format)];
    // No single offset holds on a day on which the clocks change.
    return before === after ? before : Number.NaN;
  };
  const dayIn = (at: Minute): DayNumber => {
    const day = Math.floor(at / minutesADay);
    let offset = offsets[day] ?? Number.NaN;
    if (offset === unasked) {
      offset = offsetOn(day);
      offsets[day] = offset;
    }
    return Number.isNaN(offset)
      ? dayNumber(dayOf(new Date(at * minute), timeZone))
      : Math.floor((at + offset) / minutesADay);
  };
  zones.set(timeZone, dayIn);
  return dayIn;
};
