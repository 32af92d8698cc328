import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const arnOf = (name: string): string => `arn:aws:cloudwatch:us-east-1:111122223333:alarm:${name}`;
const muteArnOf = (name: string): string =>
  `arn:aws:cloudwatch:us-east-1:111122223333:alarm-mute-rule:${name}`;
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:on-call';

const common = (AlarmName: string) => ({
  AlarmName,
  AlarmArn: arnOf(AlarmName),
  ActionsEnabled: true,
  AlarmActions: [TOPIC],
  StateValue: 'OK',
  StateUpdatedTimestamp: new Date('2026-11-20T00:00:00Z'),
});

const alike = (alarmName: string) => ({
  alarmName,
  alarmArn: arnOf(alarmName),
  actionsEnabled: true,
  alarmActions: [TOPIC],
  insufficientDataActions: [],
  isSuppressed: false,
  stateValue: 'OK',
  stateSince: '2026-11-20T00:00:00.000Z',
  metrics: [],
  comparison: null,
  treatMissingData: 'missing',
  queries: [],
  alarmRule: null,
});

const stat = (MetricName: string) => ({
  MetricStat: {
    Metric: {
      Namespace: 'AWS/RDS',
      MetricName,
      Dimensions: [{ Name: 'DBInstanceIdentifier', Value: 'orders' }],
    },
    Period: 60,
    Stat: 'Average',
  },
});

export const alarms: readonly CollectorCase[] = [
  {
    id: 'cloudWatchAlarms',
    answers: {
      'cloudwatch:DescribeAlarms': paged(
        'NextToken',
        {
          MetricAlarms: [
            {
              ...common('queue'),
              ActionsEnabled: false,
              AlarmActions: undefined,
              InsufficientDataActions: [TOPIC],
              StateValue: 'ALARM',
              StateTransitionedTimestamp: new Date('2026-11-19T00:00:00Z'),
              Namespace: 'AWS/SQS',
              MetricName: 'ApproximateAgeOfOldestMessage',
              Dimensions: [{ Name: 'QueueName', Value: 'jobs' }],
              ComparisonOperator: 'GreaterThanThreshold',
              TreatMissingData: 'notBreaching',
            },
            {
              ...common('formula'),
              ComparisonOperator: 'GreaterThanUpperThreshold',
              Metrics: [
                { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(cpu, 2)' },
                { Id: 'cpu', ...stat('CPUUtilization') },
                { Id: 'free', ...stat('FreeStorageSpace'), AccountId: '111122223333' },
                // Of an account that shows its metrics to this one.
                { Id: 'others', ...stat('DatabaseConnections'), AccountId: '999988887777' },
              ],
            },
          ],
          CompositeAlarms: [{ ...common('shop'), AlarmRule: 'ALARM(queue) OR ALARM("formula")' }],
        },
        {
          MetricAlarms: [
            {
              ...common('query'),
              StateUpdatedTimestamp: undefined,
              Metrics: [
                { Id: 'q', Expression: 'SELECT MAX(CPUUtilization) FROM "AWS/EC2" GROUP BY InstanceId' },
                {
                  Id: 'theirs',
                  Expression: 'SELECT MAX(Errors) FROM "AWS/Lambda"',
                  AccountId: '999988887777',
                },
              ],
            },
            { ...common('promql'), EvaluationCriteria: { PromQLCriteria: { Query: 'up == 0' } } },
          ],
          CompositeAlarms: [
            { ...common('held-back'), AlarmRule: 'ALARM(shop)', ActionsSuppressedBy: 'Alarm' },
          ],
        },
      ),
    },
    data: [
      {
        ...alike('queue'),
        actionsEnabled: false,
        alarmActions: [],
        insufficientDataActions: [TOPIC],
        stateValue: 'ALARM',
        stateSince: '2026-11-19T00:00:00.000Z',
        comparison: 'GreaterThanThreshold',
        treatMissingData: 'notBreaching',
        metrics: [
          {
            namespace: 'AWS/SQS',
            metricName: 'ApproximateAgeOfOldestMessage',
            dimensions: { QueueName: 'jobs' },
          },
        ],
      },
      {
        ...alike('formula'),
        metrics: ['CPUUtilization', 'FreeStorageSpace'].map((metricName) => ({
          namespace: 'AWS/RDS',
          metricName,
          dimensions: { DBInstanceIdentifier: 'orders' },
        })),
      },
      { ...alike('shop'), alarmRule: 'ALARM(queue) OR ALARM("formula")' },
      {
        ...alike('query'),
        stateSince: null,
        queries: ['SELECT MAX(CPUUtilization) FROM "AWS/EC2" GROUP BY InstanceId'],
      },
      { ...alike('promql'), queries: ['up == 0'] },
      { ...alike('held-back'), isSuppressed: true, alarmRule: 'ALARM(shop)' },
    ],
  },
  {
    id: 'alarmMuteRules',
    answers: {
      'cloudwatch:ListAlarmMuteRules': (request) =>
        paged(
          'NextToken',
          { AlarmMuteRuleSummaries: [{ AlarmMuteRuleArn: muteArnOf('nights') }] },
          {
            AlarmMuteRuleSummaries: ['once', 'gone'].map((name) => ({ AlarmMuteRuleArn: muteArnOf(name) })),
          },
        )(request),
      'cloudwatch:GetAlarmMuteRule': ({ AlarmMuteRuleName }) => {
        if (AlarmMuteRuleName === 'nights') {
          return {
            Rule: { Schedule: { Expression: 'cron(0 2 * * *)', Duration: 'PT4H', Timezone: 'Asia/Tokyo' } },
            MuteTargets: { AlarmNames: ['queue', 'shop'] },
            StartDate: new Date('2026-11-01T00:00:00Z'),
            ExpireDate: new Date('2027-01-01T00:00:00Z'),
          };
        }
        if (AlarmMuteRuleName === 'once') {
          return { Rule: { Schedule: { Expression: 'at(2026-12-12T00:00)', Duration: 'P1D' } } };
        }
        throw awsError('ResourceNotFoundException');
      },
    },
    data: [
      {
        ...{ muteRuleName: 'nights', muteRuleArn: muteArnOf('nights'), alarmNames: ['queue', 'shop'] },
        ...{ expression: 'cron(0 2 * * *)', duration: 'PT4H', timeZone: 'Asia/Tokyo' },
        ...{ startDate: '2026-11-01T00:00:00.000Z', expireDate: '2027-01-01T00:00:00.000Z' },
      },
      {
        ...{ muteRuleName: 'once', muteRuleArn: muteArnOf('once'), alarmNames: [] },
        ...{ expression: 'at(2026-12-12T00:00)', duration: 'P1D', timeZone: null },
        ...{ startDate: null, expireDate: null },
      },
    ],
  },
];
