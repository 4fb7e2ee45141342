import { z } from 'zod';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { queryString } from '../client/query.ts';
import type { ListTable } from './listTable.ts';

/** How the site is addressed: `contoso.sharepoint.com` and `/sites/isms`. */
export type SiteAddress = { readonly hostname: string; readonly sitePath: string };

const columnSchema = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().default(''),
  indexed: z.boolean().default(false),
  enforceUniqueValues: z.boolean().default(false),
  text: z.object({ allowMultipleLines: z.boolean().default(false) }).optional(),
  number: z.unknown().optional(),
  dateTime: z.unknown().optional(),
});
export type FoundColumn = z.output<typeof columnSchema>;

/** A list as it is on the site, by the table that it stands for. */
export type FoundList = { readonly id: string; readonly columns: ReadonlyMap<string, FoundColumn> };

const read = async <T>(client: GraphClient, operation: string, path: string, schema: z.ZodType<T>): Promise<T> => {
  const answer = await client.call({ operation, method: 'GET', path, urgency: 'start' });
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new GraphFault('unexpectedAnswer', operation, 'refused', { cause: result.error });
};

/** Resolved once and kept: addressing by path fails on deeper calls (graph-lists 1.1). @throws GraphFault */
export const findSiteId = async (client: GraphClient, { hostname, sitePath }: SiteAddress): Promise<string> => {
  const path = `/sites/${hostname}:${encodeURI(sitePath)}`;
  return (await read(client, 'site.find', path, z.object({ id: z.string() }))).id;
};

/** The lists of these tables that the site has, with their columns. @throws GraphFault */
export const findLists = async (
  client: GraphClient,
  siteId: string,
  tables: readonly ListTable[],
): Promise<ReadonlyMap<ListTable, FoundList>> => {
  const listsSchema = z.object({
    value: z.array(z.object({ id: z.string(), displayName: z.string() })),
    '@odata.nextLink': z.string().optional(),
  });
  const found = new Map<ListTable, FoundList>();
  let path: string | undefined = `/sites/${siteId}/lists${queryString({ $select: 'id,displayName' })}`;
  while (path !== undefined) {
    const page: z.output<typeof listsSchema> = await read(client, 'site.lists', path, listsSchema);
    for (const { id, displayName } of page.value) {
      const table = tables.find((one) => one.name.toLowerCase() === displayName.toLowerCase());
      if (table) found.set(table, { id, columns: await findColumns(client, siteId, id) });
    }
    path = page['@odata.nextLink'];
  }
  return found;
};

const findColumns = async (
  client: GraphClient,
  siteId: string,
  listId: string,
): Promise<ReadonlyMap<string, FoundColumn>> => {
  const path = `/sites/${siteId}/lists/${listId}/columns`;
  const { value } = await read(client, 'site.columns', path, z.object({ value: z.array(columnSchema) }));
  return new Map(value.map((column) => [column.name, column]));
};
