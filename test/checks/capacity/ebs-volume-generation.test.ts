import { describe, expect, it } from '@jest/globals';
import { ebsVolumeGeneration } from '../../../src/checks/capacity/ebs-volume-generation';
import { listOf } from '../../../src/judging/fix';
import type { Volume } from '../../../src/model/artifacts';
import { anEc2Instance, aVolume } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const judge = (volumes: Volume[]) => ({ volumes, ec2Instances: [], autoScalingGroups: [] });

describe('ebs-volume-generation', () => {
  it.each([
    ['gp3', { volumeType: 'gp3' }, ['pass']],
    ['a small gp2', { volumeType: 'gp2', sizeGiB: 999 }, ['warn']],
    ['a gp2 that needs no burst', { volumeType: 'gp2', sizeGiB: 1000 }, ['pass']],
    ['the gp2 root volume of an instance that has no other', { volumeType: 'gp2', sizeGiB: 30 }, ['pass']],
    ['a larger one', { volumeType: 'gp2', sizeGiB: 31 }, ['warn']],
    ['magnetic', { volumeType: 'standard', sizeGiB: 2000 }, ['warn']],
    ['attached to nothing', { volumeType: 'gp2', instanceIds: [], state: 'available' }, []],
  ])('%s', (_, volume, statuses) => {
    expect(statusesOf(ebsVolumeGeneration, judge([aVolume(volume)]))).toEqual(statuses);
  });

  it('does not take a small volume beside another for a root volume', () => {
    const volumes = ['vol-1', 'vol-2'].map((volumeId) =>
      aVolume({ volumeId, volumeType: 'gp2', sizeGiB: 8 }),
    );
    expect(statusesOf(ebsVolumeGeneration, judge(volumes))).toEqual(['warn', 'warn']);
  });

  it('speaks of the group, not of the volumes that come and go with its instances', () => {
    const volumes = ['i-1', 'i-2'].map((id) =>
      aVolume({ volumeId: `vol-${id}`, volumeType: 'gp2', instanceIds: [id] }),
    );
    const ec2Instances = ['i-1', 'i-2'].map((instanceId) =>
      anEc2Instance({ instanceId, autoScalingGroupName: 'web' }),
    );
    const judged = runCheck(ebsVolumeGeneration, { volumes, ec2Instances, autoScalingGroups: [] });
    expect(judged.map((judgement) => judgement.resource.name)).toEqual(['web']);
    expect(judged[0]?.detail).toContain('2 of 2 volumes');
  });

  it.each([
    // More are not changed one by one: their instances are replaced by the launch template.
    [50, 50],
    [51, 0],
  ])('changes every volume of a group, of %d volumes %d', (volumes, changed) => {
    const ids = Array.from({ length: volumes }, (_, i) => String(i));
    const [judged] = runCheck(ebsVolumeGeneration, {
      volumes: ids.map((id) =>
        aVolume({ volumeId: `vol-${id}`, volumeType: 'gp2', sizeGiB: 100, instanceIds: [`i-${id}`] }),
      ),
      ec2Instances: ids.map((id) => anEc2Instance({ instanceId: `i-${id}`, autoScalingGroupName: 'web' })),
      autoScalingGroups: [],
    });
    const fix = judged && 'fix' in judged ? judged.fix : undefined;
    const commands = fix?.command ? listOf(fix.command) : [];
    expect(commands.map(({ words }) => words[words.indexOf('--volume-id') + 1])).toEqual(
      ids.slice(0, changed).map((id) => `vol-${id}`),
    );
  });
});
