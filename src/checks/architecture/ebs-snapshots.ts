import { awsCommand } from '../../judging/aws-command';
import { type Placed, TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import { ARTIFACTS, type Ec2Instance, type Volume, type VolumeSnapshots } from '../../model/artifacts';
import { clusterOf } from '../../model/clusters';
import { resource } from '../../model/resource';
import type { Target } from '../../model/target';
import { asPlaced } from '../as-placed';
import { daysBetween } from '../certificates';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';

/** A week: of a volume that has a snapshot a week, as of one that has one a day, there is always a younger one. */
const MOST_DAYS = 7;

export const ebsSnapshots = defineCheck({
  id: 'ebs-snapshots',
  title: 'Volumes that hold data have a snapshot of the last seven days',
  failureTitle: 'Volume that holds data has no recent snapshot',
  why: 'What is written badly at event speed, or lost with a volume, comes back from a snapshot or not at all.',
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html',
  workbook: '12 Resilience',
  needs: ['volumes', 'volumeSnapshots', 'ec2Instances'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ volumes, volumeSnapshots, ec2Instances }, { asOf, target, placed }) {
    const instances = new Map(ec2Instances.map((instance) => [instance.instanceId, instance]));
    const attachedTo = ({ instanceIds }: Volume) => instanceIds.flatMap((id) => instances.get(id) ?? []);
    return volumes
      .filter((volume) => volume.instanceIds.length > 0 && !isReplaced(volume, attachedTo(volume)))
      .map((volume) => {
        const [snapshots] = snapshotsByVolume(volumeSnapshots, volume.volumeId);
        return asPlaced(judgeVolume(volume, snapshots, asOf, target), () =>
          mostPlaced(volume.instanceIds.map((id) => insideScope(placed(ownerOf(id, instances))))),
        );
      });
  },
});

const snapshotsByVolume = lookup(({ volumeId }: VolumeSnapshots) => [volumeId]);

/** Whether all that is on it comes from an image again: it goes with an instance that a group, a cluster or AWS replaces. */
const isReplaced = ({ goesWithInstance }: Volume, instances: readonly Ec2Instance[]): boolean =>
  goesWithInstance === true &&
  instances.length > 0 &&
  instances.every(
    ({ autoScalingGroupName, managedBy, tags }) =>
      autoScalingGroupName !== null ||
      managedBy !== null ||
      clusterOf(tags) !== null ||
      OF_FLEETS.some((tag) => tag in tags),
  );

/** The tags of instances that EMR, EC2 Fleet and Spot Fleet launch. */
const OF_FLEETS = [
  'aws:elasticmapreduce:job-flow-id',
  'aws:ec2:fleet-id',
  'aws:ec2spot:fleet-request-id',
] as const;

const ownerOf = (instanceId: string, instances: ReadonlyMap<string, Ec2Instance>) => {
  const instance = instances.get(instanceId);
  return instance ? ARTIFACTS.ec2Instances.owner(instance) : resource('instance', [instanceId]);
};

/** The scope selects the volume, so that an instance which it leaves out tells nothing. */
const insideScope = (place: Placed): Placed =>
  place.isOutside
    ? { placement: 'unplaced', because: 'The scope leaves out what it is attached to.' }
    : place;

/** Where a volume stands that several instances share: with the one that is nearest to the event's traffic. */
const mostPlaced = (places: readonly Placed[]): Placed =>
  places.find(({ placement }) => placement === 'on') ??
  places.find(({ placement }) => placement !== 'off') ??
  (places[0] as Placed);

function judgeVolume(
  { volumeId, instanceIds, tags, goesWithInstance }: Volume,
  snapshots: VolumeSnapshots | undefined,
  asOf: string,
  target: Target,
): Judgement {
  const volume: JudgedResource = { name: volumeId };
  if (snapshots === undefined) return unknown(volume, 'Its snapshots were not read.');
  const called = tags.Name === undefined ? '' : ` (${tags.Name})`;
  const where = `It is attached to ${instanceIds.join(', ')}${called}.`;
  const { completed, last } = snapshots;
  const since =
    last !== null && last.startTime !== completed && last.state !== 'completed'
      ? ` The last one, of ${last.startTime}, is in the state ${last.state}, and is no backup.`
      : '';
  const fix = {
    action: `Take a snapshot of ${volumeId} in the week before the event, have one taken every day (Data Lifecycle Manager, AWS Backup), and restore one to see that it can be.`,
    command: awsCommand(target, 'ec2', 'create-snapshot', { 'volume-id': volumeId }),
    lead: 'setting',
  } as const;
  // Nobody tells what is on a volume that is deleted with its instance: it may be nothing but an image.
  const bad = (detail: string) =>
    goesWithInstance === true
      ? warn(volume, `${detail} It is deleted with its instance: whether it holds data is not known.`, fix)
      : fail(volume, detail, fix);
  if (completed === null) {
    return bad(
      `${where} The account has no completed snapshot of it in this region that is not archived.${since}`,
    );
  }
  const days = daysBetween(completed, asOf);
  const detail = `${where} Its last completed snapshot was begun at ${completed}, ${days.toFixed(1)} days before the inventory was taken.${since}`;
  if (days > MOST_DAYS) return bad(detail);
  return last?.state === 'error'
    ? warn(volume, detail, {
        ...fix,
        action: `Find out why the last snapshot of ${volumeId} failed, and take another.`,
      })
    : pass(volume, detail);
}
