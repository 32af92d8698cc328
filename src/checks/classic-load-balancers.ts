import type { JudgedResource } from './check';

/** Its API gives a Classic Load Balancer no ARN. */
export const classicResource = (loadBalancerName: string): JudgedResource => ({
  name: loadBalancerName,
});
