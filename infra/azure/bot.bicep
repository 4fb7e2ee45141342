// The bot through which Teams reaches the server, single-tenant. It needs no secret: the server uses its managed identity.

@description('Prefix of the name of every resource.')
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
    // New multi-tenant bots are not allowed since August 2025. With UserAssignedMSI, bot and tab would be different
    // applications, and a tab cannot sign in to a managed identity.
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
