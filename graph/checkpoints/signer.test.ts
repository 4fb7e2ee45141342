import { generateKeyPairSync } from 'node:crypto';
import { rsaKeyPair } from '../../test/builders/rsaKeyPair.ts';
import { createKeySigner, fingerprint, isSignedBy, readPublicJwk } from './signer.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const keys = {
  ed25519: generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
  rsa: rsaKeyPair('own').privateKey.export(pem).toString(),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString(),
};

describe.each(Object.entries(keys))('a signer with a key of the kind %s', (_kind, key) => {
  const signer = createKeySigner(key);

  it('signs so that only the matching public key verifies it', async () => {
    const signature = await signer.sign('été');
    expect(isSignedBy(signer.publicJwk, 'été', signature)).toBe(true);
    expect(isSignedBy(signer.publicJwk, 'ete', signature)).toBe(false);
    const other = signature.map((byte, index) => (index === signature.length - 1 ? byte ^ 1 : byte));
    expect(isSignedBy(signer.publicJwk, 'été', other)).toBe(false);
    for (const stranger of Object.values(keys).filter((one) => one !== key))
      expect(isSignedBy(createKeySigner(stranger).publicJwk, 'été', signature)).toBe(false);
  });

  it('exposes only the public half, the same for every form of the key', () => {
    expect(signer.publicJwk).not.toHaveProperty('d');
    expect(readPublicJwk(key)).toEqual(signer.publicJwk);
    expect(readPublicJwk(JSON.stringify(signer.publicJwk))).toEqual(signer.publicJwk);
    expect(createKeySigner(key.trim().replaceAll('\n', '\\n')).publicJwk).toEqual(signer.publicJwk);
    expect(fingerprint(signer.publicJwk)).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('an invalid key', () => {
  it('is refused, and signs nothing', () => {
    const other = generateKeyPairSync('x25519').privateKey.export(pem).toString();
    expect(() => createKeySigner(other)).toThrow('none that signs');
    expect(() => createKeySigner('secret')).toThrow();
    expect(() => readPublicJwk('{}')).toThrow();
    expect(isSignedBy({ kty: 'oct', k: 'AA' }, 'text', Buffer.from('AA'))).toBe(false);
    expect(isSignedBy({}, 'text', Buffer.from(''))).toBe(false);
  });
});
