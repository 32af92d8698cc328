import { describe, expect, it } from '@jest/globals';
import { scalingSpeed } from '../../src/capacity/scaling-speed';
import type { ScalingPolicy } from '../../src/model/artifacts';
import { anAutoScalingGroup, anEc2Instance, aScalingPolicy } from '../builders/artifacts';

const group = anAutoScalingGroup({ defaultInstanceWarmup: 120 });
const tracking = (predefinedMetricType: string | null, targetValue = 50): ScalingPolicy =>
  aScalingPolicy({
    targetTracking: { predefinedMetricType, resourceLabel: null, targetValue, disableScaleIn: false },
  });
const cpu = tracking('ASGAverageCPUUtilization');
const requests = tracking('ALBRequestCountPerTarget', 1000);
const monitored = (detailedMonitoring: boolean) => [
  anEc2Instance({ autoScalingGroupName: 'web', detailedMonitoring }),
];

describe('how fast a group scales out', () => {
  it.each([
    // 100 % ÷ 50 % and 85 % ÷ 50 %.
    ['by CPU every minute', [cpu], true, { headroom: 2, carries: 1.7, reaction: 3 }],
    ['by CPU every five minutes', [cpu], false, { headroom: 2, carries: 1.7, reaction: 8 }],
    [
      'by CPU kept at 90 %: no more than that is carried',
      [tracking('ASGAverageCPUUtilization', 90)],
      true,
      { headroom: 100 / 90, carries: 1 },
    ],
    ['by requests, which have no end', [requests], false, { headroom: null, reaction: 3 }],
    ['by the one of several that reaches further', [cpu, requests], false, { headroom: null, reaction: 3 }],
    [
      'by steps, or a metric of its own',
      [aScalingPolicy({ policyType: 'StepScaling', targetTracking: null })],
      true,
      { headroom: 2 },
    ],
    ['not at all by a policy that is off', [{ ...cpu, enabled: false }], true, { headroom: 1 }],
    [
      'not at all by a forecast alone',
      [{ ...cpu, policyType: 'PredictiveScaling', targetTracking: null }],
      true,
      { headroom: 1 },
    ],
    ['not at all without a policy', [], true, { headroom: 1, assumptions: 'No policy scales it out.' }],
    ['by what is assumed where policies could not be read', undefined, true, { headroom: 2, reaction: 3 }],
  ] as const)('%s', (_, policies, isDetailed, speed) => {
    expect(scalingSpeed(group, policies, monitored(isDetailed))).toMatchObject(speed);
  });

  it('takes the warm-up that is set, else the cooldown, in whole minutes', () => {
    expect(scalingSpeed(group, [cpu], []).warmUp).toBe(2);
    const unset = anAutoScalingGroup({ defaultInstanceWarmup: null, defaultCooldown: 301 });
    expect(scalingSpeed(unset, [cpu], []).warmUp).toBe(6);
  });

  it('boots faster from a warm pool', () => {
    expect(scalingSpeed(group, [cpu], []).boot).toBe(3);
    expect(scalingSpeed(anAutoScalingGroup({ warmPoolSize: 5 }), [cpu], []).boot).toBe(1);
  });
});
