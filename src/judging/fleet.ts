import type { Ec2Instance, Tags } from '../model/artifacts';

/** Tags by which Amazon EKS, Karpenter and Amazon ECS mark what belongs to a cluster; their value is its name. */
const CLUSTER_TAGS = [
  'eks:cluster-name',
  'eks:eks-cluster-name',
  'aws:eks:cluster-name',
  'aws:ecs:clusterName',
] as const;

/** `kubernetes.io/cluster/shop: owned` */
const KUBERNETES_TAG = 'kubernetes.io/cluster/';

/** The EKS or ECS cluster that a group or an instance belongs to; null when its tags name none. */
export function clusterOf(tags: Tags): string | null {
  const named = CLUSTER_TAGS.map((tag) => tags[tag]).find((value) => value !== undefined);
  if (named !== undefined) return named;
  const key = Object.keys(tags).find((tag) => tag.startsWith(KUBERNETES_TAG));
  return key?.slice(KUBERNETES_TAG.length) ?? null;
}

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
