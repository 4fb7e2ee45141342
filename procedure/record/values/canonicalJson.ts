/**
 * JSON with keys sorted by UTF-16 code unit, no white space and no absent values: equal values give equal text, whoever wrote them.
 * It is what is hashed and what History stores, so it never changes (docs/verify.md specifies it for outsiders).
 * Written out by hand: an object that `JSON.stringify` walks gives keys like `10` and `9` as numbers, whatever the order they were put in.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const present = Object.entries(value).filter(([, held]) => held !== undefined);
  present.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${present.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
};
