import { describe, expect, it } from '@jest/globals';
import { playFunctionRise } from '../../src/capacity/lambda-ramp';
import { loadBalancerRise, readyGroup } from '../../src/capacity/rises';
import { autoScalingScheduledScaleOut } from '../../src/checks/capacity/auto-scaling-scheduled-scale-out';
import { draftTargetFindings } from '../../src/checks/run';
import { rise as riseShape } from '../../src/model/rise';
import { describeRises } from '../../src/report/rises';
import { aLoadBalancer, aLoadBalancerPeak, anAutoScalingGroup, aPeak } from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';
import { aContext, CARRYING } from '../builders/check';
import { aPlan } from '../builders/plan';

const context = aContext({
  plan: aPlan({ traffic: { multiplier: 10, ramp: { minutes: 9, shape: 'linear' } } }),
});
/** 4 instances that carry normal traffic, so that 40 are needed from minute 9 on, each of which carries 1.25 times that. */
const describeGroup = (maxSize: number) => {
  const group = anAutoScalingGroup({ minSize: 2, maxSize, desiredCapacity: 4 });
  const artifacts = { autoScalingGroups: [group], scheduledActions: [] };
  const [rise] = describeRises([[readyGroup(group, artifacts, context).play(10)], []]);
  return riseShape.parse(rise);
};

describe('a rise in the report', () => {
  it('tells what is needed and what serves in each minute, until nothing changes any more', () => {
    const { needed, inService, shortfall, start, enough } = describeGroup(16);
    // (4 + 36 × minute ÷ 9) ÷ 1.25, rounded up to a hundredth.
    expect(needed.slice(0, 4)).toEqual([3.2, 6.4, 9.6, 12.8]);
    expect(needed.at(-1)).toBe(32);
    // Above the target from minute 1 on: the alarm goes off at 8, and those it launches serve at 11 and count at 13; then at 16.
    expect(inService).toEqual([...Array(11).fill(4), ...Array(5).fill(8), 16]);
    expect(needed).toHaveLength(inService.length);
    expect(shortfall).toMatchObject({ from: 1, to: null, requests: null });
    expect({ start, enough }).toEqual({ start: 4, enough: 32 });
  });

  it('is drawn for as long as traffic rises, if a group never changes', () => {
    expect(describeGroup(4).inService).toEqual(Array(10).fill(4));
  });

  it('counts a function in executions and steps of 10 seconds', () => {
    const played = playFunctionRise(
      'checkout',
      500,
      { start: 500, words: 'Nothing is provisioned for it.' },
      { multiplier: 22, minutes: 0 },
      context.target,
    );
    const [rise] = describeRises([played ? [played] : []]);
    expect(riseShape.parse(rise)).toMatchObject({
      unit: 'executions',
      stepSeconds: 10,
      finding: 'lambda-scaling-rate~111122223333~us-east-1~checkout',
      start: 500,
      enough: 10_000,
      shortfall: { from: 0, to: 9, requests: null },
    });
    // Until the 11,000 are there, at second 100.
    expect(rise?.inService).toHaveLength(11);
  });

  it('counts a load balancer in LCUs', () => {
    const balancer = aLoadBalancer();
    const played = loadBalancerRise(
      balancer,
      { lcuReservations: [], loadBalancerPeaks: [aLoadBalancerPeak({ capacityUnits: aPeak(100.5) })] },
      aContext({ plan: aPlan(), multiplier: 22, ...CARRYING }),
    );
    const [rise] = describeRises([played ? [played] : []]);
    expect(riseShape.parse(rise)).toMatchObject({
      id: 'rise~LCUs~111122223333~us-east-1~web',
      unit: 'LCUs',
      stepSeconds: 60,
      finding: 'load-balancer-pre-warming~111122223333~us-east-1~web',
      start: 201,
      enough: 2211,
      shortfall: { from: 0, to: 19 },
    });
    // 100.5 × 22; and 201, which double every five minutes.
    expect(rise?.needed[0]).toBe(2211);
    expect([0, 5, 10, 15, 20].map((minute) => rise?.inService[minute])).toEqual([201, 402, 804, 1608, 3216]);
  });

  it('has an id of its own, although a group and a load balancer may have one name', () => {
    expect(describeGroup(16).id).toBe('rise~instances~111122223333~us-east-1~web');
  });

  it('names the finding that says what to do about it', () => {
    const inventory = anInventory({
      autoScalingGroups: [anAutoScalingGroup()],
      scheduledActions: [],
    });
    const [finding] = draftTargetFindings([autoScalingScheduledScaleOut], inventory, {
      context,
      isCritical: () => false,
    });
    expect(describeGroup(20).finding).toBe(finding?.id);
  });
});
