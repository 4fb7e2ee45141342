import { tenant } from '../../tenant.ts';
import { isLibrary, type List } from './catalog.ts';

export const siteUrl = `https://${tenant.hostname}${tenant.sitePath}`;

export const listUrl = (list: List) =>
  `${siteUrl}${isLibrary(list) ? '' : '/Lists'}/${encodeURIComponent(list.displayName)}`;

/** The Graph path of a list by ids, however the request addressed it. */
export const listPath = (list: List) => `/v1.0/sites/${tenant.siteId}/lists/${list.id}`;
