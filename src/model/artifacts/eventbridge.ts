import { z } from 'zod';
import { resource, type ScopedResource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, metricWindow, peak, tags, text } from './fields';

/** The rules of all event buses of the region, but those that AWS manages. */
export const eventRules = rows({
  per: 'region',
  service: 'eventbridge',
  lists: ['eventRule'],
  row: z.object({
    eventBusName: text,
    ruleName: text,
    ruleArn: text,
    /** Whether it is on, for events of whatever kind. */
    isEnabled: flag,
    /** Whether time starts it. A rule may have both, a schedule and a pattern. */
    isScheduled: flag,
    /** Whether events start it. */
    hasPattern: flag,
    /** What it sends events to. */
    targets: z.array(
      z.object({
        arn: text,
        /** Where events go that could not be delivered; null: nowhere. */
        deadLetterArn: text.nullable(),
        /** How often, and for how long, EventBridge tries again what failed. */
        maximumRetryAttempts: amount,
        maximumEventAgeSeconds: amount,
      }),
    ),
    tags,
  }),
  owner: ({ ruleName, eventBusName, ruleArn, tags }) =>
    resource('eventRule', [ruleName, `${eventBusName}/${ruleName}`, ruleArn], tags),
  brings: ({ targets }) =>
    targets.flatMap(({ arn, deadLetterArn }) => [
      ...receiverOf(arn),
      ...(deadLetterArn === null ? [] : [resource('sqsQueue', [deadLetterArn])]),
    ]),
  comesWith: ({ targets }) => targets.flatMap(({ arn }) => receiverOf(arn)),
  part: ({ targets, ...rule }, includes) => ({
    ...rule,
    targets: targets.filter(({ arn }) => {
      const receivers = receiverOf(arn);
      return receivers.length === 0 || receivers.some(includes);
    }),
  }),
});
export type EventRule = RowOf<typeof eventRules>;

/** What gets the events, where it is of a kind that a plan may name. */
function receiverOf(arn: string): ScopedResource[] {
  const [, , service, , , first, second] = arn.split(':');
  if (service === 'sqs') return [resource('sqsQueue', [arn])];
  if (service === 'sns') return [resource('snsTopic', [arn])];
  if (service === 'states' && first === 'stateMachine')
    // Without a version or an alias.
    return [resource('stateMachine', [arn.split(':').slice(0, 7).join(':')])];
  if (service === 'kinesis' && first?.startsWith('stream/')) return [resource('kinesisStream', [arn])];
  if (service === 'firehose') return [resource('firehoseStream', [arn])];
  return service === 'lambda' && first === 'function' && second !== undefined
    ? [resource('lambdaFunction', [arn.split(':').slice(0, 7).join(':')])]
    : [];
}

/** What each rule did in the look-back. */
export const eventRulePeaks = rows({
  per: 'region',
  service: 'eventbridge',
  row: z.object({
    ruleArn: text,
    /** Calls of targets, as the mean of a period; null where there were none, or where CloudWatch gave no complete data. */
    invocationsPerSecond: peak.nullable(),
    /** All of the look-back; null where CloudWatch gave no complete data. */
    invocations: amount.nullable(),
    /** Those that failed for good on normal days; null likewise. */
    failed: amount.nullable(),
    /** Those that failed and that a dead-letter queue did not take either; null likewise. */
    notPutAside: amount.nullable(),
    /** How often the rule had to wait since the region had too many invocations; null likewise. */
    throttled: amount.nullable(),
  }),
  owner: ({ ruleArn }) => resource('eventRule', [ruleArn]),
});
export type EventRulePeak = RowOf<typeof eventRulePeaks>;

/** What EventBridge counts of the region as a whole. Each is null where CloudWatch gave no complete data. */
export const eventBridgeUse = whole({
  per: 'region',
  service: 'eventbridge',
  shape: z.object({
    window: metricWindow,
    /** Calls of PutEvents, as the mean of a period; null where there were none, too. */
    putsPerSecond: peak.nullable(),
    /** All of the look-back. */
    puts: amount.nullable(),
    /** Those that were refused by their rate. */
    refusedPuts: amount.nullable(),
    /** Invocations of targets of all rules at one time, as the mean of a period; null where there were none, too. */
    invocationsPerSecond: peak.nullable(),
    /** All of the look-back. */
    invocations: amount.nullable(),
  }),
});
