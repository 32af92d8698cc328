import type { AlarmMuteRule, Artifacts, CloudWatchAlarm } from '../../../src/model/artifacts';
import { ACCOUNT } from './fields';

export const alarmArn = (alarmName: string): string => `arn:aws:cloudwatch:${ACCOUNT}:alarm:${alarmName}`;

/** A topic that people read. */
const ON_CALL = `arn:aws:sns:${ACCOUNT}:on-call`;

/** Quiet for weeks, on the errors of the load balancer `web`; it tells people. */
export const anAlarm = (overrides: Partial<CloudWatchAlarm> = {}): CloudWatchAlarm => {
  const alarmName = overrides.alarmName ?? 'web-errors';
  return {
    alarmName,
    alarmArn: alarmArn(alarmName),
    actionsEnabled: true,
    alarmActions: [ON_CALL],
    isSuppressed: false,
    stateValue: 'OK',
    stateSince: '2026-11-01T00:00:00.000Z',
    metrics: [
      {
        namespace: 'AWS/ApplicationELB',
        metricName: 'HTTPCode_ELB_5XX_Count',
        dimensions: { LoadBalancer: 'app/web/50dc6c495c0c9188' },
      },
    ],
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'missing',
    insufficientDataActions: [],
    queries: [],
    alarmRule: null,
    ...overrides,
  };
};

/** One on a metric, named after it and what it is of. */
export const anAlarmOn = (
  namespace: string,
  metricName: string,
  dimensions: Readonly<Record<string, string>> = {},
  overrides: Partial<CloudWatchAlarm> = {},
): CloudWatchAlarm =>
  anAlarm({
    alarmName: [metricName, ...Object.values(dimensions)].join(' '),
    metrics: [{ namespace, metricName, dimensions }],
    ...overrides,
  });

/** One that mutes the alarm of the healthy load balancer for four hours of every Sunday. */
export const aMuteRule = (overrides: Partial<AlarmMuteRule> = {}): AlarmMuteRule => ({
  muteRuleName: 'maintenance',
  muteRuleArn: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm-mute-rule:maintenance',
  alarmNames: [anAlarm().alarmName],
  expression: 'cron(0 2 * * SUN)',
  duration: 'PT4H',
  timeZone: null,
  startDate: null,
  expireDate: null,
  ...overrides,
});

/** A composite one that is on as its rule says. */
export const aCompositeAlarm = (
  alarmRule: string,
  overrides: Partial<CloudWatchAlarm> = {},
): CloudWatchAlarm => anAlarm({ alarmName: 'shop', metrics: [], alarmRule, ...overrides });

const ofEach = (
  namespace: string,
  metricName: string,
  dimension: string,
  values: readonly string[],
  overrides: Partial<CloudWatchAlarm> = {},
) => values.map((value) => anAlarmOn(namespace, metricName, { [dimension]: value }, overrides));

/** Where nothing of it is left, there is no data. */
const loud: Partial<CloudWatchAlarm> = { treatMissingData: 'breaching' };

