/** How traffic flows, in the words that all renderers share. */
import type { SinglePointOfFailure, Tier, TrafficNode } from '../../model/architecture';
import type { Ceiling } from '../../model/ceiling';
import type { Report } from '../../model/report';
import { type Target, targetName } from '../../model/target';

const TIER: Record<Tier, string> = { entrance: 'Entrance', compute: 'Compute', data: 'Data' };

const KIND: Record<TrafficNode['kind'], string> = {
  api: 'API',
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  cluster: 'cluster',
  autoScalingGroup: 'Auto Scaling group',
  ecsService: 'ECS service',
  instances: 'instances',
  lambdaFunction: 'function',
  database: 'database',
  cache: 'cache',
  searchDomain: 'search domain',
  fileSystem: 'file system',
};

/** What kind of resource it is. */
export const kindOf = ({ kind }: Pick<TrafficNode, 'kind'>): string => KIND[kind];

/** A tier of the path of traffic, with what is told of it. */
export interface TierInWords {
  readonly tier: Tier;
  readonly title: string;
  /** How many resources of it the traffic of the event comes to. */
  readonly resources: number;
  /** The ceiling that breaks first of those of the tier; null where none that grows could be judged. */
  readonly weakest: (Ceiling & { readonly breaksAt: number }) | null;
  /** Whether no other tier breaks earlier. */
  readonly isWeakest: boolean;
}

/** A single point of failure with the resource that it is. */
export interface SinglePoint extends SinglePointOfFailure {
  readonly resource: TrafficNode;
}

/** How traffic flows, as far as a reader is told of it. */
export interface Traffic {
  readonly tiers: readonly TierInWords[];
  /** What carries traffic, and what may; the worst first. */
  readonly nodes: readonly TrafficNode[];
  readonly singlePoints: readonly SinglePoint[];
  /** How many single points of failure there are, listed or not. */
  readonly singlePointCount: number;
  /** How many resources are off the path of traffic, or beyond the list. */
  readonly rest: number;
}

/** What there is to tell of how traffic flows; null where the report knows nothing that carries any. */
export function describeTraffic({ architecture, ceilings }: Report): Traffic | null {
  const nodes = architecture?.nodes.filter(({ placement }) => placement !== 'off') ?? [];
  if (architecture === undefined || nodes.length === 0) return null;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const least = Math.min(...architecture.tiers.map(({ breaksAt }) => breaksAt ?? Infinity));
  const { singlePointsOfFailure: points, singlePointCount = points.length } = architecture;
  return {
    tiers: architecture.tiers.map(({ tier, resources, weakest: id, breaksAt }) => {
      const weakest = ceilings.find((ceiling) => ceiling.id === id);
      return {
        tier,
        title: TIER[tier],
        resources,
        weakest: weakest === undefined || breaksAt === null ? null : { ...weakest, breaksAt },
        isWeakest: breaksAt === least,
      };
    }),
    nodes,
    singlePoints: points.flatMap(({ node, because }) => {
      const resource = byId.get(node);
      return resource === undefined ? [] : [{ node, because, resource }];
    }),
    singlePointCount,
    rest: (architecture.nodeCount ?? architecture.nodes.length) - nodes.length,
  };
}

/** Makes the words for the place of a resource: what is the same of all of them is left out. */
export function createPlaceOf(nodes: readonly TrafficNode[]): (node: TrafficNode) => string {
  const isMany = (part: keyof Target): boolean => new Set(nodes.map((node) => node[part])).size > 1;
  const [accounts, regions] = [isMany('account'), isMany('region')];
  return (node) =>
    accounts && regions ? targetName(node) : accounts ? node.account : regions ? node.region : '';
}
