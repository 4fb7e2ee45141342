import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PublicJwk } from '../../procedure/record/history/checkpoint.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { isSignedBy, readPublicJwk, type Signer } from './signer.ts';

const version = 'api-version=7.4';
const timeLimit = 15_000;

const shownKey = z.object({
  key: z.union([
    z.object({ kty: z.enum(['EC', 'EC-HSM']), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
    z.object({ kty: z.enum(['RSA', 'RSA-HSM']), n: z.string(), e: z.string() }),
  ]),
});
const signed = z.object({ value: z.string() });

/** The properties of a vault's key that belong in a JWK; a key in hardware has the same type. */
const jwkOf = ({ key }: z.output<typeof shownKey>): PublicJwk =>
  'crv' in key
    ? readPublicJwk(JSON.stringify({ kty: 'EC', crv: key.crv, x: key.x, y: key.y }))
    : readPublicJwk(JSON.stringify({ kty: 'RSA', n: key.n, e: key.e }));

/** An ECDSA signature as DER. The vault returns its two numbers side by side (RFC 7518 3.4), each of 32 bytes. */
const derOf = (numbers: Buffer): Buffer => {
  const integers = [numbers.subarray(0, 32), numbers.subarray(32)].map((number) => {
    // No zeros in front, except one where the first bit would make the number negative.
    const significant = number.subarray(
      Math.max(
        0,
        number.findIndex((byte) => byte > 0),
      ),
    );
    const value = (significant[0] ?? 0) < 0x80 ? significant : Buffer.concat([Buffer.from([0]), significant]);
    return Buffer.concat([Buffer.from([0x02, value.length]), value]);
  });
  const content = Buffer.concat(integers);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
};

const codeOf = (status: number) => (status === 429 ? 'throttled' : status >= 500 ? 'unreachable' : 'refused');

/**
 * A signer whose key cannot leave its vault: Azure Key Vault signs digests, as ES256 or RS256
 * (https://learn.microsoft.com/rest/api/keyvault/keys/sign/sign). Rejects signatures the public key does not verify.
 * @param address of the key, with its version
 * @param token for the vault
 * @throws Fault when the vault cannot be reached, refuses, or the key is neither P-256 nor RSA
 */
export const openVaultSigner = async (address: string, token: () => Promise<string>): Promise<Signer> => {
  const ask = async <T>(operation: string, schema: z.ZodType<T>, path = '', body?: object): Promise<T> => {
    const headers = {
      authorization: `Bearer ${await authorized(operation, token)}`,
      'content-type': 'application/json',
    };
    const answer = await fetch(`${address}${path}?${version}`, {
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : { method: 'GET' }),
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
    }).catch((cause: unknown) => Promise.reject(new Fault('unreachable', operation, { cause })));
    const text = await answer.text().catch(() => '');
    if (!answer.ok) throw new Fault(codeOf(answer.status), operation, { cause: new Error(`${answer.status}`) });
    return parsed(operation, schema, text);
  };

  const publicJwk = jwkOf(await ask('vault.key', shownKey));
  const alg = publicJwk.kty === 'EC' ? 'ES256' : 'RS256';
  return {
    publicJwk,
    sign: async (text) => {
      const value = createHash('sha256').update(text, 'utf8').digest('base64url');
      const answer = await ask('vault.sign', signed, '/sign', { alg, value });
      const bytes = Buffer.from(answer.value, 'base64url');
      const signature = alg === 'ES256' ? derOf(bytes) : bytes;
      if (!isSignedBy(publicJwk, text, signature)) throw new Fault('unexpectedAnswer', 'vault.sign');
      return signature;
    },
  };
};

const authorized = (operation: string, token: () => Promise<string>): Promise<string> =>
  token().catch((cause: unknown) =>
    Promise.reject(new Fault(cause instanceof Fault ? cause.code : 'refused', operation, { cause })),
  );

const parsed = <T>(operation: string, schema: z.ZodType<T>, text: string): T => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('unexpectedAnswer', operation, { cause });
  }
};
