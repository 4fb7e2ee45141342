import { ManagedIdentityApplication } from '@azure/msal-node';

/** A token for a resource, such as `https://vault.azure.net`. @throws what MSAL throws */
export type TokenFor = (resource: string) => Promise<string>;

/**
 * Tokens of a user-assigned managed identity, which Azure gives to the processes that it belongs to, without a secret
 * (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview). MSAL finds out where it is
 * asked (App Service, Container Apps, a virtual machine) and keeps the tokens.
 */
export const createManagedIdentity = (clientId: string): TokenFor => {
  const application = new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId: clientId } });
  return async (resource) => (await application.acquireToken({ resource })).accessToken;
};
