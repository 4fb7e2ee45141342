import { createGraphClient, type GraphClientOptions } from '../../graph/client/graphClient.ts';
import { realWait } from '../../graph/client/wait.ts';
import { createPendingEffects } from '../../graph/follow/pendingEffects.ts';
import { correctiveActionsList } from '../../graph/lists/correctiveActions.ts';
import { historyList } from '../../graph/lists/history.ts';
import { createListItems } from '../../graph/lists/listItems.ts';
import type { Columns, ListTable } from '../../graph/lists/listTable.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { sealKeys } from '../../graph/lists/rowSeal.ts';
import { openProjection } from '../../graph/projection/openProjection.ts';
import { createMemoryRegister } from '../../graph/register/memoryRegister.ts';
import { checkReady } from '../../graph/site/ready.ts';
import { answering } from './inChild.ts';

/** Address of the list, credentials, number of reads. */
export type LoadOrder = {
  readonly client: GraphClientOptions;
  readonly siteId: string;
  readonly token: string;
  readonly sealKeys: readonly [string, ...string[]];
  readonly rounds: number;
};
export type LoadMeasured = {
  /** Milliseconds of each round. */
  readonly bare: readonly number[];
  readonly load: readonly number[];
  /** Until similarity was computed as well, for which a start does not wait. */
  readonly prepare: readonly number[];
  readonly entries: number;
  readonly pollUnits: number;
};

/** Reads the same pages with the same columns, without further work. @returns the number of items */
const pageThrough = async ({ client, siteId, token }: LoadOrder, listId: string): Promise<number> => {
  const expand = encodeURIComponent(`fields($select=${[...nonconformitiesList.core, 'Seal'].join(',')})`);
  const headers = { authorization: `Bearer ${token}` };
  let link: string | undefined =
    `${client.origin}/v1.0/sites/${siteId}/lists/${listId}/items?$expand=${expand}&$top=999`;
  let items = 0;
  while (link !== undefined) {
    const answer: Response = await fetch(link, { headers });
    const page = (await answer.json()) as { value: readonly unknown[]; '@odata.nextLink'?: string };
    items += page.value.length;
    link = page['@odata.nextLink']?.replace('https://graph.microsoft.com', client.origin ?? '');
  }
  return items;
};

const measure = async (order: LoadOrder): Promise<LoadMeasured> => {
  const client = createGraphClient(order.client);
  const ids = await checkReady(client, order.siteId);
  const idOf = (table: unknown): string => ids.get(table as ListTable) ?? '';
  const itemsOf = <C extends Columns>(table: ListTable<C>) =>
    createListItems(client, order.siteId, idOf(table), table, {
      keys: sealKeys(order.sealKeys),
      observer: { read: () => undefined },
    });

  const load = async () => {
    const register = createMemoryRegister();
    const { feeds } = await openProjection({
      nonconformities: itemsOf(nonconformitiesList),
      actions: itemsOf(correctiveActionsList),
      register,
      history: itemsOf(historyList),
      heads: { see: () => undefined },
      effects: createPendingEffects({ now: () => new Date() }, { last: () => 0 }),
      people: { holders: () => [] },
      wait: realWait,
      remembered: 2000,
      clock: { now: () => new Date(), after: () => () => undefined },
      log: (_level, event) => {
        throw new Error(`the load said ${event}`);
      },
    });
    return { register, poll: feeds[0]?.poll };
  };

  const [bare, loads, prepares]: [number[], number[], number[]] = [[], [], []];
  let [entries, pollUnits] = [0, 0];
  for (let round = 0; round < order.rounds; round += 1) {
    const begun = performance.now();
    const items = await pageThrough(order, idOf(nonconformitiesList));
    const paged = performance.now();
    const { register, poll } = await load();
    const loaded = performance.now();
    await register.prepared();
    prepares.push(performance.now() - loaded);
    if (register.size() !== items) throw new Error(`${items} items, and ${register.size()} entries`);
    bare.push(paged - begun);
    loads.push(loaded - paged);
    const units = () => client.usage().byOperation['register.follow']?.resourceUnits ?? 0;
    const before = units();
    await poll?.();
    [entries, pollUnits] = [register.size(), units() - before];
  }
  client.close();
  return { bare, load: loads, prepare: prepares, entries, pollUnits };
};

// Sent by the parent.
answering((order) => measure(order as LoadOrder));
