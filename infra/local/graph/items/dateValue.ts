import { invalidRequest } from '../http/graphError.ts';

/** Time zone of the site's regional settings; deliberately not UTC, as on most sites. */
const siteTimeZone = 'Europe/Paris';
const iso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i;

/** Formats an instant as SharePoint stores it: whole seconds, `YYYY-MM-DDThh:mm:ssZ`. */
export const wholeSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/**
 * Parses an ISO 8601 text, as UTC if it has no zone.
 * @throws GraphError 400 for an invalid date, or one outside 1900 to 8900, SharePoint's range
 */
export function parseDate(value: unknown, name: string): Date {
  const text = typeof value === 'string' && iso.test(value) ? value : '';
  const date = new Date(/T.*(Z|[+-]\d{2}:\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
  // Date rolls some days that do not exist, such as 30 February, over to the next month.
  const rolled = !text.includes('T') && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) !== text;
  const year = date.getUTCFullYear();
  if (rolled || !(year >= 1900 && year <= 8900))
    throw invalidRequest(`The value of field '${name}' is not a valid date.`);
  return date;
}

/**
 * Formats a date-only value: midnight in the site's time zone, in UTC (recorded for a Pacific site as
 * `2017-01-03T08:00:00Z`, graph-lists 1.5). Its first ten characters may therefore be the day before.
 */
export function siteMidnight(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: siteTimeZone, dateStyle: 'short' }).format(date);
  const utcMidnight = new Date(`${parts}T00:00:00Z`);
  return wholeSeconds(new Date(utcMidnight.getTime() - offset(utcMidnight)));
}

/** Returns the site's offset from UTC at that instant, in milliseconds. */
function offset(date: Date): number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: siteTimeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${local.format(date).replace(' ', 'T')}Z`) - date.getTime();
}
