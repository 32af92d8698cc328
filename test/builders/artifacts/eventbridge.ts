import type { Artifacts, EventRule, EventRulePeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';
import { topicArn } from './sns';
import { queueArn } from './sqs';
import { stateMachineArn } from './step-functions';

export const ruleArn = (rule = 'shop/order-placed'): string => `arn:aws:events:${ACCOUNT}:rule/${rule}`;

/** What calls something with the settings of AWS, and has what fails kept. */
export const anEventTarget = (
  arn: string,
  overrides: Partial<EventRule['targets'][number]> = {},
): EventRule['targets'][number] => ({
  arn,
  deadLetterArn: queueArn('jobs-failed'),
  maximumRetryAttempts: 185,
  maximumEventAgeSeconds: 86_400,
  ...overrides,
});

/** Of a bus of its own: it starts a state machine. */
export const anEventRule = (overrides: Partial<EventRule> = {}): EventRule => ({
  eventBusName: 'shop',
  ruleName: 'order-placed',
  ruleArn: ruleArn(),
  isEnabled: true,
  isScheduled: false,
  hasPattern: true,
  targets: [anEventTarget(stateMachineArn())],
  tags: {},
  ...overrides,
});

/** Of the default bus: time starts it, and nothing is kept. */
export const aScheduledRule = (overrides: Partial<EventRule> = {}): EventRule =>
  anEventRule({
    ...{ eventBusName: 'default', ruleName: 'nightly', ruleArn: ruleArn('nightly') },
    ...{ isScheduled: true, hasPattern: false },
    targets: [anEventTarget(topicArn(), { deadLetterArn: null })],
    ...overrides,
  });

/** Two invocations a second, all of which succeed. */
export const anEventRulePeak = (overrides: Partial<EventRulePeak> = {}): EventRulePeak => ({
  ruleArn: ruleArn(),
  invocationsPerSecond: aPeak(2),
  invocations: 100_000,
  failed: 0,
  notPutAside: 0,
  throttled: 0,
  ...overrides,
});

/** Of a rule that called nothing. */
export const unusedRule = {
  ...{ invocationsPerSecond: null, invocations: 0 },
} satisfies Partial<EventRulePeak>;

/** Five calls of PutEvents a second, and two invocations. */
export const someEventBridgeUse = (
  overrides: Partial<Artifacts['eventBridgeUse']> = {},
): Artifacts['eventBridgeUse'] => ({
  window: WINDOW,
  ...{ putsPerSecond: aPeak(5), puts: 300_000, refusedPuts: 0 },
  ...{ invocationsPerSecond: aPeak(2), invocations: 100_000 },
  ...overrides,
});

/** Of an account without events. */
export const unusedEventBridge = {
  eventRules: [],
  eventRulePeaks: [],
  eventBridgeUse: someEventBridgeUse({
    ...{ putsPerSecond: null, puts: 0, invocationsPerSecond: null, invocations: 0 },
  }),
} satisfies Partial<Artifacts>;

/** What starts when an order is placed, and what runs each night. */
export const healthyEventBridge = {
  eventRules: [anEventRule(), aScheduledRule()],
  eventRulePeaks: [
    anEventRulePeak(),
    anEventRulePeak({
      ...{ ruleArn: ruleArn('nightly'), invocationsPerSecond: aPeak(0.003), invocations: 14 },
    }),
  ],
  eventBridgeUse: someEventBridgeUse(),
} satisfies Partial<Artifacts>;
