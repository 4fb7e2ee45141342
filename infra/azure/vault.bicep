// Secrets: two keys that the server reads, and one that it can use for signing but never sees.

@description('Prefix of the name of every resource.')
param baseName string

@description('Azure region of the resources.')
param location string

@description('Directory (tenant) id.')
param tenantId string

@description('Object id of the identity of the server.')
param principalId string

@description('Log Analytics workspace for the audit log of the vault.')
param workspaceId string

@description('32 bytes in hex; empty keeps the current key.')
@secure()
param sealKey string

@description('32 bytes in hex each, separated by spaces; empty keeps the current keys.')
@secure()
param identityKeys string

// Built-in role Key Vault Secrets User.
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
    // Without the identity keys a sealed identity can never be revealed again.
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

// A second deployment keeps the existing key: Resource Manager creates only the first version.
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

// The built-in Crypto User could also encrypt, unwrap and change the key.
resource signOnly 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, baseName, 'sign only')
  properties: {
    roleName: '${baseName} sign only'
    description: 'Reads the public key and signs, nothing else.'
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

// URLs, not values.
output sealKeyUrl string = '${vault.properties.vaultUri}secrets/seal-key'
output identityKeysUrl string = '${vault.properties.vaultUri}secrets/identity-keys'
output checkpointKeyUrl string = checkpointKey.properties.keyUriWithVersion
