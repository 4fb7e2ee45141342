import { tenant } from '../../tenant.ts';
import { identityOf } from '../directory/userInformation.ts';
import { contentTypeOf } from '../drive/libraryFields.ts';
import { badRequest, notImplemented } from '../http/graphError.ts';
import { readExpand, readNames } from '../http/queryOptions.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { listUrl } from '../lists/listAddress.ts';
import { fieldShape } from './fieldShape.ts';
import type { Fields } from './fieldValue.ts';
import { eTagOf, type ItemRow } from './itemStore.ts';

type Json = Readonly<Record<string, unknown>>;

/** Shapes items as one request asks for them. */
export type ItemShape = {
  readonly item: (row: ItemRow) => Json;
  /** A deleted item in delta. */
  readonly deleted: (id: number) => Json;
};

const contentType = { id: '0x0100A3C1F2D4B5E64F4A8B7C6D5E4F3A2B1C', name: 'Item' };
const properties = [
  'createdDateTime',
  'eTag',
  'id',
  'lastModifiedDateTime',
  'webUrl',
  'createdBy',
  'lastModifiedBy',
  'parentReference',
  'contentType',
  'fields',
];

export const itemContext = (list: List) =>
  `https://graph.microsoft.com/v1.0/$metadata#sites('${encodeURIComponent(tenant.siteId)}')/lists('${list.id}')/items`;

/** @throws GraphError 400 for unknown names, 501 for expanding anything but `fields` */
export function itemShape(list: List, options: { readonly select?: string; readonly expand?: string }): ItemShape {
  const expanded = readExpand(options.expand);
  const other = [...expanded.keys()].find((name) => name !== 'fields');
  if (other !== undefined) throw notImplemented(`$expand=${other} on an item`);
  const wanted = selection(options.select);
  const fields = expanded.has('fields') ? fieldShape(list, expanded.get('fields')) : undefined;
  const fieldContext = { 'fields@odata.context': `${itemContext(list)}(fields)/$entity` };
  const locate = isLibrary(list) ? inLibrary : inList(listUrl(list));
  const parentReference = { id: list.id, siteId: tenant.siteId };
  return {
    item: (row) => ({
      '@odata.etag': eTagOf(row),
      ...wanted({
        createdDateTime: row.created,
        eTag: eTagOf(row),
        id: String(row.id),
        lastModifiedDateTime: row.modified,
        createdBy: identityOf(row.author),
        lastModifiedBy: identityOf(row.editor),
        parentReference,
        ...locate(row),
      }),
      ...(fields && { ...fieldContext, fields: fields(row) }),
    }),
    deleted: (id) => ({
      id: String(id),
      parentReference: { siteId: tenant.siteId },
      contentType: isLibrary(list) ? contentTypeOf({}) : contentType,
      deleted: { state: 'deleted' },
    }),
  };
}

const inList = (url: string) => (row: ItemRow) => ({ webUrl: `${url}/${row.id}_.000`, contentType });

function inLibrary(row: ItemRow): Json {
  const own = JSON.parse(row.fields) as Fields;
  const path = `${own.FileDirRef}/${own.FileLeafRef}`.split('/').map(encodeURIComponent).join('/');
  return { webUrl: `https://${tenant.hostname}${path}`, contentType: contentTypeOf(own) };
}

function selection(select: string | undefined): (item: Json) => Json {
  if (select === undefined) return (item) => item;
  const names = readNames(select);
  const unknown = names.find((name) => !properties.includes(name));
  if (unknown !== undefined) {
    throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.listItem'.`);
  }
  const kept = names.filter((name) => name !== 'fields');
  return (item) => Object.fromEntries(kept.map((name) => [name, item[name]]));
}
