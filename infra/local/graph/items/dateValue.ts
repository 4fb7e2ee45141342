import { invalidRequest } from '../http/graphError.ts';

/** The time zone of the site's regional settings; unlike UTC on purpose, as most sites are. */
const siteTimeZone = 'Europe/Paris';
const iso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i;

/** An instant as SharePoint keeps it: whole seconds, `YYYY-MM-DDThh:mm:ssZ`. */
export const wholeSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/**
 * Reads an ISO 8601 text. Without a zone it is UTC.
 * @throws GraphError 400 for anything that is no date, or outside 1900 to 8900 as in SharePoint
 */
export function parseDate(value: unknown, name: string): Date {
  const text = typeof value === 'string' && iso.test(value) ? value : '';
  const date = new Date(/T.*(Z|[+-]\d{2}:\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
  // A day that does not exist, such as 30 February, rolls over in some forms of Date: the day given must come back.
  const rolled = !text.includes('T') && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) !== text;
  const year = date.getUTCFullYear();
  if (rolled || !(year >= 1900 && year <= 8900))
    throw invalidRequest(`The value of field '${name}' is not a valid date.`);
  return date;
}

/**
 * A date-only value: midnight of the site's time zone, told in UTC (recorded for a Pacific site as
 * `2017-01-03T08:00:00Z`, graph-lists 1.5). So its first ten characters may be the day before.
 */
export function siteMidnight(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: siteTimeZone, dateStyle: 'short' }).format(date);
  const utcMidnight = new Date(`${parts}T00:00:00Z`);
  return wholeSeconds(new Date(utcMidnight.getTime() - offset(utcMidnight)));
}

/** How far the site's clock is ahead of UTC at that instant, in milliseconds. */
function offset(date: Date): number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: siteTimeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${local.format(date).replace(' ', 'T')}Z`) - date.getTime();
}
