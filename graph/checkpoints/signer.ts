import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { PublicJwk } from '../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { sha256 } from '../history/commitHash.ts';
import { readVerifierKey } from './verifierKey.ts';

/** Signs, and does nothing else with its key: a key in a file today, one that cannot leave its vault tomorrow. */
export type Signer = {
  /** Signature over the UTF-8 text. The type of the key determines the algorithm (`algorithmOf`). */
  readonly sign: (text: string) => Promise<Uint8Array>;
  readonly publicJwk: PublicJwk;
};

/** Ed25519 hashes by itself; RSA (PKCS #1 v1.5) and ECDSA (as DER) are over SHA-256. */
const algorithmOf = (key: KeyObject): string | null => (key.asymmetricKeyType === 'ed25519' ? null : 'sha256');

const kinds = ['ed25519', 'rsa', 'ec'];

/**
 * A signer with a local key: Ed25519, RSA or P-256, as PKCS #8 PEM. A literal `\n` counts as a line break, as settings
 * often hold it.
 * @throws when it is no such key
 */
export const createKeySigner = (pem: string): Signer => {
  const key = createPrivateKey(pem.replaceAll('\\n', '\n'));
  if (!kinds.includes(key.asymmetricKeyType ?? '')) throw new TypeError('the key is none that signs checkpoints');
  return {
    sign: (text) => Promise.resolve(sign(algorithmOf(key), Buffer.from(text, 'utf8'), key)),
    publicJwk: jwkOf(createPublicKey(key)),
  };
};

/**
 * The public key of a key given as PEM (public or private), as JWK in JSON, or as a verifier key of signed notes.
 * @throws when it is no key
 */
export const readPublicJwk = (text: string): PublicJwk => {
  const pem = text.replaceAll('\\n', '\n').trim();
  const verifierKey = readVerifierKey(pem);
  if (verifierKey) return verifierKey;
  const key = pem.startsWith('{') ? createPublicKey({ key: JSON.parse(pem), format: 'jwk' }) : createPublicKey(pem);
  return jwkOf(key);
};

const jwkOf = (key: KeyObject): PublicJwk => key.export({ format: 'jwk' }) as PublicJwk;

/** Whether this key signed this text. Never throws: an invalid key has signed nothing. */
export const isSignedBy = (jwk: PublicJwk, text: string, signature: Uint8Array): boolean => {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify(algorithmOf(key), Buffer.from(text, 'utf8'), key, signature);
  } catch {
    return false;
  }
};

/** A short fingerprint of a key for people to compare: the first 16 hex digits of the SHA-256 of its canonical JSON. */
export const fingerprint = (jwk: PublicJwk): string => sha256(canonicalJson(jwk)).slice(0, 16);
