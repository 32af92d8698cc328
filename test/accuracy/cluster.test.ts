import { describe, expect, it } from '@jest/globals';
import type {
  Artifacts,
  CacheReplicationGroup,
  DaxCluster,
  DaxClusterPeak,
  EfsFileSystem,
  EfsFileSystemPeak,
  OpenSearchDomain,
  OpenSearchDomainPeak,
} from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { subnetOf, zoneOf } from './accounts';
import { cluster } from './cluster';
import { judge, notWell } from './judge';
import { each, itSeesThrough, withQuota } from './planted';

/** 300 m5.xlarge that share no cluster with what gets traffic. */
const builders = Array.from({ length: 300 }, (_, index) =>
  build.anEc2Instance({
    instanceId: `i-ci-${index}`,
    instanceType: 'm5.xlarge',
    availabilityZone: zoneOf(index),
    subnetId: subnetOf(index),
    networkInterfaces: [{ subnetId: subnetOf(index), addresses: [] }],
    securityGroupIds: ['sg-ci'],
    tags: { Name: 'ci' },
  }),
);

/** A cache that takes the traffic of the shop. */
const withCache = ({ serviceQuotas }: Artifacts, group: CacheReplicationGroup): Partial<Artifacts> => ({
  serviceQuotas: [
    ...serviceQuotas,
    build.aServiceQuota({ serviceCode: 'elasticache', quotaCode: 'L-DFE45DF3', value: 300 }),
  ],
  cacheReplicationGroups: [group],
  cacheClusters: build.clustersOf(group),
});

/** Its search domain, and what that does, otherwise than it is. */
const withDomain =
  (domain: Partial<OpenSearchDomain>, peaks: Partial<OpenSearchDomainPeak> = {}) =>
  ({ openSearchDomains, openSearchDomainPeaks }: Artifacts): Partial<Artifacts> => ({
    openSearchDomains: each(openSearchDomains, domain),
    openSearchDomainPeaks: each(openSearchDomainPeaks, peaks),
  });

/** Its file system, and what that does, otherwise than it is. */
const withFiles =
  (fileSystem: Partial<EfsFileSystem>, peaks: Partial<EfsFileSystemPeak> = {}) =>
  ({ efsFileSystems, efsFileSystemPeaks }: Artifacts): Partial<Artifacts> => ({
    efsFileSystems: each(efsFileSystems, fileSystem),
    efsFileSystemPeaks: each(efsFileSystemPeaks, peaks),
  });

/** Its cluster of DAX, and what that does, otherwise than it is. */
const withDax =
  (one: Partial<DaxCluster>, peaks: Partial<DaxClusterPeak> = {}) =>
  ({ daxClusters, daxClusterPeaks }: Artifacts): Partial<Artifacts> => ({
    daxClusters: each(daxClusters, one),
    daxClusterPeaks: each(daxClusterPeaks, peaks),
  });

