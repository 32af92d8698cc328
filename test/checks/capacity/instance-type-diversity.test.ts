import { describe, expect, it } from '@jest/globals';
import { instanceTypeDiversity } from '../../../src/checks/capacity/instance-type-diversity';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { AutoScalingGroup, LaunchTemplateVersion } from '../../../src/model/artifacts';
import { aLaunchTemplate, anAutoScalingGroup } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const judge = (
  group: Partial<AutoScalingGroup>,
  launchTemplates: LaunchTemplateVersion[] = [aLaunchTemplate()],
) =>
  statusesOf(instanceTypeDiversity, {
    autoScalingGroups: [anAutoScalingGroup(group)],
    launchTemplates,
    launchConfigurations: [],
  });
const mixed = (...types: (string | null)[]) => ({
  launchTemplate: null,
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
    overrides: types.map((instanceType) => ({ instanceType, weightedCapacity: null })),
    onDemandBaseCapacity: 0,
    onDemandPercentageAboveBaseCapacity: 100,
  },
});

describe('instance-type-diversity', () => {
  it.each<[string, Partial<AutoScalingGroup>, string]>([
    ['a small group of one type', { maxSize: 19 }, 'pass'],
    ['one instance more', { maxSize: 20 }, 'warn'],
    ['sizes that are no counts of instances', { maxSize: 19, desiredCapacityType: 'vcpu' }, 'warn'],
    ['two types', { maxSize: 20, ...mixed('m5.large', 'm6i.large') }, 'pass'],
    ['one type twice', { maxSize: 20, ...mixed('m5.large', 'm5.large') }, 'warn'],
    ['types by attributes', { maxSize: 20, ...mixed(null) }, 'pass'],
    ['a mixed group without overrides', { maxSize: 20, ...mixed() }, 'warn'],
  ])('%s', (_, group, status) => {
    expect(judge(group)).toEqual([status]);
  });

  it('does not ask it of a group that carries none of the event’s traffic', () => {
    const artifacts = {
      ...{ autoScalingGroups: [anAutoScalingGroup({ maxSize: 20 })], launchTemplates: [aLaunchTemplate()] },
      launchConfigurations: [],
    };
    const judged = (placement: Placement) =>
      statusesOf(instanceTypeDiversity, artifacts, {
        placed: () => ({ placement, because: 'Says the test.' }),
      });
    expect([judged('off'), judged('unplaced')]).toEqual([['notApplicable'], ['warn']]);
  });

  it('does not know the type of a template that was not found', () => {
    expect(judge({ maxSize: 20 }, [aLaunchTemplate({ version: '7' })])).toEqual(['unknown']);
  });
});
