import { ManagedIdentityApplication } from '@azure/msal-node';

/** A token for a resource, such as `https://vault.azure.net`. @throws any error of MSAL */
export type TokenFor = (resource: string) => Promise<string>;

/**
 * Tokens of a user-assigned managed identity, which Azure gives to the processes it is assigned to, without a secret
 * (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview). MSAL detects its
 * environment (App Service, Container Apps, a virtual machine) and caches the tokens.
 */
export const createManagedIdentity = (clientId: string): TokenFor => {
  const application = new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId: clientId } });
  return async (resource) => (await application.acquireToken({ resource })).accessToken;
};
