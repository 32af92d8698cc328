import { lookup } from '../lib/lookup';
import type { AutoScalingGroup, Ec2Instance, Tags } from '../model/artifacts';
import { clusterOf, KUBERNETES_TAG } from '../model/clusters';

/** Tags that Amazon EKS sets on the group of a managed node group, and people for Cluster Autoscaler to find one. */
const NODE_GROUP_TAG = 'eks:nodegroup-name';
const CLUSTER_AUTOSCALER_TAG = 'k8s.io/cluster-autoscaler/';

/** An Auto Scaling group whose instances are nodes of a Kubernetes cluster, which another program may scale. */
export interface NodeGroup {
  /** null where its tags name none. */
  readonly cluster: string | null;
  /** Name of the managed node group that keeps the sizes; null where nobody but the group does. */
  readonly managedAs: string | null;
}

/** What group of nodes an Auto Scaling group is; null for others. */
export function nodeGroupOf(tags: Tags): NodeGroup | null {
  const managedAs = tags[NODE_GROUP_TAG] ?? null;
  const isNodes =
    managedAs !== null ||
    Object.keys(tags).some((tag) => tag.startsWith(CLUSTER_AUTOSCALER_TAG) || tag.startsWith(KUBERNETES_TAG));
  return isNodes ? { cluster: clusterOf(tags), managedAs } : null;
}

/** The zones of a group; node groups of one cluster take over from each other, so that theirs count together. */
export function findZones(
  group: AutoScalingGroup,
  groups: readonly AutoScalingGroup[],
  mayRun: (group: AutoScalingGroup) => boolean,
): ReadonlySet<string> {
  const cluster = nodeGroupOf(group.tags)?.cluster ?? null;
  const siblings =
    cluster === null
      ? []
      : groups.filter((other) => nodeGroupOf(other.tags)?.cluster === cluster && mayRun(other));
  return new Set([group, ...siblings].flatMap(({ availabilityZones }) => availabilityZones));
}

/**
 * Says which Auto Scaling group an instance belongs to: the one that lists it, else the one that EC2 names; null for one in
 * no group.
 */
export function groupOwner(groups: readonly AutoScalingGroup[]): (instance: OwnedInstance) => string | null {
  const listed = new Map(
    groups.flatMap(({ autoScalingGroupName, instances }) =>
      instances.map(({ instanceId }) => [instanceId, autoScalingGroupName] as const),
    ),
  );
  return ({ instanceId, autoScalingGroupName }) => listed.get(instanceId) ?? autoScalingGroupName;
}

/** The instances of a list by the name of the Auto Scaling group that EC2 says they are of. */
export const instancesOf = lookup(({ autoScalingGroupName }: Ec2Instance) => [autoScalingGroupName]);

type OwnedInstance = Pick<Ec2Instance, 'instanceId' | 'autoScalingGroupName'>;

/**
 * The lasting owner of an instance without an Auto Scaling group, for people: node pool, cluster, job flow, its own name,
 * and only if there is nothing else its id, which is another one tomorrow.
 */
export function fleetOf({ instanceId, tags }: Pick<Ec2Instance, 'instanceId' | 'tags'>): string {
  const cluster = clusterOf(tags);
  const pool = tags['karpenter.sh/nodepool'] ?? tags['karpenter.sh/provisioner-name'];
  if (cluster !== null || pool !== undefined) return [cluster, pool].filter((part) => part).join('/');
  return tags['aws:elasticmapreduce:job-flow-id'] ?? (tags.Name || instanceId);
}
