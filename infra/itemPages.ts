import { z } from 'zod';
import type { GraphClient } from '../graph/client/graphClient.ts';
import type { Columns, ListTable, RawRow } from '../graph/lists/listTable.ts';
import type { How } from '../graph/lists/rawItems.ts';
import { applicationOf, writerSchema } from '../graph/lists/writer.ts';

const pageSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      '@odata.etag': z.string().default(''),
      createdBy: writerSchema,
      lastModifiedBy: writerSchema,
      fields: z.unknown(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});

/** An item as read by a command, and who wrote it. */
export type WrittenItem<R> = {
  readonly id: string;
  readonly etag: string;
  readonly row: R;
  /** Ids of applications; empty for a person. */
  readonly createdBy: string;
  readonly changedBy: string;
};

/** Address of the first page of a list, of 999 items, in the order of ids. */
export const firstPageOf = (siteId: string, listId: string): string =>
  `/sites/${siteId}/lists/${listId}/items?$expand=fields&$top=999`;

/** @returns the items of a page, and the address of the next one. @throws GraphFault */
export const readItemPage = async <C extends Columns>(
  client: GraphClient,
  table: ListTable<C>,
  path: string,
  how: How,
): Promise<{ readonly items: readonly WrittenItem<RawRow<C>>[]; readonly next: string | undefined }> => {
  const page = pageSchema.parse(await client.call({ method: 'GET', path, ...how }));
  const items = page.value.map(({ id, createdBy, lastModifiedBy, fields, ...item }) => ({
    id,
    etag: item['@odata.etag'],
    row: table.row.parse(fields),
    createdBy: applicationOf(createdBy),
    changedBy: applicationOf(lastModifiedBy),
  }));
  return { items, next: page['@odata.nextLink'] };
};
