import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A signing key of the Bot Connector, the issuer of its tokens, and the channels it is trusted for. */
export type SigningKey = {
  readonly key: KeyObject;
  readonly issuer: string;
  readonly endorsements: readonly string[];
};

export type SigningKeys = {
  /**
   * Undefined when there is no key with that id.
   * @throws when the keys cannot be read and none are known
   */
  readonly find: (keyId: string) => Promise<SigningKey | undefined>;
};

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keysSchema = z.object({
  keys: z.array(
    z.looseObject({ kty: z.string(), kid: z.string().optional(), endorsements: z.array(z.string()).optional() }),
  ),
});

const day = 24 * 3600 * 1000;
/** Minimum interval between refetches for unknown key ids: anyone can send one. */
const lookAgainAfter = 60 * 1000;
const fetchWithin = 2000;

type Known = { readonly at: number; readonly keys: ReadonlyMap<string, SigningKey> };

/**
 * The connector's public keys, kept as `KeyObject`s: parsing the PEM for every token, as stock botbuilder does, costs
 * more than the check itself (feasibility-bot 4.4). Ages are counted in real time, as tokens are.
 */
export const createSigningKeys = (openIdMetadataUrl: string, now: () => number = Date.now): SigningKeys => {
  let known: Known | undefined;
  let reading: Promise<Known> | undefined;

  const read = (): Promise<Known> => {
    reading ??= readKeys(openIdMetadataUrl, now).finally(() => {
      reading = undefined;
    });
    return reading;
  };

  const upToDate = async (): Promise<Known> => {
    if (known && now() - known.at < day) return known;
    try {
      known = await read();
    } catch (error) {
      // Old keys are better than refusing everyone while the metadata cannot be read.
      if (!known) throw error;
    }
    return known;
  };

  return {
    find: async (keyId) => {
      const current = await upToDate();
      const found = current.keys.get(keyId);
      if (found || now() - current.at < lookAgainAfter) return found;
      known = await read().catch(() => ({ ...current, at: now() }));
      return known.keys.get(keyId);
    },
  };
};

const readKeys = async (openIdMetadataUrl: string, now: () => number): Promise<Known> => {
  const { issuer, jwks_uri } = metadataSchema.parse(await fetchJson(openIdMetadataUrl));
  const { keys } = keysSchema.parse(await fetchJson(jwks_uri));
  const usable = keys.flatMap(({ kid, endorsements = [], ...jwk }) =>
    kid !== undefined && jwk.kty === 'RSA'
      ? [[kid, { key: createPublicKey({ key: jwk, format: 'jwk' }), issuer, endorsements }] as const]
      : [],
  );
  return { at: now(), keys: new Map(usable) };
};

/** Tries twice: until the first keys are there, no one is let in. */
const fetchJson = (url: string): Promise<unknown> => fetchOnce(url).catch(() => fetchOnce(url));

const fetchOnce = async (url: string): Promise<unknown> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchWithin) });
  if (!response.ok) throw new Error(`${response.status} for OpenID metadata or keys`);
  return response.json();
};
