import { describe, expect, it } from '@jest/globals';
import { autoScalingDesiredCapacity } from '../../../src/checks/capacity/auto-scaling-desired-capacity';
import type { AutoScalingGroup } from '../../../src/model/artifacts';
import { anAutoScalingGroup, anAutoScalingInstance, anInstanceType } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const instances = (...lifecycleStates: readonly string[]) =>
  lifecycleStates.map((lifecycleState) => anAutoScalingInstance({ lifecycleState }));
/** Its types have 2 vCPUs and 8,192 MiB. */
const judge = (group: Partial<AutoScalingGroup>) =>
  runCheck(autoScalingDesiredCapacity, {
    autoScalingGroups: [anAutoScalingGroup({ desiredCapacity: 3, ...group })],
    ec2InstanceTypes: { 'm5.large': anInstanceType() },
  })[0];

describe('auto-scaling-desired-capacity', () => {
  it.each([
    ['all in service', instances('InService', 'InService', 'InService'), 'pass'],
    ['more than it wants', instances('InService', 'InService', 'InService', 'InService'), 'pass'],
    ['one starting', instances('InService', 'InService', 'Pending:Wait'), 'pass'],
    ['one missing', instances('InService', 'InService'), 'warn'],
    ['one on its way out', instances('InService', 'InService', 'Terminating'), 'warn'],
    ['one waiting in the warm pool', instances('InService', 'InService', 'Warmed:Stopped'), 'warn'],
    ['none', [], 'warn'],
  ])('%s', (_, running, status) => {
    expect(judge({ instances: running })?.status).toBe(status);
  });

  it('names both numbers and where the reason is', () => {
    expect(judge({ instances: instances('InService', 'Pending') })).toMatchObject({
      detail: 'Its desired capacity is 3, with 1 in service and 1 starting.',
      fix: {
        command: {
          words: expect.arrayContaining(['describe-scaling-activities', 'web', '--max-items', '20']),
        },
      },
    });
  });

  it.each([
    ['vcpu', 6, 'pass'],
    ['vcpu', 7, 'warn'],
    ['memory-mib', 24_576, 'pass'],
    ['memory-mib', 24_577, 'warn'],
  ])('counts three instances in %s: %d is %s', (desiredCapacityType, desiredCapacity, status) => {
    const running = instances('InService', 'InService', 'InService');
    expect(judge({ desiredCapacityType, desiredCapacity, instances: running })?.status).toBe(status);
  });

  it('counts by weight where the group does', () => {
    const mixedInstancesPolicy = {
      launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '1' },
      overrides: [{ instanceType: 'm5.large', weightedCapacity: 4 }],
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: 100,
    };
    const running = instances('InService', 'InService');
    expect(judge({ mixedInstancesPolicy, desiredCapacity: 8, instances: running })?.status).toBe('pass');
    expect(judge({ mixedInstancesPolicy, desiredCapacity: 9, instances: running })?.status).toBe('warn');
  });

  it.each([
    ['alone', ['InService'], []],
    ['before others that suffice', ['InService'], ['InService', 'InService']],
    ['as one that is starting, beside others', ['Pending'], ['InService']],
  ])('does not know what counts in the size of a type that AWS did not describe: %s', (_, unread, read) => {
    const running = [
      ...instances(...unread).map((instance) => ({ ...instance, instanceType: 'x9.large' })),
      ...instances(...read),
    ];
    expect(judge({ desiredCapacityType: 'vcpu', instances: running })?.status).toBe('unknown');
  });

  it('says nothing of starting ones where there are none', () => {
    expect(judge({ instances: instances('InService') })?.detail).toBe(
      'Its desired capacity is 3, with 1 in service.',
    );
  });
});
