// What has to be there before the server can start: the identity that Entra must know, and where its image is kept.

@description('Begins the name of every resource: letters and digits, unique in Azure.')
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
    // Nobody comes with a password: the server's identity pulls, whoever deploys signs in. Basic serves nobody unnamed.
    adminUserEnabled: false
  }
}

// Upper case, as the Agents Toolkit keeps them in env/.
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output REGISTRY_NAME string = registry.name
output REGISTRY_SERVER string = registry.properties.loginServer
