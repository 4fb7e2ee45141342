import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applications } from '../../tenant.ts';
import { requireRole } from '../http/authorization.ts';
import { badRequest, GraphError, notImplemented } from '../http/graphError.ts';
import { findPerson } from './users.ts';

/** The part of Teams through which Graph installs apps. */
export type AppInstalls = {
  readonly isInstalled: (userId: string) => boolean;
  /** Teams installs the app and notifies the bot; Graph waits for neither. */
  readonly install: (userId: string) => void;
};

/** The first permits installing only the product's own app, the second any app. */
const installers = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All'];

const binding = z.object({ 'teamsApp@odata.bind': z.string() });

/** The catalogue contains one app, the product's. @throws GraphError 400, 404 */
function boundApp(body: unknown): void {
  const bind = binding.safeParse(body).data?.['teamsApp@odata.bind'];
  const id = /^https:\/\/graph\.microsoft\.com\/v1\.0\/appCatalogs\/teamsApps\/([^/]+)$/.exec(bind ?? '')?.[1];
  if (id === undefined) throw badRequest("Bad Request: 'teamsApp@odata.bind' does not name an app of the catalogue.");
  if (id !== applications.product.id) throw new GraphError(404, 'NotFound', 'The app is not in the catalogue.');
}

/**
 * Installing an app for a person (userteamwork-post-installedapps): 201 without a body.
 * @param installs absent without a Teams stand-in: then 501
 */
export function addInstalledAppRoutes(app: FastifyInstance, installs: AppInstalls | undefined): void {
  app.post('/v1.0/users/:id/teamwork/installedApps', (request, reply) => {
    if (!installs) throw notImplemented('apps without a Teams that they are installed in');
    requireRole(request.caller, ...installers);
    const { id } = findPerson(request);
    boundApp(request.body);
    if (installs.isInstalled(id)) throw new GraphError(409, 'Conflict', 'App already installed in the scope.');
    installs.install(id);
    return reply.code(201).send();
  });
}
