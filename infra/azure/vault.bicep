// What must stay secret: two keys that the server reads, and one that it may use for signing and never sees.

@description('Begins the name of every resource.')
param baseName string

@description('Azure region of the resources.')
param location string

@description('Directory (tenant) id.')
param tenantId string

@description('Object id of the identity of the server.')
param principalId string

@description('Log Analytics workspace that hears who used the vault.')
param workspaceId string

@description('32 bytes in hex; empty leaves what is there.')
@secure()
param sealKey string

@description('32 bytes in hex each, separated by spaces; empty leaves what is there.')
@secure()
param identityKeys string

// Built in: Key Vault Secrets User.
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${baseName}-vault'
  location: location
  properties: {
    tenantId: tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // Whoever loses the identity keys can never open a sealed identity again.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

resource sealKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(sealKey)) {
  parent: vault
  name: 'seal-key'
  properties: {
    value: sealKey
  }
}

resource identityKeysSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(identityKeys)) {
  parent: vault
  name: 'identity-keys'
  properties: {
    value: identityKeys
  }
}

// A second deployment leaves the key that is there: Resource Manager makes the first version only.
resource checkpointKey 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'checkpoints'
  properties: {
    kty: 'EC'
    curveName: 'P-256'
    keyOps: ['sign', 'verify']
    attributes: {
      enabled: true
      exportable: false
    }
  }
}

// The built-in Crypto User may also encrypt, unwrap and change the key.
resource signOnly 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, baseName, 'sign only')
  properties: {
    roleName: '${baseName} sign only'
    description: 'Reads the public half of a key and signs with it, nothing else.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/keys/read'
          'Microsoft.KeyVault/vaults/keys/sign/action'
        ]
        notDataActions: []
      }
    ]
  }
}

resource maySign 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: checkpointKey
  name: guid(checkpointKey.id, principalId, 'sign only')
  properties: {
    roleDefinitionId: signOnly.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, secretsUser)
  properties: {
    roleDefinitionId: secretsUser
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

// Addresses, not values.
output sealKeyUrl string = '${vault.properties.vaultUri}secrets/seal-key'
output identityKeysUrl string = '${vault.properties.vaultUri}secrets/identity-keys'
output checkpointKeyUrl string = checkpointKey.properties.keyUriWithVersion
