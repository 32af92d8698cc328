import { expect, it } from '@jest/globals';
import { checkEvent } from '../../../src/app/judging/check';
import { anAutoScalingGroup, anAutoScalingGroupPeak, healthyAccount } from '../../builders/artifacts';
import { anInventory } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const run = {
  id: 'r',
  trigger: 'cli',
  by: 'test',
  startedAt: '2026-11-22T00:00:00Z',
  finishedAt: '2026-11-22T00:01:00Z',
} as const;

const bastion = anAutoScalingGroup({
  autoScalingGroupName: 'bastion',
  targetGroupArns: [],
  minSize: 1,
  desiredCapacity: 1,
  maxSize: 1,
  instances: [],
});
const peak = anAutoScalingGroupPeak({ autoScalingGroupName: 'bastion' });

const judged = async (elasticity: { match: { resource: string }; factor: number }[] = []) => {
  const plan = aPlan({ traffic: { multiplier: 2, elasticity } });
  const inventories = [
    anInventory({
      ...healthyAccount,
      autoScalingGroups: [...healthyAccount.autoScalingGroups, bastion],
      autoScalingGroupPeaks: [...healthyAccount.autoScalingGroupPeaks, peak],
    }),
  ];
  return (await checkEvent({ plan, inventories, run, previous: null })).report;
};

const sizeOf = (report: Awaited<ReturnType<typeof judged>>) =>
  report.ceilings.find(
    ({ family, resource }) => family === 'auto-scaling-group-size' && resource === 'bastion',
  );

it('a group that no load balancer leads to owns no headline, and is asked about in the first lines', async () => {
  const report = await judged();
  expect(sizeOf(report)).toMatchObject({ status: 'grey', breaksAt: null });
  expect(report.breakingPoint?.ceiling).not.toContain('bastion');
  expect(report.caveats?.join(' ')).toContain(
    'Auto Scaling group bastion: may break at 0.25× already. It is not known whether bastion carries the event’s traffic.',
  );
});

it('the answer of the plan settles it', async () => {
  const word = (factor: number) => [{ match: { resource: 'bastion' }, factor }];
  // A load of 2 busy instances at a target of 50 % needs 4, of which there may be 1: 0.25×.
  const grows = await judged(word(1));
  expect(sizeOf(grows)).toMatchObject({ status: 'red', breaksAt: 0.25 });
  expect(grows.breakingPoint?.ceiling).toContain('bastion');
  const stays = await judged(word(0));
  expect(sizeOf(stays)).toBeUndefined();
  expect(stays.caveats?.join(' ') ?? '').not.toContain('bastion');
});
