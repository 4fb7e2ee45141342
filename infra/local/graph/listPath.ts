import { tenant } from '../tenant.ts';
import type { List } from './catalog.ts';

/** The path of a list by ids, whichever way it was addressed. */
export const listPath = (list: List) => `/v1.0/sites/${tenant.siteId}/lists/${list.id}`;
