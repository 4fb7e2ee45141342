import { createKeySigner, type Signer } from '../../graph/checkpoints/signer.ts';
import { openVaultSigner } from '../../graph/checkpoints/vaultSigner.ts';
import { createManagedIdentity, type TokenFor } from '../../graph/client/managedIdentity.ts';
import { createTokens } from '../../graph/client/tokens.ts';
import { realWait, type Wait } from '../../graph/client/wait.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { cloudOf, identityIn, isVaultKey, type Settings } from '../settings.ts';
import { clientProofOf } from './clientProof.ts';

type Signing = Pick<
  Settings,
  'TENANT_ID' | 'CLIENT_ID' | 'CLIENT_SECRET' | 'CLOUD' | 'AUTHORITY_METADATA' | 'CHECKPOINT_KEY'
>;

/** A key vault knows the managed identity itself; with a secret, TenTwo signs in as the application. */
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
  // One per resource: it keeps its token until that expires.
  const clients = new Map<string, ReturnType<typeof createTokens>>();
  return (resource) => {
    const tokens = clients.get(resource) ?? createTokens(credentials, resource);
    clients.set(resource, tokens);
    return tokens.get();
  };
};

/**
 * The vault of a key is `https://<vault>.vault.azure.net`, or the equivalent in another cloud: tokens are valid for all
 * vaults of a cloud.
 */
export const vaultResource = (key: string): string => `https://${new URL(key).hostname.replace(/^[^.]+\./, '')}`;

/** Delay between two attempts at start while the vault is away or throttles, in milliseconds. */
const pauses = [500, 1000, 2000] as const;

const isPassing = (error: unknown): boolean =>
  error instanceof Fault && (error.code === 'unreachable' || error.code === 'throttled');

/** @throws Fault of the last attempt */
const tried = async (open: () => Promise<Signer>, wait: Wait): Promise<Signer> => {
  for (const pause of pauses) {
    try {
      return await open();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await wait(pause);
    }
  }
  return open();
};

/**
 * The signer of checkpoints: the key in the settings, or the key in the vault that they refer to.
 * @throws Fault when the vault does not return its public key
 */
export const signerOf = async (settings: Signing, wait: Wait = realWait): Promise<Signer> => {
  const { CHECKPOINT_KEY: key } = settings;
  if (!isVaultKey(key)) return createKeySigner(key);
  const tokenFor = vaultTokens(settings);
  const resource = vaultResource(key);
  return tried(() => openVaultSigner(key, () => tokenFor(resource)), wait);
};
