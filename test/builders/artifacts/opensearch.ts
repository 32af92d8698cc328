import type { Artifacts, OpenSearchDomain, OpenSearchDomainPeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

const domainArn = (domainName = 'products'): string => `arn:aws:es:${ACCOUNT}:domain/${domainName}`;

/** Six data nodes with 100 GiB each and three masters, in three zones of which one stands by; its off-peak window is of no use to anything. */
export const anOpenSearchDomain = (overrides: Partial<OpenSearchDomain> = {}): OpenSearchDomain => ({
  domainName: 'products',
  domainArn: domainArn(overrides.domainName),
  isDeleted: false,
  processingStatus: 'Active',
  isProcessing: false,
  instanceType: 'r7g.large.search',
  instanceCount: 6,
  dedicatedMasterCount: 3,
  dedicatedMasterType: 'm7g.large.search',
  warmCount: 0,
  coordinatorCount: 0,
  zoneCount: 3,
  multiAzWithStandby: true,
  ebs: { volumeType: 'gp3', volumeSize: 100, iops: 3000, throughput: 125 },
  availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  securityGroupIds: [],
  softwareUpdate: { status: 'NOT_ELIGIBLE', isAvailable: false, isOptional: true, automatedUpdateDate: null },
  installsUpdates: false,
  offPeakStartMinute: 2 * 60,
  autoTune: 'DISABLED',
  snapshotPause: null,
  tags: {},
  ...overrides,
});

/** At 1 % CPU, with 80 of 100 GiB free, and green. */
export const anOpenSearchDomainPeak = (
  overrides: Partial<OpenSearchDomainPeak> = {},
): OpenSearchDomainPeak => ({
  domainName: 'products',
  window: WINDOW,
  cpuUtilization: aPeak(1),
  cpuUtilizationByHour: [],
  busiestNodeCpuUtilization: aPeak(2),
  freeStorageMiB: aPeak(80 * 1024),
  storageGrowthMiBPerDay: 0,
  jvmMemoryPressure: aPeak(60),
  oldGenJvmMemoryPressure: aPeak(30),
  masterCpuUtilization: aPeak(10),
  masterOldGenJvmMemoryPressure: aPeak(20),
  searchRejections: aPeak(0),
  writeRejections: aPeak(0),
  writesBlocked: aPeak(0),
  latest: aLatest(),
  ...overrides,
});

/** How a domain was in the last hour: green, with two replicas of each shard. */
export const aLatest = (
  overrides: Partial<NonNullable<OpenSearchDomainPeak['latest']>> = {},
): NonNullable<OpenSearchDomainPeak['latest']> => ({
  at: '2026-11-21T23:00:00Z',
  status: 'green',
  writesBlocked: false,
  snapshotFailed: false,
  copies: 3,
  ...overrides,
});

export const healthyOpenSearch = {
  openSearchDomains: [anOpenSearchDomain()],
  openSearchDomainPeaks: [anOpenSearchDomainPeak()],
} satisfies Partial<Artifacts>;
