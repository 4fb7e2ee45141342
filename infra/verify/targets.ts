import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import type { PublicJwk } from '../../procedure/record/checkpoint.ts';
import { type Environment, settingsSchema } from '../../server/settings.ts';
import { version } from '../../server/version.ts';
import type { HistoryAddress } from './readHistory.ts';

const needed = settingsSchema.pick({
  TENANT_ID: true,
  CLIENT_ID: true,
  CLIENT_SECRET: true,
  SITE_HOSTNAME: true,
  SITE_PATH: true,
  GRAPH_ORIGIN: true,
  AUTHORITY: true,
  AUTHORITY_METADATA: true,
});

/** Which History is to be verified, and the keys that are known to sign its checkpoints. */
export type Target = { readonly address: HistoryAddress; readonly keys: readonly PublicJwk[] };

/**
 * From the settings of the server. An application that may only read the site is enough; `CHECKPOINT_KEY` is optional,
 * and its public half will do.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const targetOfSettings = (given: Environment): Target => {
  const present = Object.keys(needed.shape).map((name) => [name, given[name]?.trim() || undefined]);
  const settings = needed.safeParse(Object.fromEntries(present));
  if (!settings.success) {
    const names = new Set(settings.error.issues.map(({ path }) => path[0] as keyof typeof needed.shape));
    const lines = [...names].map((name) => `${name} is missing or wrong (${needed.shape[name].description}).`);
    throw new Error(lines.join('\n'));
  }
  const { data } = settings;
  const address = {
    tenantId: data.TENANT_ID,
    clientId: data.CLIENT_ID,
    clientSecret: data.CLIENT_SECRET,
    knownAuthorities: [new URL(data.AUTHORITY).host],
    authorityMetadata: data.AUTHORITY_METADATA,
    origin: data.GRAPH_ORIGIN,
    version,
    site: { hostname: data.SITE_HOSTNAME, sitePath: data.SITE_PATH },
  };
  const { CHECKPOINT_KEY: key } = given;
  return { address, keys: key ? [readPublicJwk(key)] : [] };
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
export const targetOfLocal = async (file: string): Promise<Target> => {
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
