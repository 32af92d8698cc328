import { critical, helpful } from '../judging/rule';
import { autoScalingGroupHealthCheck } from './architecture/auto-scaling-group-health-check';
import { autoScalingGroupZones } from './architecture/auto-scaling-group-zones';
import { backupJobs } from './architecture/backup-jobs';
import { backupWindows } from './architecture/backup-windows';
import { cacheBackups } from './architecture/cache-backups';
import { cacheMaintenanceWindow } from './architecture/cache-maintenance-window';
import { cacheNotifications } from './architecture/cache-notifications';
import { cacheStatus } from './architecture/cache-status';
import { cacheZones } from './architecture/cache-zones';
import { classicLoadBalancerZones } from './architecture/classic-load-balancer-zones';
import { cloudFormationDrift } from './architecture/cloudformation-drift';
import { cloudFormationStackStatus } from './architecture/cloudformation-stack-status';
import { cloudFormationTerminationProtection } from './architecture/cloudformation-termination-protection';
import { cloudFrontCertificateValidity } from './architecture/cloudfront-certificate-validity';
import { cloudFrontDistributionState } from './architecture/cloudfront-distribution-state';
import { cloudFrontOriginFailover } from './architecture/cloudfront-origin-failover';
import { cloudFrontOrigins } from './architecture/cloudfront-origins';
import { daxCacheLoss } from './architecture/dax-cache-loss';
import { daxMaintenanceWindow } from './architecture/dax-maintenance-window';
import { daxStatus } from './architecture/dax-status';
import { daxZones } from './architecture/dax-zones';
import { dbBackupRecency } from './architecture/db-backup-recency';
import { dbBackups } from './architecture/db-backups';
import { dbCertificateValidity } from './architecture/db-certificate-validity';
import { dbClusterZones } from './architecture/db-cluster-zones';
import { dbDeletionProtection } from './architecture/db-deletion-protection';
import { dbMaintenanceWindow } from './architecture/db-maintenance-window';
import { dbMultiAz } from './architecture/db-multi-az';
import { dbProxyTargets } from './architecture/db-proxy-targets';
import { dbReplication } from './architecture/db-replication';
import { dbStatus } from './architecture/db-status';
import { directConnectFailover } from './architecture/direct-connect-failover';
import { directConnectLocations } from './architecture/direct-connect-locations';
import { directConnectOutages } from './architecture/direct-connect-outages';
import { directConnectState } from './architecture/direct-connect-state';
import { domainRegistration } from './architecture/domain-registration';
import { domainTransferLock } from './architecture/domain-transfer-lock';
import { dynamodbDeletionProtection } from './architecture/dynamodb-deletion-protection';
import { dynamodbPointInTimeRecovery } from './architecture/dynamodb-point-in-time-recovery';
import { dynamodbTableStatus } from './architecture/dynamodb-table-status';
import { ebsSnapshots } from './architecture/ebs-snapshots';
import { ecsDeployments } from './architecture/ecs-deployments';
import { ecsHealthChecks } from './architecture/ecs-health-checks';
import { ecsServiceStability } from './architecture/ecs-service-stability';
import { ecsServiceZones } from './architecture/ecs-service-zones';
import { efsBackups } from './architecture/efs-backups';
import { efsMountTargetZones } from './architecture/efs-mount-target-zones';
import { efsStatus } from './architecture/efs-status';
import { eksClusterStatus } from './architecture/eks-cluster-status';
import { eksNodeGroupStatus } from './architecture/eks-node-group-status';
import { eksPrivateEndpoint } from './architecture/eks-private-endpoint';
import { instanceZones } from './architecture/instance-zones';
import { interfaceEndpointState } from './architecture/interface-endpoint-state';
import { interfaceEndpointZones } from './architecture/interface-endpoint-zones';
import { lambdaFunctionZones } from './architecture/lambda-function-zones';
import { listenerCertificateValidity } from './architecture/listener-certificate-validity';
import { loadBalancerCrossZone } from './architecture/load-balancer-cross-zone';
import { loadBalancerDeletionProtection } from './architecture/load-balancer-deletion-protection';
import { loadBalancerZones } from './architecture/load-balancer-zones';
import { mskOperations } from './architecture/msk-operations';
import { mskStatus } from './architecture/msk-status';
import { mskZones } from './architecture/msk-zones';
import { natGatewayState } from './architecture/nat-gateway-state';
import { natGatewayZones } from './architecture/nat-gateway-zones';
import { openSearchDedicatedMasters } from './architecture/opensearch-dedicated-masters';
import { openSearchSnapshots } from './architecture/opensearch-snapshots';
import { openSearchStatus } from './architecture/opensearch-status';
import { openSearchUpdates } from './architecture/opensearch-updates';
import { openSearchZones } from './architecture/opensearch-zones';
import { resilienceAnswers } from './architecture/resilience-answers';
import { route53DanglingRecords } from './architecture/route53-dangling-records';
import { route53HealthCheckState } from './architecture/route53-health-check-state';
import { route53HostedZones } from './architecture/route53-hosted-zones';
import { route53RecordHealth } from './architecture/route53-record-health';
import { route53RecordTtl } from './architecture/route53-record-ttl';
import { s3Replication } from './architecture/s3-replication';
import { s3Versioning } from './architecture/s3-versioning';
import { scenarioPlans } from './architecture/scenario-plans';
import { secretDeletion } from './architecture/secret-deletion';
import { secretRotation } from './architecture/secret-rotation';
import { secretRotationState } from './architecture/secret-rotation-state';
import { userPoolDeletionProtection } from './architecture/user-pool-deletion-protection';
import { vpnTunnelOutages } from './architecture/vpn-tunnel-outages';
import { vpnTunnels } from './architecture/vpn-tunnels';
import { alarmMuteRules } from './capacity/alarm-mute-rules';
import { apiAccessLogs } from './capacity/api-access-logs';
import { apiIntegrationTimeout } from './capacity/api-integration-timeout';
import { apiServerErrors } from './capacity/api-server-errors';
import { apiUsagePlanQuota } from './capacity/api-usage-plan-quota';
import { apiUsagePlanThrottle } from './capacity/api-usage-plan-throttle';
import { apiZeroThrottle } from './capacity/api-zero-throttle';
import { autoScalingDesiredCapacity } from './capacity/auto-scaling-desired-capacity';
import { autoScalingDetailedMonitoring } from './capacity/auto-scaling-detailed-monitoring';
import { autoScalingGroupMetrics } from './capacity/auto-scaling-group-metrics';
import { autoScalingLaunchSource } from './capacity/auto-scaling-launch-source';
import { autoScalingLaunches } from './capacity/auto-scaling-launches';
import { autoScalingMaxVcpuQuota } from './capacity/auto-scaling-max-vcpu-quota';
import { autoScalingPolicy } from './capacity/auto-scaling-policy';
import { autoScalingScheduledScaleIn } from './capacity/auto-scaling-scheduled-scale-in';
import { autoScalingScheduledScaleOut } from './capacity/auto-scaling-scheduled-scale-out';
import { autoScalingSpotShare } from './capacity/auto-scaling-spot-share';
import { autoScalingSuspendedProcesses } from './capacity/auto-scaling-suspended-processes';
import { billedServicesInUse } from './capacity/billed-services-in-use';
import { burstableCacheNodes } from './capacity/burstable-cache-nodes';
import { burstableDaxNodes } from './capacity/burstable-dax-nodes';
import { burstableDbClass } from './capacity/burstable-db-class';
import { burstableInstances } from './capacity/burstable-instances';
import { burstableMskBrokers } from './capacity/burstable-msk-brokers';
import { burstableOpenSearchNodes } from './capacity/burstable-opensearch-nodes';
import { cacheBandwidth } from './capacity/cache-bandwidth';
import { cacheEvictions } from './capacity/cache-evictions';
import { capacityAnswers } from './capacity/capacity-answers';
import { capacityReservationEnd } from './capacity/capacity-reservation-end';
import { cloudFrontEdgeFunctions } from './capacity/cloudfront-edge-functions';
import { cloudFrontHitRate } from './capacity/cloudfront-hit-rate';
import { cloudFrontServerErrors } from './capacity/cloudfront-server-errors';
import { cloudFrontWebAclBlockedRequests } from './capacity/cloudfront-web-acl-blocked-requests';
import { cloudFrontWebAclRateLimits } from './capacity/cloudfront-web-acl-rate-limits';
import { cognitoEmail } from './capacity/cognito-email';
import { cognitoThrottling } from './capacity/cognito-throttling';
import { cognitoTriggers } from './capacity/cognito-triggers';
import { daxErrors } from './capacity/dax-errors';
import { daxLatestCpu } from './capacity/dax-latest-cpu';
import { daxMemory } from './capacity/dax-memory';
import { daxThrottling } from './capacity/dax-throttling';
import { dbFreeStorage } from './capacity/db-free-storage';
import { dbLoad } from './capacity/db-load';
import { dbMemory } from './capacity/db-memory';
import { dbPendingModifications } from './capacity/db-pending-modifications';
import { dbPendingReboot } from './capacity/db-pending-reboot';
import { dbReaderScaling } from './capacity/db-reader-scaling';
import { dbReplicaLag } from './capacity/db-replica-lag';
import { dbServerlessScaling } from './capacity/db-serverless-scaling';
import { dbStorageAutoscaling } from './capacity/db-storage-autoscaling';
import { documentdbMemory } from './capacity/documentdb-memory';
import { dynamodbAutoscaling } from './capacity/dynamodb-autoscaling';
import { dynamodbScalingRate } from './capacity/dynamodb-scaling-rate';
import { dynamodbTargetUtilization } from './capacity/dynamodb-target-utilization';
import { dynamodbThrottling } from './capacity/dynamodb-throttling';
import { dynamodbWarmThroughput } from './capacity/dynamodb-warm-throughput';
import { ebsVolumeGeneration } from './capacity/ebs-volume-generation';
import { ecsLogMode } from './capacity/ecs-log-mode';
import { ecsServiceMemory } from './capacity/ecs-service-memory';
import { ecsServiceScaling } from './capacity/ecs-service-scaling';
import { ecsSpotShare } from './capacity/ecs-spot-share';
import { ecsSubnetAddresses } from './capacity/ecs-subnet-addresses';
import { efsBurstCredits } from './capacity/efs-burst-credits';
import { efsStorageClasses } from './capacity/efs-storage-classes';
import { eksControlPlaneLogs } from './capacity/eks-control-plane-logs';
import { eksNodeGroupMaximum } from './capacity/eks-node-group-maximum';
import { eksVersionSupport } from './capacity/eks-version-support';
import { eventRuleDeadLetterQueue } from './capacity/event-rule-dead-letter-queue';
import { eventRuleDeliveries } from './capacity/event-rule-deliveries';
import { eventRuleState } from './capacity/event-rule-state';
import { eventRuleTargets } from './capacity/event-rule-targets';
import { eventBridgeThrottling } from './capacity/eventbridge-throttling';
import { firehoseBackup } from './capacity/firehose-backup';
import { firehoseDataFreshness } from './capacity/firehose-data-freshness';
import { firehoseDelivery } from './capacity/firehose-delivery';
import { firehoseErrorLogs } from './capacity/firehose-error-logs';
import { firehoseStatus } from './capacity/firehose-status';
import { firehoseThrottling } from './capacity/firehose-throttling';
import { freezeGuard } from './capacity/freeze-guard';
import { globalFreezeGuard } from './capacity/global-freeze-guard';
import { globalQuotaUse } from './capacity/global-quota-use';
import { globalServicesInUse } from './capacity/global-services-in-use';
import { idleResources } from './capacity/idle-resources';
import { instanceCpuCredits } from './capacity/instance-cpu-credits';
import { instanceMemoryAndDisk } from './capacity/instance-memory-and-disk';
import { instanceTypeDiversity } from './capacity/instance-type-diversity';
import { kinesisIteratorAge } from './capacity/kinesis-iterator-age';
import { kinesisOnDemandScaling } from './capacity/kinesis-on-demand-scaling';
import { kinesisThrottling } from './capacity/kinesis-throttling';
import { lambdaEventSourceRetries } from './capacity/lambda-event-source-retries';
import { lambdaEventSourceState } from './capacity/lambda-event-source-state';
import { lambdaPartialBatches } from './capacity/lambda-partial-batches';
import { lambdaProvisionedConcurrency } from './capacity/lambda-provisioned-concurrency';
import { lambdaRuntimeSupport } from './capacity/lambda-runtime-support';
import { lambdaScalingRate } from './capacity/lambda-scaling-rate';
import { lambdaThrottling } from './capacity/lambda-throttling';
import { launchConfigurations } from './capacity/launch-configurations';
import { logBuckets } from './capacity/log-buckets';
import { mskPartitions } from './capacity/msk-partitions';
import { mskStorageAutoscaling } from './capacity/msk-storage-autoscaling';
import { mskTrafficShaping } from './capacity/msk-traffic-shaping';
import { natGatewayPacketLoss } from './capacity/nat-gateway-packet-loss';
import { natGatewayPortAllocation } from './capacity/nat-gateway-port-allocation';
import { natGatewayUnansweredConnections } from './capacity/nat-gateway-unanswered-connections';
import { neptuneQueue } from './capacity/neptune-queue';
import { openSearchMemory } from './capacity/opensearch-memory';
import { openSearchRejections } from './capacity/opensearch-rejections';
import { overlappingEvents } from './capacity/overlapping-events';
import { planReferences } from './capacity/plan-references';
import { quotaUse } from './capacity/quota-use';
import { regionsInUse } from './capacity/regions-in-use';
import { s3AccessLogs } from './capacity/s3-access-logs';
import { s3RequestRate } from './capacity/s3-request-rate';
import { scopeResources } from './capacity/scope-resources';
import { serverlessCacheScaling } from './capacity/serverless-cache-scaling';
import { servicesInUse } from './capacity/services-in-use';
import { sesIdentityVerification } from './capacity/ses-identity-verification';
import { sesPlannedDomains } from './capacity/ses-planned-domains';
import { sesProductionAccess } from './capacity/ses-production-access';
import { sesReputation } from './capacity/ses-reputation';
import { sesSendingStatus } from './capacity/ses-sending-status';
import { smsSandbox } from './capacity/sms-sandbox';
import { snsDeadLetterQueue } from './capacity/sns-dead-letter-queue';
import { snsDeliveries } from './capacity/sns-deliveries';
import { snsHttpEndpoints } from './capacity/sns-http-endpoints';
import { snsSubscriptionEndpoints } from './capacity/sns-subscription-endpoints';
import { snsSubscriptions } from './capacity/sns-subscriptions';
import { sqsBacklog } from './capacity/sqs-backlog';
import { sqsDeadLetterQueue } from './capacity/sqs-dead-letter-queue';
import { sqsDeadLetters } from './capacity/sqs-dead-letters';
import { sqsReceiveCount } from './capacity/sqs-receive-count';
import { sqsRetention } from './capacity/sqs-retention';
import { sqsVisibilityTimeout } from './capacity/sqs-visibility-timeout';
import { stepFunctionsExecutions } from './capacity/step-functions-executions';
import { stepFunctionsExpressDuration } from './capacity/step-functions-express-duration';
import { stepFunctionsExpressLogs } from './capacity/step-functions-express-logs';
import { stepFunctionsRetries } from './capacity/step-functions-retries';
import { stepFunctionsThrottling } from './capacity/step-functions-throttling';
import { storeEndpoints } from './capacity/store-endpoints';
import { trafficPath } from './capacity/traffic-path';
import { unlistedInstances } from './capacity/unlisted-instances';
import { volumeBurstBalance } from './capacity/volume-burst-balance';
import { webAclBlockedRequests } from './capacity/web-acl-blocked-requests';
import { webAclDefaultAction } from './capacity/web-acl-default-action';
import { webAclProxyAddresses } from './capacity/web-acl-proxy-addresses';
import { webAclRateLimits } from './capacity/web-acl-rate-limits';
import { websocketConnections } from './capacity/websocket-connections';
import { alarmActions } from './cases/alarm-actions';
import { alarmCoverage } from './cases/alarm-coverage';
import { alarmState } from './cases/alarm-state';
import { alternateContacts } from './cases/alternate-contacts';
import { conferenceBridge } from './cases/conference-bridge';
import { escalationContacts } from './cases/escalation-contacts';
import { eventRoles } from './cases/event-roles';
import { globalQuotaIncreaseRequests } from './cases/global-quota-increase-requests';
import { healthIssues } from './cases/health-issues';
import { healthNotifications } from './cases/health-notifications';
import { healthScheduledChanges } from './cases/health-scheduled-changes';
import { openSupportCases } from './cases/open-support-cases';
import { operationsAnswers } from './cases/operations-answers';
import { quotaAlarms } from './cases/quota-alarms';
import { quotaIncreaseRequests } from './cases/quota-increase-requests';
import { recurringSupportCases } from './cases/recurring-support-cases';
import { supportCaseOpened } from './cases/support-case-opened';
import type { AnyCheck } from './check';
import { cdnAnswers } from './ddos/cdn-answers';
import { cloudFrontShieldAutomaticResponse } from './ddos/cloudfront-shield-automatic-response';
import { cloudFrontWebAcl } from './ddos/cloudfront-web-acl';
import { cloudFrontWebAclCountMode } from './ddos/cloudfront-web-acl-count-mode';
import { cloudFrontWebAclRateRule } from './ddos/cloudfront-web-acl-rate-rule';
import { dbPublicAccess } from './ddos/db-public-access';
import { ddosResponsePlan } from './ddos/ddos-response-plan';
import { eksPublicEndpoint } from './ddos/eks-public-endpoint';
import { endpointCdn } from './ddos/endpoint-cdn';
import { internetFacingEntryPoints } from './ddos/internet-facing-entry-points';
import { shieldAttacks } from './ddos/shield-attacks';
import { shieldAutomaticResponse } from './ddos/shield-automatic-response';
import { shieldEdgeProtections } from './ddos/shield-edge-protections';
import { shieldProtections } from './ddos/shield-protections';
import { shieldResponseTeam } from './ddos/shield-response-team';
import { shieldSubscription } from './ddos/shield-subscription';
import { webAclCapacity } from './ddos/web-acl-capacity';
import { webAclCountMode } from './ddos/web-acl-count-mode';
import { webAclLogging } from './ddos/web-acl-logging';
import { webAclRateRule } from './ddos/web-acl-rate-rule';
import { classicLoadBalancerPreWarming } from './load-balancers/classic-load-balancer-pre-warming';
import { classicLoadBalancerTargets } from './load-balancers/classic-load-balancer-targets';
import { entrances } from './load-balancers/entrances';
import { loadBalancerAccessLogs } from './load-balancers/load-balancer-access-logs';
import { loadBalancerFreeAddresses } from './load-balancers/load-balancer-free-addresses';
import { loadBalancerIdleZones } from './load-balancers/load-balancer-idle-zones';
import { loadBalancerListeners } from './load-balancers/load-balancer-listeners';
import { loadBalancerPreWarming } from './load-balancers/load-balancer-pre-warming';
import { loadBalancerState } from './load-balancers/load-balancer-state';
import { preWarmingBackends } from './load-balancers/pre-warming-backends';
import { preWarmingSize } from './load-balancers/pre-warming-size';
import { targetHealth } from './load-balancers/target-health';
import { loadTestAnswers } from './load-test/load-test-answers';
import { loadTestRecency } from './load-test/load-test-recency';
import { loadTestResult } from './load-test/load-test-result';
import { loadTestTraffic } from './load-test/load-test-traffic';
import { accessKeyAge } from './trusted-advisor/access-key-age';
import { cloudtrailLogging } from './trusted-advisor/cloudtrail-logging';
import { consoleUserMfa } from './trusted-advisor/console-user-mfa';
import { credentialRotation } from './trusted-advisor/credential-rotation';
import { exposedAccessKeys } from './trusted-advisor/exposed-access-keys';
import { rootAccessKeys } from './trusted-advisor/root-access-keys';
import { rootAccountMfa } from './trusted-advisor/root-account-mfa';
import { trustedAdvisorOther } from './trusted-advisor/trusted-advisor-other';
import { trustedAdvisorServiceLimits } from './trusted-advisor/trusted-advisor-service-limits';
import { unrestrictedPorts } from './trusted-advisor/unrestricted-ports';

