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
  // One for each resource: it keeps its token until that expires.
  const clients = new Map<string, ReturnType<typeof createTokens>>();
  return (resource) => {
    const tokens = clients.get(resource) ?? createTokens(credentials, resource);
    clients.set(resource, tokens);
    return tokens.get();
  };
};

/** A key's vault is `https://<vault>.vault.azure.net`, or what that is called in another cloud: tokens are for all of them. */
export const vaultResource = (key: string): string => `https://${new URL(key).hostname.replace(/^[^.]+\./, '')}`;

/** Between two tries of a vault that is away or throttles at start, in milliseconds. */
const pauses = [500, 1000, 2000] as const;

const isPassing = (error: unknown): boolean =>
  error instanceof Fault && (error.code === 'unreachable' || error.code === 'throttled');

/** @throws Fault of the last try */
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
 * What signs checkpoints: the key of the settings, or the one in a vault to which they lead.
 * @throws Fault when the vault does not show its public half
 */
export const signerOf = async (settings: Signing, wait: Wait = realWait): Promise<Signer> => {
  const { CHECKPOINT_KEY: key } = settings;
  if (!isVaultKey(key)) return createKeySigner(key);
  const tokenFor = vaultTokens(settings);
  const resource = vaultResource(key);
  return tried(() => openVaultSigner(key, () => tokenFor(resource)), wait);
};
