// How Teams finds the server: a bot of this one tenant. It needs no secret here; the server proves itself by its identity.

@description('Begins the name of every resource.')
param baseName string

@description('Application (client) id of the bot.')
param clientId string

@description('Directory (tenant) id.')
param tenantId string

@description('Domain of the server.')
param domain string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${baseName}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'TenTwo'
    endpoint: 'https://${domain}/api/messages'
    msaAppId: clientId
    // New bots of many tenants are not allowed since August 2025. With UserAssignedMSI the bot would be another
    // application than the tab, and a managed identity cannot be what a tab signs in to.
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
