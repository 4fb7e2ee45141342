import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Emulator } from '../emulator.ts';
import { badRequest, invalidRequest, itemNotFound, notImplemented, requireTag } from '../http/graphError.ts';
import { linkTo, readNames, readOptions, readTop } from '../http/queryOptions.ts';
import { fieldShape } from '../items/fieldShape.ts';
import { parseFields } from '../items/fieldValue.ts';
import { itemContext, itemShape } from '../items/itemShape.ts';
import { writerOf } from '../items/itemStore.ts';
import type { List } from '../lists/catalog.ts';
import { openList } from '../lists/sites.ts';
import { downloadUrl } from './content/download.ts';
import { driveIdOf, driveItemIdOf } from './driveIds.ts';
import { driveItemContext, driveItemShape } from './driveItemShape.ts';
import { conflictOf, openDrive, openItem, takeConflict } from './driveRequest.ts';
import { type DriveRow, isFolder, isRoot, ownTags } from './driveStore.ts';

const defaultPageSize = 200;
const read = { config: { units: 1 } };
const several = { config: { units: 2 } };
const write = { config: { units: 2 } };

/** Routes for files and folders, except their content. @param base one of `driveBases` */
export function addDriveItemRoutes(app: FastifyInstance, emulator: Emulator, base: string): void {
  const path = `${base}/items/:item`;
  app.get(path, read, (request, reply) => {
    const list = openDrive(emulator, request, 'read');
    return sendItem(emulator, list, openItem(emulator, list, request), request, reply);
  });
  app.get(`${path}/children`, several, (request) => children(emulator, request));
  app.post(`${path}/children`, write, (request, reply) => createFolder(emulator, request, reply));
  app.delete(path, write, (request, reply) => {
    const list = openDrive(emulator, request, 'write');
    readOptions(request.query, []);
    const row = openItem(emulator, list, request);
    requireTag(request.headers['if-match'], ownTags(row));
    emulator.drives.remove(list, row, writerOf(request));
    return reply.code(204).send();
  });
  // 302 to a pre-authenticated URL (driveitem-get-content).
  app.get(`${path}/content`, read, (request, reply) => {
    const list = openDrive(emulator, request, 'read');
    readOptions(request.query, []);
    const row = openItem(emulator, list, request);
    if (isFolder(row)) throw itemNotFound();
    if (isUnchanged(row, request)) return reply.code(304).send();
    return reply.redirect(downloadUrl(emulator, row), 302);
  });
  addListItemRoutes(app, emulator, path);
}

/** The list item of a file or folder (driveitem.md: relationship listItem). */
function addListItemRoutes(app: FastifyInstance, emulator: Emulator, path: string): void {
  app.get(`${path}/listItem`, read, (request) => {
    const { list, row } = openListItem(emulator, request, 'read');
    const shape = itemShape(list, readOptions(request.query, ['select', 'expand']));
    return { '@odata.context': `${itemContext(list)}/$entity`, ...shape.item(row) };
  });
  app.get(`${path}/listItem/fields`, read, (request) => {
    const { list, row } = openListItem(emulator, request, 'read');
    const { select } = readOptions(request.query, ['select']);
    const shape = fieldShape(list, select === undefined ? undefined : readNames(select));
    return { '@odata.context': `${itemContext(list)}(fields)/$entity`, ...shape(row) };
  });
  app.patch(`${path}/listItem/fields`, write, (request) => {
    const { list, row } = openListItem(emulator, request, 'write');
    readOptions(request.query, []);
    const changes = parseFields(list.columns, request.body);
    const after = emulator.items.update(list, row.id, changes, request.headers['if-match'], writerOf(request));
    return { '@odata.context': `${itemContext(list)}(fields)/$entity`, ...fieldShape(list, undefined)(after) };
  });
}

function openListItem(emulator: Emulator, request: FastifyRequest, access: 'read' | 'write') {
  const list = openDrive(emulator, request, access);
  const row = openItem(emulator, list, request);
  if (isRoot(row)) throw itemNotFound();
  return { list, row };
}

