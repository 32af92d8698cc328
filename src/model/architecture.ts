/** How traffic flows through the accounts of an event: what it enters by, what it runs on, where its data is. */
import { z } from 'zod';
import { colour } from './ceiling';
import type { ReadonlyDeep } from './readonly-deep';
import { count, place, times } from './shapes';

/** Tiers in the order in which traffic comes to them. */
export const TIERS = ['entrance', 'compute', 'data'] as const;
const tier = z.enum(TIERS);
export type Tier = z.infer<typeof tier>;

/** A resource that carries traffic, or may. */
export const trafficNode = z.object({
  id: z.string().meta({ description: 'The same on every run.' }),
  kind: z
    .enum([
      'api',
      'loadBalancer',
      'targetGroup',
      'cluster',
      'autoScalingGroup',
      'instances',
      'ecsService',
      'lambdaFunction',
      'database',
      'cache',
      'searchDomain',
      'fileSystem',
    ])
    .meta({ description: '`instances` are those of one name or node pool that are in no group.' }),
  name: z.string(),
  ...place,
  tier,
  placement: z.enum(['on', 'off', 'unplaced']).meta({
    description: 'Whether the traffic of the event comes there; `unplaced` where nothing shows it.',
  }),
  because: z.string().meta({ description: 'How the placement is known, as a sentence.' }),
  zones: z.array(z.string()).meta({ description: 'Availability Zones; none where they are not known.' }),
  status: colour.nullable().meta({ description: 'The worst of its own ceilings; null where it has none.' }),
});
export type TrafficNode = ReadonlyDeep<z.infer<typeof trafficNode>>;

/** That one resource leads traffic to another one. */
export const trafficEdge = z
  .object({ from: z.string(), to: z.string() })
  .meta({ description: 'Ids of nodes.' });
export type TrafficEdge = ReadonlyDeep<z.infer<typeof trafficEdge>>;

const singlePointOfFailure = z.object({
  node: z.string().meta({ description: 'Id of the node.' }),
  because: z.string().meta({ description: 'What is lost with what, as a sentence.' }),
});
export type SinglePointOfFailure = ReadonlyDeep<z.infer<typeof singlePointOfFailure>>;

const tierSummary = z.object({
  tier,
  resources: count.meta({ description: 'Nodes that the traffic of the event comes to.' }),
  weakest: z.string().nullable().meta({
    description: 'Id of the ceiling that breaks first; null where none that grows could be judged.',
  }),
  breaksAt: times.nullable(),
});
export type TierSummary = ReadonlyDeep<z.infer<typeof tierSummary>>;

/** What carries the event's traffic in each target, as the report shows it. */
export const architecture = z
  .object({
    tiers: z.array(tierSummary),
    /** What carries traffic first. */
    nodes: z.array(trafficNode),
    nodeCount: count.optional().meta({ description: 'How many there are, where the list is cut short.' }),
    /** Between nodes of the list. */
    edges: z.array(trafficEdge),
    edgeCount: count.optional().meta({
      description: 'How many there are between nodes of the list, where the list of edges is cut short.',
    }),
    /** The nodes they name are always in the list of nodes. */
    singlePointsOfFailure: z.array(singlePointOfFailure).meta({
      description:
        'What all traffic of a load balancer, a target group or a cluster goes through, or keeps its data in, and which is in one Availability Zone or one instance.',
    }),
    singlePointCount: count.optional().meta({
      description: 'How many there are, where the list is cut short.',
    }),
    unread: z
      .array(z.object({ ...place, artifacts: z.array(z.string()) }))
      .meta({ description: 'What could not be read and may be missing here. None is where all was.' }),
  })
  .meta({ id: 'Architecture' });
export type Architecture = ReadonlyDeep<z.infer<typeof architecture>>;
