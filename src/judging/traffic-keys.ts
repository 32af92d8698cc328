import type { ScopedResource } from '../model/resource';
import type { ResourceKind } from '../model/services';

/** A thing on the way of traffic: its kind, and its id, the ARN of what has one. */
export type Key = `${ResourceKind} ${string}` | `cluster ${string}`;

/** Returns the key of a resource among all kinds of the graph. */
export const keyOf = (kind: ResourceKind, id: string): Key => `${kind} ${id}`;

/** All keys that a resource may have. ELBv2 and Classic Load Balancers may share a name: an ARN says which is meant. */
export const keysOf = ({ kind, ids }: Pick<ScopedResource, 'kind' | 'ids'>): Key[] => {
  const arns = ids.filter((id) => id.startsWith('arn:'));
  // Traffic is followed to clusters by the tags of their nodes, whoever runs them.
  if (kind === 'eksCluster') return ids.map((id): Key => `cluster ${id}`);
  return (arns.length > 0 && kind === 'loadBalancer' ? arns : ids).map((id) => keyOf(kind, id));
};

/** Whether a key is that of an API. */
export const isApi = (key: Key): boolean => key.startsWith(keyOf('api', ''));

/** Whether a key is that of a load balancer. */
export const isLoadBalancer = (key: Key): boolean => key.startsWith(keyOf('loadBalancer', ''));
