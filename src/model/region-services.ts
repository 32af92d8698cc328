import type { KnownServiceId } from './known-services';

/**
 * The services whose metrics show that a region of an account carries traffic of its own. Functions, tables and messages do not:
 * functions at the edge have metrics in every region, and copies of tables are where the others want them.
 */
export const REGION_SERVICES: readonly KnownServiceId[] = [
  'load-balancing',
  'classic-load-balancing',
  'api-gateway',
  'ec2',
  'ecs',
  'rds',
  'elasticache',
];
