import { describe, expect, it } from '@jest/globals';
import { loadBalancerFreeAddresses } from '../../../src/checks/load-balancers/load-balancer-free-addresses';
import { aLoadBalancer, aSubnet } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const zones = [
  { availabilityZone: 'us-east-1a', subnetId: 'subnet-a' },
  { availabilityZone: 'us-east-1b', subnetId: 'subnet-b' },
];
const judge = (free: readonly number[], balancer: Parameters<typeof aLoadBalancer>[0] = {}) =>
  runCheck(loadBalancerFreeAddresses, {
    loadBalancers: [aLoadBalancer({ zones, ...balancer })],
    subnets: free.map((availableIpAddressCount, index) =>
      aSubnet({ subnetId: `subnet-${'ab'[index]}`, availableIpAddressCount }),
    ),
  });

describe('load-balancer-free-addresses', () => {
  it.each([
    ['eight in each', [8, 8], 'pass'],
    ['seven in one', [8, 7], 'fail'],
    ['none', [0, 4000], 'fail'],
    ['one that was not read', [4000], 'unknown'],
    ['one that is full, and one that was not read', [7], 'fail'],
  ])('%s', (_, free, status) => {
    expect(judge(free).map((judgement) => judgement.status)).toEqual([status]);
  });

  it('names the subnet that is full', () => {
    expect(judge([4000, 7])[0]).toMatchObject({
      detail: 'Free addresses: 4000 in subnet-a, 7 in subnet-b.',
      fix: { action: expect.stringContaining('Free at least 8 addresses in subnet-b') },
    });
  });

  it('does not know one whose subnets AWS did not name', () => {
    expect(judge([4000], { zones: [] })[0]?.status).toBe('unknown');
    expect(judge([4000], { zones: [{ availabilityZone: 'us-east-1a', subnetId: null }] })[0]?.status).toBe(
      'unknown',
    );
  });

  it('asks it of application load balancers alone', () => {
    expect(judge([0, 0], { type: 'network' })).toEqual([]);
  });
});
