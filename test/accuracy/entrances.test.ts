import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import { type Account, shop } from './accounts';
import { judge, notWell } from './judge';
import { each } from './planted';

/** The shop, and the requests per second that its plan expects of its load balancer; 500 of them are normal. */
const expecting = (
  peakRequestsPerSecond: number,
  change: (region: Artifacts) => Partial<Artifacts> = () => ({}),
): Account => ({
  plan: {
    ...shop.plan,
    traffic: {
      multiplier: 22,
      loadBalancers: [{ loadBalancer: 'web', region: 'us-east-1', peakRequestsPerSecond }],
    },
  },
  region: { ...shop.region, ...change(shop.region) },
});

const seen = async (account: Account) => {
  const judged = await judge(account);
  return { notWell: notWell(judged), verdict: judged.report.verdict };
};

describe('the requests per second that a plan expects of a load balancer', () => {
  it('change nothing where they are those of the event: 22 × 500', async () => {
    expect(await seen(expecting(11_000))).toEqual({ notWell: [], verdict: 'ready' });
  });

  it('turn red what is behind it', async () => {
    // 55,000 are 110× of it where the event needs 22×: (110 − 1) ÷ (22 − 1) = 5.19 times as steep. Its 400 instances are 100 × 4:
    // 1 + 99 ÷ 5.19 = 20.07×. 2,000 vCPUs and 1,000 targets are 250 × 8 and 250 × 4, 1 + 249 ÷ 5.19 = 48.97×, and tight once a
    // zone may go: 2 × 110 of 250. The database, which only it leads to, has room for 125×: 1 + 124 ÷ 5.19 = 24.89×.
    expect(await seen(expecting(55_000))).toEqual({
      notWell: [
        'red auto-scaling-group-size web 20.0734',
        'red pre-warming-backends web',
        'red pre-warming-size web',
        'yellow auto-scaling-scheduled-scale-out web',
        'yellow db-throughput orders 24.8899',
        'yellow on-demand-vcpu On-Demand Standard 48.9725',
        'yellow targets-per-load-balancer web 48.9725',
        'yellow targets-per-target-group web 48.9725',
      ],
      verdict: 'not-ready',
    });
  });

  it('leave open what is behind it where none were counted on it', async () => {
    const uncounted = expecting(11_000, ({ loadBalancerPeaks }) => ({
      loadBalancerPeaks: each(loadBalancerPeaks, { requestsPerSecond: null }),
    }));
    expect(await seen(uncounted)).toEqual({
      notWell: [
        'grey auto-scaling-group-size web',
        'grey auto-scaling-scheduled-scale-out web',
        'grey db-connections orders',
        'grey db-cpu orders',
        'grey db-iops orders',
        'grey db-storage orders',
        'grey db-throughput orders',
        'grey on-demand-vcpu On-Demand Standard',
        'grey pre-warming-backends web',
        'grey pre-warming-size web',
        'grey subnet-free-addresses subnet-a',
        'grey subnet-free-addresses subnet-b',
        'grey targets-per-load-balancer web',
        'grey targets-per-target-group web',
      ],
      verdict: 'at-risk',
    });
  });

  it('are named where they count', async () => {
    const { ceilings } = await judge(expecting(55_000));
    const group = ceilings.find(({ family }) => family === 'auto-scaling-group-size');
    expect(group?.evidence.filter(({ source }) => source === 'plan')).toMatchObject([
      {
        detail: expect.stringMatching(
          /^The plan expects 55,000 requests\/s of web \(traffic\.loadBalancers\), 110× the 500 of its normal peak/,
        ),
      },
    ]);
  });

  it('are said for the planned peak, so that asking about another one moves no breaking point', async () => {
    const breaks = async (multiplier?: number) => {
      const { ceilings } = await judge(expecting(55_000), undefined, [], multiplier);
      return ceilings.map(({ id, breaksAt }) => [id, breaksAt]);
    };
    const planned = await breaks();
    expect(await breaks(2)).toEqual(planned);
    expect(await breaks(60)).toEqual(planned);
  });
});
