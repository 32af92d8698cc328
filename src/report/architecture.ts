import { isJudged } from '../capacity/breaking-point';
import { findTier } from '../capacity/registry';
import type { TrafficMap } from '../judging/traffic-map';
import { compareText } from '../lib/compare-text';
import {
  type Architecture,
  TIERS,
  type Tier,
  type TierSummary,
  type TrafficNode,
} from '../model/architecture';
import type { Ceiling, Colour } from '../model/ceiling';

/** What the document carries; the rest is counted. */
export const MOST_NODES = 200;
const MOST_EDGES = 1000;
const MOST_SINGLE_POINTS = 100;

/** How traffic flows through all targets together, with the ceilings of each tier. */
export function buildArchitecture(maps: readonly TrafficMap[], ceilings: readonly Ceiling[]): Architecture {
  const statusOf = collectStatuses(ceilings);
  const all = maps.flatMap(({ nodes }) =>
    nodes.map(
      ({ resources, ...node }): TrafficNode => ({
        ...node,
        status: pickWorst(resources.flatMap((name) => statusOf.get(formatKey(node, node.tier, name)) ?? [])),
      }),
    ),
  );
  const points = maps
    .flatMap(({ singlePointsOfFailure }) => singlePointsOfFailure)
    .sort((a, b) => compareText(a.node, b.node));
  const single = points.slice(0, MOST_SINGLE_POINTS);
  const named = new Set(single.map(({ node }) => node));
  const nodes = all
    .toSorted((a, b) => rank(a, named) - rank(b, named) || compareText(a.id, b.id))
    .slice(0, MOST_NODES);
  const kept = new Set(nodes.map(({ id }) => id));
  const edges = maps
    .flatMap((map) => map.edges)
    .filter(({ from, to }) => kept.has(from) && kept.has(to))
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
  return {
    tiers: TIERS.map((tier) => summarizeTier(tier, all, ceilings)),
    nodes,
    ...(all.length > MOST_NODES && { nodeCount: all.length }),
    edges: edges.slice(0, MOST_EDGES),
    ...(edges.length > MOST_EDGES && { edgeCount: edges.length }),
    singlePointsOfFailure: single,
    ...(points.length > MOST_SINGLE_POINTS && { singlePointCount: points.length }),
    unread: maps.flatMap(({ unread }) => unread),
  };
}

/** The ceiling of a tier that breaks first; null where none that grows could be judged. */
export const findWeakest = (tier: Tier, ceilings: readonly Ceiling[]): Ceiling | null =>
  ceilings
    .filter((one) => one.grows && isJudged(one) && findTier(one.family) === tier)
    .reduce<Ceiling | null>(
      (low, one) => ((one.breaksAt ?? Infinity) < (low?.breaksAt ?? Infinity) ? one : low),
      null,
    );

function summarizeTier(tier: Tier, nodes: readonly TrafficNode[], ceilings: readonly Ceiling[]): TierSummary {
  const weakest = findWeakest(tier, ceilings);
  return {
    tier,
    resources: nodes.filter((node) => node.tier === tier && node.placement === 'on').length,
    weakest: weakest?.id ?? null,
    breaksAt: weakest?.breaksAt ?? null,
  };
}

interface Place {
  readonly account: string;
  readonly region: string;
}

/** Names hold no line breaks where they are ids of AWS, so that two keys are never alike. */
const formatKey = ({ account, region }: Place, tier: Tier | undefined, name: string): string =>
  [account, region, tier, name].join('\n');

function collectStatuses(ceilings: readonly Ceiling[]): ReadonlyMap<string, Colour> {
  const found = new Map<string, Colour>();
  for (const ceiling of ceilings) {
    const key = formatKey(ceiling, findTier(ceiling.family), ceiling.resource);
    const before = found.get(key);
    const status = pickWorst(before === undefined ? [ceiling.status] : [ceiling.status, before]);
    if (status !== null) found.set(key, status);
  }
  return found;
}

const WORST_FIRST: readonly Colour[] = ['red', 'yellow', 'grey', 'green'];

const pickWorst = (colours: readonly Colour[]): Colour | null =>
  WORST_FIRST.find((colour) => colours.includes(colour)) ?? null;

const PLACEMENTS: readonly TrafficNode['placement'][] = ['on', 'unplaced', 'off'];

/** What a reader needs first: single points of failure, then what carries traffic, the worst of it before the rest. */
function rank({ id, placement, status }: TrafficNode, single: ReadonlySet<string>): number {
  if (single.has(id)) return -1;
  const colours = WORST_FIRST.length + 1;
  const colour = status === null ? WORST_FIRST.length : WORST_FIRST.indexOf(status);
  return PLACEMENTS.indexOf(placement) * colours + colour;
}
