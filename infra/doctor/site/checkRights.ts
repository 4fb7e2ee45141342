import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault } from '../../../graph/client/graphFault.ts';
import type { ListTable } from '../../../graph/lists/listTable.ts';
import { messagesList } from '../../../graph/lists/messages.ts';
import { findLists } from '../../../graph/lists/siteShape.ts';
import { faultText } from '../../../server/faultText.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, unchecked, warning } from '../finding.ts';

const call = (client: GraphClient, operation: string, method: 'GET' | 'PATCH', path: string, body?: object) =>
  client.call({ operation: `doctor.${operation}`, urgency: 'start', method, path, ...(body && { body }) });

/** Tries to give a column the name that it has: changes nothing, and is refused to whoever may not manage lists. */
export const checkListsProtected = async (client: GraphClient, siteId: string): Promise<Finding> => {
  const byHand = 'Look at the role of the application on the site: write, and no more.';
  try {
    // The cast only forgets the columns.
    const [list] = (await findLists(client, siteId, [messagesList as unknown as ListTable])).values();
    const column = list?.columns.get('Kind');
    if (!list || !column) return unchecked('listsProtected', 'There is no column to try it on.', byHand);
    const path = `/sites/${siteId}/lists/${list.id}/columns/${column.id}`;
    await call(client, 'columns', 'PATCH', path, { displayName: column.displayName });
    return warning(
      'listsProtected',
      'The server may change columns and lists.',
      'Give it the role write on the site instead of owner or fullcontrol, and Sites.Selected alone.',
    );
  } catch (error) {
    if (error instanceof GraphFault && error.status === 403)
      return ok('listsProtected', 'The server may not change columns.');
    return unchecked('listsProtected', `Whether the server may change columns: ${faultText(error)}.`, byHand);
  }
};

const application = z.object({ id: z.string(), displayName: z.string().nullish() });
const identities = z.array(z.object({ application: application.optional() }));
const permissions = z.object({
  value: z.array(
    z.object({
      // Left out of the collection by the service (a limit that PnP documents): then any role is possible.
      roles: z.array(z.string()).optional(),
      grantedToIdentitiesV2: identities.optional(),
      grantedToIdentities: identities.optional(),
    }),
  ),
});

/** Who else may write, as far as Graph shows it to an application. */
export const checkOtherWriters = async (
  client: GraphClient,
  siteId: string,
  { clientId }: SiteAccess,
): Promise<readonly Finding[]> => [await checkOtherApplications(client, siteId, clientId), ...neverShown];

const checkOtherApplications = async (client: GraphClient, siteId: string, clientId: string): Promise<Finding> => {
  try {
    const { value } = permissions.parse(await call(client, 'permissions', 'GET', `/sites/${siteId}/permissions`));
    const others = value
      .filter(({ roles }) => roles === undefined || roles.some((role) => role !== 'read'))
      .flatMap((one) => one.grantedToIdentitiesV2 ?? one.grantedToIdentities ?? [])
      .flatMap((one) => one.application ?? [])
      .filter(({ id }) => id.toLowerCase() !== clientId.toLowerCase());
    if (others.length === 0) return ok('otherApplications', 'No other application was let into the site.');
    const named = others.map(({ id, displayName }) => `${displayName ?? 'an application'} (${id})`).join(', ');
    const todo =
      'Take away what is not needed: DELETE /v1.0/sites/{site}/permissions/{id}. Provisioning needs its right only then.';
    return warning('otherApplications', `Others were let into the site: ${named}.`, todo);
  } catch (error) {
    const isForbidden = error instanceof GraphFault && error.status === 403;
    return unchecked(
      'otherApplications',
      `Which other applications may write, the server cannot see: ${isForbidden ? 'it rightly lacks Sites.FullControl.All' : faultText(error)}.`,
      'As an administrator: GET /v1.0/sites/{site}/permissions in Graph Explorer. In Entra, look for applications with Sites.ReadWrite.All, Sites.Manage.All or Sites.FullControl.All: these write here, too.',
    );
  }
};

/** There is no call for these that an application with rights on one site may make. */
const neverShown: readonly Finding[] = [
  unchecked(
    'otherPeople',
    'Which people may write could not be checked: Graph shows an application no permissions of people on a site.',
    'In the site, *Settings*, *Site permissions*: nobody but its administrators has *Edit*, *Contribute* or *Full control*; whoever may look has *Read*; sharing is left to owners.',
  ),
  unchecked(
    'views',
    'Whether the views are as you want them could not be checked: Graph knows nothing of the views of a list.',
    'Open Nonconformities and Corrective actions once in the browser, as somebody with *Read*.',
  ),
];
