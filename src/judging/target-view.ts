import type { Artifacts } from '../model/artifacts';
import { collectedOf, type Inventory } from '../model/inventory';
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
  // What comes along may bring another load balancer along.
  for (let before = -1, behind = computeBehind(followed, artifacts); behind.length !== before; ) {
    before = behind.length;
    followed = followOwners(scope, artifacts, behind);
    behind = computeBehind(followed, artifacts);
  }
  return followed;
}
