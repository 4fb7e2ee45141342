import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { isGone } from '../../../graph/client/graphFault.ts';
import { queryString } from '../../../graph/client/query.ts';
import type { Wait } from '../../../graph/client/wait.ts';
import { createEvidence } from '../../../graph/evidence/evidence.ts';
import { readCommitKey, sha256 } from '../../../graph/history/commitHash.ts';
import { createHeads } from '../../../graph/history/heads.ts';
import { createHistoryStreams } from '../../../graph/history/historyStreams.ts';
import { organisationKind } from '../../../graph/history/streamKind.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { createListItems } from '../../../graph/lists/listItems.ts';
import type { ListTable, RawRow } from '../../../graph/lists/listTable.ts';
import { createRawItems, type Item } from '../../../graph/lists/rawItems.ts';
import { createRowSeal, type RowSeal, sealKeys } from '../../../graph/lists/rowSeal.ts';
import { siteLists } from '../../../graph/lists/siteLists.ts';
import { listNamed, readLists } from '../../../graph/site/siteShape.ts';
import { type OrganisationEvent, organisationKey } from '../../../procedure/organisation/organisation.ts';
import { setAsideFolder } from '../../../procedure/ports/evidence.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';

/** A row to set aside, as an administrator names it. */
export type SetAsideRequest = {
  /** Name of the list. */
  readonly list: string;
  /** Id of the item. */
  readonly item: string;
  readonly reason: string;
  /** Name of the administrator. */
  readonly by: string;
};

export type SetAside = Omit<OrganisationEvent & { type: 'RowSetAside' }, 'type'>;

export type SetAsidePorts = {
  readonly client: GraphClient;
  readonly siteId: string;
  readonly keys: readonly [string, ...string[]];
  readonly now: () => number;
  readonly wait: Wait;
};

/** The row cannot be set aside. The message says why, and that nothing was changed. */
export class NotSetAside extends Error {}

const how = { operation: 'doctor.setAside', urgency: 'start' } as const;
const actor = { id: 'TenTwo', name: 'TenTwo' };

type OpenList = { readonly table: ListTable; readonly id: string };

const openList = async ({ client, siteId }: SetAsidePorts, name: string): Promise<OpenList> => {
  const table = siteLists.find((one) => one.name === name);
  const list = table && listNamed(await readLists(client, siteId), name);
  if (table && list) return { table, id: list.id };
  throw new NotSetAside(`There is no list "${name}". The lists are ${siteLists.map((one) => one.name).join(', ')}.`);
};

const versionsSchema = z.object({ value: z.array(z.object({ id: z.string(), fields: z.unknown() })) });

/** The whole item and its versions, as Graph shows them: for the copy. */
const readAll = async ({ client, siteId }: SetAsidePorts, list: OpenList, item: string) => {
  const path = `/sites/${siteId}/lists/${list.id}/items/${encodeURIComponent(item)}`;
  const whole = await client.call({ method: 'GET', path: `${path}${queryString({ $expand: 'fields' })}`, ...how });
  const answer = await client.call({
    method: 'GET',
    path: `${path}/versions${queryString({ $expand: 'fields' })}`,
    ...how,
  });
  return { item: whole, versions: versionsSchema.parse(answer).value };
};

/** The newest version that TenTwo wrote, if the list keeps one. @param versions newest first */
const lastSealed = (
  table: ListTable,
  { check }: RowSeal,
  versions: readonly { readonly fields?: unknown }[],
): RawRow | undefined => {
  for (const { fields } of versions) {
    const row = table.row.safeParse(fields).data;
    if (row && check(row, 'all', row.Seal) === 'valid') return row;
  }
  return undefined;
};

/** @throws NotSetAside for a row that is trusted, or that may be once a key is known again */
const refuseUnlessForged = (row: RawRow, { check }: RowSeal, { list, item }: SetAsideRequest): void => {
  const status = check(row, 'all', row.Seal);
  if (status === 'valid')
    throw new NotSetAside(`Item ${item} of ${list} is sealed: TenTwo wrote it. Nothing was changed.`);
  if (status === 'unknownKey')
    throw new NotSetAside(
      `Item ${item} of ${list} is sealed with a key that is not in SEAL_KEY. Add that key first; setting the row aside might remove what TenTwo wrote. Nothing was changed.`,
    );
};

