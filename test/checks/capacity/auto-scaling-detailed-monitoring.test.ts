import { describe, expect, it } from '@jest/globals';
import { autoScalingDetailedMonitoring } from '../../../src/checks/capacity/auto-scaling-detailed-monitoring';
import type { ScalingPolicy } from '../../../src/model/artifacts';
import { anAutoScalingGroup, anEc2Instance, aScalingPolicy } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

/** A group whose instances report in detail or not, one after the other. */
const judge = (detailed: readonly boolean[], policy: Partial<ScalingPolicy> = {}) =>
  runCheck(
    autoScalingDetailedMonitoring,
    {
      autoScalingGroups: [anAutoScalingGroup()],
      ec2Instances: [
        ...detailed.map((detailedMonitoring, i) =>
          anEc2Instance({ instanceId: `i-${i}`, autoScalingGroupName: 'web', detailedMonitoring }),
        ),
        anEc2Instance({ instanceId: 'i-other', autoScalingGroupName: 'api', detailedMonitoring: false }),
      ],
      scalingPolicies: [aScalingPolicy(policy)],
    },
    CARRYING,
  );
const byRequests = {
  predefinedMetricType: 'ALBRequestCountPerTarget',
  resourceLabel: null,
  targetValue: 500,
  disableScaleIn: false,
};

describe('auto-scaling-detailed-monitoring', () => {
  it.each<[string, boolean[], Partial<ScalingPolicy>, string]>([
    ['all report every minute', [true, true], {}, 'pass'],
    ['one does not', [true, false], {}, 'warn'],
    ['it runs nothing', [], {}, 'notApplicable'],
    ['it follows requests', [false], { targetTracking: byRequests }, 'notApplicable'],
    ['its policy is off', [false], { enabled: false }, 'notApplicable'],
    ['the policy is of another', [false], { autoScalingGroupName: 'api' }, 'notApplicable'],
  ])('%s', (_, detailed, policy, status) => {
    expect(judge(detailed, policy).map((one) => one.status)).toEqual([status]);
  });

  it('turns it on for those that lack it, twenty at most, and off again', () => {
    const [judgement] = judge([true, ...Array.from({ length: 21 }, () => false)]);
    const ids = Array.from({ length: 20 }, (_, i) => `i-${i + 1}`);
    expect(judgement).toMatchObject({
      detail: '21 of its 22 instances report every five minutes.',
      fix: {
        action: expect.stringContaining('the command has the first 20'),
        command: {
          words: ['aws', 'ec2', 'monitor-instances', '--region', 'us-east-1', '--instance-ids', ...ids],
        },
        reversal: { command: { words: expect.arrayContaining(['unmonitor-instances', 'i-20']) } },
      },
    });
  });
});
