import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import type { PublicJwk } from '../../procedure/record/history/checkpoint.ts';
import { type Environment, isVaultKey, pemOf } from '../../server/settings.ts';
import { version } from '../../server/version.ts';
import { readSiteAccess, type SiteAccess } from '../siteAccess.ts';

/** The site whose History is verified, and the known keys of its checkpoints. */
export type Target = { readonly address: SiteAccess; readonly keys: readonly PublicJwk[] };

/**
 * Reads the settings of the server. An application with read access is enough; `CHECKPOINT_KEY` is optional, and may be
 * the public key.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const targetFromSettings = (given: Environment): Target => {
  const key = given.CHECKPOINT_KEY && pemOf(given.CHECKPOINT_KEY);
  // The verifier needs no access to the vault: they pass its public key with --key.
  return { address: readSiteAccess(given), keys: key && !isVaultKey(key) ? [readPublicJwk(key)] : [] };
};

const localFile = z.object({
  graph: z.url(),
  entra: z.url(),
  tenantId: z.string(),
  botId: z.string(),
  botSecret: z.string(),
  checkpointKey: z.record(z.string(), z.string()),
});
const siteFacts = z.object({ hostname: z.string(), sitePath: z.string() });

/** Reads the `local.json` of a local system started with `npm start`. @throws if none is running there */
export const targetFromLocalFile = async (file: string): Promise<Target> => {
  const local = localFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const issuer = `${local.entra}/${local.tenantId}/v2.0`;
  const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const address = {
    tenantId: local.tenantId,
    clientId: local.botId,
    clientSecret: local.botSecret,
    authorityMetadata: JSON.stringify({ ...z.looseObject({}).parse(metadata), issuer }),
    origin: local.graph,
    version,
    site: siteFacts.parse(await (await fetch(`${local.graph}/_control/info`)).json()),
  };
  return { address, keys: [local.checkpointKey] };
};
