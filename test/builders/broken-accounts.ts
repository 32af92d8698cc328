import { projectTarget } from '../../src/capacity/project';
import { ceilingFamilies } from '../../src/capacity/registry';
import { checks } from '../../src/checks/registry';
import { runEventChecks, runTargetChecks } from '../../src/checks/run';
import type { Artifacts } from '../../src/model/artifacts';
import type { Fix } from '../../src/model/finding';
import { GLOBAL } from '../../src/model/target';
import type { EventPlanInput } from '../../src/plan/schema';
import * as build from './artifacts';
import { anInventory } from './ceiling';
import { aContext } from './check';
import { aPlan } from './plan';

const OTHER_ENGINES = ['docdb', 'neptune'] as const;

/** The same account with everything wrong that can be wrong, under one name. */
export function breakEverything(name = 'web'): Artifacts {
  return {
    ...build.healthyAccount,
    ec2Instances: [build.anEc2Instance({ tags: { app: name } })],
    volumes: [build.aVolume({ volumeType: 'gp2' })],
    volumePeaks: [build.aVolumePeak({ volumeId: 'vol-1', leastBurstBalance: build.aPeak(0) })],
    autoScalingGroups: [
      build.anAutoScalingGroup({
        autoScalingGroupName: name,
        availabilityZones: ['us-east-1a'],
        healthCheckType: 'EC2',
        loadBalancerNames: [name],
        suspendedProcesses: ['Launch'],
        enabledMetrics: [],
        launchConfigurationName: name,
        maxSize: 5000,
      }),
    ],
    scalingPolicies: [],
    scheduledActions: [],
    loadBalancers: [
      build.aLoadBalancer({
        loadBalancerName: name,
        zones: [],
        attributes: { 'deletion_protection.enabled': 'false', 'access_logs.s3.enabled': 'false' },
      }),
      build.aLoadBalancer({ type: 'network', attributes: { 'load_balancing.cross_zone.enabled': 'false' } }),
      build.aLoadBalancer({
        loadBalancerName: 'feed',
        type: 'network',
        attributes: { 'load_balancing.cross_zone.enabled': 'true' },
      }),
    ],
    targetGroups: [
      ...build.healthyAccount.targetGroups,
      build.aTargetGroup({
        targetGroupName: 'feed',
        protocol: 'TCP',
        loadBalancerArns: [build.loadBalancerArn('feed', 'network')],
      }),
    ],
    targetGroupAttributes: [{ targetGroupArn: build.targetGroupArn('feed'), crossZone: 'false' }],
    listeners: [],
    targetHealth: [build.aTargetHealth([])],
    dbInstances: [
      build.aDbInstance({
        dbInstanceIdentifier: name,
        dbInstanceClass: 'db.t3.micro',
        multiAz: false,
        backupRetentionPeriod: 0,
        deletionProtection: false,
        publiclyAccessible: true,
        maxAllocatedStorage: null,
        certificateValidTill: '2026-12-01T00:00:00Z',
        preferredMaintenanceWindow: 'sat:03:00-sat:03:30',
      }),
      ...OTHER_ENGINES.flatMap((engine) =>
        build.otherMembers(
          engine,
          {
            certificateValidTill: '2026-12-01T00:00:00Z',
            preferredMaintenanceWindow: 'sat:03:00-sat:03:30',
            publiclyAccessible: engine === 'neptune',
            pendingModifications: ['DBInstanceClass'],
            pendingValues: { ...build.nothingPending, dbInstanceClass: 'db.t3.medium' },
            parameterGroupsPendingReboot: ['shop'],
          },
          ['us-east-1a', 'us-east-1a'],
        ),
      ),
    ],
    classicLoadBalancers: [
      build.aClassicLoadBalancer({
        loadBalancerName: name,
        availabilityZones: ['us-east-1a'],
        instances: [],
        isCrossZone: false,
      }),
    ],
    dbClusters: [
      build.aDbCluster({ dbClusterIdentifier: name, members: [] }),
      ...OTHER_ENGINES.map((engine) => build.anotherCluster(engine)),
    ],
    dbInstancePeaks: [
      build.aDbInstancePeak({
        dbInstanceIdentifier: name,
        freeStorageBytes: build.aPeak(0),
      }),
      build.aDocumentDbPeak({
        cpuUtilization: build.aPeak(0.02),
        databaseConnections: build.aPeak(0.4),
        documentDb: { cursors: build.aPeak(0.01) },
      }),
      build.aNeptunePeak({ neptune: { webSocketConnections: build.aPeak(0.3) } }),
    ],
  };
}