const keyOf = (table: ListTable, row: RawRow): string => {
  const column = Object.keys(table.columns).find((name) => table.columns[name]?.index === 'unique');
  return String(column === undefined ? '' : (row[column] ?? ''));
};

/** Records what was done in the stream of the organisation. The same copy is recorded once. */
const record = async (ports: SetAsidePorts, event: SetAside): Promise<void> => {
  const { client, siteId, keys, wait } = ports;
  const history = await openList(ports, historyList.name);
  const clock = { now: () => new Date(ports.now()) };
  const items = createListItems(client, siteId, history.id, historyList, {
    keys: sealKeys(keys),
    observer: { read: () => undefined },
  });
  const log = (): void => undefined;
  const streams = createHistoryStreams(organisationKind, createRecent(1), {
    items,
    clock,
    log,
    wait,
    heads: createHeads(clock),
  });
  const commandId = sha256(JSON.stringify(['setAside', event.list, event.item, event.file.sha256]));
  for (let tries = 0; tries < 5; tries += 1) {
    const { stream } = await streams.load(organisationKey, 'fresh');
    const draft = { commandId, at: clock.now(), actor, events: [{ type: 'RowSetAside', ...event }] } as const;
    if ((await streams.append(organisationKey, stream, draft)).outcome !== 'conflict') return;
  }
  throw new Error('others kept changing the settings');
};

/** Puts back what TenTwo wrote last, or removes the item, which goes to the recycle bin of the site. */
const clear = async (
  { client, siteId }: SetAsidePorts,
  { table, id }: OpenList,
  { item, before }: { readonly item: Item<RawRow>; readonly before: RawRow | undefined },
): Promise<void> => {
  const items = createRawItems(client, siteId, id, table);
  if (before) await items.change(item.id, before, item.etag, how);
  else await items.remove(item.id, how);
};

/**
 * Sets a row aside that TenTwo did not write, or that was changed since: copies it with all its versions into the
 * library Evidence, records who did it and why in the stream of the organisation, and puts back what TenTwo wrote, or
 * removes the row. If it is interrupted, it can be repeated. A row of the settings is cleared before that is recorded,
 * because nothing can follow it.
 * @throws NotSetAside; GraphFault
 */
export const setAside = async (ports: SetAsidePorts, request: SetAsideRequest): Promise<SetAside> => {
  const { client, siteId, keys, wait } = ports;
  const list = await openList(ports, request.list);
  const item = await createRawItems(client, siteId, list.id, list.table)
    .get(request.item, how)
    .catch((error: unknown) => {
      if (!isGone(error, 404)) throw error;
      throw new NotSetAside(
        `${request.list} has no item ${request.item}. A row that was deleted can be restored from the recycle bin of the site.`,
      );
    });
  const seal = createRowSeal(list.table, sealKeys(keys));
  refuseUnlessForged(item.row, seal, request);
  const copy = await readAll(ports, list, request.item);
  const before = lastSealed(list.table, seal, copy.versions);
  const stored = await createEvidence({ client, siteId, wait }).store({
    reference: setAsideFolder,
    name: `${request.list}-${request.item}.json`,
    bytes: bytesOf(`${JSON.stringify(copy, null, 2)}\n`),
  });
  if (stored.kind !== 'stored') throw new NotSetAside('The row could not be copied. Nothing was changed.');
  const key = keyOf(list.table, item.row);
  const done: SetAside = { ...request, row: key, file: stored.file, outcome: before ? 'restored' : 'removed' };
  const isOfSettings = [item.row.Reference, readCommitKey(key)?.key].includes(organisationKey);
  if (!isOfSettings) await record(ports, done);
  await clear(ports, list, { item, before });
  if (isOfSettings) await record(ports, done);
  return done;
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