/** On each resource of the healthy account. */
const healthyAlarms = [
  anAlarm(),
  anAlarmOn('AWS/NetworkELB', 'UnHealthyHostCount', {
    LoadBalancer: 'net/tcp/50dc6c495c0c9188',
    TargetGroup: 'targetgroup/tcp/50dc6c495c0c9188',
  }),
  anAlarmOn('AWS/ELB', 'Latency', { LoadBalancerName: 'legacy' }),
  anAlarmOn('AWS/ApiGateway', '5XXError', { ApiName: 'orders', Stage: 'prod' }),
  anAlarmOn('AWS/ApiGateway', 'ExecutionError', { ApiId: 'chat1', Stage: 'prod' }),
  anAlarmOn('AWS/EC2', 'CPUUtilization', { AutoScalingGroupName: 'web' }),
  ...ofEach('AWS/EC2', 'StatusCheckFailed', 'InstanceId', ['i-2', 'i-3'], loud),
  anAlarmOn('AWS/ECS', 'CPUUtilization', { ClusterName: 'shop', ServiceName: 'basket' }),
  ...['Errors', 'IteratorAge'].map((metric) => anAlarmOn('AWS/Lambda', metric, { FunctionName: 'checkout' })),
  anAlarmOn('AWS/RDS', 'CPUUtilization', { DBInstanceIdentifier: 'orders' }),
  ...ofEach('AWS/RDS', 'DatabaseConnections', 'DBClusterIdentifier', ['catalog', 'sessions']),
  ...ofEach('AWS/DocDB', 'DatabaseCursors', 'DBClusterIdentifier', ['docs']),
  ...ofEach('AWS/Neptune', 'CPUUtilization', 'DBInstanceIdentifier', ['graph-1', 'graph-2']),
  ...ofEach('AWS/ElastiCache', 'EngineCPUUtilization', 'CacheClusterId', ['sessions-001', 'sessions-002']),
  anAlarmOn('AWS/ElastiCache', 'ThrottledCmds', { clusterId: 'carts' }),
  anAlarmOn('AWS/DAX', 'CPUUtilization', { ClusterId: 'carts' }),
  anAlarmOn('AWS/EFS', 'PercentIOLimit', { FileSystemId: 'fs-shop' }),
  anAlarmOn('AWS/ES', 'ClusterStatus.red', { DomainName: 'products', ClientId: '111122223333' }),
  ...ofEach('AWS/DynamoDB', 'WriteThrottleEvents', 'TableName', ['carts', 'orders']),
  ...ofEach('AWS/Kinesis', 'WriteProvisionedThroughputExceeded', 'StreamName', ['clicks', 'views']),
  ...ofEach('AWS/Kafka', 'ActiveControllerCount', 'Cluster Name', ['orders', 'visits'], loud),
  anAlarmOn('AWS/Kafka', 'MaxOffsetLag', {
    'Cluster Name': 'audit',
    'Consumer Group': 'ledger',
    Topic: 'log',
  }),
  ...ofEach('AWS/Firehose', 'ThrottledRecords', 'DeliveryStreamName', ['orders-log', 'clicks-lake']),
  ...ofEach('AWS/SNS', 'NumberOfNotificationsFailed', 'TopicName', ['orders', 'prices.fifo']),
  anAlarmOn('AWS/RDS', 'DatabaseConnectionsBorrowLatency', { ProxyName: 'shop' }),
  anAlarmOn('AWS/EKS', 'scheduler_pending_pods_UNSCHEDULABLE', { ClusterName: 'shop' }),
  anAlarmOn('AWS/WAFV2', 'BlockedRequests', { WebACL: 'shop', Region: 'us-east-1', Rule: 'ALL' }),
  ...ofEach('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'QueueName', ['jobs', 'orders.fifo']),
  anAlarmOn('AWS/Events', 'FailedInvocations', { EventBusName: 'shop', RuleName: 'order-placed' }),
  anAlarmOn('AWS/Events', 'FailedInvocations', { RuleName: 'nightly' }),
  anAlarmOn('AWS/VPN', 'TunnelState', { VpnId: 'vpn-1' }, { comparison: 'LessThanThreshold' }),
  ...['dxcon-1', 'dxcon-2'].map((ConnectionId) =>
    anAlarmOn('AWS/DX', 'ConnectionState', { ConnectionId }, { comparison: 'LessThanThreshold' }),
  ),
  anAlarmOn('AWS/Cognito', 'SignInThrottles', { UserPool: 'us-east-1_Shop00001', UserPoolClient: 'web' }),
  ...ofEach('AWS/States', 'ExecutionsFailed', 'StateMachineArn', [
    `arn:aws:states:${ACCOUNT}:stateMachine:fulfil`,
    `arn:aws:states:${ACCOUNT}:stateMachine:quote`,
  ]),
  ...ofEach('AWS/NATGateway', 'ErrorPortAllocation', 'NatGatewayId', ['nat-a', 'nat-b']),
  anAlarmOn('AWS/Lambda', 'ConcurrentExecutions'),
  ...['EC2 OnDemand', 'Fargate OnDemand', 'Fargate Spot'].map((used) => {
    const [Service = '', purchase] = used.split(' ');
    return anAlarmOn('AWS/Usage', 'ResourceCount', {
      ...{ Service, Resource: 'vCPU', Class: `Standard/${purchase}` },
    });
  }),
];

export const healthyCloudwatch = {
  cloudWatchAlarms: healthyAlarms,
  // Of every Sunday, on which the event is not.
  alarmMuteRules: [aMuteRule()],
  // What the three instances have.
  vcpuUsage: [{ class: 'Standard/OnDemand', vCpus: 6, at: '2026-11-21T23:30:00Z' }],
  metricNamespaces: { namespaces: [], isComplete: true },
  globalMetricNamespaces: { namespaces: [], unread: [] },
} satisfies Partial<Artifacts>;
