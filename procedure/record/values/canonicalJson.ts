/**
 * Returns JSON with keys sorted by UTF-16 code unit, no white space and no absent values: equal values give equal
 * text. It is hashed and stored in History, so it never changes (docs/verify.md specifies it for outsiders). Written
 * by hand: `JSON.stringify` orders keys like `10` and `9` as numbers, whatever their order of insertion.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const present = Object.entries(value).filter(([, held]) => held !== undefined);
  present.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${present.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
};
