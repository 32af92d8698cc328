import type { AnyCollector } from './collector';
import { alternateContacts } from './collectors/account';
import { certificates, cloudFrontCertificates } from './collectors/acm';
import { alarmMuteRules, cloudWatchAlarms } from './collectors/alarms';
import {
  apiGatewayAccount,
  apiIntegrations,
  apiPeaks,
  apiStages,
  apis,
  apiUsagePlans,
} from './collectors/api-gateway';
import { scalableTargets } from './collectors/application-auto-scaling';
import {
  autoScalingGroups,
  autoScalingLaunches,
  launchConfigurations,
  scalingAlarms,
  scalingPolicies,
  scheduledActions,
} from './collectors/auto-scaling';
import { backedUpResources } from './collectors/backup';
import { classicLoadBalancers } from './collectors/classic-load-balancing';
import { cloudFormationStacks } from './collectors/cloudformation';
import { cloudFrontDistributions, cloudFrontPeaks } from './collectors/cloudfront';
import { changesInFreeze, globalChangesInFreeze } from './collectors/cloudtrail';
import {
  autoScalingGroupPeaks,
  dbInstancePeaks,
  loadBalancerPeaks,
  vcpuUsage,
} from './collectors/cloudwatch';
import { cognitoLimits, cognitoRequests, userPools, userPoolTriggerPeaks } from './collectors/cognito';
import { billedServices } from './collectors/cost-explorer';
import { daxClusterPeaks, daxClusters } from './collectors/dax';
import {
  directConnectGateways,
  directConnectionPeaks,
  directConnections,
  virtualInterfacePeaks,
  virtualInterfaces,
} from './collectors/direct-connect';
import {
  dynamodbAccountLimits,
  dynamodbContinuousBackups,
  dynamodbPeaks,
  dynamodbTables,
} from './collectors/dynamodb';
import {
  capacityReservations,
  ec2Instances,
  ec2InstanceTypes,
  images,
  launchTemplates,
  securityGroups,
  subnets,
  volumeSnapshots,
  volumes,
} from './collectors/ec2';
import { ecsServicePeaks, ecsServices, fargateUsage } from './collectors/ecs';
import { efsFileSystemPeaks, efsFileSystems } from './collectors/efs';
import { eksClusters, eksClusterVersions, eksNodegroups } from './collectors/eks';
import {
  lcuReservations,
  listeners,
  loadBalancers,
  targetGroupAttributes,
  targetGroups,
  targetHealth,
} from './collectors/elastic-load-balancing';
import {
  cacheClusters,
  cacheNodePeaks,
  cacheReplicationGroups,
  cacheUpdateActions,
  serverlessCachePeaks,
  serverlessCaches,
} from './collectors/elasticache';
import { eventBridgeUse, eventRulePeaks, eventRules } from './collectors/eventbridge';
import { firehoseStreamPeaks, firehoseStreams } from './collectors/firehose';
import { healthEvents } from './collectors/health';
import {
  iamAccessKeys,
  iamAccountSummary,
  iamCredentialReport,
  iamSignIns,
  iamUsers,
} from './collectors/iam';
import { ec2InstancePeaks, instanceAgentPeaks, volumePeaks } from './collectors/instance-metrics';
import { kinesisStreamPeaks, kinesisStreams } from './collectors/kinesis';
import {
  lambdaAccountSettings,
  lambdaEventSources,
  lambdaFunctionPeaks,
  lambdaFunctions,
  lambdaProvisionedConcurrency,
  lambdaReservations,
} from './collectors/lambda';
import { globalMetricNamespaces, metricNamespaces } from './collectors/metric-namespaces';
import { mskClusterOperations, mskClusterPeaks, mskClusters } from './collectors/msk';
import {
  interfaceEndpoints,
  natGatewayPeaks,
  natGateways,
  natRoutes,
  networkInterfaces,
  storeEndpoints,
} from './collectors/network';
import { openSearchDomainPeaks, openSearchDomains } from './collectors/opensearch';
import {
  dbClusters,
  dbInstances,
  dbParameters,
  dbPendingMaintenance,
  dbProxies,
  rdsAccountAttributes,
} from './collectors/rds';
import { regionsInUse } from './collectors/regions';
import {
  hostedZoneRecords,
  hostedZones,
  route53HealthCheckStates,
  route53HealthChecks,
} from './collectors/route53';
import { registeredDomains } from './collectors/route53-domains';
import { s3BucketNames, s3BucketSettings, s3Buckets } from './collectors/s3';
import { secrets } from './collectors/secrets-manager';
import {
  callRates,
  globalQuotaIncreaseRequests,
  globalQuotaUses,
  globalServiceQuotas,
  quotaIncreaseRequests,
  quotaUses,
  serviceQuotas,
} from './collectors/service-quotas';
import { sesAccount, sesIdentities, sesSending } from './collectors/ses';
import {
  shieldAttacks,
  shieldEdgeProtections,
  shieldProtections,
  shieldSubscription,
} from './collectors/shield';
import { smsSending, snsPublishing, snsSubscriptions, snsTopicPeaks, snsTopics } from './collectors/sns';
import { sqsQueuePeaks, sqsQueues } from './collectors/sqs';
import { stateMachinePeaks, stateMachines, stepFunctionsUse } from './collectors/step-functions';
import { supportCases } from './collectors/support-cases';
import { taggedResources } from './collectors/tagging';
import { trustedAdvisor } from './collectors/trusted-advisor';
import { vpnConnectionPeaks, vpnConnections } from './collectors/vpn';
import { cloudFrontWebAclPeaks, cloudFrontWebAcls, webAclPeaks, webAcls } from './collectors/waf';

