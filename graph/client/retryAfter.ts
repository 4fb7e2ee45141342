/**
 * `Retry-After` in seconds: it is a number, sometimes with decimals (graph-lists 3.1), or a date.
 * @param date the header `Date` of the same answer: a date is counted from the service's clock, as ours may be wrong
 */
export const secondsOf = (header: string | undefined, date: string | undefined): number | undefined => {
  if (header === undefined || header.trim() === '') return undefined;
  const told = Date.parse(date ?? '');
  const seconds = Number.isNaN(Number(header))
    ? (Date.parse(header) - (Number.isNaN(told) ? Date.now() : told)) / 1000
    : Number(header);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
};
