// Alerts. A test checks that the server logs their events.

@description('Prefix of the name of every resource.')
param baseName string

@description('Azure region of the resources.')
param location string

@description('Resource id of the server.')
param serverId string

@description('Domain of the server.')
param domain string

@description('Log Analytics workspace with the log of the server.')
param workspaceId string

@description('Application Insights with the results of the availability test.')
param insightsId string

@description('Mail addresses that receive the alerts.')
param alertEmail string

@description('Locations of the availability test, by their names in Application Insights.')
param testLocations array = ['emea-nl-ams-azr', 'emea-gb-db3-azr', 'emea-fr-pra-edge']

var metricRules = [
  {
    name: 'errors'
    text: 'The server answers with 5xx: a bug, or Microsoft 365 is failing. Runbook: look at activity.failed, tab.unexpected and turn.failed in the log.'
    metric: 'Requests'
    aggregation: 'Total'
    threshold: 5
    dimensions: [
      {
        name: 'statusCodeCategory'
        operator: 'Include'
        values: ['5xx']
      }
    ]
  }
  {
    name: 'restarts'
    text: 'A process was restarted three times within 15 minutes. Runbook: the last line before each end says why.'
    metric: 'RestartCount'
    aggregation: 'Maximum'
    threshold: 2
    dimensions: []
  }
]

// Each query returns lines, or groups of lines, that should not occur.
var logRules = [
  {
    name: 'throttled'
    severity: 2
    window: 'PT15M'
    threshold: 20
    text: 'Microsoft 365 keeps throttling the server. Nothing is lost, but people have to wait.'
    query: '''
| where code == "throttled"'''
  }
  {
    name: 'outbox'
    severity: 2
    window: 'PT1H'
    threshold: 0
    text: 'Effects of a commit (list, notices, cards) have been pending for more than 20 minutes. See Administration in the tab for how many, since when, and why.'
    query: '''
| where event in ("effects.late", "effect.failed")
| summarize first = min(TimeGenerated), last = max(TimeGenerated) by event, reference
| where event == "effects.late" or last - first > 20m'''
  }
  {
    name: 'notices'
    severity: 2
    window: 'PT1H'
    threshold: 5
    text: 'Notices or reminders are not delivered, and are late.'
    query: '''
| where event in ("notice.failed", "undeliveredNotices.failed", "reminder.failed", "reminders.failed", "reminder.notSent", "reminder.nowhereToSend")'''
  }
  {
    name: 'unreached'
    severity: 1
    window: 'PT1H'
    threshold: 0
    text: 'No holder of a role can be reached, or a notice has waited for a day and no one can pass it on. See Administration in the tab.'
    query: '''
| where event in ("notice.noOneReached", "role.unreachable")'''
  }
  {
    name: 'history'
    severity: 1
    window: 'PT15M'
    threshold: 0
    text: 'A row was written or changed past TenTwo, or is gone. Run npm run verify and npm run doctor.'
    query: '''
| where event in ("row.untrusted", "history.damaged", "history.rowsDeleted", "history.rowEdited", "history.commandLost", "checkpoint.chainBroken", "checkpoint.headLost", "checkpoint.rowInTheWay", "checkpoint.rowsDiffer", "contributions.unreadable", "environment.streamDamaged")'''
  }
  {
    name: 'checkpoints'
    severity: 2
    window: 'PT1H'
    threshold: 5
    text: 'Checkpoints cannot be signed or posted. Check the vault and the triage channel.'
    query: '''
| where event in ("checkpoint.failed", "checkpoint.notPosted", "checkpoint.nowhereToPost")'''
  }
]

// One line of JSON per event.
var lines = '''
ContainerAppConsoleLogs
| where ContainerName == "tentwo"
| extend line = parse_json(Log)
| extend event = tostring(line.event), code = tostring(line.code), reference = tostring(line.reference)'''

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${baseName}-people'
  location: 'global'
  properties: {
    groupShortName: 'TenTwo'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource outside 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${baseName}-outside'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${baseName}-outside'
    Name: '${baseName}-outside'
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [for place in testLocations: { Id: place }]
    Request: {
      RequestUrl: 'https://${domain}/healthz'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource unhealthy 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${baseName}-unhealthy'
  location: 'global'
  properties: {
    description: 'The server does not answer from at least two locations.'
    severity: 1
    enabled: true
    scopes: [insightsId, outside.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: outside.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for rule in metricRules: {
  name: '${baseName}-${rule.name}'
  location: 'global'
  properties: {
    description: rule.text
    severity: 2
    enabled: true
    scopes: [serverId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: rule.name
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: rule.metric
          timeAggregation: rule.aggregation
          operator: 'GreaterThan'
          threshold: rule.threshold
          dimensions: rule.dimensions
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for rule in logRules: {
  name: '${baseName}-${rule.name}'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: '${baseName} ${rule.name}'
    description: rule.text
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: rule.window
    autoMitigate: true
    // The table exists only after the first log line.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: '${lines}\n${rule.query}'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: rule.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [people.id]
    }
  }
}]
