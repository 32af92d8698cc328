import { awsCommand } from '../../judging/aws-command';
import type { Ec2Instance, Volume } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, type Judgement, notApplicable, pass, warn } from '../check';
import { count, listed } from '../words';

/** The size from which a gp2 volume has its 3,000 IOPS without burst credits (3 IOPS per GiB). */
const GP2_CONSTANT_GIB = 1000;

export const ebsVolumeGeneration = defineCheck({
  id: 'ebs-volume-generation',
  title: 'Volumes keep their performance for as long as the peak lasts',
  failureTitle: 'Volumes live on burst credits or are of an old generation',
  why: 'A small gp2 volume falls from 3,000 IOPS to 3 per GiB once its credits are spent; gp3 does not, and costs less.',
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html',
  workbook: '12 Performance',
  needs: ['volumes', 'ec2Instances', 'autoScalingGroups'],
  evaluate({ volumes, ec2Instances }, { target }) {
    const instances = new Map(ec2Instances.map((instance) => [instance.instanceId, instance]));
    const attached = volumes.filter((volume) => volume.instanceIds.length > 0);
    return [...Map.groupBy(attached, (volume) => ownerOf(volume, instances))].map(([owner, owned]) =>
      judgeVolumes(owner, owned, target),
    );
  },
});

/** The group whose instance uses the volume: volumes come and go with instances. */
function ownerOf(volume: Volume, instances: ReadonlyMap<string, Ec2Instance>): string {
  const instance = instances.get(volume.instanceIds[0] ?? '');
  return instance?.autoScalingGroupName ?? instance?.tags.Name ?? volume.volumeId;
}

function judgeVolumes(name: string, volumes: readonly Volume[], target: Target): Judgement {
  const aged = volumes.filter(
    ({ volumeType, sizeGiB }) =>
      volumeType === 'standard' || (volumeType === 'gp2' && sizeGiB < GP2_CONSTANT_GIB),
  );
  const [first] = aged;
  if (volumes.every((volume) => volume.state !== 'in-use')) {
    return notApplicable('None of its volumes is in use.', { name });
  }
  if (first === undefined)
    return pass({ name }, `${count(volumes.length, 'volume')}, none on burst credits.`);
  const detail = `${aged.length} of ${count(volumes.length, 'volume')}: ${listed(aged.map((volume) => `${volume.volumeId} (${volume.volumeType}, ${volume.sizeGiB} GiB)`))}.`;
  return warn({ name }, detail, {
    action:
      'Change the volumes to gp3, which needs no downtime, and the launch template of the group with them.',
    command: awsCommand(target, 'ec2', 'modify-volume', {
      'volume-id': first.volumeId,
      'volume-type': 'gp3',
    }),
    lead: 'configuration',
  });
}
