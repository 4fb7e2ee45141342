import type { z } from 'zod';
import type { GraphClientOptions } from '../graph/client/graphClient.ts';
import type { SiteAddress } from '../graph/site/siteShape.ts';
import { clientProofOf } from '../server/credentials/clientProof.ts';
import { cloudOf, type Environment, readNamed, SettingsError, settingsSchema } from '../server/settings.ts';
import { version } from '../server/version.ts';

/** Access of a command other than the server to the site: application and cloud. */
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
 * Reads the few server settings that such a command needs.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const readSiteAccess = (given: Environment): SiteAccess => {
  const data = readNeeded(needed, given);
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

/**
 * Reads further settings that such a command needs. Throws a plain error, because a SettingsError means that the server
 * cannot start.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const readNeeded = <T extends z.ZodObject>(schema: T, given: Environment): z.output<T> => {
  try {
    return readNamed(schema, given);
  } catch (error) {
    throw error instanceof SettingsError ? new Error(error.problems.join('\n')) : error;
  }
};
