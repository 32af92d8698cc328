/**
 * Builders: a healthy resource, of which a test changes only what it is about.
 *
 * Their defaults fit together: the group `web` launches m5.large instances into two zones, registers them in the
 * target group `web` behind the load balancer `web`, and they use the Multi-AZ database `orders`.
 */
export * from './account';
export * from './auto-scaling';
export * from './ec2';
export * from './elastic-load-balancing';
export { aPeak } from './fields';
export * from './lambda';
export * from './rds';
export * from './service-quotas';
export * from './support';