/**
 * Checks by scorecard row, in the order in which people read them, with what each counts there; the folder of each has the
 * row's name.
 */
export const checkGroups = [
  {
    folder: 'architecture',
    row: 'availability-architecture',
    items: [
      critical(autoScalingGroupZones),
      helpful(autoScalingGroupHealthCheck, 5),
      helpful(instanceZones),
      critical(ecsServiceStability, 5),
      critical(ecsServiceZones),
      helpful(ecsHealthChecks),
      helpful(lambdaFunctionZones, 5),
      helpful(ecsDeployments),
      critical(eksClusterStatus, 5),
      critical(eksNodeGroupStatus, 5),
      helpful(eksPrivateEndpoint, 2),
      critical(loadBalancerZones),
      helpful(loadBalancerCrossZone, 2),
      critical(classicLoadBalancerZones, 5),
      helpful(loadBalancerDeletionProtection, 2),
      critical(dbStatus),
      critical(dbReplication, 5),
      critical(dbProxyTargets, 5),
      critical(dbMultiAz),
      critical(dbClusterZones),
      critical(dbBackups, 5),
      helpful(dbBackupRecency),
      helpful(dbDeletionProtection, 2),
      helpful(dbMaintenanceWindow, 5),
      helpful(dbCertificateValidity, 5),
      critical(cacheStatus),
      critical(cacheZones),
      helpful(cacheBackups),
      helpful(cacheMaintenanceWindow, 5),
      helpful(cacheNotifications, 1),
      critical(daxStatus),
      critical(daxZones, 5),
      helpful(daxCacheLoss, 5),
      helpful(daxMaintenanceWindow, 5),
      critical(openSearchStatus),
      critical(mskStatus),
      critical(mskZones, 5),
      helpful(mskOperations, 2),
      critical(openSearchZones, 5),
      helpful(openSearchDedicatedMasters, 5),
      helpful(openSearchUpdates, 5),
      helpful(openSearchSnapshots),
      critical(efsStatus, 5),
      critical(efsMountTargetZones, 5),
      helpful(efsBackups),
      critical(natGatewayState),
      critical(natGatewayZones),
      helpful(interfaceEndpointState, 5),
      helpful(interfaceEndpointZones),
      critical(vpnTunnels, 5),
      helpful(vpnTunnelOutages, 2),
      critical(directConnectState, 5),
      critical(directConnectLocations, 5),
      helpful(directConnectOutages, 2),
      critical(directConnectFailover, 5),
      critical(dynamodbTableStatus),
      helpful(ebsSnapshots, 5),
      helpful(backupJobs, 5),
      helpful(backupWindows, 2),
      helpful(dynamodbPointInTimeRecovery, 5),
      helpful(dynamodbDeletionProtection, 2),
      critical(listenerCertificateValidity),
      critical(cloudFrontDistributionState),
      critical(cloudFrontCertificateValidity),
      helpful(cloudFrontOrigins, 5),
      helpful(cloudFrontOriginFailover, 5),
      critical(domainRegistration, 5),
      helpful(domainTransferLock, 1),
      helpful(route53HostedZones, 5),
      helpful(route53RecordHealth, 5),
      helpful(route53RecordTtl),
      helpful(route53HealthCheckState, 5),
      helpful(route53DanglingRecords, 5),
      helpful(cloudFormationStackStatus, 5),
      helpful(cloudFormationTerminationProtection, 2),
      helpful(cloudFormationDrift, 2),
      helpful(userPoolDeletionProtection, 2),
      helpful(secretRotation, 5),
      helpful(secretRotationState),
      helpful(secretDeletion),
      helpful(s3Versioning),
      helpful(s3Replication, 5),
      helpful(scenarioPlans, 5),
      critical(resilienceAnswers, 5),
    ],
  },
  {
    folder: 'cases',
    row: 'stability-case-management',
    items: [
      helpful(supportCaseOpened, 5),
      critical(openSupportCases, 5),
      helpful(recurringSupportCases),
      helpful(healthIssues, 5),
      helpful(healthScheduledChanges, 5),
      helpful(healthNotifications),
      helpful(escalationContacts, 5),
      helpful(eventRoles, 3),
      helpful(alternateContacts, 5),
      helpful(conferenceBridge),
      helpful(alarmCoverage, 5),
      helpful(alarmActions),
      helpful(alarmState),
      helpful(quotaAlarms, 2),
      helpful(quotaIncreaseRequests, 2),
      helpful(globalQuotaIncreaseRequests, 2),
      critical(operationsAnswers, 5),
    ],
  },
  {
    folder: 'capacity',
    row: 'scalability-capacity',
    items: [
      critical(autoScalingPolicy),
      critical(autoScalingLaunchSource),
      critical(autoScalingLaunches, 5),
      helpful(autoScalingDesiredCapacity, 5),
      critical(autoScalingSuspendedProcesses, 5),
      helpful(autoScalingScheduledScaleOut, 5),
      helpful(autoScalingScheduledScaleIn, 5),
      helpful(autoScalingMaxVcpuQuota),
      helpful(autoScalingGroupMetrics, 2),
      helpful(autoScalingDetailedMonitoring, 2),
      helpful(autoScalingSpotShare),
      helpful(capacityReservationEnd, 5),
      helpful(launchConfigurations, 1),
      helpful(instanceTypeDiversity, 2),
      helpful(apiZeroThrottle, 5),
      helpful(apiServerErrors),
      helpful(apiIntegrationTimeout),
      helpful(apiUsagePlanThrottle, 5),
      helpful(apiUsagePlanQuota),
      helpful(apiAccessLogs, 1),
      helpful(websocketConnections),
      critical(cognitoEmail, 5),
      helpful(cognitoThrottling, 5),
      helpful(cognitoTriggers),
      helpful(webAclProxyAddresses, 5),
      helpful(webAclRateLimits, 5),
      helpful(cloudFrontWebAclRateLimits, 5),
      helpful(webAclBlockedRequests),
      helpful(cloudFrontWebAclBlockedRequests),
      helpful(webAclDefaultAction),
      critical(ecsServiceScaling),
      critical(ecsSubnetAddresses, 5),
      helpful(ecsServiceMemory),
      helpful(ecsLogMode, 2),
      helpful(ecsSpotShare),
      helpful(eksNodeGroupMaximum, 5),
      helpful(eksVersionSupport, 5),
      helpful(eksControlPlaneLogs, 1),
      helpful(lambdaThrottling, 5),
      helpful(lambdaScalingRate, 5),
      helpful(lambdaProvisionedConcurrency, 5),
      helpful(lambdaEventSourceState, 5),
      helpful(lambdaEventSourceRetries),
      helpful(lambdaPartialBatches, 2),
      helpful(lambdaRuntimeSupport, 2),
      helpful(burstableInstances),
      helpful(instanceCpuCredits),
      helpful(instanceMemoryAndDisk, 5),
      helpful(ebsVolumeGeneration, 2),
      helpful(volumeBurstBalance),
      helpful(burstableDbClass),
      helpful(dbPendingModifications, 5),
      helpful(dbPendingReboot, 5),
      helpful(dbFreeStorage),
      helpful(dbMemory, 5),
      helpful(documentdbMemory, 5),
      helpful(neptuneQueue, 5),
      helpful(dbLoad),
      helpful(dbReaderScaling, 5),
      helpful(dbReplicaLag, 5),
      helpful(dbServerlessScaling, 5),
      helpful(dbStorageAutoscaling),
      helpful(burstableCacheNodes),
      helpful(cacheEvictions, 5),
      helpful(cacheBandwidth, 5),
      helpful(serverlessCacheScaling, 5),
      helpful(daxThrottling, 5),
      helpful(daxErrors),
      helpful(daxMemory, 5),
      helpful(daxLatestCpu, 5),
      helpful(burstableDaxNodes, 5),
      helpful(openSearchRejections, 5),
      helpful(openSearchMemory, 5),
      helpful(burstableOpenSearchNodes),
      helpful(efsBurstCredits, 5),
      helpful(efsStorageClasses),
      helpful(dynamodbThrottling, 5),
      helpful(dynamodbAutoscaling, 5),
      helpful(dynamodbTargetUtilization),
      helpful(dynamodbScalingRate, 5),
      helpful(dynamodbWarmThroughput, 5),
      helpful(cloudFrontServerErrors),
      helpful(cloudFrontHitRate),
      helpful(cloudFrontEdgeFunctions),
      helpful(mskPartitions, 5),
      helpful(mskStorageAutoscaling, 2),
      helpful(burstableMskBrokers, 5),
      helpful(mskTrafficShaping, 5),
      helpful(kinesisThrottling, 5),
      helpful(kinesisIteratorAge, 5),
      helpful(kinesisOnDemandScaling, 5),
      helpful(firehoseStatus, 5),
      helpful(firehoseThrottling, 5),
      helpful(firehoseDataFreshness, 5),
      helpful(firehoseDelivery, 5),
      helpful(firehoseBackup, 2),
      helpful(firehoseErrorLogs, 1),
      helpful(sesProductionAccess, 5),
      helpful(sesSendingStatus, 5),
      helpful(sesPlannedDomains, 5),
      helpful(sesIdentityVerification),
      helpful(sesReputation),
      helpful(snsDeliveries, 5),
      helpful(snsSubscriptions),
      helpful(snsSubscriptionEndpoints, 5),
      helpful(snsDeadLetterQueue),
      helpful(snsHttpEndpoints, 2),
      critical(smsSandbox, 5),
      helpful(eventRuleDeliveries, 5),
      helpful(eventRuleTargets, 5),
      helpful(eventBridgeThrottling, 5),
      helpful(eventRuleState),
      helpful(eventRuleDeadLetterQueue),
      helpful(stepFunctionsExecutions, 5),
      helpful(stepFunctionsThrottling, 5),
      helpful(stepFunctionsRetries, 5),
      helpful(stepFunctionsExpressDuration),
      helpful(stepFunctionsExpressLogs, 1),
      helpful(sqsBacklog, 5),
      helpful(sqsRetention, 5),
      helpful(sqsDeadLetterQueue, 5),
      helpful(sqsDeadLetters),
      helpful(sqsVisibilityTimeout, 5),
      helpful(sqsReceiveCount),
      helpful(s3RequestRate),
      helpful(s3AccessLogs, 1),
      helpful(logBuckets, 2),
      critical(natGatewayPortAllocation, 5),
      helpful(natGatewayPacketLoss),
      helpful(natGatewayUnansweredConnections, 2),
      helpful(storeEndpoints, 2),
      helpful(servicesInUse, 5),
      helpful(globalServicesInUse, 5),
      helpful(billedServicesInUse, 2),
      helpful(regionsInUse, 5),
      helpful(quotaUse, 2),
      helpful(globalQuotaUse, 2),
      critical(scopeResources, 5),
      helpful(idleResources),
      critical(alarmMuteRules, 5),
      helpful(trafficPath, 5),
      helpful(unlistedInstances),
      helpful(planReferences),
      helpful(overlappingEvents, 5),
      critical(freezeGuard, 5),
      critical(globalFreezeGuard, 5),
      critical(capacityAnswers, 5),
    ],
  },
  {
    folder: 'load-balancers',
    row: 'scalability-load-balancers',
    items: [
      critical(loadBalancerState),
      critical(loadBalancerFreeAddresses, 5),
      critical(loadBalancerListeners),
      critical(targetHealth),
      critical(classicLoadBalancerTargets),
      helpful(loadBalancerIdleZones),
      critical(loadBalancerPreWarming),
      critical(classicLoadBalancerPreWarming, 5),
      critical(preWarmingSize),
      critical(preWarmingBackends, 5),
      helpful(loadBalancerAccessLogs, 1),
      helpful(entrances, 1),
    ],
  },
  {
    folder: 'load-test',
    row: 'scalability-load-test',
    items: [
      critical(loadTestResult),
      helpful(loadTestRecency),
      helpful(loadTestTraffic, 5),
      critical(loadTestAnswers, 5),
    ],
  },
  {
    folder: 'trusted-advisor',
    row: 'security-trusted-advisor',
    items: [
      critical(rootAccountMfa),
      critical(cloudtrailLogging),
      critical(exposedAccessKeys),
      critical(unrestrictedPorts),
      critical(trustedAdvisorServiceLimits, 5),
      critical(trustedAdvisorOther, 5),
      critical(credentialRotation, 3),
      helpful(rootAccessKeys, 5),
      helpful(accessKeyAge),
      helpful(consoleUserMfa),
    ],
  },
  {
    folder: 'ddos',
    row: 'security-ddos',
    items: [
      critical(ddosResponsePlan),
      critical(cdnAnswers, 5),
      helpful(internetFacingEntryPoints, 5),
      helpful(endpointCdn, 5),
      helpful(cloudFrontWebAcl),
      helpful(webAclRateRule, 5),
      helpful(cloudFrontWebAclRateRule, 5),
      helpful(webAclCountMode),
      helpful(cloudFrontWebAclCountMode),
      helpful(webAclLogging, 1),
      helpful(webAclCapacity, 2),
      helpful(shieldSubscription, 5),
      helpful(shieldResponseTeam),
      helpful(shieldEdgeProtections),
      helpful(shieldProtections),
      helpful(cloudFrontShieldAutomaticResponse),
      helpful(shieldAutomaticResponse),
      helpful(shieldAttacks, 5),
      helpful(eksPublicEndpoint, 2),
      helpful(dbPublicAccess, 5),
    ],
  },
] as const;

/** A typo in a check's id does not compile. */
export type CheckId = (typeof checkGroups)[number]['items'][number]['judged']['id'];

/** All checks, in the order in which they are documented. */
export const checks: readonly AnyCheck[] = checkGroups.flatMap(({ items }) =>
  items.map(({ judged }): AnyCheck => judged),
);
