import { describe, expect, it } from '@jest/globals';
import { scalingSpeed } from '../../src/capacity/scaling-speed';
import type { Ec2Instance, ScalingPolicy } from '../../src/model/artifacts';
import { anAutoScalingGroup, anEc2Instance, aScalingPolicy, someLaunches } from '../builders/artifacts';

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
    ['by requests, which have no end', [requests], false, { headroom: null, carries: 1.25, reaction: 3 }],
    [
      'by CPU, in words',
      [cpu],
      true,
      {
        assumptions:
          'Assumed: 3 minutes to the alarm, 3 to boot, and that an instance carries 1.7 times what its target asks for.',
      },
    ],
    // 100 % ÷ 25 % are 4: only a metric that is CPU ends at 100 %.
    ['by CPU kept at 25 %', [tracking('ASGAverageCPUUtilization', 25)], true, { headroom: 4, carries: 3.4 }],
    [
      'by a metric of its own kept at 25',
      [tracking(null, 25)],
      false,
      { headroom: 2, carries: 1.25, reaction: 8 },
    ],
    [
      'by a target of 0, which makes no sense',
      [tracking('ALBRequestCountPerTarget', 0)],
      false,
      { headroom: 2, carries: 1.25, reaction: 8 },
    ],
    [
      'by the one of two that reaches further, in any order',
      [tracking('ASGAverageCPUUtilization', 25), cpu],
      true,
      { headroom: 4 },
    ],
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
    ['not at all, and no later for it', [], false, { headroom: 1, carries: 1.25, reaction: 3 }],
    ['not at all without a policy', [], true, { headroom: 1, assumptions: 'No policy scales it out.' }],
    ['by what is assumed where policies could not be read', undefined, true, { headroom: 2, reaction: 3 }],
    ['by what is assumed, every five minutes', undefined, false, { headroom: 2, carries: 1.25, reaction: 8 }],
  ] as const)('%s', (_, policies, isDetailed, speed) => {
    expect(
      scalingSpeed(group, {
        scalingPolicies: policies && [...policies],
        ec2Instances: monitored(isDetailed),
      }),
    ).toMatchObject(speed);
  });

  it('sees CPU every five minutes unless all of its own instances are seen every minute', () => {
    const other = anEc2Instance({ autoScalingGroupName: null, detailedMonitoring: true });
    const reactionWith = (ec2Instances: Ec2Instance[]) =>
      scalingSpeed(group, { scalingPolicies: [cpu], ec2Instances }).reaction;
    expect(reactionWith([...monitored(true), ...monitored(false)])).toBe(8);
    expect(reactionWith([...monitored(false), other])).toBe(8);
    expect(reactionWith([other])).toBe(8);
  });

  it('takes the warm-up that is set, else the cooldown, in whole minutes', () => {
    expect(scalingSpeed(group, { scalingPolicies: [cpu] }).warmUp).toBe(2);
    const unset = anAutoScalingGroup({ defaultInstanceWarmup: null, defaultCooldown: 301 });
    expect(scalingSpeed(unset, { scalingPolicies: [cpu] }).warmUp).toBe(6);
  });

  it('boots faster from a warm pool', () => {
    expect(scalingSpeed(group, { scalingPolicies: [cpu] }).boot).toBe(3);
    expect(scalingSpeed(anAutoScalingGroup({ warmPoolSize: 5 }), { scalingPolicies: [cpu] }).boot).toBe(1);
    expect(scalingSpeed(anAutoScalingGroup({ warmPoolSize: 0 }), { scalingPolicies: [cpu] }).boot).toBe(3);
    expect(scalingSpeed(anAutoScalingGroup({ warmPoolSize: null }), { scalingPolicies: [cpu] }).boot).toBe(3);
  });

  it.each([
    // 90 s are less than what is assumed until the first request, and no proof of it.
    ['90 s', 90, null, 3, 'to boot, and'],
    ['310 s', 310, null, 6, '6 to boot, as half of its launches took in the last week, and'],
    ['90 s from a warm pool', 90, 5, 2, '2 to boot, as half'],
    ['never', null, null, 3, 'to boot, and'],
  ])('boots as slowly as its launches did: %s', (_, secondsToInService, warmPoolSize, boot, words) => {
    const speed = scalingSpeed(anAutoScalingGroup({ warmPoolSize }), {
      scalingPolicies: [cpu],
      autoScalingLaunches: [
        someLaunches({ secondsToInService }),
        someLaunches({ autoScalingGroupName: 'other', secondsToInService: 900 }),
      ],
    });
    expect(speed).toMatchObject({ boot, assumptions: expect.stringContaining(words) });
  });
});
