import { createGraphClient } from '../../graph/client/graphClient.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import { findSiteId } from '../../graph/site/siteShape.ts';
import { version } from '../../server/version.ts';
import { authorityMetadata } from './localSettings.ts';
import { applications, tenant } from './tenant.ts';

/** Creates the lists as `npm run provision -- --apply` does. Uses a separate application, because the product may not manage lists. */
export const provisionLocalSite = async (at: { readonly graph: string; readonly entra: string }): Promise<void> => {
  const client = createGraphClient({
    origin: at.graph,
    version,
    tenantId: tenant.id,
    clientId: applications.provisioner.id,
    clientSecret: applications.provisioner.secret,
    authorityMetadata: authorityMetadata(at.entra),
  });
  try {
    await provisionSite(client, await findSiteId(client, { hostname: tenant.hostname, sitePath: tenant.sitePath }));
  } finally {
    client.close();
  }
};
