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
    for (let i = 0; i < times; i++) await limiter.acquire(call, { account, region }, {});
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

  it.each([
    // 20 at once and 10 a second are assumed of Support.
    ['all of what is assumed where no scaling calls an API', {}, 22, [100, 200]],
    ['half of that when cautious', { cautious: true }, 12, [200, 400]],
    ['a quarter of it during the event', { cautious: true, share: 0.25 }, 7, [400, 800]],
  ])('takes %s', async (_, options, calls, waits) => {
    const call: Call = { service: 'support', operation: 'DescribeTrustedAdvisorCheckResult' };
    await expect(stopped(options)(call, calls)).resolves.toEqual(waits);
  });

  it('leaves half of what is assumed where scaling calls the API', async () => {
    await expect(
      stopped()({ service: 'autoscaling', operation: 'DescribeAutoScalingGroups' }, 12),
    ).resolves.toEqual([200, 400]);
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
    // 200 at once and 50 a second over all actions of Elastic Load Balancing.
    await take({ service: 'elasticloadbalancing', operation: 'DescribeTags' }, 100);
    await expect(
      take({ service: 'elasticloadbalancing', operation: 'DescribeListeners' }, 1),
    ).resolves.toEqual([40]);
    // 50 a second over all regions in Service Quotas.
    const list: Call = { service: 'servicequotas', operation: 'ListServiceQuotas' };
    for (const region of ['a', 'b']) await expect(take(list, 10, '1', region)).resolves.toEqual([]);
    await expect(take(list, 6, '1', 'c')).resolves.toEqual([40]);
  });
});

describe('rateLimitsOf', () => {
  const services = [
    'account',
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
    const limits = rateLimitsOf({ service, operation: 'DescribeAnything' }, {}, false);
    expect(limits.length).toBeGreaterThan(0);
    for (const { capacity, refillPerSecond } of limits) {
      expect(capacity).toBeGreaterThan(0);
      expect(refillPerSecond).toBeGreaterThan(0);
    }
  });

  it('bounds GetMetricData by the data points that it asks for', () => {
    const query = (Period: number) => ({ MetricStat: { Period } });
    const input = {
      StartTime: new Date('2026-11-08T00:00:00Z'),
      EndTime: new Date('2026-11-09T00:00:00Z'),
      MetricDataQueries: [query(300), query(3600)],
    };
    // A day has 288 periods of five minutes and 24 hours.
    expect(rateLimitsOf({ service: 'cloudwatch', operation: 'GetMetricData' }, input, false)).toEqual([
      {
        bucket: 'cloudwatch:GetMetricData',
        scope: 'region',
        capacity: 396_000,
        refillPerSecond: 396_000,
        tokens: 312,
      },
    ]);
  });

  it('takes metrics to be listed at half the rate of other calls of CloudWatch', () => {
    const [limit] = rateLimitsOf({ service: 'cloudwatch', operation: 'ListMetrics' }, {}, false);
    expect(limit).toMatchObject({ bucket: 'cloudwatch:ListMetrics', refillPerSecond: 25, tokens: 1 });
  });

  it.each([
    [false, [50]],
    [true, [50, 10]],
  ])('keeps to both rates that AWS states of Elastic Load Balancing when cautious: %s', (cautious, rates) => {
    const call: Call = { service: 'elasticloadbalancing', operation: 'DescribeTags' };
    const limits = rateLimitsOf(call, {}, cautious);
    expect(limits.map(({ refillPerSecond }) => refillPerSecond)).toEqual(rates);
  });
});

describe('slowDown', () => {
  const PLACE = { account: '1', region: 'us-east-1' };

  /** A limiter whose clock the test sets, and how long the next call has to wait. */
  function timed() {
    let now = 0;
    let waited = 0;
    const limiter = createRateLimiter({
      clock: () => now,
      sleep: async (ms) => {
        waited = Math.round(ms);
      },
    });
    return {
      at: (ms: number) => {
        now = ms;
      },
      throttle: (call = describeInstances) => limiter.slowDown(call, PLACE, {}),
      async wait(call = describeInstances, place = PLACE) {
        waited = 0;
        await limiter.acquire(call, place, {});
        return waited;
      },
    };
  }

  it('halves the pace at a throttled answer, and takes nothing for there any more', async () => {
    const { wait, throttle } = timed();
    expect(await wait()).toBe(0);
    throttle();
    // 10 a second are ours: at half that, one in 200 ms.
    expect([await wait(), await wait()]).toEqual([200, 400]);
  });

  it('takes answers that are throttled together for one', async () => {
    const { wait, throttle } = timed();
    await wait();
    for (let i = 0; i < 5; i++) throttle();
    expect(await wait()).toBe(200);
  });

  it('halves it again when that was not enough, down to a sixteenth', async () => {
    const { wait, throttle, at } = timed();
    await wait();
    throttle();
    at(1000);
    throttle();
    // In that second the pace had risen from 0.5 to 0.52 and 5 tokens were refilled, which are taken for gone: 0.26.
    expect(await wait()).toBe(385);
    for (let i = 2; i < 12; i++) {
      at(i * 1000);
      throttle();
    }
    expect(await wait()).toBeGreaterThan(1000);
    expect(await wait()).toBeLessThan(4000);
  });

  it('returns to the full pace in time', async () => {
    const { wait, throttle, at } = timed();
    await wait();
    throttle();
    at(25_000);
    // Half the pace is restored at 2 % a second: 50 are there at once again.
    for (let i = 0; i < 50; i++) expect(await wait()).toBe(0);
    expect(await wait()).toBe(100);
  });

  it('halves the pace of what it used all of, as of everything else', async () => {
    const { wait, throttle } = timed();
    const support: Call = { service: 'support', operation: 'DescribeTrustedAdvisorCheckResult' };
    await wait(support);
    throttle(support);
    expect([await wait(support), await wait(support)]).toEqual([200, 400]);
  });

  it('slows what was throttled, and nothing else', async () => {
    const { wait, throttle } = timed();
    await wait(describeVolumes);
    throttle();
    expect(await wait(describeVolumes)).toBe(0);
    expect(await wait(describeInstances, { account: '2', region: 'us-east-1' })).toBe(0);
  });
});
