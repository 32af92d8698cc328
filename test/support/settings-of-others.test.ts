import { afterEach, describe, expect, it } from '@jest/globals';
import type { Applied } from '../../src/support/applier';
import { capacityReset } from '../../src/support/capacity-reservations';
import { scheduledAction } from '../../src/support/scheduled-actions';
import { actingAccounts } from '../builders/acting';
import { mockAws } from '../builders/aws';
import { aPlan } from '../builders/plan';

const place = { account: '111122223333', region: 'us-east-1' };
let aws: ReturnType<typeof mockAws> | undefined;
afterEach(() => aws?.restore());

describe('resetting a reservation', () => {
  const reset = (before: number): Applied => ({
    ...{ id: 'capacity-reset~1', kind: 'capacity-reset', ...place },
    call: {
      action: 'elasticloadbalancing:ModifyCapacityReservation',
      input: {
        LoadBalancerArn: 'arn',
        ...(before === 0
          ? { ResetCapacityReservation: true }
          : { MinimumLoadBalancerCapacity: { CapacityUnits: before } }),
      },
      expects: { CapacityUnits: 500 },
    },
  });

  it.each([
    [500, 0, { isThere: false, isInTheWay: false }],
    [500, 200, { isThere: false, isInTheWay: false }],
    // Another event, or a person, has reserved more or less since.
    [800, 0, { isThere: false, isInTheWay: true }],
    [300, 0, { isThere: false, isInTheWay: true }],
    [200, 200, { isThere: true }],
    [0, 0, { isThere: true }],
  ])('of %d to %d', async (CapacityUnits, before, expected) => {
    aws = mockAws({
      'elasticloadbalancing:DescribeCapacityReservation': () => ({
        MinimumLoadBalancerCapacity: { CapacityUnits },
      }),
    });
    const clients = await actingAccounts.open(aPlan(), place);
    expect(await capacityReset.find(reset(before), clients)).toMatchObject(expected);
  });
});

describe('scheduling a group', () => {
  type Sizes = { readonly MinSize: number; readonly MaxSize?: number };
  const found = async (today: Sizes | null, sizes: Sizes, expects?: Sizes) => {
    aws = mockAws({
      'autoscaling:DescribeScheduledActions': () => ({}),
      'autoscaling:DescribeAutoScalingGroups': () => ({
        AutoScalingGroups: today === null ? [] : [{ AutoScalingGroupName: 'web', ...today }],
      }),
    });
    const StartTime = '2026-12-11T15:00:00.000Z';
    const input = { AutoScalingGroupName: 'web', ScheduledActionName: 'sale', StartTime, ...sizes };
    const call = { action: 'autoscaling:PutScheduledUpdateGroupAction', input, ...(expects && { expects }) };
    const clients = await actingAccounts.open(aPlan(), place);
    return scheduledAction.find({ id: '1', kind: 'scheduled-action', ...place, call }, clients);
  };

  it.each([
    ['raises', { MinSize: 2, MaxSize: 8 }, { MinSize: 12, MaxSize: 20 }, undefined],
    ['keeps', { MinSize: 12, MaxSize: 20 }, { MinSize: 12 }, undefined],
    [
      'takes back the scale-out',
      { MinSize: 12, MaxSize: 20 },
      { MinSize: 2, MaxSize: 8 },
      { MinSize: 12, MaxSize: 20 },
    ],
    ['waits for the scale-out', { MinSize: 2, MaxSize: 8 }, { MinSize: 2 }, { MinSize: 12 }],
  ])('that %s sizes', async (_, today, sizes, expects) => {
    expect(await found(today, sizes, expects)).toMatchObject({
      isThere: false,
      isInTheWay: false,
      before: { scheduled: null, group: today },
    });
  });

  it.each([
    ['minimum', { MinSize: 30, MaxSize: 40 }, { MinSize: 12, MaxSize: 40 }, undefined],
    ['maximum', { MinSize: 2, MaxSize: 40 }, { MinSize: 12, MaxSize: 20 }, undefined],
    ['minimum since', { MinSize: 5, MaxSize: 8 }, { MinSize: 2 }, { MinSize: 12 }],
  ])('does not lower a %s of others', async (_, today, sizes, expects) => {
    expect(await found(today, sizes, expects)).toMatchObject({
      isInTheWay: true,
      says: expect.stringContaining('This would lower it'),
    });
  });

  it('does not set a minimum that the group cannot have, nor that of a group that is gone', async () => {
    expect(await found({ MinSize: 2, MaxSize: 8 }, { MinSize: 12 })).toMatchObject({
      isInTheWay: true,
      says: expect.stringContaining('above its maximum'),
    });
    expect(await found(null, { MinSize: 12 })).toMatchObject({
      isInTheWay: true,
      says: 'AWS has no such group.',
    });
  });
});
