import { describe, expect, it } from '@jest/globals';
import { ebsSnapshots } from '../../../src/checks/architecture/ebs-snapshots';
import type { Placed } from '../../../src/judging/traffic-graph';
import type { Ec2Instance, Volume, VolumeSnapshots } from '../../../src/model/artifacts';
import { anEc2Instance, aVolume, someSnapshots } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const COMPLETED = '2026-11-15T00:00:00Z';
const of = (startTime: string, state = 'completed') => ({ startTime, state });

/** Of a volume of an instance that nobody replaces, judged on 22 November at midnight. */
const judge = (
  snapshots: Partial<VolumeSnapshots> | null,
  volume: Partial<Volume> = {},
  instance: Partial<Ec2Instance> = {},
  context: Parameters<typeof runCheck>[2] = CARRYING,
) =>
  runCheck(
    ebsSnapshots,
    {
      volumes: [aVolume(volume)],
      volumeSnapshots: snapshots === null ? [] : [someSnapshots(snapshots)],
      ec2Instances: [anEc2Instance(instance)],
    },
    context,
  );

describe('ebs-snapshots', () => {
  it.each<[string, Partial<VolumeSnapshots> | null, string]>([
    ['of seven days ago', { completed: COMPLETED, last: of(COMPLETED) }, 'pass'],
    ['older', { completed: '2026-11-14T23:59:00Z', last: of('2026-11-14T23:59:00Z') }, 'fail'],
    ['none', { completed: null, last: null }, 'fail'],
    ['only one that failed', { completed: null, last: of('2026-11-21T05:00:00Z', 'error') }, 'fail'],
    ['only one that is not done', { completed: null, last: of('2026-11-21T05:00:00Z', 'pending') }, 'fail'],
    ['only one in the archive', { completed: null, last: of('2026-11-21T05:00:00Z') }, 'fail'],
    ['one that failed since', { completed: COMPLETED, last: of('2026-11-21T05:00:00Z', 'error') }, 'warn'],
    [
      'one that is not done since',
      { completed: COMPLETED, last: of('2026-11-21T05:00:00Z', 'pending') },
      'pass',
    ],
    ['nobody read them', null, 'unknown'],
  ])('%s', (_, snapshots, status) => {
    const outlives = { goesWithInstance: false };
    expect(judge(snapshots, outlives).map((judged) => judged.status)).toEqual([status]);
    // What goes with its instance may be nothing but an image.
    expect(judge(snapshots).map((judged) => judged.status)).toEqual([status === 'fail' ? 'warn' : status]);
  });

  it.each<[string, Partial<Volume>, Partial<Ec2Instance>, number]>([
    ['the root volume of an instance of a group', {}, { autoScalingGroupName: 'web' }, 0],
    ['that of a node of a cluster', {}, { tags: { 'kubernetes.io/cluster/shop': 'owned' } }, 0],
    ['that of an instance that AWS runs', {}, { managedBy: 'eks.amazonaws.com' }, 0],
    ['that of a Spot Fleet', {}, { tags: { 'aws:ec2spot:fleet-request-id': 'sfr-1' } }, 0],
    ['that of an instance that nobody replaces', {}, {}, 1],
    [
      'one that outlives the instance of a group',
      { goesWithInstance: false },
      { autoScalingGroupName: 'web' },
      1,
    ],
    [
      'one of which earlier versions did not ask',
      { goesWithInstance: undefined },
      { autoScalingGroupName: 'web' },
      1,
    ],
    ['one whose instance is not known', { instanceIds: ['i-9'] }, { autoScalingGroupName: 'web' }, 1],
    ['one that is attached to nothing', { instanceIds: [], state: 'available' }, {}, 0],
  ])('%s', (_, volume, instance, judged) => {
    expect(judge({}, volume, instance)).toHaveLength(judged);
  });

  it.each<[string, readonly Placed[], string]>([
    ['carries traffic', [place('on')], 'fail'],
    ['may carry traffic', [place('unplaced')], 'warn'],
    ['carries none', [place('off')], 'notApplicable'],
    ['shares its volume with one that carries traffic', [place('off'), place('on')], 'fail'],
    ['shares it with one that may', [place('off'), place('unplaced')], 'warn'],
    ['is left out by a scope that selects the volume', [{ ...place('off'), isOutside: true }], 'warn'],
  ])('without a snapshot, of an instance that %s', (_, places, status) => {
    const instanceIds = places.map((_, i) => `i-${i}`);
    const placed = ({ ids }: { readonly ids: readonly string[] }): Placed =>
      places[instanceIds.indexOf(ids[0] ?? '')] ?? place('on');
    const volume = { instanceIds, goesWithInstance: false };
    const [judged] = judge({ completed: null, last: null }, volume, {}, { placed });
    expect(judged?.status).toBe(status);
  });
});

function place(placement: Placed['placement']): Placed {
  return { placement, because: 'The test says so.' };
}
