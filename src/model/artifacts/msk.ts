import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The clusters of Managed Streaming for Apache Kafka in the region. */
export const mskClusters = rows({
  per: 'region',
  service: 'msk',
  lists: ['mskCluster'],
  row: z.object({
    clusterName: text,
    clusterArn: text,
    /** `ACTIVE`, `CREATING`, `DELETING`, `FAILED`, `HEALING`, `MAINTENANCE`, `REBOOTING_BROKER` or `UPDATING`. */
    state: text,
    /** What MSK says of the state; null where it says nothing. */
    stateMessage: text.nullable(),
    /** null where MSK did not say. */
    creationTime: time.nullable(),
    /** What a change must name, and each change makes anew; null where MSK did not say. */
    currentVersion: text.nullable(),
    /** null of a serverless cluster, which shows none of this. */
    provisioned: z
      .object({
        /** `kafka.m7g.large` of Standard brokers, `express.m7g.large` of Express brokers. */
        instanceType: text,
        brokerCount: amount,
        /** Zones over which brokers are spread evenly: each subnet of theirs is in one of its own. */
        zoneCount: amount,
        /** Ids of the brokers that run now. */
        brokers: z.array(text),
        /** GiB of each broker; null of Express brokers, which have no volumes. */
        volumeSizeGiB: amount.nullable(),
        /** MiB a second that are provisioned of each volume; null where none are, or there is no volume. */
        volumeThroughputMiB: amount.nullable(),
        /** Whether it keeps its metadata itself, without ZooKeeper. */
        isKraft: flag,
        /** Ways in which clients may authenticate: `iam`, `scram`, `tls` and `none`. */
        clientAuthentication: z.array(text),
        /** `CRITICAL_ACTION_REQUIRED`, `ACTION_RECOMMENDED` or `NONE`; null where MSK did not say. */
        customerAction: text.nullable(),
      })
      .nullable(),
    tags,
  }),
  owner: ({ clusterName, clusterArn, tags }) => resource('mskCluster', [clusterName, clusterArn], tags),
});
export type MskCluster = RowOf<typeof mskClusters>;

/** What was done, or is being done, to clusters with brokers: what ended within the look-back or later, and what goes on. */
export const mskClusterOperations = rows({
  per: 'region',
  service: 'msk',
  row: z.object({
    clusterName: text,
    /** Such as `UPDATE_BROKER_TYPE`, `INCREASE_BROKER_COUNT`, `DECREASE_BROKER_COUNT` or `UPDATE_BROKER_STORAGE`. */
    operationType: text,
    /** `PENDING`, `UPDATE_IN_PROGRESS`, `UPDATE_COMPLETE`, `UPDATE_FAILED` or the like. */
    operationState: text,
    startTime: time,
    /** null while it goes on, and where MSK did not say. */
    endTime: time.nullable(),
  }),
  owner: ({ clusterName }) => resource('mskCluster', [clusterName]),
});
export type MskClusterOperation = RowOf<typeof mskClusterOperations>;

/** From when on brokers are those of today. */
const change = z.object({
  /** null where the change goes on, or MSK did not say when it ended: nothing was measured since. */
  at: time.nullable(),
  /** Whether less than four fifths of the most in the look-back was written to the cluster since, or read from it. */
  isQuieter: flag,
});

/** The most that each cluster did in the look-back, and how it was at its end. */
export const mskClusterPeaks = rows({
  per: 'region',
  service: 'msk',
  row: z.object({
    clusterName: text,
    window: metricWindow,
    /** What producers wrote, as the mean of a period; null where nothing was, or where CloudWatch gave no complete data. */
    bytesInPerSecond: peak.nullable(),
    /** What consumers read; see `bytesInPerSecond`. */
    bytesOutPerSecond: peak.nullable(),
    /** Whether anything was written at all; null where CloudWatch gave no complete data. */
    isWritten: flag.nullable(),
    /** Hours in which more was written than what MSK may write by itself; null without complete data. */
    hoursWritten: z
      .object({
        all: amount,
        /** Of normal traffic. */
        normal: amount,
      })
      .nullable(),
    /**
     * Whether a part may be missing in what is told: of a serverless cluster topics, as CloudWatch lists those of two weeks; of others brokers
     * that tell nothing, or that were removed: in these two weeks without an operation that says when, or before them.
     */
    isIncomplete: flag,
    /**
     * The last change of the number of brokers in the look-back, since which alone figures of single brokers are told; null where there was
     * none, or operations were not collected.
     */
    countChange: change.nullable(),
    /** The last change of their number or type, since which alone CPU and shaped packets are told; see `countChange`. */
    brokerChange: change.nullable(),
    /** null of a serverless cluster. */
    brokers: z
      .object({
        /** Of the broker that got the most in a period; see `bytesInPerSecond`. */
        bytesInPerSecond: peak.nullable(),
        bytesOutPerSecond: peak.nullable(),
        /** Percent of the busiest broker, for users and the system together, as the mean of a period. */
        cpu: peak.nullable(),
        /** Means of that of each hour from the begin of the window on, null without data: also of windows that were not normal. */
        cpuByHour: z.array(amount.nullable()).max(MOST_PERIODS),
        /** What `diskUsed` and `diskGrowthPerDay` are of: the two weeks before the inventory, whatever the look-back is. */
        diskWindow: metricWindow,
        /** Percent of the volume of the fullest broker, as it would have been with the volumes of today. */
        diskUsed: peak.nullable(),
        /** How fast that grows, in percent of the volume; 0 where it does not, null with less than a day of data. */
        diskGrowthPerDay: amount.nullable(),
        /** Connections of clients that authenticate with IAM, of the broker that had the most; null without complete data. */
        iamConnections: peak.nullable(),
        /** Packets that were held back or dropped beyond what the network of a broker allows; null of Express brokers. */
        shapedPackets: peak.nullable(),
      })
      .nullable(),
    /** How it was in the last hour; null of a serverless cluster, and where CloudWatch had no data of that. */
    latest: z
      .object({
        at: time,
        activeControllers: amount.nullable(),
        /** null of Express brokers, which do not publish it. */
        offlinePartitions: amount.nullable(),
        /** See `offlinePartitions`. */
        underReplicatedPartitions: amount.nullable(),
        /** Partitions of the broker that has the most, with their replicas; null where not every broker tells. */
        partitions: amount.nullable(),
        /** Replicas of a partition, as the mean of all; null where not every broker tells. */
        replicas: amount.nullable(),
      })
      .nullable(),
  }),
  owner: ({ clusterName }) => resource('mskCluster', [clusterName]),
});
export type MskClusterPeak = RowOf<typeof mskClusterPeaks>;
