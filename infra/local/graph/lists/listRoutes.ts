import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { tenant } from '../../tenant.ts';
import { identityOf } from '../directory/userInformation.ts';
import type { Emulator } from '../emulator.ts';
import { badRequest, invalidRequest, notImplemented } from '../http/graphError.ts';
import { type Options, pick, readExpand, readNames, readOptions } from '../http/queryOptions.ts';
import { fold, wholeSeconds } from '../items/fieldValue.ts';
import type { Catalog, List } from './catalog.ts';
import { newColumn } from './column.ts';
import { columnsOf } from './columnRoutes.ts';
import { listUrl } from './listAddress.ts';
import { openIsmsSite, openList } from './sites.ts';
import { titleColumn } from './systemColumns.ts';

const context = `https://graph.microsoft.com/v1.0/$metadata#sites('${encodeURIComponent(tenant.siteId)}')/lists`;

/** A list as recorded in OpenFn's fixtures (2023). */
function listResource(list: List): Readonly<Record<string, unknown>> {
  const eTag = `"${list.id},${list.version}"`;
  return {
    '@odata.etag': eTag,
    createdDateTime: list.created,
    description: list.description,
    eTag,
    id: list.id,
    lastModifiedDateTime: list.modified,
    name: list.displayName,
    webUrl: listUrl(list),
    displayName: list.displayName,
    createdBy: identityOf(list.author),
    lastModifiedBy: identityOf(list.editor),
    parentReference: { siteId: tenant.siteId },
    list: { contentTypesEnabled: false, hidden: list.hidden, template: list.template ?? 'genericList' },
  };
}

const properties = [
  'createdDateTime',
  'description',
  'eTag',
  'id',
  'lastModifiedDateTime',
  'name',
  'webUrl',
  'displayName',
  'createdBy',
  'lastModifiedBy',
  'parentReference',
  'list',
  'system',
  'columns',
];

function shape(list: List, options: Options): Readonly<Record<string, unknown>> {
  const expanded = readExpand(options.expand);
  for (const [name, select] of expanded)
    if (name !== 'columns' || select) throw notImplemented(`$expand=${options.expand} on a list`);
  const resource = {
    ...listResource(list),
    ...(list.hidden && options.select !== undefined && { system: {} }),
    ...(expanded.has('columns') && { columns: columnsOf(list) }),
  };
  return pick(resource, options.select, 'list', properties);
}

/** Lists of the site, without hidden ones unless `$select` names `system` or the filter names the list. */
function listed(catalog: Catalog, options: Options): readonly List[] {
  if (options.filter !== undefined) {
    const title = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(options.filter)?.[1];
    // Recorded in microsoft-graph-docs#9836 (2020): displayName is the only property that can be filtered by.
    if (title === undefined) throw invalidRequest('The provided filter statement is not supported');
    return catalog.lists.filter((list) => fold(list.displayName) === fold(title.replaceAll("''", "'")));
  }
  const hidden = options.select !== undefined && readNames(options.select).includes('system');
  return catalog.lists.filter((list) => hidden || !list.hidden);
}

const creation = z.looseObject({
  displayName: z.string().min(1).max(255),
  description: z.string().max(4000).optional(),
  columns: z.array(z.unknown()).default([]),
  list: z.looseObject({ template: z.unknown().default('genericList') }).default({ template: 'genericList' }),
});
const creationKeys = new Set(['displayName', 'description', 'columns', 'list']);

function createList({ catalog, clock }: Emulator, body: unknown, writer: string): List {
  if (typeof body !== 'object' || body === null) throw invalidRequest('Invalid request');
  // Recorded in OneDrive/onedrive-api-docs#645 (2017).
  if ('name' in body) {
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  const unknown = Object.keys(body).find((key) => !creationKeys.has(key) && !key.startsWith('@odata.'));
  if (unknown !== undefined) throw notImplemented(`the list property ${unknown}`);
  const result = creation.safeParse(body);
  if (!result.success) throw invalidRequest(`Invalid list: ${result.error.issues[0]?.path.join('/')}`);
  const { displayName, description = '', columns, list } = result.data;
  const template = readTemplate(list);
  const now = wholeSeconds(clock.now());
  const written = { created: now, modified: now, author: writer, editor: writer };
  return catalog.create({ displayName, description, hidden: false, ...template, version: 1, ...written }, [
    { ...titleColumn, required: template.template === undefined },
    ...columns.map(newColumn),
  ]);
}

function readTemplate(list: Readonly<Record<string, unknown>>): { readonly template?: 'documentLibrary' } {
  const { template, ...other } = list;
  if (Object.keys(other).length === 0 && template === 'genericList') return {};
  if (Object.keys(other).length === 0 && template === 'documentLibrary') return { template };
  throw notImplemented(`the list template ${JSON.stringify(list)}`);
}

export function addListRoutes(app: FastifyInstance, emulator: Emulator): void {
  app.get('/v1.0/sites/:site/lists', { config: { units: 2 } }, (request) => {
    openIsmsSite(request, 'read');
    const options = readOptions(request.query, ['select', 'expand', 'filter']);
    return { '@odata.context': context, value: listed(emulator.catalog, options).map((list) => shape(list, options)) };
  });
  app.get('/v1.0/sites/:site/lists/:list', { config: { units: 1 } }, (request) => {
    const list = openList(emulator, request, 'read');
    return { '@odata.context': `${context}/$entity`, ...shape(list, readOptions(request.query, ['select', 'expand'])) };
  });
  app.post('/v1.0/sites/:site/lists', { config: { units: 2 } }, (request, reply) => {
    openIsmsSite(request, 'manage');
    readOptions(request.query, []);
    if (request.body === undefined || request.body === null) throw badRequest('Empty Payload. JSON content expected.');
    const list = createList(emulator, request.body, request.caller.applicationId);
    return reply.code(201).send({ '@odata.context': `${context}/$entity`, ...listResource(list) });
  });
}
