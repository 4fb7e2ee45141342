import type { IncomingHttpHeaders } from 'node:http';

/**
 * Seconds until the service accepts requests again: the longer of `Retry-After` and `RateLimit-Reset`, as the service
 * requires (graph-lists 3.1,
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online).
 */
export const secondsUntil = (headers: IncomingHttpHeaders): number | undefined => {
  const { 'retry-after': retryAfter, 'ratelimit-reset': reset, date } = headers;
  const waits = [secondsOf(retryAfter, date), secondsOf(typeof reset === 'string' ? reset : undefined, date)].filter(
    (one) => one !== undefined,
  );
  return waits.length > 0 ? Math.max(...waits) : undefined;
};

/**
 * `Retry-After` in seconds: a number, sometimes with decimals (graph-lists 3.1), or a date.
 * @param date the header `Date` of the same answer: a date is relative to the service's clock, because ours may be
 * wrong
 */
const secondsOf = (header: string | undefined, date: string | undefined): number | undefined => {
  if (header === undefined || header.trim() === '') return undefined;
  const serviceTime = Date.parse(date ?? '');
  const seconds = Number.isNaN(Number(header))
    ? (Date.parse(header) - (Number.isNaN(serviceTime) ? Date.now() : serviceTime)) / 1000
    : Number(header);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
};
