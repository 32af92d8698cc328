import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeCasesCommand, SupportClient } from '@aws-sdk/client-support';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActingBackend, applyAction, listActions } from '../../src/app/actions/apply-actions';
import type { PlannedAction } from '../../src/model/action';
import { actingAccounts } from '../builders/acting';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';
import { aPlan } from '../builders/plan';
import type { Rule } from './gap-answers';
import { type GapServer, startGapServer } from './gap-server';
import { type RunningServer, startEmulator } from './servers';

/** What moto lacks, by AWS's models: what is sent is held to them, and so is what is answered. */
const RULES: readonly Rule[] = [
  { op: 'servicequotas:GetServiceQuota', reply: { Quota: { Value: 640 } } },
  { op: 'servicequotas:ListRequestedServiceQuotaChangeHistory', reply: { RequestedQuotas: [] } },
  {
    op: 'servicequotas:RequestServiceQuotaIncrease',
    reply: {
      RequestedQuota: {
        ...{ Id: 'req-1', ServiceCode: 'ec2', QuotaCode: 'L-1216C47A', DesiredValue: 1080 },
        ...{ Status: 'PENDING', Created: '2026-11-22T12:00:00Z' },
      },
    },
  },
  {
    op: 'support:DescribeServices',
    reply: {
      services: [
        {
          code: 'general-info',
          name: 'General Info',
          categories: [{ code: 'using-aws', name: 'Using AWS' }],
        },
      ],
    },
  },
  { op: 'support:DescribeSeverityLevels', reply: { severityLevels: [{ code: 'low', name: 'Low' }] } },
  {
    op: 'support:AddAttachmentsToSet',
    reply: { attachmentSetId: 'set-1', expiryTime: '2026-11-22T13:00:00Z' },
  },
  { op: 'support:AddCommunicationToCase', reply: { result: true } },
  { op: 'support:DescribeCommunications', reply: { communications: [] } },
  {
    op: 'elasticloadbalancing:DescribeCapacityReservation',
    reply: { CapacityReservationState: [] },
  },
  {
    op: 'elasticloadbalancing:ModifyCapacityReservation',
    reply: { MinimumLoadBalancerCapacity: { CapacityUnits: 500 }, DecreaseRequestsRemaining: 2 },
  },
];
const place = { account: '123456789012', region: 'us-east-1' };
const planned = (
  kind: PlannedAction['kind'],
  action: string,
  input: Record<string, unknown>,
): PlannedAction & { readonly call: NonNullable<PlannedAction['call']> } => ({
  ...{ id: `${kind}~1`, kind, ...place, title: '', why: [], call: { action, input } },
  ...{ state: 'ready', notes: [] },
});
const SUBJECT = 'IEM Alert - Example Shop - Flash sale';
const QUOTA = planned('quota-increase', 'servicequotas:RequestServiceQuotaIncrease', {
  ...{ ServiceCode: 'ec2', QuotaCode: 'L-1216C47A', DesiredValue: 1080 },
});
const CASE = planned('support-case', 'support:CreateCase', {
  ...{ subject: SUBJECT, communicationBody: 'Body', issueType: 'technical', language: 'en' },
});
const RESERVE = planned('capacity-reservation', 'elasticloadbalancing:ModifyCapacityReservation', {
  LoadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1',
  MinimumLoadBalancerCapacity: { CapacityUnits: 500 },
});
const SCHEDULE = planned('scheduled-action', 'autoscaling:PutScheduledUpdateGroupAction', {
  ...{ AutoScalingGroupName: 'web', ScheduledActionName: 'sale-scale-out' },
  ...{ StartTime: '2036-12-11T15:00:00.000Z', MinSize: 2, MaxSize: 8 },
});

