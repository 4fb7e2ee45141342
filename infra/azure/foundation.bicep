// Required before the server can start: the managed identity that Entra must know, and the container registry.

@description('Prefix of the name of every resource: letters and digits, unique in Azure.')
@minLength(3)
@maxLength(18)
param baseName string

@description('Azure region of the resources.')
param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${baseName}-identity'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${baseName}registry'
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    // No passwords: the server's identity pulls, and the person deploying signs in. Basic has no anonymous access.
    adminUserEnabled: false
  }
}

// Upper case, because the Agents Toolkit writes them to env/.
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output REGISTRY_NAME string = registry.name
output REGISTRY_SERVER string = registry.properties.loginServer