describe('the shop on EKS', () =>
  itSeesThrough(cluster, [
    [
      // 2 of the system node and 32·m of 60: 58 ÷ 32.
      'a quota of 60 vCPUs',
      (region) => withQuota(region, 'L-1216C47A', 60),
      ['red on-demand-vcpu On-Demand Standard 1.8125'],
    ],
    [
      // Four pods are registered: 4·m of 7.
      'a quota of 7 targets in a target group',
      (region) => withQuota(region, 'L-A0D0B863', 7),
      ['red targets-per-target-group web 1.75'],
    ],
    [
      // As above.
      'a quota of 7 targets at the load balancer',
      (region) => withQuota(region, 'L-7E6692B2', 7),
      ['red targets-per-load-balancer web 1.75'],
    ],
    [
      // Four nodes with ten addresses each are 40 now, and with the 30 that are free 70: 70 ÷ 40.
      'subnets with 30 free addresses',
      ({ subnets }) => ({ subnets: each(subnets, { availableIpAddressCount: 30 }) }),
      ['red subnet-free-addresses subnet-a 1.75', 'red subnet-free-addresses subnet-b 1.75'],
    ],
    [
      // 1,202 + 32·m of 2,000 if they carry nothing: 798 ÷ 32. If they do, 2 + 1,232 × 1.9 are too many.
      'three hundred build servers of which nobody says whether they carry traffic',
      ({ ec2Instances }) => ({ ec2Instances: [...ec2Instances, ...builders] }),
      ['grey on-demand-vcpu On-Demand Standard 24.9375', 'grey traffic-path ci'],
    ],
    [
      // 50 % × 1.9 are 95 % of the one thread: 90 ÷ 50. Without a zone the replica is promoted, and carries as much.
      'a cache at 50 % of its thread',
      (region) => ({
        ...withCache(region, build.aReplicationGroup()),
        cacheNodePeaks: [
          build.aCacheNodePeak({ engineCpuUtilization: build.aPeak(50) }),
          build.aCacheNodePeak({ cacheClusterId: 'sessions-002', engineCpuUtilization: build.aPeak(0) }),
        ],
      }),
      ['red cache-cpu sessions-001 1.8', 'red cache-cpu sessions-002'],
    ],
    [
      'a cache without a replica',
      (region) => ({
        ...withCache(region, build.aReplicationGroup({ nodeGroups: [build.aShard(['us-east-1a'])] })),
        cacheNodePeaks: [build.aCacheNodePeak()],
      }),
      ['red cache-zones sessions'],
    ],
    [
      // 60,000 × 1.9 are more than the 65,000 that a node accepts: 65,000 ÷ 60,000. The other takes them over without a zone.
      'sixty thousand connections to a cache',
      (region) => ({
        ...withCache(region, build.aReplicationGroup()),
        cacheNodePeaks: [
          build.aCacheNodePeak({ connections: build.aPeak(60_000) }),
          build.aCacheNodePeak({ cacheClusterId: 'sessions-002', connections: build.aPeak(0) }),
        ],
      }),
      ['red cache-connections sessions-001 1.08333', 'red cache-connections sessions-002'],
    ],
    [
      // 45 % × 1.9 are 85.5 %: 80 ÷ 45.
      'a search domain at 45 % CPU',
      withDomain({}, { cpuUtilization: build.aPeak(45), busiestNodeCpuUtilization: build.aPeak(45) }),
      ['red opensearch-cpu products 1.77778'],
    ],
    [
      // 10 % × 1.9 fit, and 40 % × 1.9 are more than 64 %: 80 ÷ 10.
      'a search domain with one busy node',
      withDomain({}, { cpuUtilization: build.aPeak(10), busiestNodeCpuUtilization: build.aPeak(40) }),
      ['yellow opensearch-cpu products 8'],
    ],
    [
      // Without one of two zones 25 % × 1.9 × 2 are 95 %: 80 ÷ 25 with both.
      'a search domain in two zones, with replicas as far as is seen',
      withDomain(
        { zoneCount: 2, multiAzWithStandby: false },
        { cpuUtilization: build.aPeak(25), busiestNodeCpuUtilization: build.aPeak(25) },
      ),
      ['red opensearch-cpu products 3.2', 'yellow opensearch-zones products'],
    ],
    [
      'a search domain with 5 of 100 GiB free',
      withDomain({}, { freeStorageMiB: build.aPeak(5 * 1024) }),
      ['yellow opensearch-storage products'],
    ],
    [
      'a search domain that may have one node more',
      (region) => withQuota(region, 'L-6408ABDE', 7),
      ['yellow opensearch-domain-instances products'],
    ],
    [
      'a red search domain',
      withDomain({}, { latest: build.aLatest({ status: 'red', snapshotFailed: true }) }),
      ['red opensearch-status products', 'yellow opensearch-snapshots products'],
    ],
    [
      'a search domain that refuses searches, and has little heap',
      withDomain({}, { searchRejections: build.aPeak(1), oldGenJvmMemoryPressure: build.aPeak(85) }),
      ['yellow opensearch-memory products', 'yellow opensearch-rejections products'],
    ],
    [
      'a search domain of small nodes that are their own masters, and are tuned in the event',
      withDomain({
        ...{ instanceType: 't3.medium.search', dedicatedMasterCount: 0, dedicatedMasterType: null },
        autoTune: 'ENABLED',
      }),
      [
        'yellow burstable-opensearch-nodes products',
        'yellow opensearch-dedicated-masters products',
        'yellow opensearch-updates products',
      ],
    ],
    [
      // 40 % × 1.9 are 76 of 70: 70 ÷ 40.
      'a cluster of DAX at 40 % CPU',
      withDax({}, { cpu: build.aPeak(40) }),
      ['red dax-cpu carts 1.75'],
    ],
    [
      // 22,000 × 1.9 are 41,800 of 40,000.
      'one with 22,000 connections to a node',
      withDax({}, { connections: build.aPeak(22_000), connectionsAsTheyWere: build.aPeak(22_000) }),
      ['red dax-connections carts 1.81818'],
    ],
    [
      // 60 % × 1.9 are 114 %: 100 ÷ 60.
      'one that uses 60 % of the bandwidth of a node',
      withDax({}, { networkOutPercent: build.aPeak(60) }),
      ['red dax-network carts 1.66667'],
    ],
    [
      // Up to 60 % × 1.9 are 114 %: 100 ÷ 60.
      'one that uses 60 % of the memory of a node',
      withDax({}, { memoryPercent: build.aPeak(60) }),
      ['yellow dax-cache-memory carts 1.66667'],
    ],
    [
      'a region that may have no more nodes of DAX',
      (region) => withQuota(region, 'L-AB139030', 3),
      ['yellow dax-nodes Nodes of DAX'],
    ],
    [
      'a cluster of DAX of T3 with one node, maintained in the event, that is being changed, busy now, evicts, and refuses requests',
      withDax(
        {
          ...{ nodes: build.daxNodes(['us-east-1a']), totalNodes: 1, nodeType: 'dax.t3.small' },
          ...{ status: 'modifying', preferredMaintenanceWindow: 'sat:03:00-sat:04:00' },
        },
        {
          latest: { at: '2026-11-21T23:00:00Z', cpu: 80, memoryPercent: 40 },
          ...{ throttledRequests: build.aPeak(5), evictedBytes: build.aPeak(1_000) },
          ...{ failedRequests: build.aPeak(50), failedShare: 0.02 },
        },
      ),
      [
        'red dax-cache-loss carts',
        'red dax-throttling carts',
        'red dax-zones carts',
        'yellow burstable-dax-nodes carts',
        'yellow dax-errors carts',
        'yellow dax-latest-cpu carts',
        'yellow dax-maintenance-window carts',
        'yellow dax-memory carts',
        'yellow dax-status carts',
      ],
    ],
    [
      // 80 MiB/s × 1.9 are 152 of 140 that are provisioned; by the busiest second, 140 ÷ 120.
      'a file system with 140 MiB/s',
      withFiles(
        { throughputMode: 'provisioned', provisionedThroughputInMibps: 140 },
        { meteredBytesPerSecond: build.aPeak(80 * 1024 ** 2) },
      ),
      ['red efs-throughput fs-shop 1.16667'],
    ],
    [
      'a file system that lets go of its credits',
      withFiles({}, { leastBurstCredits: build.aPeak(0) }),
      ['red efs-burst-credits fs-shop'],
    ],
    [
      // 60 % × 1.9 are 114 %: 100 ÷ 60.
      'a file system that does 60 % of the operations that it may',
      withFiles({}, { percentIoLimit: build.aPeak(60) }),
      ['red efs-operations fs-shop 1.66667'],
    ],
    [
      // Up to 14,000 × 1.9 are 26,600: 25,000 ÷ 14,000.
      'a file system with 14,000 clients',
      withFiles({}, { clientConnections: build.aPeak(14_000) }),
      ['yellow efs-connections fs-shop 1.78571'],
    ],
    [
      'a region that may have one more file system',
      (region) => withQuota(region, 'L-848C634D', 1),
      ['yellow efs-file-systems File systems of EFS'],
    ],
    [
      'a file system in an error state, of one mount target, that moves files, and has no backup',
      (region) => ({
        ...withFiles({
          lifeCycleState: 'error',
          mountTargets: [build.aMountTarget()],
          lifecycle: { toInfrequentAccess: 'AFTER_30_DAYS', toArchive: null, backOnAccess: false },
        })(region),
        backedUpResources: [],
      }),
      [
        'red efs-mount-target-zones fs-shop',
        'red efs-status fs-shop',
        'yellow efs-backups fs-shop',
        'yellow efs-storage-classes fs-shop',
      ],
    ],
    [
      // 60 % × 1.9 are 114 %: 100 ÷ 60.
      'a database at 60 % CPU',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { cpuUtilization: build.aPeak(60) }),
      }),
      ['red db-cpu orders 1.66667'],
    ],
    [
      // 2,000 ÷ 1,100.
      'a database with 1,100 connections of 2,000',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { databaseConnections: build.aPeak(1100) }),
      }),
      ['red db-connections orders 1.81818'],
    ],
    [
      'a cluster whose key was disabled',
      ({ eksClusters }) => ({
        eksClusters: each(eksClusters, { issues: [{ code: 'KmsKeyDisabled', message: 'Disabled.' }] }),
      }),
      ['red eks-cluster-status shop'],
    ],
    [
      'a version that AWS upgrades a fortnight before the event',
      ({ eksClusters }) => ({ eksClusters: each(eksClusters, { version: '1.31' }) }),
      ['red eks-version-support shop'],
    ],
    [
      'an API server that nodes reach only from outside, with everybody else',
      ({ eksClusters }) => ({
        eksClusters: each(eksClusters, { endpointPrivateAccess: false, publicAccessCidrs: ['0.0.0.0/0'] }),
      }),
      ['yellow eks-private-endpoint shop', 'yellow eks-public-endpoint shop'],
    ],
    [
      'a control plane without logs',
      ({ eksClusters }) => ({ eksClusters: each(eksClusters, { logTypes: [] }) }),
      ['yellow eks-control-plane-logs shop'],
    ],
    [
      // 2 of 2.
      'a node group that was not created, and no room for another',
      (region) => ({
        ...withQuota(region, 'L-6D54EA21', 2),
        eksNodegroups: [
          ...region.eksNodegroups,
          build.anEksNodegroup({
            ...{ nodegroupName: 'spare', status: 'CREATE_FAILED', autoScalingGroupNames: [] },
          }),
        ],
      }),
      ['red eks-node-group-status shop/spare', 'yellow eks-node-groups-per-cluster shop'],
    ],
    [
      'a second cluster, of which nobody said that it was looked at',
      ({ eksClusters }) => ({
        eksClusters: [...eksClusters, build.anEksCluster({ clusterName: 'old', status: 'FAILED' })],
      }),
      ['red eks-cluster-status old'],
    ],
    [
      'a pod that is not healthy',
      ({ targetHealth }) => ({
        targetHealth: targetHealth.map((health) => ({
          ...health,
          targets: health.targets.map((target, index) =>
            index === 0 ? { ...target, state: 'unhealthy', reason: 'Target.Timeout' } : target,
          ),
        })),
      }),
      ['yellow target-health web'],
    ],
  ]));

it('does not call an account ready that runs pods, as what these need is not read', async () => {
  const { plan } = cluster;
  const judged = await judge({ ...cluster, plan: { ...plan, traffic: { ...plan.traffic, notInPath: [] } } });
  expect(notWell(judged)).toEqual(['grey services-in-use Pods of EKS']);
  expect(judged.report.verdict).not.toBe('ready');
  expect(JSON.stringify(judged.report)).toContain(
    'Used by these accounts and judged by nothing: Pods of EKS.',
  );
});
