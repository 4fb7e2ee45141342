import { z } from 'zod';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { encodedPath, queryString } from '../client/query.ts';
import type { ListTable } from '../lists/listTable.ts';

/** The address of the site: `contoso.sharepoint.com` and `/sites/isms`. */
export type SiteAddress = { readonly hostname: string; readonly sitePath: string };

/** The origin of the site's file content. A site's id begins with its host (graph-lists 1.1). */
export const contentOriginOf = (site: { readonly siteId: string } | SiteAddress): string =>
  `https://${'siteId' in site ? site.siteId.split(',')[0] : site.hostname}`;

const columnSchema = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().default(''),
  indexed: z.boolean().default(false),
  enforceUniqueValues: z.boolean().default(false),
  text: z
    .object({
      allowMultipleLines: z.boolean().default(false),
      maxLength: z.number().optional(),
      textType: z.string().optional(),
    })
    .optional(),
  number: z.unknown().optional(),
  dateTime: z.object({ format: z.string().optional() }).optional(),
});
export type FoundColumn = z.output<typeof columnSchema>;

/** A list or library as the site describes it. */
export type NamedList = {
  readonly id: string;
  readonly name: string;
  /** `genericList`, `documentLibrary`; absent when the answer does not say. */
  readonly template: string | undefined;
};

/** A list on the site, together with its table. */
export type FoundList = NamedList & { readonly columns: ReadonlyMap<string, FoundColumn> };

const read = async <T>(client: GraphClient, operation: string, path: string, schema: z.ZodType<T>): Promise<T> => {
  const answer = await client.call({ operation, method: 'GET', path, urgency: 'start' });
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new GraphFault('unexpectedAnswer', operation, 'refused', { cause: result.error });
};

/** Resolved once and kept: addressing by path fails on deeper calls (graph-lists 1.1). @throws GraphFault */
export const findSiteId = async (client: GraphClient, { hostname, sitePath }: SiteAddress): Promise<string> => {
  const path = `/sites/${encodeURIComponent(hostname)}:${encodedPath(sitePath)}`;
  return (await read(client, 'site.find', path, z.object({ id: z.string() }))).id;
};

const listsSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string(),
      list: z.object({ template: z.string().optional() }).optional(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});

/** Every list and library of the site except the hidden ones. @throws GraphFault */
export const readLists = async (client: GraphClient, siteId: string): Promise<readonly NamedList[]> => {
  const named: NamedList[] = [];
  let path: string | undefined = `/sites/${siteId}/lists${queryString({ $select: 'id,displayName,list' })}`;
  while (path !== undefined) {
    const page: z.output<typeof listsSchema> = await read(client, 'site.lists', path, listsSchema);
    for (const { id, displayName, list } of page.value) named.push({ id, name: displayName, template: list?.template });
    path = page['@odata.nextLink'];
  }
  return named;
};

/** By its title, which SharePoint compares case-insensitively. */
export const listNamed = (lists: readonly NamedList[], name: string): NamedList | undefined =>
  lists.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** The lists that correspond to a table, with their columns. @throws GraphFault */
export const withColumns = async (
  client: GraphClient,
  siteId: string,
  lists: readonly NamedList[],
  tables: readonly ListTable[],
): Promise<ReadonlyMap<ListTable, FoundList>> => {
  const found = new Map<ListTable, FoundList>();
  for (const table of tables) {
    const list = listNamed(lists, table.name);
    if (list) found.set(table, { ...list, columns: await findColumns(client, siteId, list.id) });
  }
  return found;
};

/** The lists of these tables that exist on the site, with their columns. @throws GraphFault */
export const findLists = async (
  client: GraphClient,
  siteId: string,
  tables: readonly ListTable[],
): Promise<ReadonlyMap<ListTable, FoundList>> => withColumns(client, siteId, await readLists(client, siteId), tables);

const findColumns = async (
  client: GraphClient,
  siteId: string,
  listId: string,
): Promise<ReadonlyMap<string, FoundColumn>> => {
  const path = `/sites/${siteId}/lists/${listId}/columns`;
  const { value } = await read(client, 'site.columns', path, z.object({ value: z.array(columnSchema) }));
  return new Map(value.map((column) => [column.name, column]));
};
