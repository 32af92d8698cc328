import type { Tags } from './artifacts';

/** Tags by which Amazon EKS, Karpenter and Amazon ECS mark what belongs to a cluster; their value is its name. */
const CLUSTER_TAGS = [
  'eks:cluster-name',
  'eks:eks-cluster-name',
  'aws:eks:cluster-name',
  'aws:ecs:clusterName',
  // Of a load balancer or target group that a controller in the cluster made.
  'elbv2.k8s.aws/cluster',
] as const;

/** `kubernetes.io/cluster/shop: owned` */
export const KUBERNETES_TAG = 'kubernetes.io/cluster/';

/** The EKS or ECS cluster that a group or an instance belongs to; null when its tags name none. */
export function clusterOf(tags: Tags): string | null {
  const named = CLUSTER_TAGS.map((tag) => tags[tag]).find((value) => value !== undefined);
  if (named !== undefined) return named;
  const key = Object.keys(tags).find((tag) => tag.startsWith(KUBERNETES_TAG));
  return key?.slice(KUBERNETES_TAG.length) ?? null;
}
