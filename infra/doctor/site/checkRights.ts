import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault } from '../../../graph/client/graphFault.ts';
import type { ListTable } from '../../../graph/lists/listTable.ts';
import { messagesList } from '../../../graph/lists/messages.ts';
import { findLists } from '../../../graph/site/siteShape.ts';
import { faultText } from '../../../server/faultText.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, unchecked, warning } from '../finding.ts';

const call = (client: GraphClient, operation: string, method: 'GET' | 'PATCH', path: string, body?: object) =>
  client.call({ operation: `doctor.${operation}`, urgency: 'start', method, path, ...(body && { body }) });

/** Tries to give a column its current name: changes nothing, and requires permission to manage lists. */
export const checkListsProtected = async (client: GraphClient, siteId: string): Promise<Finding> => {
  const byHand = 'Check the application’s role on the site: write, and no more.';
  try {
    // The cast only drops the column types.
    const [list] = (await findLists(client, siteId, [messagesList as unknown as ListTable])).values();
    const column = list?.columns.get('Kind');
    if (!list || !column) return unchecked('listsProtected', 'There is no column to test this with.', byHand);
    const path = `/sites/${siteId}/lists/${list.id}/columns/${column.id}`;
    await call(client, 'columns', 'PATCH', path, { displayName: column.displayName });
    return warning(
      'listsProtected',
      'The server can change columns and lists.',
      'Give it the role write on the site instead of owner or fullcontrol, and only Sites.Selected.',
    );
  } catch (error) {
    if (error instanceof GraphFault && error.status === 403)
      return ok('listsProtected', 'The server cannot change columns.');
    return unchecked(
      'listsProtected',
      `Could not determine whether the server can change columns: ${faultText(error)}.`,
      byHand,
    );
  }
};

const application = z.object({ id: z.string(), displayName: z.string().nullish() });
const identities = z.array(z.object({ application: application.optional() }));
const permissions = z.object({
  value: z.array(
    z.object({
      // The service omits roles from the collection (a limit documented by PnP): then any role is possible.
      roles: z.array(z.string()).optional(),
      grantedToIdentitiesV2: identities.optional(),
      grantedToIdentities: identities.optional(),
    }),
  ),
});

/** Reports who else can write, as far as Graph shows it to an application. */
export const checkOtherWriters = async (
  client: GraphClient,
  siteId: string,
  { clientId }: SiteAccess,
): Promise<readonly Finding[]> => [await checkOtherApplications(client, siteId, clientId), ...notVisible];

const checkOtherApplications = async (client: GraphClient, siteId: string, clientId: string): Promise<Finding> => {
  try {
    const { value } = permissions.parse(await call(client, 'permissions', 'GET', `/sites/${siteId}/permissions`));
    const others = value
      .filter(({ roles }) => roles === undefined || roles.some((role) => role !== 'read'))
      .flatMap((one) => one.grantedToIdentitiesV2 ?? one.grantedToIdentities ?? [])
      .flatMap((one) => one.application ?? [])
      .filter(({ id }) => id.toLowerCase() !== clientId.toLowerCase());
    if (others.length === 0) return ok('otherApplications', 'No other application has access to the site.');
    const named = others.map(({ id, displayName }) => `${displayName ?? 'an application'} (${id})`).join(', ');
    const todo =
      'Remove what is not needed: DELETE /v1.0/sites/{site}/permissions/{id}. Provisioning needs its permission only while it runs.';
    return warning('otherApplications', `Other applications can write to the site: ${named}.`, todo);
  } catch (error) {
    const isForbidden = error instanceof GraphFault && error.status === 403;
    return unchecked(
      'otherApplications',
      `The server cannot see which other applications can write: ${isForbidden ? 'it rightly lacks Sites.FullControl.All' : faultText(error)}.`,
      'As an administrator, run GET /v1.0/sites/{site}/permissions in Graph Explorer. In Entra, look for applications with Sites.ReadWrite.All, Sites.Manage.All or Sites.FullControl.All: they can write here too.',
    );
  }
};

/** Graph has no calls for these that an application with permissions on one site may make. */
const notVisible: readonly Finding[] = [
  unchecked(
    'otherPeople',
    'Could not check which people can write: Graph does not show an application the permissions of people on a site.',
    'In the site, *Settings*, *Site permissions*: only its administrators have *Edit*, *Contribute* or *Full control*; other people have *Read* at most; only owners can share.',
  ),
  unchecked(
    'views',
    'Could not check the views: Graph does not expose the views of a list.',
    'Open Nonconformities and Corrective actions once in the browser, as a person with *Read*.',
  ),
];
