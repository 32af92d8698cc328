import { FREEZE_GUARD } from '../../../src/model/freeze-guard';
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
  EventId: string,
  [source, EventName]: readonly [string, string],
  record: object,
  more: object = {},
) => ({
  EventId,
  EventName,
  EventSource: `${source}.amazonaws.com`,
  EventTime: new Date(`2026-11-2${EventId}T08:00:00Z`),
  CloudTrailEvent: JSON.stringify({ eventVersion: '1.11', userIdentity: JANE, ...record }),
  ...more,
});

/** By the name of the call: the newest first, as AWS lists them, on two pages where there are several. */
const EVENTS: Readonly<Record<string, readonly object[]>> = {
  UpdateAutoScalingGroup: [
    event('1', ['autoscaling', 'UpdateAutoScalingGroup'], {
      requestParameters: { autoScalingGroupName: 'web', maxSize: 10, healthCheckGracePeriod: 300 },
    }),
    event('0', ['autoscaling', 'UpdateAutoScalingGroup'], {
      errorCode: 'AccessDenied',
      requestParameters: { autoScalingGroupName: 'web', maxSize: 1 },
    }),
  ],
  UpdateService: [
    event('1', ['ecs', 'UpdateService'], {
      userIdentity: SERVICE,
      requestParameters: { service: 'basket', desiredCount: 4 },
    }),
    event('1', ['ecs', 'UpdateService'], {
      userIdentity: { type: 'IAMUser', arn: `${IAM}:user/joe`, userName: 'joe' },
      requestParameters: { cluster: 'shop', service: 'basket', desiredCount: 2, forceNewDeployment: true },
    }),
  ],
  UpdateTable: [
    event('1', ['dynamodb', 'UpdateTable'], {
      requestParameters: {
        tableName: 'carts',
        provisionedThroughput: { readCapacityUnits: 100, writeCapacityUnits: 50 },
        attributeDefinitions: [{ attributeName: 'id' }],
      },
    }),
  ],
  BatchDeleteScheduledAction: [
    event('1', ['autoscaling', 'BatchDeleteScheduledAction'], {
      requestParameters: { autoScalingGroupName: 'web', scheduledActionNames: ['night', 'day'] },
    }),
  ],
  BatchPutScheduledUpdateGroupAction: [
    event('1', ['autoscaling', 'BatchPutScheduledUpdateGroupAction'], {
      requestParameters: {
        autoScalingGroupName: 'web',
        scheduledUpdateGroupActions: [{ scheduledActionName: 'event', minSize: 4 }],
      },
    }),
  ],
  DeleteTargetGroup: [
    event('1', ['elasticloadbalancing', 'DeleteTargetGroup'], {
      requestParameters: {
        targetGroupArn:
          'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/api/0123456789abcdef',
      },
    }),
  ],
  // What was changed is not known, so that more was changed than is told.
  UpdateStage: [event('1', ['apigateway', 'UpdateStage'], {}, { CloudTrailEvent: '{' })],
  // IAM has a call of this name, too.
  DeletePolicy: [
    event('1', ['iam', 'DeletePolicy'], { requestParameters: { policyArn: `${IAM}:policy/x` } }),
  ],
  DeleteLoadBalancer: [
    event(
      '1',
      ['elasticloadbalancing', 'DeleteLoadBalancer'],
      { userIdentity: { type: 'Root', arn: `${IAM}:root` }, requestParameters: null },
      { Resources: [{ ResourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer', ResourceName: 'web' }] },
    ),
  ],
};

const NAMES = FREEZE_GUARD.map(({ event: name }) => name);
const WRITES = Object.values(EVENTS).flat();

/** A list on two pages. */
const inTwo = (events: readonly object[], NextToken: unknown) => {
  if (events.length < 2) return { Events: events };
  return NextToken ? { Events: events.slice(1) } : { Events: events.slice(0, 1), NextToken: 'more' };
};

/** What is answered of all writes in the freeze, given the token of the page, and of the calls that may be asked about by name. */
const lookUp =
  (writes: (token: unknown) => object, names: readonly string[]): Answer =>
  ({ LookupAttributes, NextToken, StartTime, EndTime }) => {
    const [{ AttributeKey, AttributeValue }] = LookupAttributes as [
      { AttributeKey: string; AttributeValue: string },
    ];
    const window = [StartTime, EndTime].map((at) => (at as Date).toISOString()).join();
    if (AttributeKey === 'ReadOnly') {
      const isAsked =
        AttributeValue === 'false' && window === '2026-11-20T00:00:00.000Z,2026-11-22T00:00:00.000Z';
      return isAsked ? writes(NextToken) : { Events: [] };
    }
    if (AttributeKey !== 'EventName' || !names.includes(AttributeValue)) {
      throw new Error(`${AttributeKey} ${AttributeValue} was asked about.`);
    }
    // 30 days before the freeze, and what has passed of it.
    if (window !== '2026-10-21T00:00:00.000Z,2026-11-22T00:00:00.000Z') return { Events: [] };
    return inTwo(EVENTS[AttributeValue] ?? [], NextToken);
  };

/** What must come of it. */
const CHANGES = [
  {
    eventName: 'BatchPutScheduledUpdateGroupAction',
    source: 'autoscaling',
    at: '2026-11-21T08:00:00.000Z',
    by: 'Admin/jane',
    resources: ['web/event'],
    sizes: { minSize: 4 },
  },
  {
    eventName: 'UpdateAutoScalingGroup',
    source: 'autoscaling',
    at: '2026-11-21T08:00:00.000Z',
    by: 'Admin/jane',
    resources: ['web'],
    sizes: { maxSize: 10 },
  },
  ...['web/night', 'web/day'].map((name) => ({
    eventName: 'BatchDeleteScheduledAction',
    source: 'autoscaling',
    at: '2026-11-21T08:00:00.000Z',
    by: 'Admin/jane',
    resources: [name],
    sizes: {},
  })),
  {
    eventName: 'DeleteLoadBalancer',
    source: 'elasticloadbalancing',
    at: '2026-11-21T08:00:00.000Z',
    by: 'root',
    resources: ['web'],
    sizes: {},
  },
  {
    eventName: 'DeleteTargetGroup',
    source: 'elasticloadbalancing',
    at: '2026-11-21T08:00:00.000Z',
    by: 'Admin/jane',
    resources: ['api'],
    sizes: {},
  },
  {
    eventName: 'UpdateTable',
    source: 'dynamodb',
    at: '2026-11-21T08:00:00.000Z',
    by: 'Admin/jane',
    resources: ['carts'],
    sizes: {
      'provisionedThroughput.readCapacityUnits': 100,
      'provisionedThroughput.writeCapacityUnits': 50,
    },
  },
  {
    eventName: 'UpdateService',
    source: 'ecs',
    at: '2026-11-21T08:00:00.000Z',
    by: 'joe',
    resources: ['shop/basket'],
    sizes: { desiredCount: 2 },
  },
];

const freeze = { from: '2026-11-20T00:00:00Z', to: '2026-11-22T00:00:00Z' };

/** More is written than can be read: each call is asked about by its name. */
export const lookUpWhereMuchIsWritten = lookUp(
  (token) => ({ Events: [], NextToken: `page ${Number(String(token ?? 'page 0').slice(5)) + 1}` }),
  NAMES,
);

export const cloudtrail: readonly CollectorCase[] = [
  {
    id: 'changesInFreeze',
    freeze,
    // Only what was written is asked about by name.
    answers: {
      'cloudtrail:LookupEvents': lookUp(
        (token) => inTwo([event('1', ['ec2', 'RunInstances'], {}), ...WRITES], token),
        Object.keys(EVENTS),
      ),
    },
    data: { frozenFrom: freeze.from, changes: CHANGES, isMore: true },
    nothing: { frozenFrom: freeze.from, changes: [], isMore: false },
  },
];
