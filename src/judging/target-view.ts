import { ARTIFACTS, type Artifacts } from '../model/artifacts';
import { clusterOf } from '../model/clusters';
import { collectedOf, type Inventory } from '../model/inventory';
import { resource, type ScopedResource } from '../model/resource';
import type { EventPlan } from '../plan/schema';
import { followOwners, type Scope, scopeOf } from './scope';
import { computeBehind, type TrafficGraph, trafficGraph } from './traffic-graph';

/** What all who judge a target see of it, worked out once. */
export interface TargetView {
  /** What could be collected, in scope or not. */
  readonly artifacts: Partial<Artifacts>;
  /** The scope of the plan, with all that comes along with what it selects. */
  readonly scope: Scope;
  readonly graph: TrafficGraph;
}

/** Prepares an inventory for judging: what the scope selects, and what carries the event's traffic. */
export function viewTarget(
  plan: EventPlan,
  { target, artifacts: results }: Pick<Inventory, 'target' | 'artifacts'>,
): TargetView {
  const artifacts = collectedOf(results);
  const scope = followScope(scopeOf(plan, target), artifacts);
  return { artifacts, scope, graph: trafficGraph(plan, target, scope, artifacts) };
}

/**
 * The scope with all that comes with what it selects, and with what its load balancers lead to: a scope that names a load
 * balancer means what serves its requests, be it functions, or nodes of a cluster that nothing registers by name.
 */
export function followScope(scope: Scope, artifacts: Partial<Artifacts>): Scope {
  if (scope.everything) return scope;
  let followed = followOwners(scope, artifacts);
  const alongWith = (reached: Scope): readonly ScopedResource[] => [
    ...computeBehind(reached, artifacts),
    ...clustersAround(reached, artifacts),
  ];
  // What comes along may bring another load balancer along.
  for (let before = -1, along = alongWith(followed); along.length !== before; ) {
    before = along.length;
    followed = followOwners(scope, artifacts, along);
    along = alongWith(followed);
  }
  return followed;
}

/** The clusters of the nodes and load balancers in scope, whoever made these: what runs there is of the cluster. */
function clustersAround(
  { includes }: Scope,
  { autoScalingGroups = [], ec2Instances = [], loadBalancers = [], targetGroups = [] }: Partial<Artifacts>,
): readonly ScopedResource[] {
  const nodes = [
    // The controller of a cluster tags what it makes, whose targets may be pods on Fargate.
    ...loadBalancers.map(ARTIFACTS.loadBalancers.owner),
    ...targetGroups.map(ARTIFACTS.targetGroups.owner),
    ...autoScalingGroups.map(ARTIFACTS.autoScalingGroups.owner),
    ...ec2Instances.map(ARTIFACTS.ec2Instances.owner),
  ].filter(includes);
  const names = new Set(nodes.flatMap(({ tags }) => clusterOf(tags) ?? []));
  return [...names].map((name) => resource('eksCluster', [name]));
}
