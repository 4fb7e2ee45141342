import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tenant } from '../../tenant.ts';
import type { Emulator } from '../emulator.ts';
import { requireSite, type SiteAccess } from '../http/authorization.ts';
import { invalidRequest, itemNotFound, notImplemented } from '../http/graphError.ts';
import { pick, readOptions } from '../http/queryOptions.ts';
import type { List } from './catalog.ts';
import { siteUrl } from './listAddress.ts';

type Site = 'isms' | 'root';

const rootSiteId = `${tenant.hostname},6a1b2c3d-0000-4000-8000-000000000001,6a1b2c3d-0000-4000-8000-000000000002`;
const created = '2026-01-05T08:00:00Z';

const siteResources: Readonly<Record<Site, Readonly<Record<string, unknown>>>> = {
  isms: {
    id: tenant.siteId,
    createdDateTime: created,
    lastModifiedDateTime: created,
    name: tenant.sitePath.replace('/sites/', ''),
    displayName: tenant.siteName,
    webUrl: siteUrl,
  },
  root: {
    id: rootSiteId,
    createdDateTime: created,
    lastModifiedDateTime: created,
    name: '',
    displayName: 'Contoso',
    webUrl: `https://${tenant.hostname}`,
    root: {},
    siteCollection: { hostname: tenant.hostname },
  },
};

/**
 * Rewrites `/v1.0/sites/{host}:/{path}` and `…:/{path}:/lists/…` to `/v1.0/sites/{one segment}/…`, so that one set of
 * routes serves both forms of address.
 */
export function rewritePathAddress(url: string): string {
  const match = /^\/v1\.0\/sites\/([^/:?]+):(\/[^:?]*)?(?::(\/[^?]*)?)?(\?.*)?$/.exec(url);
  if (!match) return url;
  const [, host = '', path = '/', rest = '', query = ''] = match;
  return `/v1.0/sites/${encodeURIComponent(`${host}:${decode(path)}`)}${rest}${query}`;
}

/** Returns a badly encoded path unchanged: it names no site. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @throws GraphError 400 for another tenant's host, 404 for a site that does not exist (graph-lists 1.1) */
function siteOf(address: string): Site {
  const text = address.toLowerCase();
  if (text === 'root' || text === tenant.hostname || text === rootSiteId) return 'root';
  if (text === tenant.siteId.toLowerCase()) return 'isms';
  const [host = '', path = ''] = text.split(/[:,](.*)/s);
  if ((host.includes('.') || text.includes(':')) && host !== tenant.hostname)
    throw invalidRequest('Invalid hostname for this tenancy');
  if (path.replace(/\/$/, '') === tenant.sitePath && text.includes(':')) return 'isms';
  if (path === '/') return 'root';
  throw itemNotFound('Requested site could not be found');
}

/** Returns the site that the request addresses, if the caller has access. @throws GraphError 400, 403, 404 */
function openSite(request: FastifyRequest, access: SiteAccess): Site {
  const { site } = request.params as { site: string };
  const found = siteOf(site);
  requireSite(request.caller, access, found === 'isms');
  return found;
}

/** Like `openSite`, for resources below a site: only the ISMS site has lists here. */
export function openIsmsSite(request: FastifyRequest, access: SiteAccess): void {
  if (openSite(request, access) === 'root') throw notImplemented('lists of the root site');
}

/** Returns the list that the request addresses. @throws GraphError 400, 403, 404 */
export function openList(emulator: Emulator, request: FastifyRequest, access: SiteAccess): List {
  openIsmsSite(request, access);
  const { list } = request.params as { list: string };
  const found = emulator.catalog.find(list);
  if (!found) throw itemNotFound();
  return found;
}

const properties = [...Object.keys(siteResources.root), 'description'];

export function addSiteRoutes(app: FastifyInstance): void {
  app.get('/v1.0/sites/:site', { config: { units: 1 } }, (request) => {
    const site = siteResources[openSite(request, 'read')];
    const { select } = readOptions(request.query, ['select']);
    return {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#sites/$entity',
      ...pick(site, select, 'site', properties),
    };
  });
}
