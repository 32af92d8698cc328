import { describe } from '@jest/globals';
import * as build from '../builders/artifacts';
import { each, itSeesThrough, withQuota } from './planted';
import { topics } from './topics';

const isOrders = ({ topicName }: { readonly topicName: string }): boolean => topicName === 'orders';
const isPrices = ({ topicName }: { readonly topicName: string }): boolean => topicName === 'prices.fifo';
const isTo =
  (protocol: string) =>
  (row: { readonly protocol: string }): boolean =>
    row.protocol === protocol;
const HOST = 'orders to hooks.example.com';

describe('the shop with topics', () =>
  itSeesThrough(topics, [
    [
      // 22 × 5 = 110; 100 ÷ (1.5 × 9).
      'a quota that orders alone reach',
      (region) => withQuota(region, 'L-F8E2BA85', 100),
      ['red sns-publish-rate - 7.40741'],
    ],
    [
      // 10 × 256 hours of December before the event; (8,000 − 2,560) ÷ 300.
      'a spend limit of SMS that a whole day at the peak exceeds',
      () => ({ smsSending: build.someSms({}, { monthlySpendLimit: 8_000 }) }),
      ['yellow sms-monthly-spend 2026-12 18.1333'],
    ],
    [
      'the SMS sandbox',
      () => ({ smsSending: build.someSms({}, { isInSandbox: true }) }),
      ['red sms-sandbox -'],
    ],
    [
      // 297 with the FIFO topic and a busiest second; 200 ÷ 13.5.
      'a quota that may be enough',
      (region) => withQuota(region, 'L-F8E2BA85', 200),
      ['yellow sns-publish-rate - 14.8148'],
    ],
    [
      // 22 × 150 = 3,300 of 3,000; 3,000 ÷ 225, and 300 ÷ 225.
      'a FIFO topic that takes too little',
      ({ snsTopicPeaks }) => ({
        snsTopicPeaks: each(snsTopicPeaks, { publishedPerSecond: build.aPeak(150) }, isPrices),
      }),
      ['red sns-fifo-throughput prices.fifo 13.3333', 'yellow sns-fifo-groups prices.fifo 1.33333'],
    ],
    [
      'notifications that fail and are kept',
      ({ snsTopicPeaks }) => ({
        snsTopicPeaks: each(snsTopicPeaks, { failed: 12, mostFailed: build.aPeak(3) }, isPrices),
      }),
      ['yellow sns-deliveries prices.fifo'],
    ],
    [
      'notifications that are lost',
      ({ snsTopicPeaks }) => ({
        snsTopicPeaks: each(snsTopicPeaks, { failed: 12, notPutAside: 2 }, isPrices),
      }),
      ['red sns-deliveries prices.fifo'],
    ],
    [
      'a subscription that nobody has confirmed',
      ({ snsTopics }) => ({ snsTopics: each(snsTopics, { subscriptionsPending: 1 }, isOrders) }),
      ['yellow sns-subscriptions orders'],
    ],
    [
      'a function that was deleted',
      ({ snsSubscriptions }) => ({
        snsSubscriptions: each(
          snsSubscriptions,
          { endpoint: 'arn:aws:lambda:us-east-1:111122223333:function:gone' },
          isTo('lambda'),
        ),
      }),
      ['red sns-subscription-endpoints orders to the function gone'],
    ],
    [
      'a host of which nothing is known, and that nothing is kept for',
      ({ snsSubscriptions }) => ({
        snsSubscriptions: each(
          snsSubscriptions,
          { endpoint: 'hooks.example.com', deadLetterTargetArn: null },
          isTo('https'),
        ),
      }),
      [`yellow sns-dead-letter-queue ${HOST}`, `yellow sns-http-endpoints ${HOST}`],
    ],
    [
      'messages that a topic could not deliver',
      ({ sqsQueues, sqsQueuePeaks, snsSubscriptions }) => ({
        sqsQueues: [
          ...sqsQueues,
          build.aSqsQueue({ queueName: 'undelivered', redrivePolicy: null, waitingMessages: 7 }),
        ],
        sqsQueuePeaks: [
          ...sqsQueuePeaks,
          build.aSqsQueuePeak({
            ...{ queueName: 'undelivered', deletedPerSecond: null },
            oldestAgeSeconds: build.aPeak(3 * 86_400),
          }),
        ],
        snsSubscriptions: each(
          snsSubscriptions,
          { deadLetterTargetArn: build.queueArn('undelivered') },
          isTo('lambda'),
        ),
      }),
      ['yellow sqs-dead-letters undelivered'],
    ],
    [
      // 22 × 2 = 44 of 40; at 1×, 8 are started with those that quote: 40 ÷ (1.5 × 2).
      'a rate at which too few executions are started',
      (region) => withQuota(region, 'L-1B55A735', 40),
      ['red step-functions-start-rate - 13.3333'],
    ],
    [
      // Some of them may be of what quotes, which no rate bounds: 400 ÷ (1.5 × 20).
      'a rate at which executions may enter too few states',
      (region) => withQuota(region, 'L-AD9B4E93', 400),
      ['yellow step-functions-state-transitions - 13.3333'],
    ],
    [
      // 22 × (40,000 + 10,000) of 1,000,000.
      'executions that stay open',
      ({ stepFunctionsUse }) => ({
        stepFunctionsUse: { ...stepFunctionsUse, openExecutions: build.aPeak(40_000) },
      }),
      ['yellow step-functions-open-executions - 20'],
    ],
    [
      'a state machine that was made for the event',
      ({ stateMachines, stateMachinePeaks }) => ({
        stateMachines: [
          ...stateMachines,
          build.aStateMachine({ stateMachineName: 'launch', creationDate: '2026-11-20T00:00:00.000Z' }),
        ],
        stateMachinePeaks: [
          ...stateMachinePeaks,
          build.aStateMachinePeak({
            ...build.unusedMachine,
            stateMachineArn: build.stateMachineArn('launch'),
          }),
        ],
      }),
      [
        'grey step-functions-open-executions -',
        'grey step-functions-start-rate -',
        'grey step-functions-state-transitions -',
      ],
    ],
    [
      'starts that are refused, executions that wait, fail and take long',
      ({ stepFunctionsUse, stateMachinePeaks }) => ({
        stepFunctionsUse: { ...stepFunctionsUse, refusedStarts: 3 },
        stateMachinePeaks: each(
          stateMachinePeaks,
          { throttled: 2, timedOut: 1, longestMilliseconds: build.aPeak(200_000) },
          ({ stateMachineArn }) => stateMachineArn.endsWith('quote'),
        ),
      }),
      [
        'red step-functions-throttling -',
        'yellow step-functions-executions quote',
        'yellow step-functions-express-duration quote',
        'yellow step-functions-throttling quote',
      ],
    ],
    [
      'tasks that give up, and nothing that tells of it',
      ({ stateMachines }) => ({
        stateMachines: each(
          stateMachines,
          {
            loggingLevel: 'OFF',
            definition: { tasks: 2, tasksWithoutRetry: ['Price'], functions: [] },
          },
          ({ type }) => type === 'EXPRESS',
        ),
      }),
      ['yellow step-functions-express-logs quote', 'yellow step-functions-retries quote'],
    ],
    [
      // 22 × 5 = 110 of 100; 100 ÷ (1.5 × 5).
      'a rate at which too few events may be put',
      (region) => withQuota(region, 'L-9B653E91', 100),
      ['red eventbridge-put-events - 13.3333'],
    ],
    [
      // 22 × 2 = 44, and 66 in a busiest second, of 50; what runs each night does not grow: (50 ÷ 1.5 − 0.003) ÷ 2.
      'a rate at which rules may call too few targets',
      (region) => withQuota(region, 'L-5540C5E3', 50),
      ['yellow eventbridge-invocations - 16.6652'],
    ],
    [
      'events that fail, are refused, and wait',
      ({ eventBridgeUse, eventRulePeaks }) => ({
        eventBridgeUse: { ...eventBridgeUse, refusedPuts: 1 },
        eventRulePeaks: each(eventRulePeaks, { failed: 3, throttled: 2 }, ({ ruleArn }) =>
          ruleArn.endsWith('order-placed'),
        ),
      }),
      [
        'red eventbridge-throttling -',
        'yellow event-rule-deliveries shop/order-placed',
        'yellow eventbridge-throttling shop/order-placed',
      ],
    ],
    [
      'a rule that calls what was deleted, and keeps nothing',
      ({ eventRules }) => ({
        eventRules: each(
          eventRules,
          { targets: [build.anEventTarget(build.queueArn('gone'), { deadLetterArn: null })] },
          ({ ruleName }) => ruleName === 'order-placed',
        ),
      }),
      ['red event-rule-targets shop/order-placed', 'yellow event-rule-dead-letter-queue shop/order-placed'],
    ],
    [
      'a rule that is off',
      ({ eventRules }) => ({
        eventRules: each(eventRules, { isEnabled: false }, ({ ruleName }) => ruleName === 'nightly'),
      }),
      ['yellow event-rule-state nightly'],
    ],
  ]));
