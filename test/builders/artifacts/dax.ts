import type { Artifacts, DaxCluster, DaxClusterPeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, HOURS, PEAK_AT, WINDOW } from './fields';

type Node = DaxCluster['nodes'][number];

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Nodes that serve, one in each of these zones. */
export const daxNodes = (
  zones: readonly (string | null)[] = ZONES,
  overrides: Partial<Node> = {},
): DaxCluster['nodes'] =>
  zones.map((availabilityZone, i) => ({
    nodeId: `carts-${'abcdefghijk'[i]}`,
    availabilityZone,
    status: 'available',
    createTime: '2024-05-01T00:00:00.000Z',
    ...overrides,
  }));

/** Three nodes in three zones, as many as there are nodes where others are given. */
export const aDaxCluster = (overrides: Partial<DaxCluster> = {}): DaxCluster => ({
  clusterName: 'carts',
  clusterArn: `arn:aws:dax:${ACCOUNT}:cache/${overrides.clusterName ?? 'carts'}`,
  status: 'available',
  nodeType: 'dax.r5.large',
  totalNodes: overrides.nodes?.length ?? 3,
  nodes: daxNodes(),
  nodesToRemove: [],
  nodesPendingReboot: [],
  preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
  subnetZones: ZONES,
  securityGroupIds: ['sg-dax'],
  tags: {},
  ...overrides,
});

/** 1.5 % CPU, 500 of 40,000 connections and 2 % of the bandwidth of the busiest node; 19 of 20 reads are answered from the cache. */
export const aDaxClusterPeak = (
  overrides: Partial<DaxClusterPeak> = {},
  latest: Partial<NonNullable<DaxClusterPeak['latest']>> = {},
): DaxClusterPeak => ({
  clusterName: 'carts',
  window: WINDOW,
  ...{ isUsed: true, isIncomplete: false },
  hoursUsed: { all: HOURS, normal: HOURS, days: HOURS / 24 },
  cpu: aPeak(1.5),
  cpuByHour: Array.from({ length: HOURS }, () => 1.5),
  connections: aPeak(500),
  // As many nodes ran as now, if nothing else is said.
  connectionsAsTheyWere: overrides.connections === undefined ? aPeak(500) : overrides.connections,
  networkInPercent: aPeak(1),
  networkOutPercent: aPeak(2),
  nodesAt: { cpu: 3, networkIn: 3, networkOut: 3 },
  memoryPercent: aPeak(40),
  evictedBytes: aPeak(0),
  leastCpuCredits: null,
  throttledRequests: aPeak(0),
  failedRequests: aPeak(0),
  failedShare: null,
  hitsPerSecond: aPeak(1_900),
  missShare: 0.05,
  latest: { at: PEAK_AT, cpu: 1.5, memoryPercent: 40, ...latest },
  ...overrides,
});

/** One cluster. */
export const healthyDax = {
  daxClusters: [aDaxCluster()],
  daxClusterPeaks: [aDaxClusterPeak()],
} satisfies Partial<Artifacts>;
