import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { AwsRequest } from '../../aws-protocol';
import { iamAction, textOf } from '../wire';
import { arn, CREATED, times } from './rows';
import { type AccountSize, type Limit, service } from './service';

/** 25 a second for ListMetrics and 9 for DescribeAlarms, else the older of two published figures. */
function limitsOf(request: AwsRequest): readonly Limit[] {
  const rate = RATES[request.action] ?? 50;
  return [{ bucket: iamAction(request), capacity: rate, refill: rate }];
}

const RATES: Readonly<Record<string, number>> = { ListMetrics: 25, DescribeAlarms: 9 };

/** Alarms for each group of instances: as target tracking makes them, and those of the team. */
const ALARMS_PER_GROUP = 4;

const alarm = (index: number): MetricAlarm => {
  const AlarmName = `shop-alarm-${String(index).padStart(5, '0')}`;
  return {
    AlarmName,
    AlarmArn: arn('cloudwatch', `alarm:${AlarmName}`),
    ActionsEnabled: true,
    AlarmActions: [arn('sns', 'on-call')],
    StateValue: 'OK',
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateAgeOfOldestMessage',
    Dimensions: [{ Name: 'QueueName', Value: `shop-queue-${String(index).padStart(4, '0')}` }],
  };
};

const rowsOf = ({ groups }: AccountSize) => ({ alarms: times(groups * ALARMS_PER_GROUP, alarm) });

const VCPUS = {
  Namespace: 'AWS/Usage',
  MetricName: 'ResourceCount',
  Dimensions: [
    { Name: 'Service', Value: 'EC2' },
    { Name: 'Type', Value: 'Resource' },
    { Name: 'Resource', Value: 'vCPU' },
    { Name: 'Class', Value: 'Standard/OnDemand' },
  ],
};

const SIGN_INS = {
  Namespace: 'AWS/Usage',
  MetricName: 'CallCount',
  Dimensions: [
    { Name: 'Service', Value: 'Cognito user pool' },
    { Name: 'Type', Value: 'API' },
    { Name: 'Resource', Value: 'UserAuthentication' },
    { Name: 'Class', Value: 'None' },
  ],
};

/** Nothing that goes unjudged is used in the synthetic account, and each instance that is asked about has an agent. */
function listed({ Namespace, MetricName, Dimensions }: AwsRequest['input']): readonly object[] {
  if (Namespace === 'AWS/Usage') return [MetricName === 'CallCount' ? SIGN_INS : VCPUS];
  return Namespace === 'CWAgent' ? [{ Namespace, MetricName: 'mem_used_percent', Dimensions }] : [];
}

/** GetMetricData is answered by `../metrics.ts`, of the metrics of all services. */
export const cloudwatch = service({
  prefix: 'cloudwatch',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ alarms }) => ({
    'cloudwatch:DescribeAlarms': (request) => {
      const size = Number(textOf(request, 'MaxRecords') ?? 50);
      const from = Number(textOf(request, 'NextToken') ?? 0);
      const page = alarms.slice(from, from + size);
      const NextToken = from + size < alarms.length ? String(from + size) : undefined;
      const StateTransitionedTimestamp = CREATED.getTime() / 1000;
      const MetricAlarms = page.map((one) => ({ ...one, StateTransitionedTimestamp }));
      return { body: JSON.stringify({ MetricAlarms, CompositeAlarms: [], NextToken }), items: page.length };
    },
    'cloudwatch:ListAlarmMuteRules': () => ({ body: '{"AlarmMuteRuleSummaries":[]}', items: 0 }),
    'cloudwatch:ListMetrics': ({ input }) => {
      const Metrics = listed(input);
      return { body: JSON.stringify({ Metrics }), items: Metrics.length };
    },
  }),
  // No more than there are instances, so that none seems to be left out of their list.
  metricLevels: { ResourceCount: 2 },
  limitsOf,
});