const { healthyAccount: healthy } = build;
const each = <T>(rows: readonly T[], fields: Partial<T>): T[] => rows.map((row) => ({ ...row, ...fields }));
const GROUP = 'shop-postgres';

/** So little that it is a few times too much at 10,000×. */
const LITTLE = {
  engineCpuUtilization: build.aPeak(0.01),
  cpuUtilization: build.aPeak(0.01),
  connections: build.aPeak(1),
  networkInBytesPerSecond: build.aPeak(1),
  networkOutBytesPerSecond: build.aPeak(1),
};
const inClusterMode = build.aReplicationGroup({ replicationGroupId: 'carts', clusterEnabled: true });
const narrow = build.aReplicationGroup({ replicationGroupId: 'narrow', cacheNodeType: 'cache.t4g.micro' });

/** What differs from the healthy account, so that each takes another branch: together, every fix with a command is due. */
const BROKEN: readonly Partial<Artifacts>[] = [
  {},
  {
    // Readers that are scaled, and too few from the start, or at most.
    scalableTargets: [
      build.aReaderTarget({ minCapacity: 1, maxCapacity: 10 }),
      build.aReaderTarget({
        serviceNamespace: 'neptune',
        resourceId: 'cluster:graph',
        scalableDimension: 'neptune:cluster:ReadReplicaCount',
        minCapacity: 1,
        maxCapacity: 10,
      }),
    ],
    dbInstancePeaks: each(healthy.dbInstancePeaks, { cpuUtilization: build.aPeak(0.06) }),
  },
  {
    // Serverless databases that need a higher maximum, and a minimum.
    dbInstances: healthy.dbInstances.map((one) =>
      ['docdb', 'neptune'].includes(one.engine) ? { ...one, dbInstanceClass: 'db.serverless' } : one,
    ),
    dbClusters: healthy.dbClusters.map((cluster) => {
      // Only Aurora pauses.
      const pauses = cluster.engine.startsWith('aurora');
      const least = pauses ? { minCapacity: 0, secondsUntilAutoPause: 300 } : { minCapacity: 1 };
      return { ...cluster, serverlessV2Scaling: { ...least, maxCapacity: 16 } };
    }),
    dbInstancePeaks: each(healthy.dbInstancePeaks, {
      databaseConnections: build.aPeak(0.3),
      cpuUtilization: build.aPeak(0.02),
      serverlessCapacity: build.aPeak(0.015),
    }),
  },
  breakEverything(),
  breakEverything("--it's; rm -rf /"),
  {
    autoScalingGroups: each(healthy.autoScalingGroups, { suspendedProcesses: ['Launch'] }),
    dbInstances: each(healthy.dbInstances, { dbInstanceStatus: 'stopped' }),
    dbClusters: each(healthy.dbClusters, {
      status: 'stopped',
      backupRetentionPeriod: 0,
      deletionProtection: false,
      preferredMaintenanceWindow: 'sat:03:00-sat:03:30',
    }),
    lambdaReservations: each(healthy.lambdaReservations, { reservedConcurrentExecutions: 20 }),
  },
  {
    certificates: each(healthy.certificates, {
      notAfter: '2026-12-05T00:00:00Z',
      renewalStatus: 'PENDING_VALIDATION',
    }),
    // A scheduled action that sets the maximum which is in force during the event.
    scheduledActions: [
      build.aScheduledAction({ startTime: '2026-12-11T15:00:00Z', minSize: 4, maxSize: 8, recurrence: null }),
    ],
    dbInstances: [
      ...each(healthy.dbInstances, { dbInstanceStatus: 'storage-full' }),
      ...build.clusterMembers(['us-east-1a', 'us-east-1a']),
    ],
    dbClusters: [build.aDbCluster()],
    classicLoadBalancers: each(healthy.classicLoadBalancers, { isCrossZone: false }),
    lambdaReservations: each(healthy.lambdaReservations, { reservedConcurrentExecutions: 0 }),
  },
  {
    lambdaProvisionedConcurrency: [
      { functionName: 'checkout', configurations: [build.aProvisionedConcurrency(100)] },
    ],
    scheduledActions: [],
    autoScalingGroups: each(healthy.autoScalingGroups, {
      tags: { 'eks:nodegroup-name': 'nodes', 'eks:cluster-name': 'shop' },
    }),
    dbInstances: each(healthy.dbInstances, {
      pendingModifications: ['DBInstanceClass', 'Iops'],
      pendingValues: { ...build.nothingPending, dbInstanceClass: 'db.t3.micro', iops: 1000 },
      dbParameterGroupNames: [GROUP],
      parameterGroupsPendingReboot: [GROUP],
    }),
  },
  {
    autoScalingGroups: each(healthy.autoScalingGroups, { desiredCapacity: 1000, maxSize: 1000 }),
    dbInstances: each(healthy.dbInstances, { dbParameterGroupNames: [GROUP] }),
    dbParameters: [
      build.aDbParameter({
        parameterGroupName: GROUP,
        parameterName: 'max_connections',
        parameterValue: '100',
      }),
    ],
  },
  {
    dbInstances: each(healthy.dbInstances, { dbParameterGroupNames: [GROUP] }),
    dbProxies: [build.aDbProxy({ maxConnectionsPercent: 1 })],
    dbParameters: [
      build.aDbParameter({
        parameterGroupName: GROUP,
        parameterName: 'max_connections',
        parameterValue: '16000',
      }),
    ],
  },
  {
    // Of sign-ins less is let pass than is allowed; of sign-ups no more is allowed.
    cognitoRequests: build.someRequests({ UserAuthentication: 100, UserCreation: 100 }),
    cognitoLimits: [
      { category: 'UserAuthentication', provisioned: 10 },
      { category: 'UserCreation', provisioned: 10 },
    ],
    serviceQuotas: [...healthy.serviceQuotas, ...build.someCognitoQuotas(100_000, 10)].filter(
      ({ serviceCode, value }) => serviceCode !== 'cognito-idp' || value === 100_000 || value === 10,
    ),
  },
  {
    // Services that are scaled, suspended, without a policy, and not scaled at all.
    ecsServices: ['scaled', 'suspended', 'still', 'alone'].map((serviceName) =>
      build.anEcsService({ serviceName, rollsBack: false }),
    ),
    ecsServicePeaks: ['scaled', 'suspended', 'still', 'alone'].map((serviceName) =>
      build.anEcsServicePeak({ serviceArn: build.ecsServiceArn(serviceName) }),
    ),
    scalableTargets: ['scaled', 'suspended', 'still'].map((serviceName) =>
      build.aScalableTarget({
        serviceNamespace: 'ecs',
        resourceId: `service/shop/${serviceName}`,
        scalableDimension: 'ecs:service:DesiredCount',
        isScaleOutSuspended: serviceName === 'suspended',
        policies:
          serviceName === 'still'
            ? []
            : [{ policyName: 'steps', policyType: 'StepScaling', targetValue: null, metric: null }],
      }),
    ),
  },
  {
    // A Multi-AZ DB cluster, which has the class and the storage of its members.
    dbInstances: each(healthy.dbInstances, { dbClusterIdentifier: 'three' }),
    dbParameters: [],
  },
  {
    // Disks that are asked for more than they sustain: another type is enough, a larger size is needed, more is provisioned.
    dbInstances: [
      build.aDbInstance({ dbInstanceIdentifier: 'other-type', storageType: 'gp2', iops: null }),
      build.aDbInstance({ dbInstanceIdentifier: 'larger', storageType: 'gp2', iops: null }),
      build.aDbInstance({ dbInstanceIdentifier: 'provisioned', storageType: 'io1', allocatedStorage: 500 }),
      build.aDbInstance({
        dbInstanceIdentifier: 'clustered',
        dbClusterIdentifier: 'three',
        storageType: 'io1',
        allocatedStorage: 500,
      }),
    ],
    dbInstancePeaks: [
      build.aDbInstancePeak({ dbInstanceIdentifier: 'other-type', diskIops: build.aPeak(0.2) }),
      ...['larger', 'provisioned', 'clustered'].map((dbInstanceIdentifier) =>
        build.aDbInstancePeak({ dbInstanceIdentifier, diskIops: build.aPeak(1) }),
      ),
    ],
  },
  {
    // Throttles of both kinds of APIs, of all routes and of one.
    apis: [build.anApi(), build.anApi({ apiId: "--it's", apiName: "it's; ls", protocol: 'REST' })],
    apiStages: ['orders1', "--it's"].map((apiId) =>
      build.anApiStage({
        apiId,
        throttle: { rateLimit: 5, burstLimit: 5 },
        routeThrottles: [{ route: "GET /it's/{id}", rateLimit: 1, burstLimit: 1 }],
        hasAccessLogs: false,
      }),
    ),
    apiIntegrations: ['orders1', "--it's"].map((apiId) =>
      build.someApiIntegrations({ apiId, routes: 1, routesWithKey: 1 }),
    ),
    apiUsagePlans: [
      build.anApiUsagePlan({
        apiId: "--it's",
        usagePlanId: '--plan',
        quota: { limit: 1, period: 'DAY' },
      }),
    ],
    apiPeaks: ['orders1', "--it's"].map((apiId) =>
      build.anApiPeak({ apiId, requestsPerSecondByPeriod: build.allThrough(100) }),
    ),
    serviceQuotas: [
      ...healthy.serviceQuotas,
      build.aServiceQuota({ serviceCode: 'apigateway', quotaCode: 'L-8A5B8E43', value: 10_000 }),
    ],
  },
  {
    // Caches that need replicas, shards, nodes and a larger type.
    cacheReplicationGroups: [build.aReplicationGroup(), inClusterMode, narrow],
    cacheClusters: [
      ...[build.aReplicationGroup(), inClusterMode, narrow].flatMap((group) => build.clustersOf(group)),
      build.aMemcachedCluster(),
    ],
    cacheNodePeaks: [
      ...['sessions-001', 'sessions-002', 'carts-001', 'carts-002'].map((cacheClusterId) =>
        build.aCacheNodePeak({ cacheClusterId, ...LITTLE }),
      ),
      ...['narrow-001', 'narrow-002'].map((cacheClusterId) =>
        build.aCacheNodePeak({ cacheClusterId, ...LITTLE, networkOutBytesPerSecond: build.aPeak(800) }),
      ),
      ...['0001', '0002'].map((cacheNodeId) =>
        build.aCacheNodePeak({ cacheClusterId: 'pages', cacheNodeId, ...LITTLE }),
      ),
    ],
  },
  {
    // Tables that are provisioned by hand, or by policies that are suspended, keep too little, or come too late.
    dynamodbTables: [
      build.aProvisionedTable(100, 50, {
        deletionProtectionEnabled: false,
        globalSecondaryIndexes: [build.aDynamodbIndex(build.provisioned(100, 50))],
      }),
      build.aProvisionedTable(100, 50, { tableName: 'suspended' }),
      build.aProvisionedTable(100, 50, { tableName: 'late' }),
    ],
    dynamodbContinuousBackups: each(healthy.dynamodbContinuousBackups, {
      isPointInTimeRecoveryEnabled: false,
    }),
    dynamodbPeaks: [
      build.aDynamodbPeak({ indexes: [build.aDynamodbIndexPeak()] }),
      build.aDynamodbPeak({ tableName: 'suspended' }),
      build.aDynamodbPeak({ tableName: 'late' }),
    ],
    scalableTargets: [
      build.aReadTarget({ resourceId: 'table/suspended', isScaleOutSuspended: true }),
      build.aReadTarget({
        resourceId: 'table/late',
        maxCapacity: 700_000,
        policies: build.aReadTarget().policies.map((policy) => ({ ...policy, targetValue: 90 })),
      }),
      build.aWriteTarget({ resourceId: 'table/late' }),
    ],
  },
  {
    // What is not ready, and what ends too early.
    dbProxies: [
      build.aDbProxy({ targets: [{ database: 'orders', state: 'UNAVAILABLE', reason: 'UNREACHABLE' }] }),
    ],
    capacityReservations: [build.aCapacityReservation({ endDate: '2026-12-01T00:00:00Z' })],
    lambdaProvisionedConcurrency: [
      { functionName: 'checkout', configurations: [build.aProvisionedConcurrency(50, { status: 'FAILED' })] },
    ],
    ec2Instances: healthy.ec2Instances.map((instance) => ({ ...instance, detailedMonitoring: false })),
  },
  {
    // NAT gateways without endpoints beside them, public and private, with so little that a few addresses are enough at 10,000×.
    natGateways: [
      build.aNatGateway({ natGatewayId: '--nat', servedSubnetIds: ['subnet-a', 'subnet-b'] }),
      build.aNatGateway({ natGatewayId: 'nat-few' }),
      build.aNatGateway({ natGatewayId: 'nat-private', connectivityType: 'private' }),
    ],
    natRoutes: [
      build.aNatRoute({ natGatewayId: '--nat' }),
      build.aNatRoute({ natGatewayId: 'nat-few', routeTableId: 'rtb-c' }),
    ],
    natGatewayPeaks: ['--nat', 'nat-few', 'nat-private'].map((natGatewayId) =>
      build.aNatGatewayPeak({
        natGatewayId,
        activeConnections: build.aPeak(natGatewayId === 'nat-few' ? 6 : 20),
      }),
    ),
    storeEndpoints: [build.aStoreEndpoint({ vpcEndpointId: '--vpce', routeTableIds: [] })],
    serviceQuotas: [
      ...healthy.serviceQuotas,
      build.aServiceQuota({ serviceCode: 'ec2', quotaCode: 'L-0263D0A3', value: 5 }),
    ],
  },
  {
    // Secrets that rotate in the event, by days and by a schedule, and one that is deleted.
    secrets: [
      build.aSecret({ nextRotationDate: '2026-12-12T05:00:00.000Z' }),
      build.aSecret({
        ...{ secretName: '--scheduled', nextRotationDate: '2026-12-12T05:00:00.000Z' },
        ...{ rotationSchedule: 'rate(7 days)', rotationWindowHours: 3, hasPendingVersion: true },
      }),
      build.aSecret({ secretName: 'deleted', deletedDate: '2026-11-21T00:00:00.000Z' }),
    ],
  },
  {
    // A subscription to Shield Advanced that ends, protects nothing, or blocks.
    shieldSubscription: build.aShieldSubscription({
      autoRenew: 'DISABLED',
      endsAt: '2026-12-01T00:00:00.000Z',
      contacts: 0,
      hasResponseRole: false,
    }),
    loadBalancers: [
      build.aLoadBalancer(),
      build.aLoadBalancer({ loadBalancerName: '--tcp', type: 'network' }),
    ],
    classicLoadBalancers: [build.aClassicLoadBalancer()],
    shieldProtections: build.someShieldProtections([build.aShieldProtection({ automaticResponse: 'BLOCK' })]),
    cloudFrontDistributions: [build.aDistribution(), build.aDistribution({ distributionId: 'E2' })],
    hostedZones: [build.aHostedZone()],
    // And a domain that ends, and that anybody may take away.
    registeredDomains: [
      build.aRegisteredDomain({
        ...{ expiry: '2026-12-01T00:00:00.000Z', autoRenew: false, transferLock: false },
      }),
    ],
    shieldEdgeProtections: build.someShieldProtections([
      build.aShieldProtection({
        resourceArn: build.aDistribution().distributionArn,
        automaticResponse: 'BLOCK',
      }),
    ]),
    shieldAttacks: { isSubscribed: true, watched: 1, attacks: [build.aShieldAttack()] },
  },
  {
    // A VPN connection whose tunnels are too narrow, and may be large.
    vpnConnections: [build.aVpnConnection({ vpnConnectionId: '--vpn' })],
    vpnConnectionPeaks: [
      build.aVpnConnectionPeak({
        vpnConnectionId: '--vpn',
        // At 10,000× they need 1.5 of 5 Gbit/s.
        ...{
          bitsInPerSecond: build.aPeak(0),
          bitsOutPerSecond: build.aPeak(1e5),
          bitsPerSecond: build.aPeak(1e5),
        },
      }),
    ],
  },
  {
    // Tables on demand that are not warm, or are kept from more than somebody once thought of.
    dynamodbTables: [
      build.aDynamodbTable({ globalSecondaryIndexes: [build.aDynamodbIndex()] }),
      build.aDynamodbTable({
        tableName: 'capped',
        maxReadRequestUnits: 100,
        globalSecondaryIndexes: [build.aDynamodbIndex({ maxWriteRequestUnits: 100 })],
      }),
    ],
    dynamodbPeaks: [
      build.aDynamodbPeak({
        readUnitsPerSecond: build.aPeak(2),
        indexes: [build.aDynamodbIndexPeak({ writeUnitsPerSecond: build.aPeak(1) })],
      }),
      build.aDynamodbPeak({ tableName: 'capped', indexes: [build.aDynamodbIndexPeak()] }),
    ],
  },
  {
    // A distribution whose caches nobody measures, and that outgrows its quotas.
    cloudFrontDistributions: [build.aDistribution()],
    cloudFrontPeaks: [
      build.aDistributionPeak({
        cacheHitRate: null,
        requestsPerSecond: build.aPeak(200_000),
        bytesPerSecond: build.aPeak(15e9),
      }),
    ],
  },
  {
    // Clusters and node groups that EKS cannot keep up, and whose support ends.
    eksClusters: [
      build.anEksCluster({
        ...{ supportType: 'STANDARD', endpointPrivateAccess: false, publicAccessCidrs: ['0.0.0.0/0'] },
        logTypes: [],
      }),
      build.anEksCluster({ clusterName: 'failed', status: 'FAILED', version: '1.31' }),
      build.anEksCluster({ clusterName: 'late', status: 'CREATING' }),
    ],
    // A key that nobody has used for long, and more roles than there may be.
    iamAccessKeys: [
      {
        userName: 'deployer',
        keys: [build.anAccessKey({ createdAt: '2025-01-01T00:00:00.000Z', lastUsedAt: null })],
      },
    ],
    iamAccountSummary: build.anAccountSummary({ roles: { used: 990, max: 1_000 } }),
    // A stack that is stuck, and that nothing protects.
    cloudFormationStacks: [
      build.aStack({ stackStatus: 'UPDATE_ROLLBACK_FAILED', enableTerminationProtection: false }),
    ],
    eksNodegroups: [
      build.anEksNodegroup({ maxSize: 10 }),
      build.anEksNodegroup({ nodegroupName: 'degraded', status: 'DEGRADED' }),
      build.anEksNodegroup({ nodegroupName: 'leaving', status: 'DELETING' }),
    ],
  },
  {
    // Clusters of DAX that are too small, in one zone, busy now, full, refuse requests, and wait for a reboot in a window of the event.
    daxClusters: [
      build.aDaxCluster({
        nodes: build.daxNodes(['us-east-1a']),
        nodeType: 'dax.t2.medium',
        preferredMaintenanceWindow: 'sat:03:00-sat:04:00',
        nodesPendingReboot: ['carts-a'],
      }),
      build.aDaxCluster({ clusterName: 'full', nodes: build.daxNodes(['us-east-1a', 'us-east-1b']) }),
      build.aDaxCluster({ clusterName: 'gone', nodes: build.daxNodes(undefined, { status: 'rebooting' }) }),
      build.aDaxCluster({ clusterName: 'changing', status: 'modifying', subnetZones: ['us-east-1a'] }),
    ],
    daxClusterPeaks: [
      build.aDaxClusterPeak(
        {
          ...{ cpu: build.aPeak(30), connections: build.aPeak(20_000), networkOutPercent: build.aPeak(50) },
          ...{ throttledRequests: build.aPeak(9), failedRequests: build.aPeak(90), failedShare: 0.1 },
        },
        { cpu: 90 },
      ),
      build.aDaxClusterPeak({ clusterName: 'full', memoryPercent: build.aPeak(100) }),
      build.aDaxClusterPeak({ clusterName: 'gone', evictedBytes: build.aPeak(1e6) }),
      build.aDaxClusterPeak({ clusterName: 'changing' }),
    ],
    serviceQuotas: [build.aDaxQuota(5)],
  },
  {
    // Clusters of MSK on burstable brokers that lack CPU, storage, throughput of it and partitions, whose network holds packets back, and that nothing enlarges.
    scalableTargets: [],
    mskClusters: [
      build.aMskCluster({}, { instanceType: 'kafka.t3.small' }),
      build.aMskCluster({ clusterName: 'busy' }, { volumeSizeGiB: 100 }),
      build.aMskCluster({ clusterName: 'fast' }, { instanceType: 'kafka.m5.4xlarge' }),
      build.anExpressCluster(),
      build.aServerlessMskCluster(),
    ],
    mskClusterOperations: [build.aMskClusterOperation({ operationState: 'UPDATE_FAILED' })],
    mskClusterPeaks: [
      // 1.5 × 1.5 × 22 × 6 = 297 of the 262 MB a second of a volume.
      build.aMskClusterPeak(
        { clusterName: 'fast', bytesInPerSecond: build.aPeak(6 * build.MEGABYTE) },
        { bytesInPerSecond: build.aPeak(2 * build.MEGABYTE) },
      ),
      build.aMskClusterPeak({}, { shapedPackets: build.aPeak(9), iamConnections: build.aPeak(900) }),
      build.aMskClusterPeak(
        { clusterName: 'busy' },
        { cpu: build.aPeak(30), diskUsed: build.aPeak(60), diskGrowthPerDay: 5 },
        { partitions: 1_200, replicas: 2 },
      ),
      build.anExpressPeak({}, { bytesInPerSecond: build.aPeak(10 * build.MEGABYTE) }),
      build.aServerlessMskPeak({ bytesInPerSecond: build.aPeak(100 * build.MEGABYTE) }),
    ],
  },
  {
    // Streams of Data Firehose that could not be made, refuse records, deliver late or not, and have too many partitions.
    firehoseStreams: [
      build.aFirehoseStream({ streamStatus: 'CREATING_FAILED' }),
      build.aFirehoseStream({
        ...{ streamName: 'late', source: 'KinesisStreamAsSource', sourceArn: build.streamArn() },
        destinations: [
          build.aFirehoseDestination({ isLogged: false, isTransformed: true, isPartitioned: true }),
        ],
      }),
    ],
    firehoseStreamPeaks: [
      build.aFirehoseStreamPeak({ bytesPerSecond: build.aPeak(build.MIB), refused: build.aPeak(1) }),
      build.aFirehoseStreamPeak({
        ...{ streamName: 'late', refused: build.aPeak(1), freshnessSeconds: build.aPeak(80_000) },
        ...{ deliverySuccess: build.aPeak(0), partitions: build.aPeak(400) },
        partitionLimit: build.aFirehoseLimit(500),
      }),
    ],
  },
  {
    // Streams that lack a few shards, are not warm, or lose what nobody reads in time; and sources that are off, or try for ever.
    kinesisStreams: [
      build.aKinesisStream({ openShardCount: 15_000 }),
      build.aKinesisStream({ streamName: 'views', streamMode: 'ON_DEMAND', warmThroughputMiBps: 10 }),
    ],
    kinesisStreamPeaks: [
      build.aKinesisStreamPeak({ iteratorAgeMilliseconds: build.aPeak(20 * 3_600_000) }),
      build.aKinesisStreamPeak({ streamName: 'views' }),
    ],
    lambdaFunctionPeaks: [
      build.aLambdaFunctionPeak({ concurrentExecutions: build.aPeak(2) }),
      build.aLambdaFunctionPeak({ functionName: 'late', concurrentExecutions: build.aPeak(0.01) }),
    ],
    lambdaEventSources: [
      build.aLambdaEventSource({ parallelizationFactor: 1 }),
      build.aLambdaEventSource({ state: 'Disabled' }),
      build.aLambdaEventSource({
        functionName: 'late',
        eventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:jobs',
        maximumConcurrency: 2,
      }),
      build.aLambdaEventSource({ maximumRetryAttempts: null, bisectsBatchOnError: false }),
    ],
  },
  {
    // Mail that somebody switched off, after most of it bounced.
    sesAccount: build.aSesAccount({ sendingEnabled: false, suppressedReasons: [] }),
    sesSending: build.someSesSending({ bounceRate: { value: 0.2, at: '2026-11-21T12:00:00Z' } }),
  },
  {
    // Queues that take too few calls, keep messages for too short a time, or hand them out while they are processed.
    sqsQueues: [
      build.aSqsQueue({
        ...{ visibilityTimeoutSeconds: 5, messageRetentionSeconds: 3_600 },
        redrivePolicy: { deadLetterTargetArn: build.queueArn('jobs-failed'), maxReceiveCount: 1 },
      }),
      build.aDeadLetterQueue({ messageRetentionSeconds: 600 }),
      build.aSqsQueue({
        ...{ queueName: 'orders.fifo', isFifo: true },
        ...{ fifoThroughputLimit: 'perQueue', deduplicationScope: 'queue' },
      }),
      build.aSqsQueue({ queueName: 'late' }),
    ],
    sqsQueuePeaks: [
      build.aSqsQueuePeak(),
      build.aSqsQueuePeak({ queueName: 'orders.fifo', sentPerSecond: build.aPeak(400) }),
      build.aSqsQueuePeak({ queueName: 'late', oldestAgeSeconds: build.aPeak(3 * 86_400) }),
    ],
    lambdaEventSources: [build.aLambdaEventSource({ eventSourceArn: build.queueArn() })],
    lambdaFunctions: [build.aLambdaFunction()],
  },
  {
    // Search domains that lack nodes and storage, and are changed in the event or by a required update.
    openSearchDomains: [
      build.anOpenSearchDomain({ installsUpdates: true, autoTune: 'ENABLED' }),
      build.anOpenSearchDomain({
        domainName: 'logs',
        installsUpdates: true,
        offPeakStartMinute: null,
        ebs: null,
      }),
      build.anOpenSearchDomain({
        domainName: 'late',
        softwareUpdate: {
          ...{ status: 'ELIGIBLE', isAvailable: true, isOptional: false },
          automatedUpdateDate: '2026-12-12T00:00:00Z',
        },
      }),
    ],
    openSearchDomainPeaks: [
      build.anOpenSearchDomainPeak({ freeStorageMiB: build.aPeak(0), storageGrowthMiBPerDay: 10 }),
      build.anOpenSearchDomainPeak({ domainName: 'logs' }),
    ],
  },
  {
    // File systems that lack throughput, operations, a mount target and a backup, and keep files in a slower class.
    efsFileSystems: [
      build.aFileSystem({
        lifecycle: { toInfrequentAccess: 'AFTER_30_DAYS', toArchive: 'AFTER_90_DAYS', backOnAccess: false },
        mountTargets: [build.aMountTarget({ securityGroupIds: ['sg-0123456789abcdef0'] })],
      }),
      build.aFileSystem({
        ...{ fileSystemId: 'fs-set', throughputMode: 'provisioned', provisionedThroughputInMibps: 150 },
      }),
      build.aFileSystem({ fileSystemId: 'fs-max', performanceMode: 'maxIO' }),
    ],
    efsFileSystemPeaks: [
      build.aFileSystemPeak({ percentIoLimit: build.aPeak(90), leastBurstCredits: build.aPeak(0) }),
      build.aFileSystemPeak({
        ...{ fileSystemId: 'fs-set', meteredBytesPerSecond: build.aPeak(140 * 1024 ** 2) },
        ...{ leastBurstCredits: null, mostBurstCredits: null, burstCreditsLostPerDay: null },
      }),
      build.aFileSystemPeak({ fileSystemId: 'fs-max', meteredBytesPerSecond: build.aPeak(140 * 1024 ** 2) }),
    ],
    backedUpResources: [],
    ec2Instances: [
      build.anEc2Instance({ subnetId: 'subnet-0123456789abcdef0', availabilityZone: 'us-east-1b' }),
    ],
    subnets: [
      build.aSubnet(),
      build.aSubnet({ subnetId: 'subnet-0123456789abcdef0', availabilityZone: 'us-east-1b' }),
    ],
  },
  { cloudWatchAlarms: [build.anAlarm({ actionsEnabled: false })] },
  {
    // A FIFO topic that gets more than one takes as a whole.
    snsTopics: [build.aFifoTopic()],
    snsTopicPeaks: [
      build.anSnsTopicPeak({ topicName: 'prices.fifo', publishedPerSecond: build.aPeak(2_000) }),
    ],
    // A rule that somebody switched off.
    eventRules: [build.anEventRule({ isEnabled: false })],
    // A bucket that forgets what is overwritten.
    s3BucketSettings: each(healthy.s3BucketSettings, { versioning: null }),
    // A volume of which nobody took a snapshot.
    volumeSnapshots: [build.someSnapshots({ completed: null, last: null })],
  },
  {
    // Volumes of an instance in no group that are too slow.
    volumes: (['gp2', 'gp3', 'io2'] as const).map((volumeType, i) =>
      build.aVolume({ volumeId: `vol-${i + 2}`, volumeType, instanceIds: ['i-2'] }),
    ),
    volumePeaks: [2, 3, 4].map((id) => build.aVolumePeak({ volumeId: `vol-${id}`, iops: build.aPeak(0.4) })),
  },
];

