import type { FastifyInstance } from 'fastify';
import { nameColumn } from '../drive/libraryFields.ts';
import type { Emulator } from '../emulator.ts';
import { itemNotFound, notImplemented } from '../http/graphError.ts';
import { pick, readOptions } from '../http/queryOptions.ts';
import { isLibrary, type List } from './catalog.ts';
import { type Column, changedColumn, newColumn } from './column.ts';
import { openList } from './sites.ts';
import { systemColumns } from './systemColumns.ts';

/** All columns of a list, including SharePoint's own. */
export const columnsOf = (list: List): readonly Column[] => [
  ...list.columns,
  ...(isLibrary(list) ? [nameColumn] : []),
  ...systemColumns,
];

const properties = [
  'id',
  'name',
  'displayName',
  'description',
  'columnGroup',
  'hidden',
  'required',
  'readOnly',
  'indexed',
  'enforceUniqueValues',
  'text',
  'choice',
  'number',
  'boolean',
  'dateTime',
  'personOrGroup',
  'hyperlinkOrPicture',
];

/** Finds a column by id; addressing by name is not documented. */
function find(list: List, id: string): Column {
  const column = columnsOf(list).find((one) => one.id === id.toLowerCase());
  if (!column) throw itemNotFound();
  return column;
}

export function addColumnRoutes(app: FastifyInstance, emulator: Emulator): void {
  const path = '/v1.0/sites/:site/lists/:list/columns';
  const columnParam = (params: unknown) => (params as { column: string }).column;
  app.get(path, { config: { units: 2 } }, (request) => {
    const list = openList(emulator, request, 'read');
    const { select } = readOptions(request.query, ['select']);
    return { value: columnsOf(list).map((column) => pick(column, select, 'columnDefinition', properties)) };
  });
  app.get(`${path}/:column`, { config: { units: 1 } }, (request) => {
    const list = openList(emulator, request, 'read');
    const { select } = readOptions(request.query, ['select']);
    return pick(find(list, columnParam(request.params)), select, 'columnDefinition', properties);
  });
  app.post(path, { config: { units: 2 } }, (request, reply) => {
    const list = openList(emulator, request, 'manage');
    readOptions(request.query, []);
    const column = newColumn(request.body);
    emulator.catalog.addColumn(list, column);
    return reply.code(201).send(column);
  });
  app.patch(`${path}/:column`, { config: { units: 2 } }, (request) => {
    const list = openList(emulator, request, 'manage');
    readOptions(request.query, []);
    const before = find(list, columnParam(request.params));
    if (before.readOnly) throw notImplemented(`changing the column ${before.name}`);
    const column = changedColumn(before, request.body);
    emulator.catalog.changeColumn(list, column);
    return column;
  });
}
