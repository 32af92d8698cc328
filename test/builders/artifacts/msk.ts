import type {
  Artifacts,
  MskCluster,
  MskClusterOperation,
  MskClusterPeak,
  ScalableTarget,
} from '../../../src/model/artifacts';
import { aScalableTarget } from './application-auto-scaling';
import { ACCOUNT, aPeak, HOURS, PEAK_AT, WINDOW } from './fields';

type Provisioned = NonNullable<MskCluster['provisioned']>;
type Brokers = NonNullable<MskClusterPeak['brokers']>;
type Latest = NonNullable<MskClusterPeak['latest']>;

export const clusterArn = (clusterName = 'orders'): string =>
  `arn:aws:kafka:${ACCOUNT}:cluster/${clusterName}/00000000-0000-0000-0000-000000000000-1`;

/** Three Standard brokers in three zones, of 1,000 GiB each. */
export const aMskCluster = (
  overrides: Partial<MskCluster> = {},
  provisioned: Partial<Provisioned> = {},
): MskCluster => ({
  clusterName: 'orders',
  clusterArn: clusterArn(overrides.clusterName),
  state: 'ACTIVE',
  stateMessage: null,
  creationTime: '2024-05-01T00:00:00.000Z',
  currentVersion: 'K3P5ROKL5A1OLE',
  provisioned: {
    instanceType: 'kafka.m7g.large',
    ...{ brokerCount: 3, zoneCount: 3, brokers: ['1', '2', '3'] },
    ...{ volumeSizeGiB: 1_000, volumeThroughputMiB: null },
    isKraft: false,
    clientAuthentication: ['iam'],
    customerAction: 'NONE',
    ...provisioned,
  },
  tags: {},
  ...overrides,
});

/** Volumes became larger a week before the look-back ends. */
export const aMskClusterOperation = (overrides: Partial<MskClusterOperation> = {}): MskClusterOperation => ({
  clusterName: 'orders',
  ...{ operationType: 'UPDATE_BROKER_STORAGE', operationState: 'UPDATE_COMPLETE' },
  ...{ startTime: '2026-11-14T20:00:00.000Z', endTime: '2026-11-15T00:00:00.000Z' },
  ...overrides,
});

/** A million bytes. */
export const MEGABYTE = 1e6;

/** 2 % CPU, 50 connections and a tenth of the volume of the busiest broker; 0.1 MB a second are written to it, and read three times. */
export const aMskClusterPeak = (
  overrides: Partial<MskClusterPeak> = {},
  brokers: Partial<Brokers> = {},
  latest: Partial<Latest> = {},
): MskClusterPeak => ({
  clusterName: 'orders',
  window: WINDOW,
  bytesInPerSecond: aPeak(0.3 * MEGABYTE),
  bytesOutPerSecond: aPeak(0.9 * MEGABYTE),
  isWritten: true,
  hoursWritten: { all: HOURS, normal: HOURS },
  isIncomplete: false,
  ...{ countChange: null, brokerChange: null },
  brokers: {
    bytesInPerSecond: aPeak(0.1 * MEGABYTE),
    bytesOutPerSecond: aPeak(0.3 * MEGABYTE),
    cpu: aPeak(2),
    cpuByHour: Array.from({ length: HOURS }, () => 2),
    diskWindow: WINDOW,
    diskUsed: aPeak(10),
    diskGrowthPerDay: 0,
    iamConnections: aPeak(50),
    shapedPackets: aPeak(0),
    ...brokers,
  },
  latest: {
    at: PEAK_AT,
    activeControllers: 1,
    offlinePartitions: 0,
    underReplicatedPartitions: 0,
    partitions: 300,
    replicas: 3,
    ...latest,
  },
  ...overrides,
});

/** Three Express brokers. */
export const anExpressCluster = (
  overrides: Partial<MskCluster> = {},
  provisioned: Partial<Provisioned> = {},
): MskCluster =>
  aMskCluster(
    { clusterName: 'visits', ...overrides },
    { ...{ instanceType: 'express.m7g.large', volumeSizeGiB: null, isKraft: true }, ...provisioned },
  );

/** What CloudWatch has of Express brokers. */
export const anExpressPeak = (
  overrides: Partial<MskClusterPeak> = {},
  brokers: Partial<Brokers> = {},
): MskClusterPeak =>
  aMskClusterPeak(
    { clusterName: 'visits', ...overrides },
    { ...{ diskUsed: null, diskGrowthPerDay: null, shapedPackets: null }, ...brokers },
    { offlinePartitions: null, underReplicatedPartitions: null },
  );

export const aServerlessMskCluster = (overrides: Partial<MskCluster> = {}): MskCluster =>
  aMskCluster({ clusterName: 'audit', provisioned: null, ...overrides });

/** 0.1 of 200 MB a second are written, and 0.2 of 400 read: of 22 times that one partition carries all. */
export const aServerlessMskPeak = (overrides: Partial<MskClusterPeak> = {}): MskClusterPeak =>
  aMskClusterPeak({
    ...{ clusterName: 'audit', brokers: null, latest: null },
    ...{ bytesInPerSecond: aPeak(0.1 * MEGABYTE), bytesOutPerSecond: aPeak(0.2 * MEGABYTE) },
    ...overrides,
  });

/** What lets the storage of each broker grow above 60 % to 2,000 GiB. */
export const aStorageTarget = (overrides: Partial<ScalableTarget> = {}): ScalableTarget =>
  aScalableTarget({
    serviceNamespace: 'kafka',
    resourceId: clusterArn(),
    scalableDimension: 'kafka:broker-storage:VolumeSize',
    ...{ minCapacity: 1, maxCapacity: 2_000 },
    policies: [
      {
        ...{ policyName: 'broker-storage', policyType: 'TargetTrackingScaling' },
        ...{ targetValue: 60, metric: 'KafkaBrokerStorageUtilization' },
      },
    ],
    ...overrides,
  });

/** One of each kind. */
export const healthyMsk = {
  mskClusters: [aMskCluster(), anExpressCluster(), aServerlessMskCluster()],
  mskClusterPeaks: [aMskClusterPeak(), anExpressPeak(), aServerlessMskPeak()],
  mskClusterOperations: [aMskClusterOperation()],
} satisfies Partial<Artifacts>;
