import type { CloudName } from '../../graph/client/cloud.ts';
import { createManagedIdentity } from '../../graph/client/managedIdentity.ts';
import type { ClientProof } from '../../graph/client/tokens.ts';
import { identityIn, type Settings } from '../settings.ts';

/**
 * Audience of a token that Entra accepts as proof of an application:
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
const exchanges: Readonly<Record<CloudName, string>> = {
  public: 'api://AzureADTokenExchange',
  usGov: 'api://AzureADTokenExchangeUSGov',
  usGovDod: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
};

/** The client secret in the settings, or the managed identity that they name instead. */
export const clientProofOf = ({ CLIENT_SECRET, CLOUD }: Pick<Settings, 'CLIENT_SECRET' | 'CLOUD'>): ClientProof => {
  const identity = identityIn(CLIENT_SECRET);
  if (identity === undefined) return { clientSecret: CLIENT_SECRET };
  const tokenFor = createManagedIdentity(identity);
  return { clientAssertion: () => tokenFor(exchanges[CLOUD]) };
};
