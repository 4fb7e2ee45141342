import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rsaKeyPair } from '../../test/builders/rsaKeyPair.ts';
import { isSignedBy } from './signer.ts';
import { openVaultSigner } from './vaultSigner.ts';

const path = `/keys/checkpoints/${'0f'.repeat(16)}`;
const text = 'été';
const digestOf = (signed: string): string => createHash('sha256').update(signed, 'utf8').digest('base64url');

type Vault = {
  readonly hardware?: boolean;
  /** Overrides every answer to a request to sign. */
  readonly status?: number;
  readonly key: KeyObject;
  /** A key other than the one displayed. */
  readonly signsWith?: KeyObject;
};

/**
 * Key Vault as in its REST reference, with one key. Node cannot sign a bare digest, so it knows the text of the digest
 * it accepts.
 */
const startVault = async ({ key, signsWith = key, hardware = false, status = 200 }: Vault) => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push(`${request.headers.authorization} ${request.method} ${request.url} ${body}`);
    const { kty, ...rest } = createPublicKey(key).export({ format: 'jwk' });
    const shown = { key: { kid: path, ...rest, kty: hardware ? `${kty}-HSM` : kty, key_ops: ['sign'] } };
    const value = sign('sha256', Buffer.from(text, 'utf8'), { key: signsWith, dsaEncoding: 'ieee-p1363' });
    const isSigning = request.method === 'POST';
    response.writeHead(isSigning ? status : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isSigning ? { kid: path, value: value.toString('base64url') } : shown));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return { address, asked, stop: () => new Promise((resolve) => void server.close(resolve)) };
};

const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rsa = () => rsaKeyPair('own').privateKey;
const token = () => Promise.resolve('of-the-identity');

describe('a key that stays in its vault', () => {
  let vault: Awaited<ReturnType<typeof startVault>>;
  afterEach(() => vault.stop());

  it.each([
    ['P-256', ec, false, 'ES256'],
    ['P-256 in hardware', ec, true, 'ES256'],
    ['RSA', rsa, false, 'RS256'],
    ['RSA in hardware', rsa, true, 'RS256'],
  ] as const)('signs like a local one: %s', async (_kind, key, hardware, alg) => {
    vault = await startVault({ key: key(), hardware });
    const signer = await openVaultSigner(vault.address, token);
    expect(isSignedBy(signer.publicJwk, text, await signer.sign(text))).toBe(true);
    expect(signer.publicJwk).not.toHaveProperty('key_ops');
    expect(vault.asked).toEqual([
      `Bearer of-the-identity GET ${path}?api-version=7.4 `,
      `Bearer of-the-identity POST ${path}/sign?api-version=7.4 ${JSON.stringify({ alg, value: digestOf(text) })}`,
    ]);
  });

  it('rejects a signature that its public half does not verify', async () => {
    vault = await startVault({ key: ec(), signsWith: ec() });
    const signer = await openVaultSigner(vault.address, token);
    await expect(signer.sign(text)).rejects.toMatchObject({ code: 'unexpectedAnswer', operation: 'vault.sign' });
  });

  it.each([
    [403, 'refused'],
    [429, 'throttled'],
    [503, 'unreachable'],
  ])('reports why it did not sign: %i is %s', async (status, code) => {
    vault = await startVault({ key: ec(), status });
    const signer = await openVaultSigner(vault.address, token);
    await expect(signer.sign(text)).rejects.toMatchObject({ code, operation: 'vault.sign' });
  });

  it('is rejected if it is of another curve, or if the vault does not answer', async () => {
    vault = await startVault({ key: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey });
    await expect(openVaultSigner(vault.address, token)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
    const noIdentity = () => Promise.reject(new Error('no identity here'));
    await expect(openVaultSigner(vault.address, noIdentity)).rejects.toMatchObject({ code: 'refused' });
    await vault.stop();
    await expect(openVaultSigner(vault.address, token)).rejects.toMatchObject({ code: 'unreachable' });
  });
});
