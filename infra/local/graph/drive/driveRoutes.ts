import type { FastifyInstance } from 'fastify';
import { tenant } from '../../tenant.ts';
import { identityOf } from '../directory/userInformation.ts';
import type { Emulator } from '../emulator.ts';
import { pick, readOptions } from '../http/queryOptions.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { listUrl } from '../lists/listAddress.ts';
import { openIsmsSite } from '../lists/sites.ts';
import { addDownloadRoute } from './content/download.ts';
import { addUploadRoutes } from './content/uploadRoutes.ts';
import { driveIdOf } from './driveIds.ts';
import { addDriveItemRoutes } from './driveItemRoutes.ts';
import { driveBases, openDrive } from './driveRequest.ts';

/** 25 TB, the maximum of a site. */
const quotaBytes = 25 * 1024 ** 4;
const context = 'https://graph.microsoft.com/v1.0/$metadata#drives';
const properties = [
  'createdDateTime',
  'description',
  'id',
  'lastModifiedDateTime',
  'name',
  'webUrl',
  'driveType',
  'createdBy',
  'lastModifiedBy',
  'owner',
  'quota',
  'list',
  'sharePointIds',
];

/** A library as a drive, with the properties in the example of drive-list. */
function driveResource({ drives }: Emulator, list: List): Readonly<Record<string, unknown>> {
  const used = drives.measure(list, 0).size;
  return {
    createdDateTime: list.created,
    description: list.description,
    id: driveIdOf(list.id),
    lastModifiedDateTime: list.modified,
    name: list.displayName,
    webUrl: listUrl(list),
    driveType: 'documentLibrary',
    createdBy: identityOf(list.author),
    lastModifiedBy: identityOf(list.editor),
    owner: { group: { displayName: `${tenant.siteName} Owners` } },
    quota: { deleted: 0, remaining: quotaBytes - used, state: 'normal', total: quotaBytes, used },
  };
}

/** Document libraries as drives: drive-list, drive-get, driveitem-*. */
export function addDriveRoutes(app: FastifyInstance, emulator: Emulator): void {
  app.get('/v1.0/sites/:site/drives', { config: { units: 2 } }, (request) => {
    openIsmsSite(request, 'read');
    const { select } = readOptions(request.query, ['select']);
    const libraries = emulator.catalog.lists.filter((list) => isLibrary(list) && !list.hidden);
    const value = libraries.map((list) => pick(driveResource(emulator, list), select, 'drive', properties));
    return { '@odata.context': context, value };
  });
  for (const base of driveBases) {
    app.get(base, { config: { units: 1 } }, (request) => {
      const list = openDrive(emulator, request, 'read');
      const { select } = readOptions(request.query, ['select']);
      const drive = pick(driveResource(emulator, list), select, 'drive', properties);
      return { '@odata.context': `${context}/$entity`, ...drive };
    });
    addDriveItemRoutes(app, emulator, base);
  }
  addUploadRoutes(app, emulator);
  addDownloadRoute(app, emulator);
}