/** `…/lists/{list}/items/{item}/driveItem`: the file or folder of a list item. */
export function driveItemOfListItem(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): unknown {
  const list = openList(emulator, request, 'read');
  const row = emulator.drives.byNumber(list, Number((request.params as { item: string }).item));
  if (!row || isRoot(row)) throw itemNotFound();
  return sendItem(emulator, list, row, request, reply);
}

function sendItem(
  emulator: Emulator,
  list: List,
  row: DriveRow,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  const shape = driveItemShape(emulator, list, readOptions(request.query, ['select', 'expand']));
  if (isUnchanged(row, request)) return reply.code(304).send();
  return { '@odata.context': `${driveItemContext(list)}/$entity`, ...shape(row) };
}

const isUnchanged = (row: DriveRow, request: FastifyRequest) =>
  ownTags(row).includes(String(request.headers['if-none-match'] ?? ''));

function children(emulator: Emulator, request: FastifyRequest): object {
  const list = openDrive(emulator, request, 'read');
  const options = readOptions(request.query, ['select', 'expand', 'top', 'orderby', 'skiptoken']);
  const folder = openItem(emulator, list, request);
  const shape = driveItemShape(emulator, list, options);
  const top = readTop(options.top, defaultPageSize);
  const descending = readOrder(options.orderby);
  const after = options.skiptoken === undefined ? '' : readSkipToken(options.skiptoken);
  const rows = isFolder(folder) ? emulator.drives.children(list, folder.id, after, top + 1, descending) : [];
  const last = rows.length > top ? rows[top - 1] : undefined;
  const path = `/v1.0/drives/${driveIdOf(list.id)}/items/${driveItemIdOf(list.id, folder.guid)}/children`;
  return {
    '@odata.context': driveItemContext(list),
    ...(last && { '@odata.nextLink': linkTo(path, options.given, '$skiptoken', skipToken(last)) }),
    value: rows.slice(0, top).map(shape),
  };
}

/** Whether the order is descending. @throws GraphError 501 for ordering by anything but the name */
function readOrder(orderby: string | undefined): boolean {
  const [, direction] = /^\s*name(?:\s+(asc|desc))?\s*$/i.exec(orderby ?? 'name') ?? [orderby, undefined];
  if (orderby !== undefined && !/^\s*name\b/i.test(orderby)) throw notImplemented(`$orderby=${orderby} on children`);
  return direction?.toLowerCase() === 'desc';
}

const skipToken = (row: DriveRow) => Buffer.from(`name:${row.folded}`).toString('base64url');

function readSkipToken(token: string): string {
  const name = /^name:(.+)$/s.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (name === undefined) throw badRequest('The skip token is malformed.');
  return name;
}

const folderBody = z.looseObject({ name: z.string(), folder: z.looseObject({}) });
const folderKeys = new Set(['name', 'folder']);

/** driveitem-post-children. Without a conflict behaviour, refuses a name that is taken. */
function createFolder(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const list = openDrive(emulator, request, 'write');
  const { rest, conflict } = takeConflict(request.query);
  readOptions(rest, []);
  const parent = openItem(emulator, list, request);
  const { body } = request;
  if (typeof body !== 'object' || body === null) throw badRequest('Empty Payload. JSON content expected.');
  const other = Object.keys(body).find((key) => !folderKeys.has(key) && !key.startsWith('@'));
  if (other !== undefined) throw notImplemented(`creating a drive item with ${other}`);
  const folder = folderBody.safeParse(body);
  if (!folder.success) throw invalidRequest('A folder needs a name and the folder facet.');
  const destination = { list, parent, name: folder.data.name };
  const row = emulator.drives.createFolder(destination, conflictOf(body) ?? conflict ?? 'fail', writerOf(request));
  return reply
    .code(201)
    .send({ '@odata.context': `${driveItemContext(list)}/$entity`, ...driveItemShape(emulator, list, {})(row) });
}
