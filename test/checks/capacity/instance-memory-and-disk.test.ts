import { expect, it } from '@jest/globals';
import { instanceMemoryAndDisk } from '../../../src/checks/capacity/instance-memory-and-disk';
import type { InstanceAgentPeak } from '../../../src/model/artifacts';
import { anAgentPeak, anEc2Instance, aPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (...measured: readonly Partial<InstanceAgentPeak>[]) =>
  runCheck(
    instanceMemoryAndDisk,
    {
      ec2Instances: ['i-1', 'i-2'].map((instanceId) =>
        anEc2Instance({ instanceId, tags: { Name: 'search' } }),
      ),
      instanceAgentPeaks: measured.map((one, i) => anAgentPeak({ instanceId: `i-${i + 1}`, ...one })),
    },
    CARRYING,
  );

const memory = (percent: number) => ({ memoryUsedPercent: aPeak(percent) });
const disk = (percent: number) => ({ disks: [{ path: '/data', usedPercent: aPeak(percent) }] });

it.each<[string, readonly Partial<InstanceAgentPeak>[], string, string]>([
  ['with room', [memory(79), disk(84)], 'pass', '79 % of the memory of i-1'],
  ['whose memory is short', [{}, memory(80)], 'warn', 'That it grows with traffic is assumed.'],
  ['whose memory is in use', [{}, memory(100)], 'warn', '100 % of the memory of i-2'],
  ['whose disk fills', [{}, disk(85)], 'warn', '/data of i-2 was 85 % full'],
  ['whose disk is full', [disk(95), memory(90)], 'fail', '/data of i-1 was 95 % full'],
  ['of which nothing is measured', [], 'warn', 'no memory or no disk of i-1, i-2'],
  ['of which memory is not', [{}, { memoryUsedPercent: null }], 'warn', 'no memory or no disk of i-2'],
  ['of which disks are not', [{ disks: [] }, {}], 'warn', 'no memory or no disk of i-1'],
])('judges instances %s', (_, measured, status, detail) => {
  expect(judge(...measured)).toMatchObject([
    { status, resource: { name: 'search' }, detail: expect.stringContaining(detail) },
  ]);
});
