// TenTwo in one resource group: vault, server, bot, logs and alerts. Requires foundation.bicep (README.md).

@description('Prefix of the name of every resource: letters and digits, unique in Azure. The same as for foundation.bicep.')
@minLength(3)
@maxLength(18)
param baseName string

@description('Azure region of the resources.')
param location string = resourceGroup().location

@description('Image of the server in the registry, such as tentwo:0.1.0.')
param image string

@description('Directory (tenant) id; people from other tenants are refused. The managed identity must be in the same tenant.')
param tenantId string = tenant().tenantId

@description('Application (client) id of bot, tab and Graph access.')
param clientId string

@description('ID of the Teams app in the catalogue; before it is published, the ID in the manifest, which is the client ID.')
param teamsAppId string = ''

@description('SharePoint host, such as contoso.sharepoint.com.')
param siteHostname string

@description('Path of the dedicated site, such as /sites/isms.')
param sitePath string

@description('Security group of the ISMS managers.')
param groupIsmsManagers string

@description('Security group that approves corrective actions.')
param groupManagement string

@description('Security group of the auditors.')
param groupAuditors string

@description('Security group that configures TenTwo.')
param groupAdministrators string

@description('Security group of the alternates of the ISMS managers; may be empty.')
param groupAlternates string = ''

@description('Security group that may reveal sealed identities; may be empty.')
param groupCustodians string = ''

@description('Address of a time-stamp authority (RFC 3161) that confirms when checkpoints were made; may be empty.')
param timestampUrl string = ''

@description('Root certificates of the time-stamp authority, in PEM; may be empty.')
param timestampCa string = ''

@description('Optional Graph permissions to use, which must be granted; separated by spaces.')
param optionalPermissions string = ''

@description('on: anyone who can reach the server can report without signing in.')
@allowed(['on', 'off'])
param anonymousPage string = 'off'

@description('Name of your organisation in Teams and in the privacy notice.')
param publisherName string = ''

@description('Contact for questions about personal data.')
param privacyContact string = ''

@description('Time zone of the organisation.')
param timeZone string = 'Europe/Paris'

@description('Non-working days besides weekends, YYYY-MM-DD, separated by spaces.')
param holidays string = ''

@description('Version of your procedure for nonconformities.')
param procedureVersion string = '1.0'

@description('Microsoft cloud.')
@allowed(['public', 'usGov', 'usGovDod', 'china'])
param cloud string = 'public'

@description('Minimum number of server processes.')
@minValue(2)
@maxValue(10)
param minReplicas int = 2

@description('Maximum number of server processes, under load.')
@minValue(2)
@maxValue(20)
param maxReplicas int = 4

@description('Resource units that SharePoint allows TenTwo per minute, by the licences of the tenant (docs/capacity.md).')
@minValue(100)
param resourceUnitsPerMinute int = 1250

@description('Mail addresses that receive the alerts.')
param alertEmail string

@description('Only at first, or to change it: the key that seals list items, 32 bytes in hex. Empty keeps the key in the vault.')
@secure()
param sealKey string = ''

@description('Only at first, or to change them: the keys that seal identities, 32 bytes in hex each, separated by spaces. Empty keeps the keys in the vault.')
@secure()
param identityKeys string = ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: '${baseName}-identity'
}

module logs 'logs.bicep' = {
  name: 'logs'
  params: {
    baseName: baseName
    location: location
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    baseName: baseName
    location: location
    tenantId: tenantId
    principalId: identity.properties.principalId
    workspaceId: logs.outputs.workspaceId
    sealKey: sealKey
    identityKeys: identityKeys
  }
}

module server 'server.bicep' = {
  name: 'server'
  params: {
    baseName: baseName
    location: location
    identityId: identity.id
    principalId: identity.properties.principalId
    image: image
    workspaceId: logs.outputs.workspaceId
    sealKeyUrl: vault.outputs.sealKeyUrl
    identityKeysUrl: vault.outputs.identityKeysUrl
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    settings: [
      { name: 'TENANT_ID', value: tenantId }
      { name: 'CLIENT_ID', value: clientId }
      { name: 'CLIENT_SECRET', value: 'identity:${identity.properties.clientId}' }
      { name: 'TEAMS_APP_ID', value: empty(teamsAppId) ? clientId : teamsAppId }
      { name: 'SITE_HOSTNAME', value: siteHostname }
      { name: 'SITE_PATH', value: sitePath }
      { name: 'CHECKPOINT_KEY', value: vault.outputs.checkpointKeyUrl }
      { name: 'TIMESTAMP_URL', value: timestampUrl }
      { name: 'TIMESTAMP_CA', value: timestampCa }
      { name: 'GROUP_ISMS_MANAGERS', value: groupIsmsManagers }
      { name: 'GROUP_MANAGEMENT', value: groupManagement }
      { name: 'GROUP_AUDITORS', value: groupAuditors }
      { name: 'GROUP_ADMINISTRATORS', value: groupAdministrators }
      { name: 'GROUP_ALTERNATES', value: groupAlternates }
      { name: 'GROUP_CUSTODIANS', value: groupCustodians }
      { name: 'OPTIONAL_PERMISSIONS', value: optionalPermissions }
      { name: 'ANONYMOUS_PAGE', value: anonymousPage }
      { name: 'PUBLISHER_NAME', value: publisherName }
      { name: 'PRIVACY_CONTACT', value: privacyContact }
      { name: 'TIME_ZONE', value: timeZone }
      { name: 'HOLIDAYS', value: holidays }
      { name: 'PROCEDURE_VERSION', value: procedureVersion }
      { name: 'SERVER_COUNT', value: '${minReplicas}' }
      { name: 'RESOURCE_UNITS_PER_MINUTE', value: '${resourceUnitsPerMinute}' }
      { name: 'CLOUD', value: cloud }
    ]
    clientId: clientId
  }
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: {
    baseName: baseName
    clientId: clientId
    tenantId: tenantId
    domain: server.outputs.domain
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: {
    baseName: baseName
    location: location
    serverId: server.outputs.serverId
    domain: server.outputs.domain
    workspaceId: logs.outputs.workspaceId
    insightsId: logs.outputs.insightsId
    alertEmail: alertEmail
  }
}

// Upper case, because the Agents Toolkit writes them to env/. None of them is a secret.
output SERVER_NAME string = server.outputs.serverName
output TAB_DOMAIN string = server.outputs.domain
output APPLICATION_ID_URI string = server.outputs.applicationIdUri
output CHECKPOINT_KEY_URL string = vault.outputs.checkpointKeyUrl
