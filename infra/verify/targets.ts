import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readPublicJwk } from '../../graph/checkpoints/signer.ts';
import { type SealKeys, sealKeys } from '../../graph/lists/rowSeal.ts';
import type { PublicJwk } from '../../procedure/record/history/checkpoint.ts';
import { type Environment, isVaultKey, pemOf, settingsSchema } from '../../server/settings.ts';
import { version } from '../../server/version.ts';
import { readSiteAccess, type SiteAccess } from '../siteAccess.ts';

/** The site whose History is verified, and what is known from outside of it. */
export type Target = {
  readonly address: SiteAccess;
  /** Keys that sign its checkpoints. */
  readonly keys: readonly PublicJwk[];
  /** Root certificates of its time-stamp authority, each text in PEM. */
  readonly authorities: readonly string[];
  /** Keys of the seals; without them, who wrote a row is known from SharePoint only. */
  readonly seals: SealKeys | undefined;
};

/** One or more certificates in PEM. @throws Error if the text is anything else */
export const readCertificates = (text: string): string => {
  const { data, error } = settingsSchema.shape.TIMESTAMP_CA.safeParse(text);
  if (data === undefined) throw new Error(`TIMESTAMP_CA ${error?.issues[0]?.message}`);
  return data;
};

/** @throws Error if it is set and is no list of keys */
const readSealKeys = (text: string | undefined): SealKeys | undefined => {
  if (!text) return undefined;
  const { data, error } = settingsSchema.shape.SEAL_KEY.safeParse(text);
  if (data === undefined) throw new Error(`SEAL_KEY ${error?.issues[0]?.message}`);
  return sealKeys(data);
};

/**
 * Reads the settings of the server. An application with read access is enough; `CHECKPOINT_KEY` is optional, and may be
 * the public key; `TIMESTAMP_CA` and `SEAL_KEY` are optional.
 * @throws Error with a sentence for each setting that is missing or wrong
 */
export const targetFromSettings = (given: Environment): Target => {
  const key = given.CHECKPOINT_KEY && pemOf(given.CHECKPOINT_KEY);
  // The verifier needs no access to the vault: they pass its public key with --key.
  return {
    address: readSiteAccess(given),
    keys: key && !isVaultKey(key) ? [readPublicJwk(key)] : [],
    authorities: given.TIMESTAMP_CA ? [readCertificates(given.TIMESTAMP_CA)] : [],
    seals: readSealKeys(given.SEAL_KEY),
  };
};

const localFile = z.object({
  graph: z.url(),
  entra: z.url(),
  tenantId: z.string(),
  botId: z.string(),
  botSecret: z.string(),
  checkpointKey: z.record(z.string(), z.string()),
  timestamps: z.object({ root: z.string() }).optional(),
  settings: z.record(z.string(), z.string()).default({}),
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
  return {
    address,
    keys: [local.checkpointKey],
    authorities: local.timestamps ? [local.timestamps.root] : [],
    seals: readSealKeys(local.settings.SEAL_KEY),
  };
};
