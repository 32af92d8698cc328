import { describe, expect, it } from '@jest/globals';
import { takeovers } from '../../src/capacity/takeover';
import { aLoadBalancer, aLoadBalancerPeak, loadBalancerArn } from '../builders/artifacts';
import { anInventory, type Denied } from '../builders/ceiling';
import { aPlan } from '../builders/plan';

const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];
const plan = (survive?: 'az' | 'region') =>
  aPlan({
    accounts: [{ id: '111122223333', regions: regions.map((name) => ({ name })) }],
    resilience: { survive },
  });

/** A region with one entrance that had its peak of so many requests per second. */
const region = (name: string, peak: number | null, denied: Denied = {}) =>
  anInventory(
    {
      loadBalancers: [aLoadBalancer()],
      loadBalancerPeaks: [
        aLoadBalancerPeak({
          loadBalancerArn: loadBalancerArn(),
          requestsPerSecondByPeriod: [peak, peak, null],
        }),
      ],
    },
    denied,
    { target: { account: '111122223333', region: name } },
  );

describe('what a region takes over when another is lost', () => {
  it('is the traffic of the busiest other one, in proportion to its own: 1,000 ÷ (1,000 − 600) and 1,000 ÷ (1,000 − 300)', () => {
    const all = [region('us-east-1', 600), region('eu-west-1', 300), region('ap-southeast-1', 100)];
    expect(takeovers(plan('region'), all)).toEqual(
      new Map([
        ['us-east-1', { times: 1000 / 700, lost: 'eu-west-1' }],
        ['eu-west-1', { times: 2.5, lost: 'us-east-1' }],
        ['ap-southeast-1', { times: 2.5, lost: 'us-east-1' }],
      ]),
    );
  });

  it('is not known of a region that had no traffic, nor while one could not be read', () => {
    const standby = takeovers(plan('region'), [region('us-east-1', 600), region('eu-west-1', null)]);
    expect(standby.get('eu-west-1')).toMatchObject({ missing: expect.stringContaining('had no traffic') });
    const denied = { loadBalancerPeaks: 'cloudwatch:GetMetricData' };
    const unread = takeovers(plan('region'), [region('us-east-1', 600), region('eu-west-1', 300, denied)]);
    expect(unread.get('us-east-1')).toMatchObject({
      missing: expect.stringContaining('111122223333/eu-west-1 could not be read'),
    });
  });

  it('is not known of a region whose traffic vanishes beside that of another', () => {
    // 1e300 + 1 − 1e300 is 0 in floating point.
    expect(takeovers(plan('region'), [region('us-east-1', 1), region('eu-west-1', 1e300)])).toEqual(
      new Map([
        [
          'us-east-1',
          {
            missing:
              'What us-east-1 takes over is not known: its traffic is too small beside that of eu-west-1.',
          },
        ],
        ['eu-west-1', { times: 1, lost: 'us-east-1' }],
      ]),
    );
  });

  it('is nothing where the event has one region', () => {
    expect(takeovers(aPlan(), [region('us-east-1', 600)]).size).toBe(0);
  });
});
