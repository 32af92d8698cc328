import { expect, it } from '@jest/globals';
import { instanceCpuCredits } from '../../../src/checks/capacity/instance-cpu-credits';
import { anEc2Instance, anEc2InstancePeak, anInstanceType, aPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (instanceTypes: readonly string[], leastCpuCredits: readonly (number | null)[] = []) =>
  runCheck(
    instanceCpuCredits,
    {
      ec2Instances: instanceTypes.map((instanceType, i) =>
        anEc2Instance({ instanceId: `i-${i}`, instanceType, tags: { Name: 'search' } }),
      ),
      ec2InstanceTypes: {
        'm5.large': anInstanceType(),
        't3.medium': anInstanceType({ instanceType: 't3.medium', burstable: true }),
      },
      ec2InstancePeaks: leastCpuCredits.map((credits, i) =>
        anEc2InstancePeak({
          instanceId: `i-${i}`,
          leastCpuCredits: credits === null ? null : aPeak(credits, { at: '2026-11-20T10:00:00Z' }),
        }),
      ),
    },
    CARRYING,
  );

it.each([
  [['m5.large', 'm5.large'], [], 'pass', 'm5.large'],
  [
    ['t3.medium', 't3.medium'],
    [40, 12],
    'warn',
    'Burstable: t3.medium. The fewest CPU credits in the look-back were 12, of i-1 at 2026-11-20T10:00:00Z.',
  ],
  [['m5.large', 't3.medium'], [null, null], 'warn', 'no data for their CPUCreditBalance'],
  [['z9.large'], [], 'unknown', 'AWS did not describe z9.large.'],
])('judges the credits of %j', (types, credits, status, detail) => {
  expect(judge(types, credits)).toMatchObject([
    { status, resource: { name: 'search' }, detail: expect.stringContaining(detail) },
  ]);
});
