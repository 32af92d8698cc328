import { afterEach, describe, expect, it } from '@jest/globals';
import type { Applied, Means } from '../../src/support/applier';
import { capacityReservation, capacityReset } from '../../src/support/capacity-reservations';
import { readQuotas } from '../../src/support/quota-requests';
import { scheduledAction } from '../../src/support/scheduled-actions';
import { actingAccounts } from '../builders/acting';
import { type Answers, awsError, mockAws, throwing } from '../builders/aws';
import { aPlan } from '../builders/plan';

const place = { account: '111122223333', region: 'us-east-1' };
let aws: ReturnType<typeof mockAws> | undefined;
afterEach(() => aws?.restore());
const mock = (answers: Answers) => {
  aws = mockAws(answers);
  return aws;
};
const means = async (): Promise<Means> => ({
  ...(await actingAccounts.open(aPlan(), place)),
  async *attachments() {},
});

describe('reservations of capacity', () => {
  const action = (kind: 'capacity-reservation' | 'capacity-reset', wanted: object): Applied => ({
    ...{ id: 'x', kind, ...place },
    call: {
      action: 'elasticloadbalancing:ModifyCapacityReservation',
      input: { LoadBalancerArn: 'arn', ...wanted },
    },
  });
  const reserve = action('capacity-reservation', { MinimumLoadBalancerCapacity: { CapacityUnits: 500 } });
  const reset = action('capacity-reset', { ResetCapacityReservation: true });
  const balancer = (units: number) => {
    const sent: object[] = [];
    let now = units;
    const described = () => ({
      ...(now > 0 && { MinimumLoadBalancerCapacity: { CapacityUnits: now } }),
      CapacityReservationState: [{ State: { Code: 'provisioned' }, AvailabilityZone: 'us-east-1a' }],
    });
    const mocked = mock({
      'elasticloadbalancing:DescribeCapacityReservation': described,
      'elasticloadbalancing:ModifyCapacityReservation': (input) => {
        sent.push(input);
        const { MinimumLoadBalancerCapacity } = input as {
          MinimumLoadBalancerCapacity?: { CapacityUnits: number };
        };
        now = MinimumLoadBalancerCapacity?.CapacityUnits ?? 0;
        return { ...described(), DecreaseRequestsRemaining: 2 };
      },
    });
    return { ...mocked, sent };
  };

  it.each([
    [0, false, 'Nothing is reserved.'],
    [499, false, '499 capacity units are reserved: provisioned in us-east-1a.'],
    [500, true, '500 capacity units are reserved: provisioned in us-east-1a.'],
    [900, true, '900 capacity units are reserved: provisioned in us-east-1a.'],
  ])('of 500 with %d reserved', async (units, isThere, says) => {
    balancer(units);
    expect(await capacityReservation.find(reserve, await means())).toEqual({
      ...{ awsId: null, isThere, says, before: { CapacityUnits: units } },
    });
    expect(await capacityReset.find(reset, await means())).toMatchObject({ isThere: units === 0 });
  });

  it('remember what was reserved before', async () => {
    const { sent, called } = balancer(200);
    expect(await capacityReservation.apply(reserve, await means())).toEqual({
      awsId: null,
      answer: { before: 200, units: 500, DecreaseRequestsRemaining: 2 },
    });
    expect(sent).toEqual([{ LoadBalancerArn: 'arn', MinimumLoadBalancerCapacity: { CapacityUnits: 500 } }]);
    const permissions = [...capacityReservation.reads, ...capacityReservation.changes];
    expect(called().filter((one) => !permissions.includes(one))).toEqual([]);
  });

  it('are reset', async () => {
    const { sent } = balancer(500);
    expect(await capacityReset.apply(reset, await means())).toMatchObject({
      answer: { before: 500, units: 0 },
    });
    expect(sent).toEqual([{ LoadBalancerArn: 'arn', ResetCapacityReservation: true }]);
    expect(await capacityReset.find(reset, await means())).toMatchObject({ isThere: true });
  });
});

describe('scheduled actions', () => {
  const schedule: Applied = {
    ...{ id: 'x', kind: 'scheduled-action', ...place },
    call: {
      action: 'autoscaling:PutScheduledUpdateGroupAction',
      input: {
        ...{ AutoScalingGroupName: 'web', ScheduledActionName: 'sale-scale-out' },
        ...{ StartTime: '2026-12-11T15:00:00.000Z', MinSize: 12 },
      },
    },
  };
  const there = {
    ScheduledActionName: 'sale-scale-out',
    ScheduledActionARN: 'arn:1',
    StartTime: new Date('2026-12-11T15:00:00Z'),
    MinSize: 12,
  };
  const DESCRIBE = 'autoscaling:DescribeScheduledActions';

  it.each<[string, object[], boolean]>([
    ['is there', [there], true],
    ['is not', [], false],
    ['has another name', [{ ...there, ScheduledActionName: 'other' }], false],
    ['has another size', [{ ...there, MinSize: 11 }], false],
    ['has a maximum', [{ ...there, MaxSize: 20 }], false],
    ['has another start', [{ ...there, StartTime: new Date('2026-12-11T16:00:00Z') }], false],
    ['is repeated', [{ ...there, Recurrence: '0 0 * * *' }], false],
    ['sets a desired capacity', [{ ...there, DesiredCapacity: 12 }], false],
  ])('%s', async (_, ScheduledUpdateGroupActions, isThere) => {
    const group = { AutoScalingGroupName: 'web', MinSize: 2, MaxSize: 20 };
    mock({
      [DESCRIBE]: () => ({ ScheduledUpdateGroupActions }),
      'autoscaling:DescribeAutoScalingGroups': () => ({ AutoScalingGroups: [group] }),
    });
    expect((await scheduledAction.find(schedule, await means()))?.isThere).toBe(isThere);
  });

  it('are written with their time', async () => {
    const sent: object[] = [];
    const { called } = mock({
      'autoscaling:PutScheduledUpdateGroupAction': (input) => {
        sent.push(input);
        return {};
      },
    });
    expect(await scheduledAction.apply(schedule, await means())).toEqual({
      awsId: 'sale-scale-out',
      answer: {},
    });
    expect(sent).toEqual([{ ...schedule.call.input, StartTime: new Date('2026-12-11T15:00:00Z') }]);
    expect(called()).toEqual(scheduledAction.changes);
  });
});

describe('quotas', () => {
  it('are the account’s own, else those of AWS', async () => {
    mock({
      'servicequotas:GetServiceQuota': ({ QuotaCode }) => {
        if (QuotaCode === 'L-A') return { Quota: { Value: 700 } };
        throw awsError('NoSuchResourceException');
      },
      'servicequotas:GetAWSDefaultServiceQuota': () => ({ Quota: { Value: 0 } }),
    });
    const { reading } = await means();
    expect(await readQuotas(reading, 'elasticloadbalancing', ['L-A', 'L-B'])).toEqual({
      'L-A': 700,
      'L-B': 0,
    });
  });

  it('are not known where AWS refuses, or gives no value', async () => {
    const denied = mock({ 'servicequotas:GetServiceQuota': throwing(awsError('AccessDeniedException')) });
    const { reading } = await means();
    await expect(readQuotas(reading, 'x', ['L-A'])).rejects.toThrow('AccessDenied');
    denied.restore();
    mock({ 'servicequotas:GetServiceQuota': () => ({ Quota: {} }) });
    await expect(readQuotas(reading, 'x', ['L-A'])).rejects.toThrow('gave no value');
  });
});
