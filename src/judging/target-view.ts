import type { Artifacts } from '../model/artifacts';
import { collectedOf, type Inventory } from '../model/inventory';
import type { EventPlan } from '../plan/schema';
import { followOwners, type Scope, scopeOf } from './scope';
import { type TrafficGraph, trafficGraph } from './traffic-graph';

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
  const scope = followOwners(scopeOf(plan, target), artifacts);
  return { artifacts, scope, graph: trafficGraph(plan, target, scope, artifacts) };
}
