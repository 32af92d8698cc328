import { describe, expect, it } from '@jest/globals';
import { quotaAlarms } from '../../../src/checks/cases/quota-alarms';
import type { Artifacts } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aCompositeAlarm,
  aLambdaFunction,
  anAlarm,
  anAlarmOn,
  anEc2Instance,
  anEcsService,
  aQuotaUse,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const INSTANCES: Partial<Artifacts> = {
  ec2Instances: [anEc2Instance()],
  vcpuUsage: [
    { class: 'Standard/OnDemand', vCpus: 2, at: '2026-11-21T23:30:00Z' },
    { class: 'G/OnDemand', vCpus: 0, at: '2026-11-21T23:30:00Z' },
  ],
};
const usageOf = (Service: string, Class = 'Standard/OnDemand') =>
  anAlarmOn('AWS/Usage', 'ResourceCount', { Service, Type: 'Resource', Resource: 'vCPU', Class });

const judge = (
  alarms: Artifacts['cloudWatchAlarms'],
  artifacts: Partial<Artifacts>,
  plan: Partial<EventPlanInput> = {},
) =>
  runCheck(
    quotaAlarms,
    {
      ...{ vcpuUsage: [], ec2Instances: [], ecsServices: [], lambdaFunctions: [], quotaUses: [] },
      ...artifacts,
      cloudWatchAlarms: alarms,
    },
    { plan: aPlan(plan) },
  );
const LAMBDA = { lambdaFunctions: [aLambdaFunction()] };

describe('quota-alarms', () => {
  it.each<[string, ReturnType<typeof judge>, string, string, string]>([
    [
      'an alarm on the vCPUs of a class',
      judge([usageOf('EC2')], INSTANCES),
      'vCPUs of EC2: Standard/OnDemand',
      'pass',
      'Watched by ResourceCount EC2',
    ],
    [
      'one on those of another class',
      judge([usageOf('EC2', 'G/OnDemand')], INSTANCES),
      'vCPUs of EC2: Standard/OnDemand',
      'warn',
      'No alarm',
    ],
    [
      'one of Fargate',
      judge([usageOf('Fargate')], INSTANCES),
      'vCPUs of EC2: Standard/OnDemand',
      'warn',
      'No alarm',
    ],
    [
      'tasks on Fargate',
      judge([usageOf('Fargate')], { ecsServices: [anEcsService()] }),
      'vCPUs of Fargate: Standard/OnDemand',
      'pass',
      'Watched',
    ],
    [
      'tasks on Fargate Spot',
      judge([usageOf('Fargate')], {
        ecsServices: [
          anEcsService({
            launchType: null,
            capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }],
          }),
        ],
      }),
      'vCPUs of Fargate: Standard/Spot',
      'warn',
      'No alarm',
    ],
    [
      'instances of which CloudWatch counts nothing',
      judge([usageOf('EC2')], { ...INSTANCES, vcpuUsage: [] }),
      'vCPUs of EC2',
      'unknown',
      'counts no vCPU',
    ],
    [
      'executions of all functions',
      judge([anAlarmOn('AWS/Lambda', 'ClaimedAccountConcurrency')], LAMBDA),
      'concurrent executions of Lambda',
      'pass',
      'Watched by ClaimedAccountConcurrency.',
    ],
    [
      'executions of one function',
      judge([anAlarmOn('AWS/Lambda', 'ConcurrentExecutions', { FunctionName: 'checkout' })], LAMBDA),
      'concurrent executions of Lambda',
      'warn',
      'No alarm of CloudWatch tells people when it fills up.',
    ],
    [
      'an alarm that tells nobody',
      judge([{ ...usageOf('EC2'), alarmActions: [] }], INSTANCES),
      'vCPUs of EC2: Standard/OnDemand',
      'warn',
      'No alarm',
    ],
    [
      'a composite alarm that is not understood',
      judge(
        [
          anAlarm({ ...usageOf('EC2'), alarmName: 'vcpus', alarmActions: [] }),
          aCompositeAlarm('AT_LEAST(1, ALARM, (vcpus))'),
        ],
        INSTANCES,
      ),
      'vCPUs of EC2: Standard/OnDemand',
      'unknown',
      'the rule of a composite alarm',
    ],
    [
      'people who say that another tool does it',
      judge([], LAMBDA, { checklist: { 'performance-alarms': { answer: 'Datadog.', status: 'green' } } }),
      'concurrent executions of Lambda',
      'notApplicable',
      'Datadog.',
    ],
    [
      'nothing that counts',
      judge([], { vcpuUsage: INSTANCES.vcpuUsage ?? [] }),
      '-',
      'notApplicable',
      'Nothing counts',
    ],
  ])('%s', (_, judgements, name, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({
        status,
        resource: expect.objectContaining({ name }),
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it('does not know which quotas count where that could not be read', () => {
    expect(runCheck(quotaAlarms, { cloudWatchAlarms: [] })).toMatchObject(
      ['vcpuUsage', 'ec2Instances', 'ecsServices', 'lambdaFunctions', 'quotaUses'].map((name) => ({
        status: 'unknown',
        resource: { name },
      })),
    );
  });

  it.each<[string, number, number, boolean, string]>([
    ['half full', 25, 50, false, 'warn'],
    ['half full, and watched', 25, 50, true, 'pass'],
    ['less than half full', 24, 50, false, 'notApplicable'],
    ['of nothing', 0, 0, false, 'notApplicable'],
  ])('wants an alarm on any quota that is %s', (_, used, value, isWatched, expected) => {
    const use = aQuotaUse({ used, value });
    const alarms = isWatched ? [anAlarmOn('AWS/Usage', 'ResourceCount', use.metric.dimensions)] : [];
    expect(judge(alarms, { quotaUses: [use] })[0]?.status).toBe(expected);
  });

  it('does not ask twice for an alarm on vCPUs', () => {
    const metric = { ...aQuotaUse().metric, dimensions: { Service: 'EC2', Resource: 'vCPU' } };
    expect(judge([], { quotaUses: [aQuotaUse({ used: 49, metric })] })[0]?.status).toBe('notApplicable');
  });
});
