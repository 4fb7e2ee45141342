import type { FastifyInstance, FastifyRequest } from 'fastify';
import { identityOf } from '../directory/userInformation.ts';
import type { Emulator } from '../emulator.ts';
import { itemNotFound, notImplemented } from '../http/graphError.ts';
import { pick, readExpand, readNames, readOptions } from '../http/queryOptions.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { openList } from '../lists/sites.ts';
import { fieldShape } from './fieldShape.ts';
import type { Fields } from './fieldValue.ts';
import { itemId, openWritable } from './itemRoutes.ts';
import { itemContext } from './itemShape.ts';
import { type ItemRow, writerOf } from './itemStore.ts';

type Json = Readonly<Record<string, unknown>>;

const properties = ['id', 'lastModifiedBy', 'lastModifiedDateTime', 'published', 'fields'];
const single = { config: { units: 1 } };

/** listitem-list-versions, listitemversion-get, listitemversion-restore. */
export function addItemVersionRoutes(app: FastifyInstance, emulator: Emulator): void {
  const path = '/v1.0/sites/:site/lists/:list/items/:item/versions';
  app.get(path, { config: { units: 2 } }, (request) => {
    const list = openList(emulator, request, 'read');
    const shape = versionShape(list, readOptions(request.query, ['select', 'expand']));
    return {
      '@odata.context': context(list, request),
      value: emulator.items.versions(list, itemId(request)).map(shape),
    };
  });
  app.get(`${path}/:version`, single, (request) => {
    const list = openList(emulator, request, 'read');
    const shape = versionShape(list, readOptions(request.query, ['select', 'expand']));
    return { '@odata.context': `${context(list, request)}/$entity`, ...shape(find(emulator, list, request)) };
  });
  app.get(`${path}/:version/fields`, single, (request) => {
    const list = openList(emulator, request, 'read');
    const { select } = readOptions(request.query, ['select']);
    const shape = fieldShape(list, select === undefined ? undefined : readNames(select));
    return { '@odata.context': `${context(list, request)}(fields)/$entity`, ...shape(find(emulator, list, request)) };
  });
  // "Creates a new version with the contents of the previous version, but preserves all existing versions."
  app.post(`${path}/:version/restoreVersion`, { config: { units: 2 } }, (request, reply) => {
    const list = openWritable(emulator, request);
    if (isLibrary(list)) throw notImplemented('restoring a version of a file');
    const fields = JSON.parse(find(emulator, list, request).fields) as Fields;
    emulator.items.replace(list, itemId(request), () => fields, undefined, writerOf(request));
    return reply.code(204).send();
  });
}

const context = (list: List, request: FastifyRequest) => `${itemContext(list)}('${itemId(request)}')/versions`;

const versionId = (row: ItemRow) => `${row.version}.0`;

/** @throws GraphError 404 for an item or version that does not exist or is no longer kept */
function find(emulator: Emulator, list: List, request: FastifyRequest): ItemRow {
  const { version } = request.params as { version: string };
  const row = emulator.items.versions(list, itemId(request)).find((one) => versionId(one) === version);
  if (!row) throw itemNotFound();
  return row;
}

/** @throws GraphError 400, 501 */
function versionShape(
  list: List,
  options: { readonly select?: string; readonly expand?: string },
): (row: ItemRow) => Json {
  const expanded = readExpand(options.expand);
  const other = [...expanded.keys()].find((name) => name !== 'fields');
  if (other !== undefined) throw notImplemented(`$expand=${other} on a version`);
  const fields = expanded.has('fields') ? fieldShape(list, expanded.get('fields')) : undefined;
  return (row) => ({
    ...pick(
      { id: versionId(row), lastModifiedBy: identityOf(row.editor), lastModifiedDateTime: row.modified },
      options.select,
      'listItemVersion',
      properties,
    ),
    ...(fields && { fields: fields(row) }),
  });
}
