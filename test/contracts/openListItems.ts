import { createGraphClient } from '../../graph/client/graphClient.ts';
import type { Usage } from '../../graph/client/resourceUnits.ts';
import { createListItems, type ListItems } from '../../graph/lists/listItems.ts';
import type { Columns, ListTable, RowOf } from '../../graph/lists/listTable.ts';
import { sealKeys } from '../../graph/lists/rowSeal.ts';
import { findLists } from '../../graph/site/siteShape.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { type GraphStage, stageSealKeys } from './graphStage.ts';

/** The items of one list on the stage, through a client of its own as a replica has one. */
export const openListItems = async <C extends Columns>(
  stage: GraphStage,
  table: ListTable<C>,
): Promise<{
  readonly items: ListItems<RowOf<C>>;
  readonly requests: () => number;
  readonly usage: () => Usage;
  readonly close: () => void;
}> => {
  const client = createGraphClient(stage.productOptions);
  const [list] = (await findLists(client, tenant.siteId, [table as unknown as ListTable])).values();
  const items = createListItems(client, tenant.siteId, list?.id ?? '', table, {
    keys: sealKeys(stageSealKeys),
    observer: { read: () => undefined },
  });
  return { items, requests: () => client.usage().requests, usage: client.usage, close: client.close };
};
