// The server: two or more processes of one image, which share nothing but SharePoint.

@description('Prefix of the name of every resource.')
param baseName string

@description('Azure region of the resources.')
param location string

@description('Resource id of the identity of the server.')
param identityId string

@description('Object id of that identity.')
param principalId string

@description('Image in the registry, such as tentwo:0.1.0.')
param image string

@description('Log Analytics workspace for the log of the server.')
param workspaceId string

@description('Address of the secret that becomes SEAL_KEY.')
param sealKeyUrl string

@description('Address of the secret that becomes IDENTITY_KEYS.')
param identityKeysUrl string

@description('Application (client) id, which the Application ID URI names.')
param clientId string

@description('Settings of the server that are not secret, each a name and a value; empty ones are omitted.')
param settings array

@description('Minimum number of processes.')
@minValue(2)
param minReplicas int

@description('Maximum number of processes.')
@minValue(2)
param maxReplicas int

var name = '${baseName}-server'
var domain = '${name}.${host.properties.defaultDomain}'
var applicationIdUri = 'api://${domain}/botid-${clientId}'
// Built-in role AcrPull.
var pull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
// Readiness and liveness (server/http/readiness.ts).
var ready = {
  path: '/healthz'
  port: 3978
  scheme: 'HTTP'
}
// A stopping server fails the readiness probe, and must not be killed for that.
var alive = {
  path: '/livez'
  port: 3978
  scheme: 'HTTP'
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: '${baseName}registry'
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, principalId, pull)
  properties: {
    roleDefinitionId: pull
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource host 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${baseName}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      // Through a diagnostic setting, which needs no workspace key.
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource said 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: host
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource server 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  dependsOn: [mayPull]
  properties: {
    environmentId: host.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new revision is ready before the old one stops.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: ready.port
        transport: 'http'
        // Redirects http to https; the ingress supports only TLS 1.2 and 1.3.
        allowInsecure: false
        stickySessions: {
          affinity: 'none'
        }
        traffic: [
          {
            latestRevision: true
            weight: 100
          }
        ]
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identityId
        }
      ]
      secrets: [
        {
          name: 'seal-key'
          keyVaultUrl: sealKeyUrl
          identity: identityId
        }
        {
          name: 'identity-keys'
          keyVaultUrl: identityKeysUrl
          identity: identityId
        }
      ]
    }
    template: {
      // After a stop signal the server keeps serving for DRAIN_SECONDS, and ends within another 20 s (server/stopOnSignals.ts).
      terminationGracePeriodSeconds: 40
      containers: [
        {
          name: 'tentwo'
          image: '${registry.properties.loginServer}/${image}'
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(filter(settings, setting => !empty(setting.value)), [
            { name: 'APPLICATION_ID_URI', value: applicationIdUri }
            { name: 'SEAL_KEY', secretRef: 'seal-key' }
            { name: 'IDENTITY_KEYS', secretRef: 'identity-keys' }
          ])
          probes: [
            {
              // Alive, not ready: a server that waits for Microsoft 365 must not be killed for that.
              type: 'Startup'
              httpGet: alive
              periodSeconds: 5
              failureThreshold: 12
              timeoutSeconds: 5
            }
            {
              // Removed before the server stops serving, five seconds after the stop signal.
              type: 'Readiness'
              httpGet: ready
              periodSeconds: 2
              failureThreshold: 2
              timeoutSeconds: 2
            }
            {
              type: 'Liveness'
              httpGet: alive
              periodSeconds: 15
              failureThreshold: 4
              timeoutSeconds: 5
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
}

output serverId string = server.id
output serverName string = server.name
output domain string = domain
output applicationIdUri string = applicationIdUri
