import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { localCheckpointKey } from '../local/localSettings.ts';
import { createAuthorityKeys } from '../local/timestamps/authorityKeys.ts';
import { targetFromSettings } from './targets.ts';

const given = {
  TENANT_ID: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  CLIENT_ID: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9',
  CLIENT_SECRET: 'not-a-real-secret',
  SITE_HOSTNAME: 'contoso.sharepoint.com',
  SITE_PATH: '/sites/isms',
};

describe('the target of a verification', () => {
  it('is read from the settings of the server', () => {
    const { address, keys } = targetFromSettings(given);
    expect(address).toMatchObject({
      clientId: given.CLIENT_ID,
      cloud: { graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
      origin: undefined,
      site: { hostname: 'contoso.sharepoint.com', sitePath: '/sites/isms' },
    });
    expect(keys).toEqual([]);
  });

  it('is in the cloud named in the settings', () => {
    const { address } = targetFromSettings({ ...given, CLOUD: 'usGov' });
    expect(address.cloud).toEqual({
      graph: 'https://graph.microsoft.us',
      authority: 'https://login.microsoftonline.us',
    });
  });

  it('accepts the key as the server does, even without line breaks', () => {
    const { publicJwk } = createKeySigner(localCheckpointKey);
    for (const key of [localCheckpointKey, localCheckpointKey.replaceAll('\n', '\\n')])
      expect(targetFromSettings({ ...given, CHECKPOINT_KEY: key }).keys).toEqual([publicJwk]);
  });

  it('does not read the public key of a key in a vault', () => {
    const CHECKPOINT_KEY = `https://contoso.vault.azure.net/keys/checkpoints/${'0f'.repeat(16)}`;
    expect(targetFromSettings({ ...given, CHECKPOINT_KEY }).keys).toEqual([]);
  });

  it('takes the roots of the time-stamp authority from the settings, if they are certificates', async () => {
    const { root } = await createAuthorityKeys();
    expect(targetFromSettings({ ...given, TIMESTAMP_CA: root }).authorities).toEqual([root]);
    expect(targetFromSettings(given).authorities).toEqual([]);
    expect(() => targetFromSettings({ ...given, TIMESTAMP_CA: 'root.pem' })).toThrow(
      'TIMESTAMP_CA is not a list of certificates in PEM',
    );
  });

  it('names each setting that is missing or wrong', () => {
    expect(() => targetFromSettings({ ...given, TENANT_ID: 'contoso', SITE_PATH: ' ' })).toThrow(
      /^TENANT_ID is not a GUID.*\nSITE_PATH is missing/,
    );
  });
});
