import { describe, expect, it } from '@jest/globals';
import { autoScalingMaxVcpuQuota } from '../../../src/checks/capacity/auto-scaling-max-vcpu-quota';
import type { Artifacts, AutoScalingGroup } from '../../../src/model/artifacts';
import {
  aLaunchConfiguration,
  aLaunchTemplate,
  anAutoScalingGroup,
  anInstanceType,
  aServiceQuota,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const types = [
  anInstanceType({ instanceType: 'm5.large', vCpus: 2 }),
  anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4 }),
  anInstanceType({ instanceType: 'g5.xlarge', vCpus: 4 }),
];
const account = (groups: readonly Partial<AutoScalingGroup>[], overrides: Partial<Artifacts> = {}) => ({
  autoScalingGroups: groups.map((group) => anAutoScalingGroup(group)),
  launchTemplates: [aLaunchTemplate()],
  launchConfigurations: [],
  ec2InstanceTypes: Object.fromEntries(types.map((type) => [type.instanceType, type])),
  serviceQuotas: [aServiceQuota({ value: 400 })],
  ...overrides,
});
const judged = (...args: Parameters<typeof account>) =>
  runCheck(autoScalingMaxVcpuQuota, account(...args)).map((j) => [j.resource.name, j.status]);

const mixed = (policy: Partial<NonNullable<AutoScalingGroup['mixedInstancesPolicy']>>) => ({
  launchTemplate: null,
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
    overrides: [{ instanceType: 'm5.xlarge', weightedCapacity: null }],
    onDemandBaseCapacity: 0,
    onDemandPercentageAboveBaseCapacity: 100,
    ...policy,
  },
});

