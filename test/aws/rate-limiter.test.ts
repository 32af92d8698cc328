import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/aws/actions';
import { createRateLimiter, type RateLimiterOptions } from '../../src/aws/rate-limiter';
import { rateLimitsOf } from '../../src/aws/rate-limits';

/** A limiter on a clock that stands still, and how long each call had to wait. */
function stopped(options: RateLimiterOptions = {}) {
  const waits: number[] = [];
  const limiter = createRateLimiter({
    ...options,
    clock: () => 0,
    sleep: async (ms) => {
      waits.push(Math.round(ms));
    },
  });
  const take = async (call: Call, times: number, account = '1', region = 'us-east-1') => {
    waits.length = 0;
    for (let i = 0; i < times; i++) await limiter.acquire(call, { account, region });
    return waits;
  };
  return take;
}

const describeInstances: Call = { service: 'ec2', operation: 'DescribeInstances' };
const describeVolumes: Call = { service: 'ec2', operation: 'DescribeVolumes' };

describe('createRateLimiter', () => {
  it('takes half of what AWS publishes', async () => {
    // 100 at once and 20 a second: 50 at once for us, then one each 100 ms.
    await expect(stopped()(describeInstances, 52)).resolves.toEqual([100, 200]);
  });

  it('takes a quarter when told', async () => {
    await expect(stopped({ share: 0.25 })(describeInstances, 27)).resolves.toEqual([200, 400]);
  });

  it('counts actions, regions and accounts apart where AWS does', async () => {
    const take = stopped();
    await take(describeInstances, 50);
    await expect(take(describeVolumes, 50)).resolves.toEqual([]);
    await expect(take(describeInstances, 50, '1', 'eu-west-1')).resolves.toEqual([]);
    await expect(take(describeInstances, 50, '2')).resolves.toEqual([]);
    await expect(take(describeInstances, 1)).resolves.toEqual([100]);
  });

  it('counts together what shares a bucket', async () => {
    const take = stopped();
    // 40 at once over all actions of Elastic Load Balancing.
    await take({ service: 'elasticloadbalancing', operation: 'DescribeTags' }, 20);
    await expect(
      take({ service: 'elasticloadbalancing', operation: 'DescribeListeners' }, 1),
    ).resolves.toEqual([200]);
    // 50 a second over all regions in Service Quotas.
    const list: Call = { service: 'servicequotas', operation: 'ListServiceQuotas' };
    for (const region of ['a', 'b']) await expect(take(list, 10, '1', region)).resolves.toEqual([]);
    await expect(take(list, 6, '1', 'c')).resolves.toEqual([40]);
  });
});

describe('rateLimitsOf', () => {
  const services = [
    'autoscaling',
    'cloudwatch',
    'ec2',
    'elasticloadbalancing',
    'rds',
    'servicequotas',
    'sts',
    'support',
  ] as const;
  it.each(services)('bounds every call of %s', (service) => {
    const limits = rateLimitsOf({ service, operation: 'DescribeAnything' });
    expect(limits.length).toBeGreaterThan(0);
    for (const { capacity, refillPerSecond } of limits) {
      expect(capacity).toBeGreaterThan(0);
      expect(refillPerSecond).toBeGreaterThan(0);
    }
  });

  it('bounds GetMetricData by data points', () => {
    expect(rateLimitsOf({ service: 'cloudwatch', operation: 'GetMetricData' })).toEqual([
      {
        bucket: 'cloudwatch:GetMetricData',
        scope: 'region',
        capacity: 4,
        refillPerSecond: expect.closeTo(3.93, 2),
      },
    ]);
  });
});
