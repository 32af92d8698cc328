import { describe, expect, it } from '@jest/globals';
import { autoScalingLaunchSource } from '../../../src/checks/capacity/auto-scaling-launch-source';
import type { AutoScalingGroup } from '../../../src/model/artifacts';
import { aLaunchConfiguration, aLaunchTemplate, anAutoScalingGroup, anImage } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (group: Partial<AutoScalingGroup>, images = [anImage()]) =>
  runCheck(
    autoScalingLaunchSource,
    {
      autoScalingGroups: [anAutoScalingGroup(group)],
      launchTemplates: [
        aLaunchTemplate({ launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '7' }),
      ],
      launchConfigurations: [aLaunchConfiguration({ launchConfigurationName: 'web-2019' })],
      images,
    },
    CARRYING,
  )[0];

const template = (launchTemplateId: string | null, launchTemplateName: string | null, version = '7') => ({
  launchTemplateId,
  launchTemplateName,
  version,
});
const mixed = (launchTemplate: ReturnType<typeof template>) => ({
  launchTemplate: null,
  mixedInstancesPolicy: {
    launchTemplate,
    overrides: [],
    onDemandBaseCapacity: 0,
    onDemandPercentageAboveBaseCapacity: 100,
  },
});

describe('auto-scaling-launch-source', () => {
  it.each<[string, Partial<AutoScalingGroup>, string]>([
    ['a template that is there, by id', { launchTemplate: template('lt-1', null) }, 'pass'],
    ['a template that is there, by name', { launchTemplate: template(null, 'web') }, 'pass'],
    ['another version of it', { launchTemplate: template('lt-1', 'web', '8') }, 'fail'],
    ['a template that is gone', { launchTemplate: template('lt-2', 'api') }, 'fail'],
    ['a policy whose template is there', mixed(template('lt-1', 'web')), 'pass'],
    ['a policy whose template is gone', mixed(template('lt-2', 'api')), 'fail'],
    [
      'a launch configuration that is there',
      { launchTemplate: null, launchConfigurationName: 'web-2019' },
      'pass',
    ],
    [
      'a launch configuration that is gone',
      { launchTemplate: null, launchConfigurationName: 'web-2018' },
      'fail',
    ],
  ])('%s', (_, group, status) => {
    expect(judge(group)?.status).toBe(status);
  });

  it('names what is gone, and leaves to people what takes its place', () => {
    const judged = judge({ launchTemplate: template('lt-2', 'api') });
    expect(judged).toMatchObject({
      detail: 'Its launch template lt-2 (version 7) is gone.',
      fix: { action: expect.stringContaining('Choose a launch template') },
    });
    expect(judged).not.toMatchObject({ fix: { command: expect.anything() } });
  });

  it('tells an AMI that is gone from a template that is', () => {
    expect(
      judge({ launchTemplate: template('lt-1', 'web') }, [anImage({ imageId: 'ami-1', state: null })]),
    ).toMatchObject({
      status: 'fail',
      detail: 'Its AMI ami-1 is gone, or this account may not launch it.',
      fix: { action: expect.stringContaining('an AMI that this account can launch') },
    });
  });
});
