/** What a checker must find in the shop as a whole: the facts of its services, and what breaks first of them. */
import type { Ceilings } from './ceilings';
import { ceilingsOfShop } from './services';

/** Every ceiling of the account, by region, family and resource. */
export const CEILINGS: Readonly<Record<string, Ceilings>> = ceilingsOfShop();

/** What breaks first of all that, and what would if it did not belong to somebody else. */
export const BREAKING_POINT = {
  family: 'db-cpu',
  multiplier: 99.56 / 34.56,
  region: 'ap-southeast-1',
  resource: 'shop-orders',
  /** Without the databases shop-web breaks first: see its ceiling. */
  withoutDatabases: 60 / 11,
  /** shop-worker and shop-orders of ap-southeast-1 are lost with their zone. */
  withoutOneZone: 0,
  /** What grows: 3 + 1 + 6 + 3 + 2 + 2 + 2 + 2 + 2 + 2 + 2 + 2 ceilings there, 2 + 1 + 6 + 3 + 2 + 2 + 2 + 1 + 1 + 1 + 1 + 1 in us-east-1. */
  judged: 54,
  /**
   * Without the scope legacy-batch grows, too. It tracks no target, so it is known to carry the 80 % it was seen to:
   * 10 × 80 % ÷ (10 × 80 %).
   */
  withLegacy: { multiplier: 1, resource: 'legacy-batch' },
} as const;
