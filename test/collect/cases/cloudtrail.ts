import type { RecordedChange } from '../../../src/model/artifacts';
import type { Answer } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const IAM = 'arn:aws:iam::111122223333';
const JANE = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/jane',
  sessionContext: { sessionIssuer: { type: 'Role', arn: `${IAM}:role/Admin`, userName: 'Admin' } },
};
const SERVICE = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForApplicationAutoScaling_ECSService/x',
  sessionContext: {
    sessionIssuer: {
      arn: `${IAM}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    },
  },
};

/** An event as LookupEvents gives it: what is in the record is JSON in a text. */
const event = (
  at: string,
  [source, EventName]: readonly [string, string],
  record: object,
  more: object = {},
) => ({
  EventName,
  EventSource: `${source}.amazonaws.com`,
  EventTime: new Date(at),
  ReadOnly: 'false',
  CloudTrailEvent: JSON.stringify({ eventVersion: '1.11', userIdentity: JANE, ...record }),
  ...more,
});
type RecordedEvent = ReturnType<typeof event>;

/** The same by its parameters, on the second day of the freeze. */
const asked = (source: string, name: string, requestParameters: object | null, more: object = {}) =>
  event('2026-11-21T08:00:00Z', [source, name], { requestParameters, ...more });

const EVENTS: readonly RecordedEvent[] = [
  asked('autoscaling', 'BatchPutScheduledUpdateGroupAction', {
    autoScalingGroupName: 'web',
    scheduledUpdateGroupActions: [{ scheduledActionName: 'event', minSize: 4 }],
  }),
  asked('autoscaling', 'UpdateAutoScalingGroup', {
    autoScalingGroupName: 'web',
    maxSize: 10,
    healthCheckGracePeriod: 300,
  }),
  event('2026-11-20T08:00:00Z', ['autoscaling', 'UpdateAutoScalingGroup'], {
    errorCode: 'AccessDenied',
    requestParameters: { autoScalingGroupName: 'web', maxSize: 1 },
  }),
  // Before the freeze, which tells what the size was; and before what is looked at.
  event('2026-11-19T23:59:59Z', ['autoscaling', 'UpdateAutoScalingGroup'], {
    requestParameters: { autoScalingGroupName: 'web', maxSize: 400 },
  }),
  event('2026-10-20T23:59:59Z', ['autoscaling', 'UpdateAutoScalingGroup'], {
    requestParameters: { autoScalingGroupName: 'web', maxSize: 500 },
  }),
  asked('autoscaling', 'BatchDeleteScheduledAction', {
    autoScalingGroupName: 'web',
    scheduledActionNames: ['night', 'day'],
  }),
  // Cluster Autoscaler has a role of the account.
  asked(
    'autoscaling',
    'SetDesiredCapacity',
    { autoScalingGroupName: 'nodes', desiredCapacity: 2 },
    { userAgent: 'aws-sdk-go-v2/1.39 cluster-autoscaler/1.33' },
  ),
  asked('ecs', 'UpdateService', { service: 'basket', desiredCount: 4 }, { userIdentity: SERVICE }),
  asked(
    'ecs',
    'UpdateService',
    { cluster: 'shop', service: 'basket', desiredCount: 2, forceNewDeployment: true },
    { userIdentity: { type: 'IAMUser', arn: `${IAM}:user/joe`, userName: 'joe' } },
  ),
  asked('ecs', 'DeregisterTaskDefinition', {
    taskDefinition: 'arn:aws:ecs:us-east-1:111122223333:task-definition/basket:7',
  }),
  asked('dynamodb', 'UpdateTable', {
    tableName: 'carts',
    provisionedThroughput: { readCapacityUnits: 100, writeCapacityUnits: 50 },
    attributeDefinitions: [{ attributeName: 'id' }],
  }),
  // CloudTrail records Application Auto Scaling under the source of Amazon EC2 Auto Scaling.
  asked(
    'autoscaling',
    'RegisterScalableTarget',
    {
      serviceNamespace: 'ecs',
      resourceId: 'service/shop/basket',
      scalableDimension: 'ecs:service:DesiredCount',
      maxCapacity: 10,
    },
    { additionalEventData: { service: 'application-autoscaling' } },
  ),
  asked('elasticloadbalancing', 'DeleteTargetGroup', {
    targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/api/0123456789abcdef',
  }),
  asked('elasticloadbalancing', 'ModifyLoadBalancerAttributes', {
    loadBalancerArn:
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/0123456789abcdef',
    attributes: [{ key: 'deletion_protection.enabled', value: 'false' }],
  }),
  event(
    '2026-11-21T08:00:00Z',
    ['elasticloadbalancing', 'DeleteLoadBalancer'],
    { userIdentity: { type: 'Root', arn: `${IAM}:root` }, requestParameters: null },
    { Resources: [{ ResourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer', ResourceName: 'web' }] },
  ),
  // EC2 writes lists as in XML, and newer calls below the name of their type.
  asked('ec2', 'TerminateInstances', {
    instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] },
  }),
  asked('ec2', 'ModifyLaunchTemplate', {
    ModifyLaunchTemplateRequest: { LaunchTemplateId: 'lt-1', SetDefaultVersion: '7' },
  }),
  asked('lambda', 'UpdateFunctionCode20150331v2', {
    functionName: 'arn:aws:lambda:us-east-1:111122223333:function:checkout',
    publish: true,
  }),
  asked('lambda', 'UpdateEventSourceMapping20150331', { uUID: 'a1b2', enabled: false }),
  asked('rds', 'ModifyDBInstance', {
    dBInstanceIdentifier: 'orders',
    dBInstanceClass: 'db.r6g.large',
    applyImmediately: true,
  }),
  asked('apigateway', 'UpdateStage', {
    restApiId: 'a1b2c3',
    stageName: 'prod',
    updateStageInput: { patchOperations: [{ op: 'replace', path: '/throttling/rateLimit', value: '100' }] },
  }),
  asked('monitoring', 'DisableAlarmActions', { alarmNames: ['latency'] }),
  asked('cloudformation', 'UpdateStack', {
    stackName: 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop/a1b2',
    templateURL: 'https://example.com',
  }),
  asked('wafv2', 'UpdateIPSet', { name: 'allowed', scope: 'REGIONAL', id: 'a1', addresses: [] }),
  // IAM has a call of this name, too.
  asked('iam', 'DeletePolicy', { policyArn: `${IAM}:policy/x` }),
  // What was changed is not known, so that more was changed than is told.
  event('2026-11-21T08:00:00Z', ['apigateway', 'DeleteStage'], {}, { CloudTrailEvent: '{' }),
];

const GLOBAL_EVENTS: readonly RecordedEvent[] = [
  // In this region, everything else is recorded too, and calls of WAF of both sorts.
  asked('autoscaling', 'SuspendProcesses', { autoScalingGroupName: 'web' }),
  asked('wafv2', 'UpdateIPSet', { name: 'local', scope: 'REGIONAL', id: 'a1' }),
  asked('wafv2', 'UpdateIPSet', { name: 'edge', scope: 'CLOUDFRONT', id: 'a1' }),
  asked('cloudfront', 'UpdateDistribution2020_05_31', {
    id: 'E1',
    distributionConfig: { enabled: false, comment: '' },
  }),
  asked('route53', 'ChangeResourceRecordSets', {
    hostedZoneId: 'Z1',
    changeBatch: {
      changes: [
        { action: 'DELETE', resourceRecordSet: { name: 'shop.example.com.', type: 'A', tTL: 60 } },
        // Proofs for certificates come and go.
        { action: 'DELETE', resourceRecordSet: { name: '_acme-challenge.example.com.', type: 'TXT' } },
        { action: 'DELETE', resourceRecordSet: { name: '_a1b2.example.com.', type: 'CNAME' } },
      ],
    },
  }),
  asked('iam', 'DetachRolePolicy', { roleName: 'app', policyArn: `${IAM}:policy/x` }),
];

/** What LookupEvents is asked. */
interface Asked {
  readonly AttributeKey: 'ReadOnly' | 'EventName' | 'EventSource';
  readonly AttributeValue: string;
  readonly page: number;
}

/**
 * CloudTrail as it answers: the newest first, of one attribute and a window, in pages.
 *
 * @param allows Throws at what is not to be asked.
 */
const recording =
  (events: readonly RecordedEvent[], perPage: number, allows: (asked: Asked) => void = () => {}): Answer =>
  ({ LookupAttributes, NextToken, StartTime, EndTime }) => {
    const [attribute] = LookupAttributes as [Pick<Asked, 'AttributeKey' | 'AttributeValue'>];
    const page = Number(NextToken ?? 0);
    allows({ ...attribute, page });
    const [from, to] = [(StartTime as Date).getTime(), (EndTime as Date).getTime()];
    const found = events
      .filter(
        (one) =>
          one[attribute.AttributeKey] === attribute.AttributeValue &&
          one.EventTime.getTime() >= from &&
          one.EventTime.getTime() <= to,
      )
      .toSorted((a, b) => b.EventTime.getTime() - a.EventTime.getTime());
    const next = (page + 1) * perPage;
    return {
      Events: found.slice(page * perPage, next),
      ...(next < found.length && { NextToken: String(page + 1) }),
    };
  };

const made = (
  source: string,
  eventName: string,
  resources: readonly string[],
  more: Partial<RecordedChange> = {},
): RecordedChange => ({
  eventName,
  source,
  at: '2026-11-21T08:00:00.000Z',
  by: 'Admin/jane',
  resources: [...resources],
  sizes: {},
  setsMore: false,
  ...more,
});

/** What must come of it. */
const CHANGES = [
  made('autoscaling', 'BatchPutScheduledUpdateGroupAction', ['web/event'], { sizes: { minSize: 4 } }),
  made('autoscaling', 'UpdateAutoScalingGroup', ['web'], { sizes: { maxSize: 10 }, setsMore: true }),
  made('autoscaling', 'BatchDeleteScheduledAction', ['web/night']),
  made('autoscaling', 'BatchDeleteScheduledAction', ['web/day']),
  made('ecs', 'UpdateService', ['shop/basket'], { by: 'joe', sizes: { desiredCount: 2 }, setsMore: true }),
  made('ecs', 'DeregisterTaskDefinition', ['basket:7']),
  made('dynamodb', 'UpdateTable', ['carts'], {
    sizes: {
      'provisionedThroughput.readCapacityUnits': 100,
      'provisionedThroughput.writeCapacityUnits': 50,
    },
    setsMore: true,
  }),
  made(
    'application-autoscaling',
    'RegisterScalableTarget',
    ['service/shop/basket/ecs:service:DesiredCount'],
    {
      sizes: { maxCapacity: 10 },
      setsMore: false,
    },
  ),
  made('elasticloadbalancing', 'DeleteTargetGroup', ['api']),
  made('elasticloadbalancing', 'ModifyLoadBalancerAttributes', ['web'], {
    settings: { 'attributes.deletion_protection.enabled': 'false' },
  }),
  made('elasticloadbalancing', 'DeleteLoadBalancer', ['web'], { by: 'root' }),
  made('ec2', 'TerminateInstances', ['i-1']),
  made('ec2', 'TerminateInstances', ['i-2']),
  made('ec2', 'ModifyLaunchTemplate', ['lt-1'], { setsMore: true }),
  made('lambda', 'UpdateFunctionCode20150331v2', ['checkout'], { setsMore: true }),
  made('lambda', 'UpdateEventSourceMapping20150331', ['a1b2'], { settings: { enabled: 'false' } }),
  made('rds', 'ModifyDBInstance', ['orders'], { settings: { dBInstanceClass: 'db.r6g.large' } }),
  made('apigateway', 'UpdateStage', ['a1b2c3/prod'], {
    sizes: { 'updateStageInput.patchOperations./throttling/rateLimit': 100 },
  }),
  made('monitoring', 'DisableAlarmActions', ['latency']),
  made('cloudformation', 'UpdateStack', ['shop'], { setsMore: true }),
  made('wafv2', 'UpdateIPSet', ['allowed'], { setsMore: true }),
];

/** What the size was before. */
const BEFORE = made('autoscaling', 'UpdateAutoScalingGroup', ['web'], {
  at: '2026-11-19T23:59:59.000Z',
  sizes: { maxSize: 400 },
});

const GLOBAL_CHANGES = [
  made('wafv2', 'UpdateIPSet', ['edge'], { setsMore: true }),
  made('cloudfront', 'UpdateDistribution', ['E1'], {
    settings: { 'distributionConfig.enabled': 'false' },
    setsMore: true,
  }),
  made('route53', 'ChangeResourceRecordSets', ['Z1/shop.example.com./A'], {
    settings: { action: 'DELETE' },
    setsMore: true,
  }),
  made('iam', 'DetachRolePolicy', ['app/x']),
];

const freeze = { from: '2026-11-20T00:00:00Z', to: '2026-11-22T00:00:00Z' };

/** A page of what services write by themselves, one a minute until the freeze has passed. */
const FLOOD = Array.from({ length: 2 * 24 * 60 }, (_, i) =>
  event(new Date(Date.parse(freeze.to) - i * 60_000).toISOString(), ['ssm', 'UpdateInstanceInformation'], {}),
);
/** Of a service of which much is asked: listing it takes more requests than asking by the names of its calls. */
const BUSY = FLOOD.map((one) => ({
  ...one,
  EventSource: 'ec2.amazonaws.com',
  EventName: 'DescribeInstances',
  ReadOnly: 'true',
}));

/** The calls that are asked about by their names or services where more is written than can be read, with how many pages of each. */
export const lookUpWhereMuchIsWritten = (pages: Map<string, number>, perPage = 50): Answer =>
  recording([...EVENTS, ...FLOOD, ...BUSY], perPage, ({ AttributeKey, AttributeValue }) => {
    const asked = AttributeKey === 'ReadOnly' ? 'writes' : AttributeValue;
    pages.set(asked, (pages.get(asked) ?? 0) + 1);
  });

export const cloudtrail: readonly CollectorCase[] = [
  {
    id: 'changesInFreeze',
    freeze,
    // Only of what has sizes it is asked what was before.
    answers: {
      'cloudtrail:LookupEvents': recording(EVENTS, 15, ({ AttributeKey, AttributeValue }) => {
        const isSized = CHANGES.some(
          ({ eventName, sizes }) => eventName === AttributeValue && Object.keys(sizes).length > 0,
        );
        if (AttributeKey !== 'ReadOnly' && !isSized) throw new Error(`${AttributeValue} was asked about.`);
      }),
    },
    data: {
      frozenFrom: freeze.from,
      changes: [...CHANGES, BEFORE],
      isMore: true,
      unread: ['DeleteStage'],
    },
    nothing: { frozenFrom: freeze.from, changes: [], isMore: false, unread: [] },
  },
  {
    id: 'globalChangesInFreeze',
    freeze,
    answers: { 'cloudtrail:LookupEvents': recording(GLOBAL_EVENTS, 4) },
    data: { frozenFrom: freeze.from, changes: GLOBAL_CHANGES, isMore: false, unread: [] },
    nothing: { frozenFrom: freeze.from, changes: [], isMore: false, unread: [] },
  },
];
