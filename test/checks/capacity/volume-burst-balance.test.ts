import { expect, it } from '@jest/globals';
import { volumeBurstBalance } from '../../../src/checks/capacity/volume-burst-balance';
import type { Volume } from '../../../src/model/artifacts';
import { anEc2Instance, aPeak, aVolume, aVolumePeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (volume: Partial<Volume>, balance: number | null, group: string | null = null) =>
  runCheck(
    volumeBurstBalance,
    {
      ec2Instances: [anEc2Instance({ instanceId: 'i-1', autoScalingGroupName: group })],
      volumes: [aVolume({ volumeType: 'gp2', sizeGiB: 100, instanceIds: ['i-1'], ...volume })],
      volumePeaks: [
        aVolumePeak({ volumeId: 'vol-1', leastBurstBalance: balance === null ? null : aPeak(balance) }),
      ],
    },
    CARRYING,
  );

it.each([
  [100, 'pass'],
  [20, 'pass'],
  [19.9, 'warn'],
  [1, 'warn'],
  [0.9, 'fail'],
  [0, 'fail'],
  [null, 'unknown'],
])('judges burst credits of %d %%', (balance, status) => {
  expect(judge({}, balance)).toMatchObject([{ status, resource: { name: 'vol-1' } }]);
});

it.each<[string, Partial<Volume>, number]>([
  ['st1', { volumeType: 'st1' }, 1],
  ['gp2 below 1,000 GiB', { sizeGiB: 999 }, 1],
  ['no gp2 that has its 3,000 IOPS without', { sizeGiB: 1000 }, 0],
  ['no gp3', { volumeType: 'gp3' }, 0],
  ['none of other instances', { instanceIds: ['i-2'] }, 0],
])('judges %s', (_, volume, judged) => {
  const found = judge(volume, 0).filter(({ status }) => status === 'fail');
  expect(found).toHaveLength(judged);
});

it('judges none of instances of groups', () => {
  expect(judge({}, 0, 'web').filter(({ status }) => status === 'fail')).toEqual([]);
});
