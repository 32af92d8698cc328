import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import type { Ec2Instance, Volume } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, type Judgement, notApplicable, pass, warn } from '../check';
import { count, listed } from '../words';

/** The largest that the root volumes of common images are made: 8 GiB for Linux, 20 for nodes of EKS, 30 for Windows. */
const MOST_ROOT_GIB = 30;

/** The size from which a gp2 volume has its 3,000 IOPS without burst credits (3 IOPS per GiB). */
const GP2_CONSTANT_GIB = 1000;

/** Volumes that are changed one by one; with more, instances are better replaced by the new launch template. */
const MOST_CHANGED = 50;

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
    const counts = Map.groupBy(
      attached.flatMap(({ instanceIds }) => instanceIds),
      (instanceId) => instanceId,
    );
    /** The only volume of an instance is its root: a small one starts the system, and is not what the peak reads. */
    const isSmallRoot = ({ volumeType, sizeGiB, instanceIds }: Volume): boolean =>
      volumeType === 'gp2' &&
      sizeGiB <= MOST_ROOT_GIB &&
      instanceIds.every((instanceId) => counts.get(instanceId)?.length === 1);
    return [...Map.groupBy(attached, (volume) => ownerOf(volume, instances))].map(([owner, owned]) =>
      judgeVolumes(owner, owned, isSmallRoot, target),
    );
  },
});

/** The group whose instance uses the volume: volumes come and go with instances. */
function ownerOf(volume: Volume, instances: ReadonlyMap<string, Ec2Instance>): string {
  const instance = instances.get(volume.instanceIds[0] ?? '');
  return instance?.autoScalingGroupName ?? instance?.tags.Name ?? volume.volumeId;
}

function judgeVolumes(
  name: string,
  volumes: readonly Volume[],
  isSmallRoot: (volume: Volume) => boolean,
  target: Target,
): Judgement {
  const aged = volumes.filter(
    (volume) =>
      volume.volumeType === 'standard' ||
      (volume.volumeType === 'gp2' && volume.sizeGiB < GP2_CONSTANT_GIB && !isSmallRoot(volume)),
  );
  const [first, ...others] = aged;
  if (volumes.every((volume) => volume.state !== 'in-use')) {
    return notApplicable('None of its volumes is in use.', { name });
  }
  if (first === undefined)
    return pass(
      { name },
      `${count(volumes.length, 'volume')}, none on burst credits that the peak would spend.`,
    );
  const detail = `${aged.length} of ${count(volumes.length, 'volume')}: ${listed(aged.map((volume) => `${volume.volumeId} (${volume.volumeType}, ${volume.sizeGiB} GiB)`))}.`;
  return warn({ name }, detail, {
    action:
      aged.length > MOST_CHANGED
        ? 'Set gp3 in the launch template of the group, and replace its instances by an instance refresh.'
        : 'Change the volumes to gp3, which needs no downtime, and the launch template of the group with them.',
    ...(aged.length > MOST_CHANGED
      ? {}
      : { command: [toGp3(first, target), ...others.map((volume) => toGp3(volume, target))] }),
    lead: 'configuration',
  });
}

const toGp3 = ({ volumeId }: Volume, target: Target): AwsCommand =>
  awsCommand(target, 'ec2', 'modify-volume', { 'volume-id': volumeId, 'volume-type': 'gp3' });
