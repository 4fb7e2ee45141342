import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { driveItemOfListItem } from '../drive/driveItemRoutes.ts';
import type { Emulator } from '../emulator.ts';
import { invalidRequest, itemNotFound, notImplemented, requireTag } from '../http/graphError.ts';
import { linkTo, readNames, readOptions, readTop } from '../http/queryOptions.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { listPath } from '../lists/listAddress.ts';
import { openList } from '../lists/sites.ts';
import { fieldShape } from './fieldShape.ts';
import { parseFields } from './fieldValue.ts';
import { parseFilter, parseOrder } from './filter.ts';
import { itemContext, itemShape } from './itemShape.ts';
import { eTagOf, type ItemRow, writerOf } from './itemStore.ts';
import { type Page, type Search, searchItems } from './search.ts';

const defaultPageSize = 200;
const single = { config: { units: 1 } };
const several = { config: { units: 2 } };
const write = { config: { units: 2 } };

export function addItemRoutes(app: FastifyInstance, emulator: Emulator): void {
  const path = '/v1.0/sites/:site/lists/:list/items';
  app.get(path, several, (request) => listItems(emulator, request));
  app.post(path, write, (request, reply) => reply.code(201).send(createItem(emulator, request)));
  app.get(`${path}/:item`, single, (request) => {
    const list = openList(emulator, request, 'read');
    const shape = itemShape(list, readOptions(request.query, ['select', 'expand']));
    return entity(list, shape.item(emulator.items.read(list, itemId(request))));
  });
  app.get(`${path}/:item/fields`, single, (request) => {
    const list = openList(emulator, request, 'read');
    const { select } = readOptions(request.query, ['select']);
    const shape = fieldShape(list, select === undefined ? undefined : readNames(select));
    return fieldsEntity(list, shape(emulator.items.read(list, itemId(request))));
  });
  // 200 according to the current page; the version of 2021 said 201.
  app.patch(`${path}/:item/fields`, write, (request) => {
    const { list, row } = updateItem(emulator, request, request.body);
    return fieldsEntity(list, fieldShape(list, undefined)(row));
  });
  app.patch(`${path}/:item`, write, (request) => {
    const { list, row } = updateItem(emulator, request, fieldsIn(request.body));
    return entity(list, itemShape(list, {}).item(row));
  });
  app.delete(`${path}/:item`, write, (request, reply) => {
    removeItem(emulator, request);
    return reply.code(204).send();
  });
  app.get(`${path}/:item/driveItem`, single, (request, reply) => driveItemOfListItem(emulator, request, reply));
}

const entity = (list: List, json: object) => ({ '@odata.context': `${itemContext(list)}/$entity`, ...json });
const fieldsEntity = (list: List, json: object) => ({
  '@odata.context': `${itemContext(list)}(fields)/$entity`,
  ...json,
});

export function openWritable(emulator: Emulator, request: FastifyRequest): List {
  const list = openList(emulator, request, 'write');
  if (list.hidden) throw notImplemented('writing to a system list');
  readOptions(request.query, []);
  return list;
}

export function itemId(request: FastifyRequest): number {
  const { item } = request.params as { item: string };
  if (!/^[1-9]\d{0,9}$/.test(item)) throw itemNotFound();
  return Number(item);
}

/** Returns the `fields` of a body. @throws GraphError 501 for any other property */
function fieldsIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) throw invalidRequest('Invalid request');
  const other = Object.keys(body).find((key) => key !== 'fields' && !key.startsWith('@odata.'));
  if (other !== undefined) throw notImplemented(`writing the item property ${other}`);
  return 'fields' in body ? body.fields : undefined;
}

function createItem(emulator: Emulator, request: FastifyRequest): object {
  const list = openWritable(emulator, request);
  if (isLibrary(list)) throw notImplemented('creating an item of a library but by its drive');
  const changes = parseFields(list.columns, fieldsIn(request.body));
  const row = emulator.items.create(list, changes, writerOf(request));
  return entity(list, itemShape(list, { expand: 'fields' }).item(row));
}

/** Deletes an item; with a file its bytes, with a folder everything in it. */
function removeItem(emulator: Emulator, request: FastifyRequest): void {
  const list = openWritable(emulator, request);
  const id = itemId(request);
  const writer = writerOf(request);
  const row = isLibrary(list) ? emulator.drives.byNumber(list, id) : undefined;
  if (row) {
    requireTag(request.headers['if-match'], [eTagOf(row)]);
    emulator.drives.remove(list, row, writer);
  } else emulator.items.remove(list, id, request.headers['if-match'], writer);
}

function updateItem(emulator: Emulator, request: FastifyRequest, fields: unknown): { list: List; row: ItemRow } {
  const list = openWritable(emulator, request);
  const changes = parseFields(list.columns, fields);
  const row = emulator.items.update(list, itemId(request), changes, request.headers['if-match'], writerOf(request));
  return { list, row };
}

function listItems(emulator: Emulator, request: FastifyRequest): object {
  const list = openList(emulator, request, 'read');
  const options = readOptions(request.query, ['select', 'expand', 'filter', 'orderby', 'top', 'skiptoken']);
  const shape = itemShape(list, options);
  const page = searchItems(emulator.store, emulator.items, list, {
    predicates: options.filter === undefined ? [] : parseFilter(options.filter, list.columns),
    order: options.orderby === undefined ? undefined : parseOrder(options.orderby, list.columns),
    top: readTop(options.top, defaultPageSize),
    after: options.skiptoken === undefined ? undefined : readSkipToken(options.skiptoken),
    honorNonIndexed: /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(String(request.headers.prefer ?? '')),
    horizon: emulator.visibility.horizon(list.number, request.effects.lag),
  });
  return {
    '@odata.context': itemContext(list),
    ...nextLink(list, options.given, page),
    value: page.rows.map(shape.item),
  };
}

/** SharePoint's paging string in base64url, as recorded: `Paged=TRUE&p_ID=6`; with an order, also the value. */
function nextLink(list: List, given: readonly (readonly [string, string])[], { next }: Page): object {
  if (!next) return {};
  const value = next.key === undefined ? '' : `&p_Value=${encodeURIComponent(JSON.stringify(next.key))}`;
  const token = Buffer.from(`Paged=TRUE${value}&p_ID=${next.id}`).toString('base64url');
  return { '@odata.nextLink': linkTo(`${listPath(list)}/items`, given, '$skiptoken', token) };
}

/** @throws GraphError 400 for a malformed token */
function readSkipToken(token: string): Search['after'] {
  const match = /^Paged=TRUE(?:&p_Value=([^&]*))?&p_ID=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (!match) throw invalidRequest('The skip token is malformed.');
  return { id: Number(match[2]), key: match[1] === undefined ? undefined : readKey(match[1]) };
}

function readKey(text: string): string | number {
  try {
    return z.union([z.string(), z.number()]).parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    throw invalidRequest('The skip token is malformed.');
  }
}
