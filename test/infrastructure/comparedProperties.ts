import { allBelow, type BicepTemplate, textOf } from './bicepTemplate.ts';

/**
 * Properties compared with Microsoft's published types for this version of the resource: does not contain misspelt names
 * or names from other versions. `az bicep build` checks new ones.
 */
const compared: Readonly<Record<string, string>> = {
  'Microsoft.App/containerApps@2024-03-01':
    'activeRevisionsMode affinity allowInsecure concurrentRequests configuration containers cpu ' +
    'dependsOn env environmentId external failureThreshold http httpGet identity image ingress ' +
    'keyVaultUrl latestRevision location maxReplicas memory metadata minReplicas name periodSeconds ' +
    'probes properties registries resources rules scale secretRef secrets server stickySessions ' +
    'targetPort template terminationGracePeriodSeconds timeoutSeconds traffic transport type ' +
    'userAssignedIdentities value weight workloadProfileName',
  'Microsoft.App/managedEnvironments@2024-03-01':
    'appLogsConfiguration destination location name properties workloadProfileType workloadProfiles',
  'Microsoft.Authorization/roleAssignments@2022-04-01':
    'name principalId principalType properties roleDefinitionId scope',
  'Microsoft.Authorization/roleDefinitions@2022-04-01':
    'actions assignableScopes dataActions description name notActions notDataActions permissions ' +
    'properties roleName type',
  'Microsoft.BotService/botServices/channels@2022-09-15': 'channelName isEnabled location name parent properties',
  'Microsoft.BotService/botServices@2022-09-15':
    'disableLocalAuth displayName endpoint kind location msaAppId msaAppTenantId msaAppType name properties sku',
  'Microsoft.ContainerRegistry/registries@2023-07-01': 'adminUserEnabled location name properties sku',
  'Microsoft.Insights/actionGroups@2023-01-01':
    'emailAddress emailReceivers enabled groupShortName location name properties useCommonAlertSchema',
  'Microsoft.Insights/components@2020-02-02': 'Application_Type WorkspaceResourceId kind location name properties',
  'Microsoft.Insights/diagnosticSettings@2021-05-01-preview':
    'category categoryGroup enabled logs name properties scope workspaceId',
  'Microsoft.Insights/metricAlerts@2018-03-01':
    'odata.type actionGroupId actions allOf componentId criteria criterionType description dimensions ' +
    'enabled evaluationFrequency failedLocationCount location metricName metricNamespace name operator ' +
    'properties scopes severity threshold timeAggregation webTestId windowSize',
  'Microsoft.Insights/scheduledQueryRules@2022-06-15':
    'actionGroups actions allOf autoMitigate criteria description displayName enabled ' +
    'evaluationFrequency failingPeriods kind location minFailingPeriodsToAlert name ' +
    'numberOfEvaluationPeriods operator properties query scopes severity skipQueryValidation threshold ' +
    'timeAggregation windowSize',
  'Microsoft.Insights/webtests@2022-06-15':
    'Enabled ExpectedHttpStatusCode Frequency HttpVerb Id Kind Locations Name ParseDependentRequests ' +
    'Request RequestUrl RetryEnabled SSLCertRemainingLifetimeCheck SSLCheck SyntheticMonitorId Timeout ' +
    'ValidationRules kind location name properties tags',
  'Microsoft.KeyVault/vaults/keys@2023-07-01':
    'attributes curveName enabled exportable keyOps kty name parent properties',
  'Microsoft.KeyVault/vaults/secrets@2023-07-01': 'name parent properties value',
  'Microsoft.KeyVault/vaults@2023-07-01':
    'enablePurgeProtection enableRbacAuthorization enableSoftDelete family location name properties ' +
    'publicNetworkAccess sku softDeleteRetentionInDays tenantId',
  'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31': 'location name',
  'Microsoft.OperationalInsights/workspaces@2022-10-01':
    'enableLogAccessUsingOnlyResourcePermissions features location name properties retentionInDays sku',
};

/** Properties of a resource that were not compared. */
export const uncomparedIn = ({ resources }: BicepTemplate): readonly string[] =>
  resources.flatMap(({ name, what, body }) => {
    const names = compared[what]?.split(' ');
    if (!names) return [`${name} is ${what}, which was not compared with Microsoft’s types: run az bicep build.`];
    return allBelow(body)
      .filter(({ type }) => type === 'object_property')
      .map((property) => textOf(property.namedChildren[0] ?? undefined))
      .filter((said) => !said.includes('${') && !names.includes(said))
      .map((said) => `${name} says ${said}, which was not compared with Microsoft’s types: run az bicep build.`);
  });
