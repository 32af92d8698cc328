import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, tags, text, time } from './fields';

/** What EKS says is wrong; its code is a word such as `InsufficientFreeAddresses`. */
const healthIssue = z.object({ code: text, message: text });
export type EksHealthIssue = z.infer<typeof healthIssue>;

/** The clusters of EKS in the region, but for those that are only registered with it and run elsewhere. */
export const eksClusters = rows({
  per: 'region',
  service: 'eks',
  lists: ['eksCluster'],
  row: z.object({
    clusterName: text,
    clusterArn: text,
    /** `CREATING`, `ACTIVE`, `DELETING`, `FAILED`, `UPDATING` or `PENDING`. */
    status: text,
    issues: z.array(healthIssue),
    /** The minor version of Kubernetes, such as `1.33`. */
    version: text,
    /** `STANDARD` where AWS upgrades it at the end of standard support, `EXTENDED` where only after extended support; null where AWS did not say. */
    supportType: text.nullable(),
    /** Whether EKS launches nodes by itself (EKS Auto Mode), in no group. */
    isAutoMode: flag,
    endpointPublicAccess: flag,
    endpointPrivateAccess: flag,
    /** Who may reach the public endpoint. */
    publicAccessCidrs: z.array(text),
    /** The logs of the control plane that are kept: `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`. */
    logTypes: z.array(text),
    tags,
  }),
  owner: ({ clusterName, clusterArn, tags }) => resource('eksCluster', [clusterName, clusterArn], tags),
});
export type EksCluster = RowOf<typeof eksClusters>;

/** The managed node groups of all clusters; what runs in them is in the Auto Scaling groups that they name. */
export const eksNodegroups = rows({
  per: 'region',
  service: 'eks',
  lists: ['eksNodegroup'],
  row: z.object({
    clusterName: text,
    nodegroupName: text,
    nodegroupArn: text,
    /** `CREATING`, `ACTIVE`, `UPDATING`, `DELETING`, `CREATE_FAILED`, `DELETE_FAILED` or `DEGRADED`. */
    status: text,
    issues: z.array(healthIssue),
    /** The most nodes that EKS lets it have; the group itself may say otherwise. */
    maxSize: amount,
    /** Empty before EKS has made any. */
    autoScalingGroupNames: z.array(text),
    tags,
  }),
  // EKS gives the tags of a node group to nothing else, its Auto Scaling group included.
  owner: ({ nodegroupArn, tags }) => resource('eksNodegroup', [nodegroupArn], tags),
  // Pods run on any node of their cluster, so it is in the scope with all of its node groups.
  brings: ({ clusterName, autoScalingGroupNames }) => [
    resource('eksCluster', [clusterName]),
    resource('autoScalingGroup', autoScalingGroupNames),
  ],
  comesWith: ({ clusterName, autoScalingGroupNames }) => [
    resource('eksCluster', [clusterName]),
    resource('autoScalingGroup', autoScalingGroupNames),
  ],
});
export type EksNodegroup = RowOf<typeof eksNodegroups>;

/** How long AWS supports each version of Kubernetes. */
export const eksClusterVersions = whole({
  per: 'region',
  service: 'eks',
  shape: z.array(
    z.object({
      clusterVersion: text,
      /** null where AWS did not say. */
      endOfStandardSupportDate: time.nullable(),
      /** See `endOfStandardSupportDate`. */
      endOfExtendedSupportDate: time.nullable(),
    }),
  ),
});
