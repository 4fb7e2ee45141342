import { badRequest, invalidRequest, notImplemented } from './graphError.ts';

export type Option = 'select' | 'expand' | 'filter' | 'orderby' | 'top' | 'skiptoken' | 'token' | 'count';

/** Options of one request by name without `$`; `given` keeps them as sent, for the link to the next page. */
export type Options = { readonly [K in Option]?: string } & { readonly given: readonly (readonly [string, string])[] };

const maxPageSize = 5000;

/**
 * Reads the query. `$` is optional: the examples of the list pages omit it (graph-lists 1.1).
 * @throws GraphError 501 for an option that this route does not support; 400 for a repeated one
 */
export function readOptions(query: unknown, known: readonly Option[]): Options {
  const options: { [K in Option]?: string } = {};
  const given: [string, string][] = [];
  for (const [key, value] of Object.entries(query as Readonly<Record<string, unknown>>)) {
    const name = key.replace(/^\$/, '').toLowerCase();
    if (name === 'skip' && known.includes('skiptoken')) {
      // Recorded in LEARN answers 1228478 (2023).
      throw invalidRequest('$skip is not supported on this API. Only URLs returned by the API can be used to page.');
    }
    const option = known.find((one) => one === name);
    if (!option) throw notImplemented(`the query option ${key}`);
    if (typeof value !== 'string' || options[option] !== undefined)
      throw badRequest(`Query option '${key}' was specified more than once.`);
    options[option] = value;
    given.push([key, value]);
  }
  return { ...options, given };
}

/** Page size: at most 5,000; larger values are silently reduced (graph-lists 2.2). */
export function readTop(top: string | undefined, defaultSize: number): number {
  if (top === undefined) return defaultSize;
  if (!/^\d+$/.test(top) || Number(top) === 0) throw badRequest(`Invalid value '${top}' for $top query option found.`);
  return Math.min(Number(top), maxPageSize);
}

/** Reads the property names of a `$select`. */
export const readNames = (select: string): readonly string[] =>
  select
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Reads `$expand`: each name with the names in its `$select`, if it has one. @throws GraphError 501 for other nested options */
export function readExpand(expand: string | undefined): ReadonlyMap<string, readonly string[] | undefined> {
  const expanded = new Map<string, readonly string[] | undefined>();
  let rest = (expand ?? '').trim();
  while (rest !== '') {
    const match = /^([A-Za-z]+)(?:\(\s*\$?select\s*=\s*([^();]*)\))?\s*(?:,\s*|$)/i.exec(rest);
    if (!match?.[1]) throw notImplemented(`$expand=${expand}`);
    expanded.set(match[1], match[2] === undefined ? undefined : readNames(match[2]));
    rest = rest.slice(match[0].length);
  }
  return expanded;
}

/** Reduces a resource to the properties in `$select`. @throws GraphError 400 for a property that the type does not have */
export function pick(
  resource: Readonly<Record<string, unknown>>,
  select: string | undefined,
  type: string,
  properties: readonly string[],
): Readonly<Record<string, unknown>> {
  if (select === undefined) return resource;
  const names = readNames(select);
  const unknown = names.find((name) => !properties.includes(name));
  if (unknown !== undefined)
    throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`);
  const kept = Object.entries(resource).filter(([name]) => names.includes(name) || name.startsWith('@odata.'));
  return Object.fromEntries(kept);
}

/** Builds a paging link. It always has the origin of the real service, which clients replace. */
export function linkTo(path: string, given: Options['given'], name: string, value: string): string {
  const bare = name.replace('$', '');
  const others = given.filter(([key]) => key.replace('$', '').toLowerCase() !== bare);
  const query = [...others, [name, value] as const].map(([key, text]) => `${key}=${encodeURIComponent(text)}`);
  return `https://graph.microsoft.com${path}?${query.join('&')}`;
}
