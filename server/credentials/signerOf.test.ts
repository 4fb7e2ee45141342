import { localSettings } from '../../infra/local/localSettings.ts';
import { botIdentityOf, graphOptionsOf } from '../roomSettings.ts';
import { clientProofOf } from './clientProof.ts';
import { signerOf, vaultResource } from './signerOf.ts';

const unreachable = 'http://127.0.0.1:9';
const settings = localSettings({ graph: unreachable, entra: unreachable, teams: unreachable }, { port: 0 });
const identity = 'identity:11111111-2222-4333-8444-555555555555';

describe('the identity of the server', () => {
  it('is proved by its secret, or by a managed identity without a secret', () => {
    expect(clientProofOf(settings)).toEqual({ clientSecret: settings.CLIENT_SECRET });
    const inAzure = { ...settings, CLIENT_SECRET: identity };
    for (const proof of [clientProofOf(inAzure), graphOptionsOf(inAzure), botIdentityOf(inAzure).credentials]) {
      expect(proof).toMatchObject({ clientAssertion: expect.any(Function) });
      expect(proof).not.toHaveProperty('clientSecret');
    }
  });
});

describe('the signer of checkpoints', () => {
  it('uses the key of the settings', async () => {
    expect((await signerOf(settings)).publicJwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
  });

  it('uses a key in a vault when the setting is its address, and the server does not start without the vault', async () => {
    const CHECKPOINT_KEY = `${unreachable}/keys/checkpoints/${'0f'.repeat(16)}`;
    const waited: number[] = [];
    const wait = async (pause: number) => void waited.push(pause);
    await expect(signerOf({ ...settings, CHECKPOINT_KEY }, wait)).rejects.toMatchObject({ operation: 'vault.key' });
    expect(waited).toEqual([500, 1000, 2000]);
  });

  it.each([
    ['https://contoso.vault.azure.net/keys/a/b', 'https://vault.azure.net'],
    ['https://contoso.vault.usgovcloudapi.net/keys/a/b', 'https://vault.usgovcloudapi.net'],
    ['https://contoso.managedhsm.azure.net/keys/a/b', 'https://managedhsm.azure.net'],
  ])('requests a token of the vault’s own cloud: %s', (key, resource) => {
    expect(vaultResource(key)).toBe(resource);
  });
});