/** Accounts in which, together, every fix with a command is due. */
export const BROKEN_ACCOUNTS: readonly Artifacts[] = BROKEN.map((changes) => ({ ...healthy, ...changes }));

/** Plans by which the same accounts lack other things. */
const PLANS: readonly Partial<EventPlanInput>[] = [
  { traffic: { multiplier: 10_000, elasticity: [{ match: { resource: '*' }, factor: 1 }] } },
  ...(['not-requested', 'requested'] as const).map((status) => ({
    preWarming: [{ loadBalancer: 'web', region: 'us-east-1', status, reservedCapacityUnits: 600 }],
  })),
];

/** Every fix that the checks and the ceilings show of the broken accounts. */
export const shownFixes = (): readonly Fix[] =>
  PLANS.flatMap((overrides) => {
    const context = aContext({ plan: aPlan(overrides) });
    const judging = { context, isCritical: () => false };
    const targetChecks = checks.filter((check) => check.scope === 'target');
    const eventChecks = checks.filter((check) => check.scope === 'event');
    return BROKEN_ACCOUNTS.flatMap((artifacts) => {
      const ofAccount = { target: { account: '111122223333', region: GLOBAL } };
      const inventories = [anInventory(artifacts), anInventory(artifacts, {}, ofAccount)];
      return [
        ...inventories.flatMap((inventory) => [
          ...projectTarget(ceilingFamilies, inventory, context),
          ...runTargetChecks(targetChecks, inventory, judging),
        ]),
        ...runEventChecks(eventChecks, inventories, judging),
      ].flatMap(({ fix }) => fix ?? []);
    });
  });
