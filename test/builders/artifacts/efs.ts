import type { Artifacts, EfsFileSystem, EfsFileSystemPeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, HOURS, WINDOW } from './fields';

const GIB = 1024 ** 3;
const TIB = 1024 ** 4;

/** The ARN of a file system. */
export const fileSystemArn = (fileSystemId = 'fs-shop'): string =>
  `arn:aws:elasticfilesystem:${ACCOUNT}:file-system/${fileSystemId}`;

export const aMountTarget = (
  overrides: Partial<EfsFileSystem['mountTargets'][number]> = {},
): EfsFileSystem['mountTargets'][number] => ({
  mountTargetId: 'fsmt-1',
  vpcId: 'vpc-1',
  availabilityZone: 'us-east-1a',
  lifeCycleState: 'available',
  securityGroupIds: [],
  ...overrides,
});

/** A Regional one that may burst, with 2 TiB in Standard: 100 MiB a second for ever, and 200 with credits. */
export const aFileSystem = (overrides: Partial<EfsFileSystem> = {}): EfsFileSystem => ({
  fileSystemId: 'fs-shop',
  fileSystemArn: fileSystemArn(overrides.fileSystemId),
  creationTime: '2024-05-01T00:00:00Z',
  lifeCycleState: 'available',
  performanceMode: 'generalPurpose',
  throughputMode: 'bursting',
  provisionedThroughputInMibps: null,
  oneZone: null,
  storedBytes: { standard: 2 * TIB, infrequentAccess: 0, archive: 0 },
  lifecycle: { toInfrequentAccess: null, toArchive: null, backOnAccess: false },
  mountTargets: [
    aMountTarget(),
    aMountTarget({ mountTargetId: 'fsmt-2', availabilityZone: 'us-east-1b' }),
    aMountTarget({ mountTargetId: 'fsmt-3', availabilityZone: 'us-east-1c' }),
  ],
  tags: {},
  ...overrides,
});

/** At 1 MiB a second with 3 clients, and all burst credits that there can be. */
export const aFileSystemPeak = (overrides: Partial<EfsFileSystemPeak> = {}): EfsFileSystemPeak => ({
  fileSystemId: 'fs-shop',
  window: WINDOW,
  meteredBytesPerSecond: aPeak(1024 ** 2),
  permittedAtPeak: 200 * 1024 ** 2,
  percentIoLimit: aPeak(1),
  clientConnections: aPeak(3),
  creditsWindow: WINDOW,
  leastBurstCredits: aPeak(4000 * GIB),
  mostBurstCredits: aPeak(4000 * GIB),
  burstCreditsNow: { value: 4000 * GIB, at: '2026-11-21T23:00:00Z' },
  burstCreditsLostPerDay: 0,
  burstCreditsLostLately: 0,
  permittedBytesPerSecond: { value: 200 * 1024 ** 2, at: '2026-11-21T23:00:00Z' },
  isUsed: true,
  hoursUsed: HOURS,
  ...overrides,
});

export const healthyEfs = {
  efsFileSystems: [aFileSystem()],
  efsFileSystemPeaks: [aFileSystemPeak()],
} satisfies Partial<Artifacts>;