/** Every collector; what one reads comes before it, and what AWS lets be asked most slowly before all else. */
export const collectors: readonly AnyCollector[] = [
  trustedAdvisor,
  healthEvents,
  supportCases,
  alternateContacts,
  billedServices,
  globalMetricNamespaces,
  regionsInUse,
  cloudFrontDistributions,
  cloudFrontCertificates,
  cloudFrontPeaks,
  globalServiceQuotas,
  quotaIncreaseRequests,
  globalQuotaIncreaseRequests,
  s3BucketNames,
  iamUsers,
  iamCredentialReport,
  iamAccessKeys,
  iamSignIns,
  iamAccountSummary,
  hostedZones,
  hostedZoneRecords,
  route53HealthChecks,
  route53HealthCheckStates,
  registeredDomains,
  shieldSubscription,
  shieldEdgeProtections,
  shieldAttacks,

  apis,
  apiStages,
  webAcls,
  cloudFrontWebAcls,
  lambdaFunctions,
  lambdaReservations,
  sesIdentities,
  kinesisStreams,
  mskClusters,
  mskClusterOperations,
  firehoseStreams,
  snsTopics,
  snsSubscriptions,
  sqsQueues,
  stateMachines,
  eventRules,
  userPools,
  changesInFreeze,
  globalChangesInFreeze,
  dynamodbTables,
  dynamodbContinuousBackups,
  s3Buckets,
  s3BucketSettings,
  ecsServices,
  eksClusters,
  eksNodegroups,
  autoScalingGroups,
  ec2Instances,
  capacityReservations,
  vcpuUsage,
  loadBalancers,
  classicLoadBalancers,
  shieldProtections,
  targetGroups,
  dbInstances,
  dbClusters,
  dbProxies,
  dbPendingMaintenance,
  apiGatewayAccount,
  apiIntegrations,
  apiUsagePlans,
  cacheReplicationGroups,
  cacheClusters,
  serverlessCaches,
  cacheUpdateActions,
  daxClusters,
  openSearchDomains,
  efsFileSystems,
  eksClusterVersions,
  lambdaAccountSettings,
  lambdaEventSources,
  sesAccount,
  scalableTargets,
  secrets,
  dynamodbAccountLimits,
  serviceQuotas,
  quotaUses,
  globalQuotaUses,
  callRates,
  launchConfigurations,
  scalingPolicies,
  scheduledActions,
  autoScalingLaunches,
  subnets,
  securityGroups,
  volumes,
  networkInterfaces,
  natRoutes,
  natGateways,
  storeEndpoints,
  interfaceEndpoints,
  vpnConnections,
  directConnections,
  virtualInterfaces,
  directConnectGateways,
  backedUpResources,
  rdsAccountAttributes,
  cloudFormationStacks,
  metricNamespaces,
  taggedResources,
  cloudWatchAlarms,
  alarmMuteRules,

  scalingAlarms,
  launchTemplates,
  volumeSnapshots,
  ec2InstanceTypes,
  images,
  listeners,
  certificates,
  lcuReservations,
  targetHealth,
  targetGroupAttributes,
  dbParameters,
  loadBalancerPeaks,
  autoScalingGroupPeaks,
  ec2InstancePeaks,
  volumePeaks,
  instanceAgentPeaks,
  dbInstancePeaks,
  apiPeaks,
  cacheNodePeaks,
  serverlessCachePeaks,
  daxClusterPeaks,
  openSearchDomainPeaks,
  efsFileSystemPeaks,
  dynamodbPeaks,
  kinesisStreamPeaks,
  mskClusterPeaks,
  firehoseStreamPeaks,
  snsTopicPeaks,
  snsPublishing,
  smsSending,
  sqsQueuePeaks,
  stateMachinePeaks,
  stepFunctionsUse,
  eventRulePeaks,
  eventBridgeUse,
  cognitoRequests,
  cognitoLimits,
  userPoolTriggerPeaks,
  lambdaFunctionPeaks,
  ecsServicePeaks,
  fargateUsage,
  lambdaProvisionedConcurrency,
  natGatewayPeaks,
  vpnConnectionPeaks,
  directConnectionPeaks,
  virtualInterfacePeaks,
  sesSending,
  webAclPeaks,
  cloudFrontWebAclPeaks,
];

/**
 * The collectors of light runs, with every collector that they need. Light runs leave out lists that take long in large
 * accounts (instances, volumes) and what people change on purpose (quotas, launch templates, parameters, listeners).
 */
export const lightCollectors: readonly AnyCollector[] = collectors.filter(({ light }) => light);
