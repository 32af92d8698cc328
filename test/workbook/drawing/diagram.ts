import type { TrafficNode } from '../../../src/model/architecture';
import { toPlainStrings } from '../../../src/report/render/plain-text';
import { buildWorkbook } from '../../../src/workbook/build';
import type { DiagramBlock, DiagramNode, Workbook } from '../../../src/workbook/document';

import { aPlan } from '../../builders/plan';

const TIER_OF: Record<TrafficNode['kind'], DiagramNode['tier']> = {
  api: 'entrance',
  loadBalancer: 'entrance',
  targetGroup: 'entrance',
  cluster: 'compute',
  autoScalingGroup: 'compute',
  instances: 'compute',
  ecsService: 'compute',
  lambdaFunction: 'compute',
  database: 'data',
  cache: 'data',
  searchDomain: 'data',
  fileSystem: 'data',
};

/** Every kind of node, in the order of tiers. */
export const KINDS = Object.keys(TIER_OF) as TrafficNode['kind'][];

/** A node of a diagram, healthy and on the path of traffic in two zones. */
export const aDiagramNode = (
  id: string,
  kind: TrafficNode['kind'],
  more: Partial<DiagramNode> = {},
): DiagramNode => ({
  id,
  kind,
  name: id,
  tier: TIER_OF[kind],
  zones: ['eu-west-1a', 'eu-west-1b'],
  because: `${id} is named in the plan.`,
  colour: 'green',
  isPlaced: true,
  failsAlone: null,
  ...more,
});

/** A diagram of some nodes, of which the compute tier is the weakest. */
export const aDiagram = (
  nodes: readonly DiagramNode[],
  edges: DiagramBlock['edges'] = [],
  more: Partial<DiagramBlock> = {},
): DiagramBlock => ({
  kind: 'diagram',
  title: 'shop: 123456789012/eu-west-1',
  account: '123456789012',
  accountName: 'shop',
  region: 'eu-west-1',
  tiers: (['entrance', 'compute', 'data'] as const).map((tier) => ({
    tier,
    title: { entrance: 'Entrance', compute: 'Compute', data: 'Data' }[tier],
    breaksAt: { entrance: 30, compute: 4, data: null }[tier],
    limitedBy: tier === 'data' ? null : `a ceiling of ${tier}`,
    colour: tier === 'data' ? null : tier === 'compute' ? 'red' : 'green',
    isWeakest: tier === 'compute',
  })),
  nodes,
  edges,
  notes: [],
  ...more,
});

/** A load balancer, its target group, a group and a database, by these names. */
export function aSmallDiagram(names: readonly string[] = []): DiagramBlock {
  const named = (i: number): Partial<DiagramNode> =>
    names.length === 0 ? {} : { name: names[i % names.length] ?? '', because: names.join(' ') };
  return aDiagram(
    [
      aDiagramNode('lb', 'loadBalancer', named(0)),
      aDiagramNode('tg', 'targetGroup', { ...named(1), zones: [] }),
      aDiagramNode('web', 'autoScalingGroup', { ...named(2), colour: 'red' }),
      aDiagramNode('orders', 'database', { ...named(3), failsAlone: 'It has no standby.', isPlaced: false }),
      ...names.slice(4).map((name, i) => aDiagramNode(`cache-${i}`, 'cache', { name, colour: null })),
    ],
    [
      { from: 'lb', to: 'tg' },
      { from: 'tg', to: 'web' },
      { from: 'web', to: 'orders' },
    ],
  );
}

/** Ten load balancers with services, groups and data behind them: some alike, some shared, with long names. */
export function aLargeDiagram(): DiagramBlock {
  const each = <T>(count: number, make: (i: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const nodes = [
    ...each(10, (i) => aDiagramNode(`lb-${i}`, 'loadBalancer', { name: `production-${i}-public` })),
    ...each(20, (i) =>
      aDiagramNode(`tg-${i}`, 'targetGroup', { name: `production-service-${i}-blue-green`, zones: [] }),
    ),
    ...each(20, (i) =>
      aDiagramNode(`svc-${i}`, i % 3 === 0 ? 'autoScalingGroup' : 'ecsService', {
        name: `production-cluster/Service With Wide Letters MWMW-${i}`,
        colour: i % 4 === 0 ? 'red' : i % 4 === 1 ? 'yellow' : 'green',
      }),
    ),
    ...each(8, (i) =>
      aDiagramNode(`db-${i}`, i % 2 === 0 ? 'database' : 'cache', {
        name: `orders-and-payments-${i}-replicated-in-all-zones-of-the-region`,
        failsAlone: i === 2 ? 'It has no standby.' : null,
      }),
    ),
    ...each(30, (i) => aDiagramNode(`fn-${i}`, 'lambdaFunction', { isPlaced: false, zones: [] })),
  ];
  return aDiagram(nodes, [
    ...each(20, (i) => ({ from: `lb-${i % 10}`, to: `tg-${i}` })),
    ...each(20, (i) => ({ from: `tg-${i}`, to: `svc-${i}` })),
    ...each(20, (i) => ({ from: `svc-${i}`, to: `db-${i % 8}` })),
    ...each(10, (i) => ({ from: `svc-${i}`, to: `db-${(i * 3) % 8}` })),
    ...each(30, (i) => ({ from: 'lb-9', to: `fn-${i}` })),
    // A load balancer behind another one, and a way past the services.
    { from: 'tg-3', to: 'lb-1' },
    { from: 'lb-0', to: 'svc-7' },
  ]);
}

/** A workbook in which nothing is filled but section 9. */
export function aDrawnWorkbook(diagrams: readonly DiagramBlock[]): Workbook {
  const workbook = buildWorkbook({
    plan: aPlan(),
    report: null,
    inventories: [],
    items: [],
    now: '2026-11-22T16:45:00Z',
  });
  return {
    ...workbook,
    sections: workbook.sections.map((section) =>
      section.number === '9' ? { ...section, blocks: toPlainStrings(diagrams) } : section,
    ),
  };
}
