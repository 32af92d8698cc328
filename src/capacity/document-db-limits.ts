/**
 * What an instance of DocumentDB accepts: Amazon DocumentDB developer guide, "Instance limits" and "Amazon DocumentDB serverless instance
 * limits".
 */
import type { DbCluster } from '../model/artifacts';

/** The limits of an instance. */
export interface DocumentDbLimits {
  /** Active and idle ones. */
  readonly connections: number;
  readonly cursors: number;
}

/** By size, of the families r5, r6g and r6gd alike. */
const MEMORY_OPTIMIZED: Readonly<Record<string, DocumentDbLimits>> = {
  large: { connections: 3400, cursors: 450 },
  xlarge: { connections: 7000, cursors: 450 },
  '2xlarge': { connections: 14_200, cursors: 450 },
  '4xlarge': { connections: 28_400, cursors: 760 },
  '8xlarge': { connections: 60_000, cursors: 1520 },
  '12xlarge': { connections: 60_000, cursors: 2280 },
  '16xlarge': { connections: 60_000, cursors: 3040 },
  '24xlarge': { connections: 60_000, cursors: 4560 },
};

const R4: Readonly<Record<string, DocumentDbLimits>> = {
  large: { connections: 1700, cursors: 450 },
  xlarge: { connections: 3400, cursors: 450 },
  '2xlarge': { connections: 6800, cursors: 450 },
  '4xlarge': { connections: 13_600, cursors: 725 },
  '8xlarge': { connections: 27_200, cursors: 1450 },
  '16xlarge': { connections: 30_000, cursors: 2900 },
};

const BURSTABLE: Readonly<Record<string, DocumentDbLimits>> = { medium: { connections: 1000, cursors: 30 } };

const BY_FAMILY: Readonly<Record<string, Readonly<Record<string, DocumentDbLimits>>>> = {
  r4: R4,
  r5: MEMORY_OPTIMIZED,
  r6g: MEMORY_OPTIMIZED,
  r6gd: MEMORY_OPTIMIZED,
  t3: BURSTABLE,
  t4g: BURSTABLE,
};

/** The published limits of a class such as `db.r6g.large`; undefined of one that is not listed. */
export function limitsOfClass(dbInstanceClass: string): DocumentDbLimits | undefined {
  const [, family = '', size = ''] = /^db\.(\w+)\.(\w+)$/.exec(dbInstanceClass) ?? [];
  return BY_FAMILY[family]?.[size];
}

/** The smallest size of the family of a class that accepts so many; null where none does, or the class is not listed. */
export function classFor(dbInstanceClass: string, of: keyof DocumentDbLimits, wanted: number): string | null {
  const [, family = ''] = /^db\.(\w+)\.\w+$/.exec(dbInstanceClass) ?? [];
  const [size] = Object.entries(BY_FAMILY[family] ?? {}).find(([, limits]) => limits[of] >= wanted) ?? [];
  return size === undefined ? null : `db.${family}.${size}`;
}

/** DCUs, and what a serverless instance accepts while it has so many; fewer cursors where it may become idle. */
const BY_CAPACITY: readonly (readonly [dcus: number, connections: number, cursors: number])[] = [
  [0.5, 250, 6],
  [1, 500, 12],
  [2, 1000, 24],
  [4, 2000, 48],
  [8, 4000, 96],
  [16, 8000, 192],
  [32, 16_000, 384],
  [64, 32_000, 768],
  [128, 60_000, 1536],
  [256, 60_000, 3072],
];
/** "Capped to a lower maximum value" where the minimum is at most 1 or 2 DCUs: the page says both, so that both have it here. */
const MOST_CURSORS_WITH_LOW_MINIMUM = 132;
const LOW_MINIMUM_DCUS = 2;

/**
 * What a serverless instance accepts at a capacity; for one that is not listed, what it accepts at the next one below.
 *
 * @param minCapacity of the cluster; null where it is not known.
 */
export function limitsOfCapacity(
  dcus: number,
  { minCapacity }: Pick<NonNullable<DbCluster['serverlessV2Scaling']>, 'minCapacity'>,
): DocumentDbLimits {
  const [, connections, cursors] = BY_CAPACITY.findLast(([least]) => least <= dcus) ?? [0, 0, 0];
  const isCapped = (minCapacity ?? 0) <= LOW_MINIMUM_DCUS;
  return { connections, cursors: isCapped ? Math.min(cursors, MOST_CURSORS_WITH_LOW_MINIMUM) : cursors };
}
