import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import type { PublicJwk } from '../../procedure/record/checkpoint.ts';
import { type Environment, isVaultKey, pemOf } from '../../server/settings.ts';
import { version } from '../../server/version.ts';
import { readSiteAccess, type SiteAccess } from '../siteAccess.ts';

/** Which History is to be verified, and the keys that are known to sign its checkpoints. */
export type Target = { readonly address: SiteAccess; readonly keys: readonly PublicJwk[] };

/**
 * From the settings of the server. An application that may only read the site is enough; `CHECKPOINT_KEY` is optional,
 * and its public half will do.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const targetFromSettings = (given: Environment): Target => {
  const key = given.CHECKPOINT_KEY && pemOf(given.CHECKPOINT_KEY);
  // Who verifies need not reach the vault: he gives its public half with --key.
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

/** From the `local.json` that `npm start` writes, while it runs. @throws when none runs there */
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
