import { anEventRule, aScheduledRule } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const ruleOf = (name: string): string => `arn:aws:events:us-east-1:111122223333:rule/${name}`;
const queueOf = (name: string): string => `arn:aws:sqs:us-east-1:111122223333:${name}`;

const AT = '2026-11-21T22:00:00.000Z';
const OF_ORDERS = 'EventBusName=shop RuleName=order-placed';

const RULES = {
  default: [
    { Name: 'nightly', Arn: ruleOf('nightly'), State: 'DISABLED', ScheduleExpression: 'rate(1 day)' },
    { Name: 'of-aws', Arn: ruleOf('of-aws'), State: 'ENABLED', ManagedBy: 'autoscaling.amazonaws.com' },
    { Name: 'deleted-since', Arn: ruleOf('deleted-since'), State: 'ENABLED', EventPattern: '{}' },
  ],
  shop: [
    {
      ...{ Name: 'order-placed', Arn: ruleOf('shop/order-placed'), EventPattern: '{"source":["shop"]}' },
      State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
    },
  ],
};

export const eventBridge: readonly CollectorCase[] = [
  {
    id: 'eventRules',
    answers: {
      'events:ListEventBuses': paged(
        'NextToken',
        { EventBuses: [{ Name: 'default' }, { Name: 'deleted-since' }] },
        { EventBuses: [{ Name: 'shop' }] },
      ),
      'events:ListRules': ({ EventBusName, NextToken }) => {
        if (EventBusName === 'shop') return { Rules: RULES.shop };
        if (EventBusName !== 'default') throw awsError('ResourceNotFoundException');
        return NextToken === undefined
          ? { Rules: RULES.default.slice(0, 1), NextToken: 'x' }
          : { Rules: RULES.default.slice(1) };
      },
      'events:ListTargetsByRule': ({ Rule, NextToken }) => {
        if (Rule === 'nightly') return {};
        if (Rule !== 'order-placed') throw awsError('ResourceNotFoundException');
        return NextToken === undefined
          ? { Targets: [{ Id: '1', Arn: queueOf('jobs') }], NextToken: 'x' }
          : {
              Targets: [
                {
                  ...{ Id: '2', Arn: queueOf('audit'), DeadLetterConfig: { Arn: queueOf('failed') } },
                  RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
                },
              ],
            };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: ruleOf('removed'), Tags: [] }] },
        {
          ResourceTagMappingList: [
            { ResourceARN: ruleOf('shop/order-placed'), Tags: [{ Key: 'app', Value: 'shop' }] },
          ],
        },
      ),
    },
    data: [
      {
        ...{ eventBusName: 'default', ruleName: 'nightly', ruleArn: ruleOf('nightly'), isEnabled: false },
        ...{ isScheduled: true, hasPattern: false, targets: [], tags: {} },
      },
      {
        ...{ eventBusName: 'shop', ruleName: 'order-placed', ruleArn: ruleOf('shop/order-placed') },
        ...{ isEnabled: true, isScheduled: false, hasPattern: true, tags: { app: 'shop' } },
        targets: [
          {
            ...{ arn: queueOf('jobs'), deadLetterArn: null },
            ...{ maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400 },
          },
          {
            ...{ arn: queueOf('audit'), deadLetterArn: queueOf('failed') },
            ...{ maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 },
          },
        ],
      },
    ],
  },
  {
    id: 'eventRulePeaks',
    inputs: { eventRules: [anEventRule(), aScheduledRule()] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        [`Invocations Sum ${OF_ORDERS}`]: [
          ['2026-11-21T22:00:00Z', 600],
          ['2026-11-21T22:05:00Z', 300],
        ],
        [`FailedInvocations Sum ${OF_ORDERS}`]: [['2026-11-21T22:05:00Z', 7]],
        [`InvocationsFailedToBeSentToDlq Sum ${OF_ORDERS}`]: [['2026-11-21T22:05:00Z', 2]],
        [`ThrottledRules Sum ${OF_ORDERS}`]: [['2026-11-21T22:00:00Z', 11]],
        'Invocations Sum RuleName=nightly': [['2026-11-21T22:00:00Z', 3]],
      }),
    },
    data: [
      {
        ruleArn: ruleOf('shop/order-placed'),
        invocationsPerSecond: { value: 2, at: AT, hoursWithData: 2 },
        ...{ invocations: 900, failed: 7, notPutAside: 2, throttled: 11 },
      },
      {
        ruleArn: ruleOf('nightly'),
        invocationsPerSecond: { value: 0.01, at: AT, hoursWithData: 2 },
        ...{ invocations: 3, failed: 0, notPutAside: 0, throttled: 0 },
      },
    ],
  },
  {
    id: 'eventBridgeUse',
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'PutEventsApproximateCallCount Sum': [['2026-11-21T22:00:00Z', 1_500]],
        'PutEventsApproximateThrottledCount Sum': [['2026-11-21T22:00:00Z', 4]],
        'InvocationsCreated Sum': [['2026-11-21T22:00:00Z', 900]],
      }),
    },
    data: {
      window: WINDOW,
      putsPerSecond: { value: 5, at: AT, hoursWithData: 2 },
      ...{ puts: 1_500, refusedPuts: 4 },
      invocationsPerSecond: { value: 3, at: AT, hoursWithData: 2 },
      invocations: 900,
    },
    nothing: {
      ...{ window: WINDOW, putsPerSecond: null, puts: 0, refusedPuts: 0 },
      ...{ invocationsPerSecond: null, invocations: 0 },
    },
  },
];
