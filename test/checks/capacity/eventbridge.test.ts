import { describe, expect, it } from '@jest/globals';
import { eventRuleDeadLetterQueue } from '../../../src/checks/capacity/event-rule-dead-letter-queue';
import { eventRuleDeliveries } from '../../../src/checks/capacity/event-rule-deliveries';
import { eventRuleState } from '../../../src/checks/capacity/event-rule-state';
import { eventRuleTargets } from '../../../src/checks/capacity/event-rule-targets';
import { eventBridgeThrottling } from '../../../src/checks/capacity/eventbridge-throttling';
import type { AnyTargetCheck, TargetContext } from '../../../src/checks/check';
import type { Artifacts, EventRule, EventRulePeak } from '../../../src/model/artifacts';
import {
  aLambdaFunction,
  anEventRule,
  anEventRulePeak,
  anEventTarget,
  anSnsTopic,
  aSqsQueue,
  aStateMachine,
  queueArn,
  ruleArn,
  someEventBridgeUse,
  stateMachineArn,
  topicArn,
  unusedRule,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

type Peak = Partial<EventRulePeak> | null;
type Row = readonly [title: string, rule: Partial<EventRule>, peak: Peak, status: string, detail: string];

/** Null: nothing was measured. */
const account = (rule: Partial<EventRule>, peak: Peak, use = {}): Partial<Artifacts> => ({
  eventRules: [anEventRule(rule)],
  eventRulePeaks: peak === null ? [] : [anEventRulePeak(peak)],
  eventBridgeUse: someEventBridgeUse(use),
  sqsQueues: ['jobs', 'jobs-failed'].map((queueName) => aSqsQueue({ queueName })),
  lambdaFunctions: [aLambdaFunction()],
  snsTopics: [anSnsTopic()],
  stateMachines: [aStateMachine()],
});

const judge = (
  check: AnyTargetCheck,
  artifacts: Partial<Artifacts>,
  context: Partial<TargetContext> = CARRYING,
) => runCheck(check, artifacts, context);

const said = (status: string, detail: string) =>
  expect.objectContaining({
    status,
    resource: { name: 'shop/order-placed', arn: ruleArn() },
    detail: expect.stringContaining(detail),
  });

const itJudges = (check: AnyTargetCheck, rows: readonly Row[]) => {
  it.each<Row>(rows)('judges %s', (_, rule, peak, status, detail) => {
    expect(judge(check, account(rule, peak)).at(-1)).toEqual(said(status, detail));
  });
};

const off = { isEnabled: false };
const calling = (...arns: string[]): Partial<EventRule> => ({
  targets: arns.map((arn) => anEventTarget(arn)),
});
const unkept = (overrides = {}): Partial<EventRule> => ({
  targets: [anEventTarget(queueArn(), { deadLetterArn: null, ...overrides })],
});
const elsewhere = 'arn:aws:sqs:us-east-1:444455556666:jobs';
const stream = 'arn:aws:kinesis:us-east-1:111122223333:stream/clicks';

describe('event-rule-deliveries', () => {
  itJudges(eventRuleDeliveries, [
    ['none that fail', {}, {}, 'pass', 'None of its 100000 invocations failed'],
    [
      'one that fails',
      {},
      { failed: 1 },
      'warn',
      '1 invocations of its targets failed for good in the look-back, of 100000.',
    ],
    ['all that fail', {}, { invocations: 3, failed: 3 }, 'fail', 'of 3.'],
    ['some that fail, of an unknown number', {}, { invocations: null, failed: 3 }, 'warn', '3 invocations'],
    [
      'one that is lost',
      {},
      { failed: 9, notPutAside: 1 },
      'fail',
      '1 events failed in the look-back that its dead-letter queue did not take',
    ],
    ['failures that are not known', {}, { failed: null }, 'unknown', 'not known'],
    ['losses that are not known', {}, { notPutAside: null }, 'unknown', 'not known'],
    [
      'data that are not complete',
      {},
      { invocations: null },
      'unknown',
      'no complete data for shop/order-placed',
    ],
    ['nothing that was measured', {}, null, 'unknown', 'no complete data for shop/order-placed'],
    ['one that calls nothing', {}, unusedRule, 'notApplicable', 'It called nothing'],
    ['one that is off', off, { failed: 1 }, 'notApplicable', 'It is off.'],
  ]);
});

describe('event-rule-targets', () => {
  itJudges(eventRuleTargets, [
    ['a queue', calling(queueArn()), {}, 'pass', 'All of what it calls is there (1).'],
    [
      'a function, a topic and a state machine by its alias',
      calling(
        'arn:aws:lambda:us-east-1:111122223333:function:checkout:live',
        topicArn(),
        `${stateMachineArn()}:live`,
      ),
      {},
      'pass',
      'there (3).',
    ],
    [
      'a queue that is gone beside one that is there',
      calling(queueArn(), queueArn('gone')),
      {},
      'fail',
      `does not exist: ${queueArn('gone')}.`,
    ],
    [
      'a function that is gone',
      calling('arn:aws:lambda:us-east-1:111122223333:function:gone'),
      {},
      'fail',
      'function:gone',
    ],
    ['a topic that is gone', calling(topicArn('gone')), {}, 'fail', 'gone'],
    ['a state machine that is gone', calling(stateMachineArn('gone')), {}, 'fail', 'gone'],
    [
      'a queue of another account that gets all',
      calling(elsewhere),
      {},
      'pass',
      'jobs, which was not looked for; no event failed',
    ],
    [
      'one of another account that may not',
      calling(elsewhere),
      { failed: 1 },
      'unknown',
      'Some of its events failed.',
    ],
    [
      'what nobody reads, with data that are not complete',
      calling(stream),
      { invocations: null },
      'unknown',
      'no complete data',
    ],
    [
      'what nobody reads, and that gets nothing',
      calling(stream),
      unusedRule,
      'notApplicable',
      'called nothing',
    ],
    ['nothing', calling(), {}, 'warn', 'It is on, and calls nothing.'],
    ['nothing, where it is off', { ...off, ...calling() }, {}, 'notApplicable', 'It is off.'],
  ]);
});

describe('event-rule-dead-letter-queue', () => {
  itJudges(eventRuleDeadLetterQueue, [
    ['one that keeps all', {}, {}, 'pass', 'jobs-failed gets what fails.'],
    [
      'one whose queue is gone',
      unkept({ deadLetterArn: queueArn('gone') }),
      {},
      'fail',
      'gone does not exist',
    ],
    [
      'one whose queue is of another account',
      unkept({ deadLetterArn: elsewhere }),
      {},
      'unknown',
      'was not read',
    ],
    [
      'one that keeps nothing',
      unkept(),
      {},
      'warn',
      '1 of its 1 targets have no dead-letter queue; EventBridge tries 185 times more within 1 day',
    ],
    ['one that tries once', unkept({ maximumRetryAttempts: 0 }), {}, 'warn', 'EventBridge tries once'],
    [
      'one that keeps a part',
      {
        targets: [
          anEventTarget(queueArn()),
          anEventTarget(topicArn(), { deadLetterArn: null, maximumEventAgeSeconds: 7_200 }),
        ],
      },
      {},
      'warn',
      '1 of its 2 targets have no dead-letter queue; EventBridge tries 185 times more within 2 hours',
    ],
    ['one that calls nothing', unkept(), unusedRule, 'notApplicable', 'called nothing'],
    ['one without targets', { targets: [] }, {}, 'notApplicable', 'It calls nothing.'],
    [
      'one by time',
      { ...unkept(), isScheduled: true, hasPattern: false },
      {},
      'notApplicable',
      'Time starts it',
    ],
    ['one without complete data', unkept(), { invocations: null }, 'unknown', 'no complete data'],
    ['one that is off', { ...off, ...unkept() }, {}, 'notApplicable', 'It is off.'],
  ]);
});

describe('event-rule-state', () => {
  itJudges(eventRuleState, [
    ['one that is on', {}, {}, 'pass', 'It is on.'],
    ['one that is off', off, unusedRule, 'warn', 'It is off: events that it would match reach nothing.'],
    [
      'one that was just switched off',
      off,
      {},
      'warn',
      'It is off, though it called its targets 100000 times in the look-back',
    ],
    [
      'one by time',
      { ...off, isScheduled: true, hasPattern: false },
      null,
      'warn',
      'its schedule starts nothing',
    ],
  ]);

  it('is no matter off the path of traffic', () => {
    const aside: Partial<TargetContext> = {
      placed: () => ({ placement: 'off', because: 'The plan says so.' }),
    };
    expect(judge(eventRuleState, account(off, {}), aside)).toEqual([said('notApplicable', 'does not carry')]);
  });
});

describe('eventbridge-throttling', () => {
  itJudges(eventBridgeThrottling, [
    ['one that never waits', {}, {}, 'pass', 'It never had to wait'],
    ['one that waits', {}, { throttled: 2 }, 'warn', 'It had to wait 2 times'],
    ['waits that are not known', {}, { throttled: null }, 'unknown', 'not known'],
    ['data that are not complete', {}, { invocations: null }, 'unknown', 'no complete data'],
    ['one that calls nothing', {}, unusedRule, 'notApplicable', 'called nothing'],
    ['one that is off', off, { throttled: 2 }, 'notApplicable', 'It is off.'],
  ]);

  it.each([
    [5, 0, 'pass'],
    [5, 1, 'fail'],
    [0, 0, 'notApplicable'],
    [null, null, 'unknown'],
  ])('judges %p calls of PutEvents of which %p were refused', (puts, refusedPuts, status) => {
    const [region] = judge(eventBridgeThrottling, account({}, {}, { puts, refusedPuts }));
    expect(region).toMatchObject({ status, resource: { name: '-' } });
  });

  it('judges nothing of an account without events', () => {
    const none = { ...account({}, {}, { puts: 0 }), eventRules: [] };
    expect(judge(eventBridgeThrottling, none)).toEqual([]);
  });
});
