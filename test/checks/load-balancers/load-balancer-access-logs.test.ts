import { describe, expect, it } from '@jest/globals';
import { loadBalancerAccessLogs } from '../../../src/checks/load-balancers/load-balancer-access-logs';
import { aLoadBalancer } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('load-balancer-access-logs', () => {
  it.each([
    ['on', { attributes: { 'access_logs.s3.enabled': 'true' } }, 'pass'],
    ['off', { attributes: { 'access_logs.s3.enabled': 'false' } }, 'warn'],
    ['not returned', { attributes: {} }, 'unknown'],
    ['a network load balancer, which logs TLS only', { type: 'network', attributes: {} }, 'notApplicable'],
  ])('%s', (_, balancer, status) => {
    expect(statusesOf(loadBalancerAccessLogs, { loadBalancers: [aLoadBalancer(balancer)] })).toEqual([
      status,
    ]);
  });
});
