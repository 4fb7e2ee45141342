/** A text as an OData literal, with quotes doubled. It must still be encoded: `queryString` does that. */
export const odataText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * A path of names, each encoded: `R&D #1/50 %` would truncate or change the address (`encodeURI` leaves `#`, `?`, `&`,
 * `+`).
 */
export const encodedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/**
 * `?$filter=…&$top=…`, every value encoded: the Graph client joins values unencoded, so `A&B #1` in a literal would cut
 * the query (graph-lists 7.1).
 */
export const queryString = (options: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
};