describe('auto-scaling-max-vcpu-quota', () => {
  it.each<[string, Partial<AutoScalingGroup>[], string[][]]>([
    ['at the quota', [{ maxSize: 200 }], [['L-1216C47A', 'pass']]],
    ['one instance over', [{ maxSize: 201 }], [['L-1216C47A', 'warn']]],
    [
      'over together',
      [{ maxSize: 150 }, { autoScalingGroupName: 'api', maxSize: 51 }],
      [['L-1216C47A', 'warn']],
    ],
    ['sizes in vCPUs', [{ maxSize: 400, desiredCapacityType: 'vcpu' }], [['L-1216C47A', 'pass']]],
    [
      'sizes in MiB',
      [{ maxSize: 400 * 4096 + 1, desiredCapacityType: 'memory-mib' }],
      [['L-1216C47A', 'warn']],
    ],
    [
      'sizes in MiB that fit exactly',
      [{ maxSize: 200 * 8192, desiredCapacityType: 'memory-mib' }],
      [['L-1216C47A', 'pass']],
    ],
    [
      'the larger of two types, in any order',
      [
        {
          maxSize: 101,
          ...mixed({
            overrides: ['m5.xlarge', 'm5.large'].map((instanceType) => ({
              instanceType,
              weightedCapacity: null,
            })),
          }),
        },
      ],
      [['L-1216C47A', 'warn']],
    ],
    [
      'the type with the most vCPUs for its weight',
      [
        {
          maxSize: 150,
          ...mixed({
            overrides: [
              { instanceType: 'm5.large', weightedCapacity: 2 },
              { instanceType: 'm5.xlarge', weightedCapacity: 1 },
            ],
          }),
        },
      ],
      [['L-1216C47A', 'warn']],
    ],
    ['a group that is being deleted', [{ maxSize: 500, status: 'Delete in progress' }], []],
    ['the largest of its types', [{ maxSize: 101, ...mixed({}) }], [['L-1216C47A', 'warn']]],
    [
      'weights',
      [{ maxSize: 400, ...mixed({ overrides: [{ instanceType: 'm5.xlarge', weightedCapacity: 4 }] }) }],
      [['L-1216C47A', 'pass']],
    ],
    [
      'Spot does not count',
      [{ maxSize: 200, ...mixed({ onDemandBaseCapacity: 50, onDemandPercentageAboveBaseCapacity: 33 }) }],
      [['L-1216C47A', 'pass']],
    ],
    [
      'types chosen by attributes',
      [mixed({ overrides: [{ instanceType: null, weightedCapacity: null }] })],
      [['web', 'unknown']],
    ],
    [
      'types of two quotas',
      [
        mixed({
          overrides: [
            { instanceType: 'm5.xlarge', weightedCapacity: null },
            { instanceType: 'g5.xlarge', weightedCapacity: null },
          ],
        }),
      ],
      [['web', 'unknown']],
    ],
    [
      'two types of one quota, of which one is not described',
      [
        mixed({
          overrides: ['m5.large', 'm99.huge'].map((instanceType) => ({
            instanceType,
            weightedCapacity: null,
          })),
        }),
      ],
      [['L-1216C47A', 'unknown']],
    ],
    ['no group', [], []],
    ['a group that runs nothing', [{ minSize: 0, maxSize: 0 }], []],
  ])('%s', (_, groups, expected) => {
    expect(judged(groups)).toEqual(expected);
  });

  it.each<[string, Partial<AutoScalingGroup>[], string]>([
    [
      'sums, each rounded up for itself',
      [
        { maxSize: 10, ...mixed({ onDemandPercentageAboveBaseCapacity: 33 }) },
        { autoScalingGroupName: 'api', maxSize: 1 },
        {
          autoScalingGroupName: 'odd',
          ...mixed({ overrides: [{ instanceType: 'm99.huge', weightedCapacity: null }] }),
        },
      ],
      '16 of 400 On-Demand vCPUs of Standard at maximum size: web 14, api 2, odd ?. The vCPUs of a group are not known.',
    ],
    [
      'a base that is more than the maximum',
      [{ maxSize: 10, ...mixed({ onDemandBaseCapacity: 20, onDemandPercentageAboveBaseCapacity: 0 }) }],
      '40 of 400 On-Demand vCPUs of Standard at maximum size: web 40.',
    ],
  ])('says what it counts: %s', (_, groups, detail) => {
    expect(runCheck(autoScalingMaxVcpuQuota, account(groups))[0]?.detail).toBe(detail);
  });

  it('asks for what all groups together would need', () => {
    expect(runCheck(autoScalingMaxVcpuQuota, account([{ maxSize: 201 }]))[0]).toMatchObject({
      fix: {
        action: 'Raise the quota to at least 402, or lower maximum sizes to what it allows.',
        command: {
          words: expect.arrayContaining(['request-service-quota-increase', '--desired-value', '402']),
        },
      },
    });
  });

  it.each<[string, Partial<Artifacts>, string]>([
    ['the quota is not listed', { serviceQuotas: [] }, 'L-1216C47A'],
    ['the instance type is not described', { ec2InstanceTypes: {} }, 'L-1216C47A'],
    ['the launch template is gone', { launchTemplates: [] }, 'web'],
  ])('does not know when %s', (_, artifacts, resource) => {
    expect(judged([{}], artifacts)).toEqual([[resource, 'unknown']]);
  });

  it('still warns when what is known is already too much', () => {
    const unknownType = {
      autoScalingGroupName: 'odd',
      ...mixed({ overrides: [{ instanceType: 'm99.huge', weightedCapacity: null }] }),
    };
    expect(judged([{ maxSize: 201 }, unknownType])).toEqual([['L-1216C47A', 'warn']]);
    expect(judged([{ maxSize: 200 }, unknownType])).toEqual([['L-1216C47A', 'unknown']]);
  });
});

describe('a group that launches only Spot', () => {
  const group = { maxSize: 201 };
  const configured = { ...group, launchTemplate: null, launchConfigurationName: 'web-2019' };

  it.each([
    ['by its launch template', group, { launchTemplates: [aLaunchTemplate({ marketType: 'spot' })] }],
    [
      'by its launch configuration',
      configured,
      { launchConfigurations: [aLaunchConfiguration({ spotPrice: '0.05' })] },
    ],
  ])('takes nothing of the On-Demand quota: %s', (_, own, launch) => {
    expect(runCheck(autoScalingMaxVcpuQuota, account([own], launch))).toMatchObject([
      { status: 'pass', detail: expect.stringMatching(/^0 of 400 On-Demand vCPUs .*: web 0\.$/) },
    ]);
  });
});