const environment = { ...process.env };
const config = () => ({
  endpoint: gap.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
let moto: RunningServer;
let gap: GapServer;
let local: LocalBackend;
const plan = aPlan({ accounts: [{ id: '123456789012', regions: [{ name: 'us-east-1' }] }] });
beforeAll(async () => {
  moto = await startEmulator('moto');
  const repairs = { dbCertificateValidTill: '2036-01-01T00:00:00Z', certificates: {} };
  gap = await startGapServer(moto.endpoint, { rules: RULES, repairs });
  process.env.AWS_ENDPOINT_URL = gap.endpoint;
  local = await openLocalBackend();
  await local.backend.store.plans.create(plan, 'mei');
  const client = new AutoScalingClient(config());
  const LaunchConfigurationName = 'web';
  await client.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName,
      ImageId: 'ami-1',
      InstanceType: 'm5.large',
    }),
  );
  const sizes = { MinSize: 0, MaxSize: 4, AvailabilityZones: ['us-east-1a'] };
  await client.send(
    new CreateAutoScalingGroupCommand({ AutoScalingGroupName: 'web', LaunchConfigurationName, ...sizes }),
  );
}, 90_000);
afterEach(() => gap.heal());
afterAll(async () => {
  process.env = environment;
  await local.close();
  await gap.stop();
  await moto.stop();
});

const backend = (): ActingBackend => ({
  ...{ store: local.backend.store, now: local.backend.now, accounts: actingAccounts, by: 'mei' },
});
const count = async (action: string) =>
  (await gap.seen()).filter((request) => request.action === action).length;

describe('actions over the network', () => {
  it.each([
    ['a quota increase', QUOTA],
    ['a reservation of capacity', RESERVE],
    ['a scheduled action', SCHEDULE],
    ['the case of an event', CASE],
  ])('%s is refused, throttled, and then done once', async (_, action) => {
    const call = action.call.action;
    await gap.deny(call);
    expect(await applyAction(backend(), plan, action)).toMatchObject({
      result: 'failed',
      says: expect.stringContaining(`of ${call})`),
    });
    await gap.heal();
    await gap.throttle(1, call);
    expect(await applyAction(backend(), plan, action)).toMatchObject({ result: 'failed' });
    // Not once more by itself: AWS may have heard it.
    expect(await count(call)).toBe(1);
    await gap.heal();
    expect(await applyAction(backend(), plan, action)).toMatchObject({ result: 'applied' });
    expect(await count(call)).toBe(1);
    if (action !== RESERVE) {
      // The modelled load balancer forgets.
      expect(await applyAction(backend(), plan, action)).toMatchObject({ result: 'there' });
      expect(await count(call)).toBe(1);
    }
  });

  it('the case is one, with its subject; whoever has no record of it finds it, and it is resolved', async () => {
    const { store } = local.backend;
    const other = aPlan({ ...plan, id: 'other', accounts: plan.accounts } as Parameters<typeof aPlan>[0]);
    await store.plans.create(other, 'mei');
    expect(await applyAction(backend(), other, CASE)).toMatchObject({ result: 'there' });
    const { cases = [] } = await new SupportClient(config()).send(new DescribeCasesCommand({}));
    expect(cases.map(({ subject }) => subject)).toEqual([SUBJECT]);

    const resolve = planned('case-resolution', 'support:ResolveCase', {
      ...{ caseId: cases[0]?.caseId, communicationBody: 'Reason code: completed' },
    });
    expect(await applyAction(backend(), plan, resolve)).toMatchObject({
      result: 'applied',
      awsId: cases[0]?.caseId,
    });
    expect(await count('support:AddCommunicationToCase')).toBe(1);
  });

  it('the schedule is the one that was planned', async () => {
    const { ScheduledUpdateGroupActions = [] } = await new AutoScalingClient(config()).send(
      new DescribeScheduledActionsCommand({ AutoScalingGroupName: 'web' }),
    );
    expect(ScheduledUpdateGroupActions).toMatchObject([
      {
        ScheduledActionName: 'sale-scale-out',
        StartTime: new Date('2036-12-11T15:00:00.000Z'),
        MinSize: 2,
        MaxSize: 8,
      },
    ]);
  });

  it('are all told of as AWS has them', async () => {
    const found = await listActions(backend(), plan.id);
    expect(found.map(({ record, today }) => [record.kind, today])).toEqual([
      ['capacity-reservation', 'Nothing is reserved.'],
      // moto moves the status of a case on each time it is asked.
      ['case-resolution', expect.stringMatching(/^It is .*: people know it as/)],
      ['quota-increase', 'The quota is 640 today.'],
      ['scheduled-action', 'It sets a minimum of 2 and a maximum of 8 from 2036-12-11T15:00:00.000Z.'],
      ['support-case', expect.stringMatching(/^It is .*: people know it as/)],
    ]);
  });
});
