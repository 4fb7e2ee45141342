import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '../../procedure/record/history/checkpoint.ts';

/**
 * Public keys as C2SP signed-note writes them: `<name>+<key id>+base64(<type><key>)`. Ed25519 keys have type 0x01 and
 * ECDSA keys 0x02; RSA has none, so it has 0xff and a name of our own (docs/verify.md).
 */

/** Contains no `0`, the byte with which the DER of a key begins. */
const rsaType = Buffer.from('\xfftentwo RSA PKCS#1 v1.5 SHA-256\n', 'latin1');
const ed25519Type = Buffer.from([0x01]);
const ecdsaType = Buffer.from([0x02]);

const derOf = (jwk: PublicJwk): Buffer =>
  createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });

/** The type of the key and the key, as a verifier key has them. */
const materialOf = (jwk: PublicJwk): Buffer => {
  if (jwk.kty === 'OKP') return Buffer.concat([ed25519Type, Buffer.from(jwk.x ?? '', 'base64url')]);
  return Buffer.concat([jwk.kty === 'EC' ? ecdsaType : rsaType, derOf(jwk)]);
};

/** The four bytes that tell which key signed a note. @param name of the key */
export const keyIdOf = (name: string, jwk: PublicJwk): Buffer => {
  // The type 0x02 existed before the rule for all others.
  const input = jwk.kty === 'EC' ? derOf(jwk) : Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), materialOf(jwk)]);
  return createHash('sha256').update(input).digest().subarray(0, 4);
};

export const verifierKeyOf = (name: string, jwk: PublicJwk): string =>
  `${name}+${keyIdOf(name, jwk).toString('hex')}+${materialOf(jwk).toString('base64')}`;

const pattern = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;

/** Undefined for a text that is no verifier key of a type that signs checkpoints. */
export const readVerifierKey = (text: string): PublicJwk | undefined => {
  const [, name = '', id, material = ''] = pattern.exec(text) ?? [];
  try {
    const jwk = keyIn(Buffer.from(material, 'base64')).export({ format: 'jwk' }) as PublicJwk;
    return keyIdOf(name, jwk).toString('hex') === id ? jwk : undefined;
  } catch {
    return undefined;
  }
};

/** @throws when there is none */
const keyIn = (material: Buffer): KeyObject => {
  if (material[0] === ed25519Type[0]) {
    const x = material.subarray(1).toString('base64url');
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  }
  const type = material[0] === ecdsaType[0] ? ecdsaType : rsaType;
  if (!material.subarray(0, type.length).equals(type)) throw new TypeError('a key of another type');
  return createPublicKey({ key: material.subarray(type.length), format: 'der', type: 'spki' });
};
