import { createCheckpoints } from '../../graph/checkpoints/checkpoints.ts';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import { createHeads } from '../../graph/history/heads.ts';
import { historyList } from '../../graph/lists/history.ts';
import type { ListItems, Page } from '../../graph/lists/listItems.ts';
import type { Columns, ListTable, RawRow, RowOf } from '../../graph/lists/listTable.ts';
import { createRawItems, type RawPage } from '../../graph/lists/rawItems.ts';
import { findLists } from '../../graph/site/siteShape.ts';
import { authorityMetadata, localCheckpointKey } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { originOf } from '../../procedure/record/history/checkpoint.ts';
import type { GraphStage } from '../contracts/graphStage.ts';
import { noHead } from '../contracts/noHead.ts';
import { nothingPending } from '../contracts/pendingIn.ts';
import { sealedFields } from '../contracts/sealedFields.ts';
import type { Fields } from './targets.ts';

export const attackers = ['site editor', 'site owner', 'stolen checkpoint key', 'stolen seal key'] as const;
export type Attacker = (typeof attackers)[number];

/** What one attacker can do to a list, over plain Graph HTTP. The thief of a key is an owner of the site, too. */
export type Hands = {
  /** Adds an item. @throws Error if SharePoint refuses it */
  readonly add: (fields: Fields) => Promise<void>;
  /** Ids of the items that were added. */
  readonly added: readonly string[];
  readonly change: (id: string, fields: Fields) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Restores a version of the item: 1 is the oldest. */
  readonly restore: (id: string, version: number) => Promise<void>;
  /** Switches off the unique values of the list; only an owner may. */
  readonly allowDuplicates: () => Promise<void>;
  /** Seals the row again, with a stolen key. Without one, the row keeps the seal that it has. */
  readonly sealed: (fields: Fields) => Fields;
  /** Replaces the checkpoints by one of their own, with a stolen key. */
  readonly signAgain: () => Promise<void>;
};

type Definition = { readonly id: string; readonly name: string; readonly enforceUniqueValues: boolean };

const nothingEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
const nulled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value]));

export const handsOf = (attacker: Attacker, stage: GraphStage, table: ListTable): Hands => {
  const list = `/lists/${encodeURIComponent(table.name)}`;
  const added: string[] = [];
  return {
    added,
    add: async (fields) => {
      const item = await stage.http('POST', `${list}/items`, { fields: nothingEmpty(fields) });
      added.push((item as { readonly id: string }).id);
    },
    change: async (id, fields) => void (await stage.http('PATCH', `${list}/items/${id}/fields`, nulled(fields))),
    remove: async (id) => void (await stage.http('DELETE', `${list}/items/${id}`)),
    restore: async (id, version) =>
      void (await stage.http('POST', `${list}/items/${id}/versions/${version}.0/restoreVersion`)),
    allowDuplicates: async () => {
      if (attacker === 'site editor') return;
      const { value } = (await stage.http('GET', `${list}/columns`)) as { readonly value: readonly Definition[] };
      for (const { id, name, enforceUniqueValues } of value)
        if (enforceUniqueValues && name in table.columns)
          await stage.http('PATCH', `${list}/columns/${id}`, { enforceUniqueValues: false });
    },
    sealed: (fields) =>
      attacker === 'stolen seal key' ? { ...fields, ...sealedFields(table, nothingEmpty(fields)) } : fields,
    signAgain: async () => {
      if (attacker === 'stolen checkpoint key' && table.name === historyList.name) await signAgain(stage);
    },
  };
};

/** The items of a list as someone reads and writes them who has no key for the seals. */
const unsealedItems = async <C extends Columns>(
  stage: GraphStage,
  table: ListTable<C>,
): Promise<{ readonly items: ListItems<RowOf<C>>; readonly close: () => void }> => {
  const client = createGraphClient({
    origin: stage.graph.url,
    tenantId: tenant.id,
    clientId: applications.provisioner.id,
    clientSecret: applications.provisioner.secret,
    authorityMetadata: authorityMetadata(stage.entra.url),
    version: 'test',
  });
  type R = RowOf<C>;
  type Raw = RawRow<C>;
  const [list] = (await findLists(client, tenant.siteId, [table as unknown as ListTable])).values();
  const raw = createRawItems(client, tenant.siteId, list?.id ?? '', table);
  const columns = Object.keys(table.columns) as (keyof Raw & string)[];
  const unsealed = (row: R): Raw => ({ ...row, Seal: '' }) as unknown as Raw;
  const page = async (read: Promise<RawPage<Raw>>): Promise<Page<R>> => ({ ...(await read), untrusted: [] });
  const items: ListItems<R> = {
    add: async (row, how) => ({ ...(await raw.add(unsealed(row), how)), row }),
    change: (id, row, ifMatch, how) => raw.change(id, unsealed(row), ifMatch, how),
    get: async (id, how) => ({ items: [await raw.get(id, how)], untrusted: [] }),
    remove: raw.remove,
    where: async (column, value, how) => ({ items: await raw.where(column, value, how), untrusted: [] }),
    matching: (comparison, _selection, how) => page(raw.matching(comparison, columns, how)),
    firstPage: (_selection, how, size) => page(raw.firstPage(columns, how, size)),
    changes: (since, _selection, how) => page(raw.changes(since, columns, how)),
    follow: (link, _selection, how) => page(raw.follow(link, columns, how)),
  };
  return { items, close: client.close };
};

const signAgain = async (stage: GraphStage): Promise<void> => {
  const { items, close } = await unsealedItems(stage, historyList);
  const { clock } = stage;
  for (const { id, fields } of await stage.items(encodeURIComponent(historyList.name)))
    if (fields.Reference === 'CHECK' || String(fields.CommitKey).startsWith('CHECK/'))
      await items.remove(id, { operation: 'test' });
  const checkpoints = createCheckpoints({
    items,
    clock,
    log: () => undefined,
    wait: async () => undefined,
    heads: createHeads(clock),
    signer: createKeySigner(localCheckpointKey),
    origin: originOf(`${tenant.hostname}${tenant.sitePath}`),
    head: noHead,
    effects: nothingPending,
  });
  await checkpoints.run();
  clock.advance(3 * 60_000);
  const made = await checkpoints.run();
  close();
  if (made.length === 0) throw new Error('no checkpoint was forged');
};
