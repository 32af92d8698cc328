import { factsOfType } from './instance-types';

/** The EC2 type that a node type runs on: `m7g.large` of `cache.m7g.large`. */
const typeOfNode = (cacheNodeType: string): string => cacheNodeType.replace(/^cache\./, '');

/** Its vCPUs; undefined for a type that is not known. */
export const vCpusOfNode = (cacheNodeType: string): number | undefined =>
  factsOfType(typeOfNode(cacheNodeType))?.vCpus;

/** Whether a node spends CPU credits. */
export const isBurstableNode = (cacheNodeType: string): boolean => /^cache\.t\d/.test(cacheNodeType);

/** Sizes of the families below, in the order of the figures there. */
const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];
const G7 = [0.937, 1.876, 3.75, 7.5, 15, 22.5, 30];
const G8 = [0.937, 1.875, 3.75, 7.5, 15, 22.5, 30];
const G6 = [0.75, 1.25, 2.5, 5, 12, 20, 25];
const N7 = [6.25, 12.5, 25, 50, 100, 150, 200];

const FAMILIES: Readonly<Record<string, readonly number[]>> = {
  m8g: G8,
  r8g: G8,
  m7g: G7,
  r7g: G7,
  m6g: G6,
  r6g: G6,
  r6gd: G6,
  c7gn: N7,
  c8gn: N7,
};

/** Families whose sizes differ, by their type. Of cache.r5.12xlarge the guide gives two figures, of which this is the lower. */
const TYPES: Readonly<Record<string, number>> = {
  'm5.large': 0.75,
  'm5.xlarge': 1.25,
  'm5.2xlarge': 2.5,
  'm5.4xlarge': 5,
  'm5.12xlarge': 12,
  'm5.24xlarge': 25,
  'm4.large': 0.45,
  'm4.xlarge': 0.75,
  'm4.2xlarge': 1,
  'm4.4xlarge': 2,
  'm4.10xlarge': 5,
  'r5.large': 0.75,
  'r5.xlarge': 1.25,
  'r5.2xlarge': 2.5,
  'r5.4xlarge': 5,
  'r5.12xlarge': 12,
  'r5.24xlarge': 25,
  'r4.large': 0.75,
  'r4.xlarge': 1.25,
  'r4.2xlarge': 2.5,
  'r4.4xlarge': 5,
  'r4.8xlarge': 12,
  'r4.16xlarge': 25,
  't4g.micro': 0.064,
  't4g.small': 0.128,
  't4g.medium': 0.256,
  't3.micro': 0.064,
  't3.small': 0.128,
  't3.medium': 0.256,
  't2.micro': 0.064,
  't2.small': 0.128,
  't2.medium': 0.256,
};

/**
 * The bandwidth that a node has at all times, in Gbit/s; undefined for a type that is not known. Smaller types burst beyond it
 * for a while, on credits (Amazon ElastiCache User Guide, "Supported node types").
 */
export function baselineGbps(cacheNodeType: string): number | undefined {
  const type = typeOfNode(cacheNodeType);
  const [family = '', size = ''] = type.split('.');
  return TYPES[type] ?? FAMILIES[family]?.[SIZES.indexOf(size)];
}

/** The connections that every other node of Valkey, Redis OSS and Memcached accepts. */
const MOST_CONNECTIONS = 65_000;
const FEWER_CONNECTIONS: Readonly<Record<string, number>> = {
  't2.micro': 20_000,
  't2.small': 20_000,
  't2.medium': 20_000,
  't3.micro': 20_000,
  't3.small': 46_000,
  't3.medium': 46_000,
  't4g.micro': 20_000,
};

/**
 * The connections that a node accepts, which nobody can change: `maxclients` (Amazon ElastiCache User Guide, "Valkey and Redis
 * OSS parameters"). Memcached takes as many in every type by its `max_simultaneous_connections`.
 */
export const mostConnectionsOfNode = (cacheNodeType: string, engine: string): number =>
  engine === 'memcached'
    ? MOST_CONNECTIONS
    : (FEWER_CONNECTIONS[typeOfNode(cacheNodeType)] ?? MOST_CONNECTIONS);

/** The smallest type of the same family with at least so much bandwidth; null where there is none. */
export function widerNodeType(cacheNodeType: string, gbps: number): string | null {
  const [family = ''] = typeOfNode(cacheNodeType).split('.');
  const figures = FAMILIES[family];
  const sizes = figures
    ? SIZES.map((size, index) => ({ size, of: figures[index] ?? 0 }))
    : Object.entries(TYPES).flatMap(([type, of]) => {
        const [ofFamily, size = ''] = type.split('.');
        return ofFamily === family ? [{ size, of }] : [];
      });
  const wide = sizes.find(({ of }) => of >= gbps);
  return wide === undefined ? null : `cache.${family}.${wide.size}`;
}
