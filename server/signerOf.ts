import { createKeySigner, type Signer } from '../graph/checkpoints/signer.ts';
import { openVaultSigner } from '../graph/checkpoints/vaultSigner.ts';
import { createManagedIdentity, type TokenFor } from '../graph/client/managedIdentity.ts';
import { createTokens } from '../graph/client/tokens.ts';
import { clientProofOf } from './clientProof.ts';
import { cloudOf, identityIn, isVaultKey, type Settings } from './settings.ts';

type Signing = Pick<
  Settings,
  'TENANT_ID' | 'CLIENT_ID' | 'CLIENT_SECRET' | 'CLOUD' | 'AUTHORITY_METADATA' | 'CHECKPOINT_KEY'
>;

/** At a vault the managed identity is known itself; whoever has a secret comes as the application. */
const vaultTokens = (settings: Signing): TokenFor => {
  const identity = identityIn(settings.CLIENT_SECRET);
  if (identity !== undefined) return createManagedIdentity(identity);
  const credentials = {
    tenantId: settings.TENANT_ID,
    clientId: settings.CLIENT_ID,
    ...clientProofOf(settings),
    cloud: cloudOf(settings),
    authorityMetadata: settings.AUTHORITY_METADATA,
  };
  return (resource) => createTokens(credentials, resource).get();
};

/** A key's vault is `https://<vault>.vault.azure.net`, or what that is called in another cloud: tokens are for all of them. */
export const vaultResource = (key: string): string => `https://${new URL(key).hostname.replace(/^[^.]+\./, '')}`;

/**
 * What signs checkpoints: the key of the settings, or the one in a vault to which they lead.
 * @throws Fault when the vault does not show its public half
 */
export const signerOf = async (settings: Signing): Promise<Signer> => {
  const { CHECKPOINT_KEY: key } = settings;
  if (!isVaultKey(key)) return createKeySigner(key);
  const tokenFor = vaultTokens(settings);
  const resource = vaultResource(key);
  return openVaultSigner(key, () => tokenFor(resource));
};
