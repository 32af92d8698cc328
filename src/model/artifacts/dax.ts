import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The clusters of DynamoDB Accelerator in the region. */
export const daxClusters = rows({
  per: 'region',
  service: 'dax',
  lists: ['daxCluster'],
  row: z.object({
    clusterName: text,
    clusterArn: text,
    /** `available`, `creating`, `deleting` or `modifying`. */
    status: text,
    /** Of all nodes, such as `dax.r5.large`; it cannot be changed. */
    nodeType: text,
    /** How many nodes it is to have. */
    totalNodes: amount,
    nodes: z.array(
      z.object({
        nodeId: text,
        /** null where DAX names none. */
        availabilityZone: text.nullable(),
        /** As of a cluster, or `rebooting`; null where DAX did not say. */
        status: text.nullable(),
        /** null where DAX did not say. */
        createTime: time.nullable(),
      }),
    ),
    /** Ids of nodes that are being removed. */
    nodesToRemove: z.array(text),
    /** Ids of nodes in which new values of the parameter group wait for a reboot. */
    nodesPendingReboot: z.array(text),
    /** `ddd:hh24:mi-ddd:hh24:mi`, UTC; null where DAX did not say. */
    preferredMaintenanceWindow: text.nullable(),
    /** Zones of the subnets in which nodes may be put; null where its subnet group is not listed. */
    subnetZones: z.array(text).nullable(),
    securityGroupIds: z.array(text),
    tags,
  }),
  owner: ({ clusterName, clusterArn, tags }) => resource('daxCluster', [clusterName, clusterArn], tags),
});
export type DaxCluster = RowOf<typeof daxClusters>;

/** The most that each cluster did in the look-back, and how it was at its end. */
export const daxClusterPeaks = rows({
  per: 'region',
  service: 'dax',
  row: z.object({
    clusterName: text,
    window: metricWindow,
    /** Whether any request came; null where CloudWatch gave no complete data. */
    isUsed: flag.nullable(),
    /** Whether nodes tell nothing, or may have been removed of which CloudWatch no longer lists that they were there. */
    isIncomplete: flag,
    /** Hours in which requests came to nodes of now: since the first of them was made; null without complete data. */
    hoursUsed: z
      .object({
        all: amount,
        /** Of normal traffic. */
        normal: amount,
        /** On how many days of normal traffic, as of UTC, any of them was. */
        days: amount,
      })
      .nullable(),
    /** Percent of the busiest node, as the mean of a period, as it would have been with no more nodes than now. */
    cpu: peak.nullable(),
    /**
     * Means of that of each hour from the begin of the window on, also of windows that were not normal. null without data, with fewer
     * nodes than now, and before the first of them was made.
     */
    cpuByHour: z.array(amount.nullable()).max(MOST_PERIODS),
    /** Of the node that had the most, with no more nodes than now. */
    connections: peak.nullable(),
    /** The same with as many nodes as ran: clients connect to all nodes, so that nodes that are gone may have taken none off the others. */
    connectionsAsTheyWere: peak.nullable(),
    /** Percent of the bandwidth that the node type has at all times, of the busiest node, with no more nodes than now. */
    networkInPercent: peak.nullable(),
    /** See `networkInPercent`. */
    networkOutPercent: peak.nullable(),
    /** How many nodes ran at these peaks, which may be fewer than now; null where nothing tells it. */
    nodesAt: z.object({
      cpu: amount.nullable(),
      networkIn: amount.nullable(),
      networkOut: amount.nullable(),
    }),
    /** Percent of the memory for the cache, of the fullest node. */
    memoryPercent: peak.nullable(),
    /** Bytes that were evicted in one period of the window to make room for others. */
    evictedBytes: peak.nullable(),
    /** Of the node that had the fewest; null of types of constant performance. */
    leastCpuCredits: peak.nullable(),
    /** Requests that DAX itself refused in one period of the window. */
    throttledRequests: peak.nullable(),
    /** Requests that failed in one period of the window, by a fault of DAX or of the request. */
    failedRequests: peak.nullable(),
    /** The highest share of the requests of a period in which ten or more failed; null where none did or nothing tells it. */
    failedShare: amount.nullable(),
    /** Items, queries and scans a second that were answered without DynamoDB, as the mean of a period. */
    hitsPerSecond: peak.nullable(),
    /** Share of all in the look-back that had to be read from DynamoDB; null where there was none, or data are missing. */
    missShare: amount.nullable(),
    /** How it was in the last hour; null where CloudWatch had no data of that, or of some of the nodes that serve. */
    latest: z
      .object({
        at: time,
        /** Percent of the busiest node. */
        cpu: amount,
        /** Percent of the fullest node; null where CloudWatch gave no complete data. */
        memoryPercent: amount.nullable(),
      })
      .nullable(),
  }),
  owner: ({ clusterName }) => resource('daxCluster', [clusterName]),
});
export type DaxClusterPeak = RowOf<typeof daxClusterPeaks>;
