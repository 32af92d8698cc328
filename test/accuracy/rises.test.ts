import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import type { Rise } from '../../src/model/rise';
import type { EventPlanInput } from '../../src/plan/schema';
import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';
import { judge, notWell } from './judge';

/** The shop, whose load balancer uses 100 LCUs at normal peak, so that 2,200 are needed; what is reserved, and what the plan says. */
const reserving = (
  capacityUnits: number,
  reservedCapacityUnits: number | undefined,
  traffic: EventPlanInput['traffic'] = { multiplier: 22 },
  change: (region: Artifacts) => Partial<Artifacts> = () => ({}),
): Account => {
  const plan = aPreparedPlan({ traffic });
  return {
    plan: { ...plan, preWarming: plan.preWarming?.map((entry) => ({ ...entry, reservedCapacityUnits })) },
    region: {
      ...shop.region,
      lcuReservations: [build.anLcuReservation({ capacityUnits })],
      loadBalancerPeaks: shop.region.loadBalancerPeaks.map((peak) => ({
        ...peak,
        capacityUnits: build.aPeak(100),
      })),
      ...change(shop.region),
    },
  };
};

const ofLoadBalancers = async (account: Account) => {
  const judged = await judge(account);
  const rises = (judged.report.rises ?? []).filter(
    ({ unit, region }) => unit === 'LCUs' && region === 'us-east-1',
  );
  return {
    notWell: notWell(judged),
    rises: rises.map(({ resource, shortfall, start, enough }: Rise) => ({
      resource,
      start,
      enough,
      ...(shortfall && { from: shortfall.from, to: shortfall.to, requests: shortfall.requests }),
    })),
  };
};

const inHalfAnHour = { multiplier: 22, ramp: { minutes: 30, shape: 'linear' } } as const;

describe('a load balancer in the rise', () => {
  it('follows with all that it needs reserved', async () => {
    expect(await ofLoadBalancers(reserving(2200, 2200))).toEqual({
      notWell: [],
      rises: [{ resource: 'web', start: 2200, enough: 2200 }],
    });
  });

  it('follows with what a slower rise needs, but what is asked for should cover the peak', async () => {
    // 100 + 70 a minute: 660 in minute 8 are more than twice the 310 of minute 3.
    expect(await ofLoadBalancers(reserving(660, 660, inHalfAnHour))).toEqual({
      notWell: ['red pre-warming-size web'],
      rises: [{ resource: 'web', start: 660, enough: 660 }],
    });
    expect(await ofLoadBalancers(reserving(659, 659, inHalfAnHour))).toEqual({
      notWell: ['red pre-warming-size web', 'yellow load-balancer-pre-warming web'],
      // One LCU-minute, of 500 ÷ 100 requests per second.
      rises: [{ resource: 'web', start: 659, enough: 660, from: 8, to: 8, requests: 300 }],
    });
  });

  it('falls short where too little is reserved, all at once', async () => {
    // 5 × (1,700 + 1,200 + 200) LCU-minutes of 300 requests each.
    expect(await ofLoadBalancers(reserving(500, 500))).toEqual({
      notWell: ['red pre-warming-size web', 'yellow load-balancer-pre-warming web'],
      rises: [{ resource: 'web', start: 500, enough: 2200, from: 0, to: 14, requests: 4_650_000 }],
    });
  });

  it('falls short where what the plan calls verified is not there', async () => {
    // 5 × (2,000 + 1,800 + 1,400 + 600).
    expect(await ofLoadBalancers(reserving(0, 2200))).toEqual({
      notWell: ['red load-balancer-pre-warming web'],
      rises: [{ resource: 'web', start: 200, enough: 2200, from: 0, to: 19, requests: 8_700_000 }],
    });
  });

  it('is not played where nothing shows what AWS Support gave, or what it uses', async () => {
    expect(await ofLoadBalancers(reserving(0, undefined))).toEqual({ notWell: [], rises: [] });
    const unread = reserving(0, 2200, { multiplier: 22 }, ({ loadBalancerPeaks }) => ({
      loadBalancerPeaks: loadBalancerPeaks.map((peak) => ({ ...peak, capacityUnits: null })),
    }));
    expect((await ofLoadBalancers(unread)).rises).toEqual([]);
  });
});
