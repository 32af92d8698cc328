import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** The file systems of EFS in the region. */
export const efsFileSystems = rows({
  per: 'region',
  service: 'efs',
  lists: ['efsFileSystem'],
  row: z.object({
    fileSystemId: text,
    fileSystemArn: text,
    creationTime: time,
    /** `creating`, `available`, `updating`, `deleting`, `deleted` or `error`. */
    lifeCycleState: text,
    /** `generalPurpose` or `maxIO`. */
    performanceMode: text,
    /** `bursting`, `provisioned` or `elastic`; null where EFS did not say. */
    throughputMode: text.nullable(),
    /** null in other modes. */
    provisionedThroughputInMibps: amount.nullable(),
    /** Of a One Zone file system; null of a Regional one. */
    oneZone: text.nullable(),
    /** What is stored in each class, in bytes; null where EFS did not say. */
    storedBytes: z.object({
      standard: amount.nullable(),
      infrequentAccess: amount.nullable(),
      archive: amount.nullable(),
    }),
    lifecycle: z.object({
      /** When a file that nobody reads goes to Infrequent Access, such as `AFTER_30_DAYS`; null where it never does. */
      toInfrequentAccess: text.nullable(),
      /** See `toInfrequentAccess`. */
      toArchive: text.nullable(),
      /** Whether it comes back to Standard when it is read. */
      backOnAccess: flag,
    }),
    mountTargets: z.array(
      z.object({
        mountTargetId: text,
        /** null where EFS names none. */
        vpcId: text.nullable(),
        /** null where EFS names none. */
        availabilityZone: text.nullable(),
        /** As of a file system. */
        lifeCycleState: text,
        /** Of its network interface; null where it has none, or EC2 did not list it. */
        securityGroupIds: z.array(text).nullable(),
      }),
    ),
    tags,
  }),
  owner: ({ fileSystemId, fileSystemArn, tags }) =>
    resource('efsFileSystem', [fileSystemId, fileSystemArn], tags),
});
export type EfsFileSystem = RowOf<typeof efsFileSystems>;

/** The most that each file system did in the look-back, and what EFS lets it do. */
export const efsFileSystemPeaks = rows({
  per: 'region',
  service: 'efs',
  row: z.object({
    fileSystemId: text,
    window: metricWindow,
    /** What was read and written as EFS counts it against the throughput, as the mean of a period; null without complete data. */
    meteredBytesPerSecond: peak.nullable(),
    /** The throughput that EFS permitted in that period, in bytes a second; null where it is not known. */
    permittedAtPeak: amount.nullable(),
    /** Percent of the operations that General Purpose allows; null in the other performance mode. */
    percentIoLimit: peak.nullable(),
    /** Clients, as the mean of a period. */
    clientConnections: peak.nullable(),
    /** What burst credits and `permittedBytesPerSecond` are of: the two weeks before the inventory, whatever the look-back is. */
    creditsWindow: metricWindow,
    /** Bytes; null where the mode is not bursting. */
    leastBurstCredits: peak.nullable(),
    /** See `leastBurstCredits`. */
    mostBurstCredits: peak.nullable(),
    /** What is left of them now, whatever the traffic was that took the others; null where it is not known. */
    burstCreditsNow: z.object({ value: amount, at: time }).nullable(),
    /** How fast they shrink from day to day, in bytes; 0 where they do not, null with less than a day of data. */
    burstCreditsLostPerDay: amount.nullable(),
    /** The same of the last three days. */
    burstCreditsLostLately: amount.nullable(),
    /** The lowest throughput that EFS permitted in the last hours, in bytes a second; null where it is not known. */
    permittedBytesPerSecond: z.object({ value: amount, at: time }).nullable(),
    /** Whether anything was read or written at all; null where CloudWatch gave no complete data. */
    isUsed: flag.nullable(),
    /** In how many hours of normal traffic something was; see `isUsed`. */
    hoursUsed: amount.nullable(),
  }),
  owner: ({ fileSystemId }) => resource('efsFileSystem', [fileSystemId]),
});
export type EfsFileSystemPeak = RowOf<typeof efsFileSystemPeaks>;
