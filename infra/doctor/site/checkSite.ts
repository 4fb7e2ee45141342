import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault } from '../../../graph/client/graphFault.ts';
import { evidenceLibrary } from '../../../graph/lists/evidence.ts';
import { findSiteId, listNamed, type NamedList } from '../../../graph/site/siteShape.ts';
import { faultText } from '../../../server/faultText.ts';
import { grantCall } from '../../sharepoint/permissions.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

/** @returns the finding, and the site's id if it could be opened */
export const checkSite = async (
  client: GraphClient,
  access: SiteAccess,
): Promise<readonly [Finding, string | undefined]> => {
  const address = `https://${access.site.hostname}${access.site.sitePath}`;
  try {
    const siteId = await findSiteId(client, access.site);
    return [ok('site', `The site exists: ${address}.`), siteId];
  } catch (error) {
    return [
      problem('site', `${address} could not be opened: ${faultText(error)}.`, adviceFor(error, access)),
      undefined,
    ];
  }
};

const adviceFor = (error: unknown, { site, clientId }: SiteAccess): string => {
  const status = error instanceof GraphFault ? error.status : undefined;
  if (status === 404) return 'Create the site, or correct SITE_PATH.';
  if (status === 400) return 'Correct SITE_HOSTNAME: it is not a host of this tenant.';
  if (status !== 403) return 'Allow the server to reach Microsoft Graph.';
  return `Grant the application access to the site: ${grantCall(site, 'write', clientId)}`;
};

const driveSchema = z.object({
  owner: z
    .object({ group: z.object({ email: z.string().optional(), id: z.string().optional() }).optional() })
    .optional(),
});

/**
 * Checks through its library whether the site belongs to a team: then the owner is a Microsoft 365 group with an
 * address, otherwise a group of the site itself, which has only a name (recorded responses).
 */
export const checkSiteOwner = async (
  client: GraphClient,
  siteId: string,
  lists: readonly NamedList[],
): Promise<Finding> => {
  const byHand = 'Check in the SharePoint admin center: the site must not belong to a Microsoft 365 group or team.';
  const library = listNamed(lists, evidenceLibrary.name);
  if (!library)
    return unchecked('siteOwner', 'Without its library, the owner of the site cannot be determined.', byHand);
  try {
    const path = `/sites/${siteId}/lists/${library.id}/drive`;
    const drive = driveSchema.parse(await client.call({ operation: 'doctor.drive', method: 'GET', path }));
    const group = drive.owner?.group;
    if (group?.email === undefined && group?.id === undefined)
      return ok('siteOwner', 'The site does not belong to a team.');
    const todo = 'Create a separate site without a team (a communication site), and provision that.';
    return warning('siteOwner', 'The site belongs to a Microsoft 365 group or team.', todo);
  } catch (error) {
    return unchecked(
      'siteOwner',
      `The owner of the site could not be read from its library: ${faultText(error)}.`,
      byHand,
    );
  }
};
