import type { GraphClientOptions } from '../graph/client/graphClient.ts';
import type { SiteAddress } from '../graph/lists/siteShape.ts';
import { clientProofOf } from '../server/clientProof.ts';
import { cloudOf, type Environment, settingsSchema } from '../server/settings.ts';
import { version } from '../server/version.ts';

/** How a command that is not the server comes to the site: as which application, by which cloud. */
export type SiteAccess = GraphClientOptions & { readonly site: SiteAddress };

const needed = settingsSchema.pick({
  TENANT_ID: true,
  CLIENT_ID: true,
  CLIENT_SECRET: true,
  SITE_HOSTNAME: true,
  SITE_PATH: true,
  CLOUD: true,
  GRAPH_ORIGIN: true,
  AUTHORITY_METADATA: true,
});

/**
 * From the settings of the server, of which such a command needs a few.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const readSiteAccess = (given: Environment): SiteAccess => {
  const present = Object.keys(needed.shape).map((name) => [name, given[name]?.trim() || undefined]);
  const settings = needed.safeParse(Object.fromEntries(present));
  if (!settings.success) {
    const names = new Set(settings.error.issues.map(({ path }) => path[0] as keyof typeof needed.shape));
    const lines = [...names].map((name) => `${name} is missing or wrong (${needed.shape[name].description}).`);
    throw new Error(lines.join('\n'));
  }
  const { data } = settings;
  return {
    tenantId: data.TENANT_ID,
    clientId: data.CLIENT_ID,
    ...clientProofOf(data),
    cloud: cloudOf(data),
    authorityMetadata: data.AUTHORITY_METADATA,
    origin: data.GRAPH_ORIGIN,
    version,
    site: { hostname: data.SITE_HOSTNAME, sitePath: data.SITE_PATH },
  };
};
