import { describe, expect, it } from '@jest/globals';
import { instanceZones } from '../../../src/checks/architecture/instance-zones';
import { anEc2Instance } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const inZones = (tags: Record<string, string>, ...zones: string[]) =>
  zones.map((availabilityZone, index) =>
    anEc2Instance({ instanceId: `i-${tags.Name ?? ''}${index}`, availabilityZone, tags }),
  );

describe('instance-zones', () => {
  it.each([
    ['one zone', inZones({ app: 'legacy' }, 'us-east-1a', 'us-east-1a'), ['warn']],
    ['two zones', inZones({ app: 'legacy' }, 'us-east-1a', 'us-east-1b'), ['pass']],
    ['a single instance', inZones({ app: 'legacy' }, 'us-east-1a'), ['warn']],
    ['none', [], []],
    ['owned by a group', [anEc2Instance({ autoScalingGroupName: 'web' })], []],
    ['stopped', [anEc2Instance({ state: 'stopped' })], []],
  ])('%s', (_, ec2Instances, statuses) => {
    expect(statusesOf(instanceZones, { ec2Instances })).toEqual(statuses);
  });

  it('takes numbered names for one tier and keeps different tiers apart', () => {
    const ec2Instances = [
      anEc2Instance({ instanceId: 'i-1', tags: { Name: 'web-1' }, availabilityZone: 'us-east-1a' }),
      anEc2Instance({ instanceId: 'i-2', tags: { Name: 'web-2' }, availabilityZone: 'us-east-1b' }),
      anEc2Instance({ instanceId: 'i-3', tags: { App: 'search' } }),
    ];
    const judged = runCheck(instanceZones, { ec2Instances }).map((j) => [j.resource.name, j.status]);
    expect(judged).toEqual([
      ['web', 'pass'],
      ['search', 'warn'],
    ]);
  });

  it('says which instances it is about, and where they run', () => {
    const [judgement] = runCheck(instanceZones, {
      ec2Instances: inZones({ app: 'legacy' }, 'us-east-1b', 'us-east-1a'),
    });
    expect(judgement?.detail).toBe(
      '2 instances (i-0, i-1) in us-east-1a, us-east-1b; grouped by their tags.',
    );
  });

  it.each([
    ['no tag', {}],
    ['a blank name', { Name: '  ' }],
  ])('names an instance with %s by its id', (_, tags) => {
    const [judgement] = runCheck(instanceZones, {
      ec2Instances: [anEc2Instance({ instanceId: 'i-9', tags })],
    });
    expect(judgement?.resource.name).toBe('i-9');
  });

  it('keeps a name that is a number', () => {
    const [judgement] = runCheck(instanceZones, { ec2Instances: [anEc2Instance({ tags: { Name: '42' } })] });
    expect(judgement?.resource.name).toBe('42');
  });
});
