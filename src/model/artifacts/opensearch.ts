import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The domains of OpenSearch Service in the region, those of Elasticsearch too. */
export const openSearchDomains = rows({
  per: 'region',
  service: 'opensearch',
  lists: ['openSearchDomain'],
  row: z.object({
    domainName: text,
    domainArn: text,
    isDeleted: flag,
    /** `Active`, `Modifying`, `UpdatingServiceSoftware`, `Isolated` and the like; null where OpenSearch Service did not say. */
    processingStatus: text.nullable(),
    /** Whether a change of the configuration, or of the version, is under way. */
    isProcessing: flag,
    /** Of data nodes. */
    instanceType: text,
    /** Data nodes. */
    instanceCount: amount,
    /** 0 where data nodes are their own masters. */
    dedicatedMasterCount: amount,
    /** null where there are no dedicated masters. */
    dedicatedMasterType: text.nullable(),
    /** UltraWarm nodes. */
    warmCount: amount,
    /** Dedicated coordinator nodes. */
    coordinatorCount: amount,
    /** Zones over which data nodes are spread; 1 without zone awareness. */
    zoneCount: amount,
    multiAzWithStandby: flag,
    /** Of each data node; null where nodes store on disks of their own. */
    ebs: z
      .object({
        volumeType: text,
        /** GiB */
        volumeSize: amount,
        iops: amount.nullable(),
        /** MiB a second. */
        throughput: amount.nullable(),
      })
      .nullable(),
    /** Of a domain in a VPC. */
    availabilityZones: z.array(text),
    /** Of a domain in a VPC; without any, it has a public endpoint. */
    securityGroupIds: z.array(text),
    softwareUpdate: z.object({
      /** `ELIGIBLE`, `PENDING_UPDATE`, `IN_PROGRESS`, `COMPLETED` or `NOT_ELIGIBLE`; null where it was not said. */
      status: text.nullable(),
      isAvailable: flag,
      isOptional: flag,
      /** When OpenSearch Service installs it by itself; null where it named no date. */
      automatedUpdateDate: time.nullable(),
    }),
    /** Whether optional updates too are installed by themselves. */
    installsUpdates: flag,
    /** Minutes after midnight in UTC; null without an off-peak window, which lasts ten hours. */
    offPeakStartMinute: amount.nullable(),
    /** `ENABLED`, `DISABLED` and the like; null where it was not said. */
    autoTune: text.nullable(),
    /** `Active`, `Scheduled`, `Completed` or `Disabled`; null where it was not said. */
    snapshotPause: text.nullable(),
    tags,
  }),
  owner: ({ domainName, domainArn, tags }) => resource('openSearchDomain', [domainName, domainArn], tags),
});
export type OpenSearchDomain = RowOf<typeof openSearchDomains>;

/** Means of each hour from the begin of the window on, null without data: also of windows that were not normal. */
const byHour = z.array(amount.nullable()).max(MOST_PERIODS);

/** The most that the nodes of each domain did in the look-back, and how the domain was at its end. */
export const openSearchDomainPeaks = rows({
  per: 'region',
  service: 'opensearch',
  row: z.object({
    domainName: text,
    window: metricWindow,
    /** Percent, as the mean over data nodes and the minutes of a period. */
    cpuUtilization: peak.nullable(),
    cpuUtilizationByHour: byHour,
    /** Percent of the busiest data node in its busiest minute, had there been no more nodes than today. It may be above 100. */
    busiestNodeCpuUtilization: peak.nullable(),
    /** The lowest of the data node that had the least, in MiB, as it would have been with the volumes of today. */
    freeStorageMiB: peak.nullable(),
    /** How fast that shrinks; null with less than a day of data. */
    storageGrowthMiBPerDay: amount.nullable(),
    /** Percent of the heap of the data node that had the least left. */
    jvmMemoryPressure: peak.nullable(),
    /** Percent of the heap that only a full collection frees. */
    oldGenJvmMemoryPressure: peak.nullable(),
    /** Percent of the busiest dedicated master; null without any. */
    masterCpuUtilization: peak.nullable(),
    /** See `oldGenJvmMemoryPressure`; null without dedicated masters. */
    masterOldGenJvmMemoryPressure: peak.nullable(),
    /** By how much the count of refused searches rose from one period to the next, as the mean over nodes. */
    searchRejections: peak.nullable(),
    /** See `searchRejections`. */
    writeRejections: peak.nullable(),
    /** 1 where writes were blocked in some minute. */
    writesBlocked: peak.nullable(),
    /** How it was in the last hour; null where CloudWatch had no data of that. */
    latest: z
      .object({
        at: time,
        /** `red`, `yellow` or `green`; null where no metric tells. */
        status: text.nullable(),
        writesBlocked: flag.nullable(),
        snapshotFailed: flag.nullable(),
        /** Active shards for each active primary; null without an index. */
        copies: amount.nullable(),
      })
      .nullable(),
  }),
  owner: ({ domainName }) => resource('openSearchDomain', [domainName]),
});
export type OpenSearchDomainPeak = RowOf<typeof openSearchDomainPeaks>;
