import {
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { EventRule, Tags } from '../../model/artifacts';
import { present, requireField } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { followTokens, readAllPages } from '../pages';
import { divideBy, findHighest, type Series } from '../series';
import { tagsOf } from '../tags';

/** Most items of a page. */
const Limit = 100;

export const eventRules = defineCollector({
  id: 'eventRules',
  answers: 'Which rules event buses have, what they send events to, and where failed ones go',
  light: false,
  verified: 'moto',
  actions: ['events:ListEventBuses', 'events:ListRules', 'events:ListTargetsByRule', 'tag:GetResources'],
  // It needs a call for each rule, of which a bus has up to 300 by default.
  deadlineFactor: 5,
  async collect({ clients, signal }) {
    const client = clients.of(EventBridgeClient);
    const options = { abortSignal: signal };
    const [buses, tags] = await allInOrder([
      readAllPages(
        followTokens((NextToken) => client.send(new ListEventBusesCommand({ Limit, NextToken }), options)),
        (page) => page.EventBuses,
      ),
      // ListTagsForResource would need another call for each rule.
      tagsOf('events:rule', clients, signal),
    ]);
    const rules = await mapConcurrently(buses, 4, async (bus) => {
      const EventBusName = requireField(bus.Name, 'Name');
      const found = await nullIfGone(
        readAllPages(
          followTokens((NextToken) =>
            client.send(new ListRulesCommand({ EventBusName, Limit, NextToken }), options),
          ),
          (page) => page.Rules,
        ),
      );
      return (found ?? []).map((rule) => ({ EventBusName, rule }));
    });
    // What AWS manages, other services made for themselves.
    const own = rules.flat().filter(({ rule }) => rule.ManagedBy === undefined);
    const read = await mapConcurrently(own, 8, async ({ EventBusName, rule }) => {
      const Rule = requireField(rule.Name, 'Name');
      const targets = await nullIfGone(
        readAllPages(
          followTokens((NextToken) =>
            client.send(new ListTargetsByRuleCommand({ EventBusName, Rule, Limit, NextToken }), options),
          ),
          (page) => page.Targets,
        ),
      );
      return targets && toRule(EventBusName, rule, targets, tags);
    });
    return present(read);
  },
});

function toRule(
  eventBusName: string,
  rule: Rule,
  targets: readonly Target[],
  tags: ReadonlyMap<string, Tags>,
): EventRule {
  const ruleArn = requireField(rule.Arn, 'Arn');
  return {
    eventBusName,
    ruleName: requireField(rule.Name, 'Name'),
    ruleArn,
    isEnabled: requireField(rule.State, 'State') !== 'DISABLED',
    isScheduled: Boolean(rule.ScheduleExpression),
    hasPattern: Boolean(rule.EventPattern),
    targets: targets.map(toTarget),
    tags: tags.get(ruleArn) ?? {},
  };
}

/** What EventBridge does where nothing else is set: PutTargets, `RetryPolicy`. */
const RETRIES = { attempts: 185, ageSeconds: 86_400 };

const toTarget = ({ Arn, DeadLetterConfig, RetryPolicy = {} }: Target): EventRule['targets'][number] => ({
  arn: requireField(Arn, 'Arn'),
  deadLetterArn: DeadLetterConfig?.Arn ?? null,
  maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts ?? RETRIES.attempts,
  maximumEventAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds ?? RETRIES.ageSeconds,
});

/** Queries a count, which EventBridge publishes only while something happens. */
const query = (metric: string, dimensions: MetricQuery['dimensions'] = {}): MetricQuery => ({
  ...{ namespace: 'AWS/Events', metric, statistic: 'Sum', dimensions, silence: 'zero' },
});

/** Metrics of rules of the default bus name the rule alone. */
const dimensionsOf = ({
  eventBusName: EventBusName,
  ruleName: RuleName,
}: EventRule): MetricQuery['dimensions'] =>
  EventBusName === 'default' ? { RuleName } : { EventBusName, RuleName };

const totalOf = (series: Series): number | null => series?.reduce((sum, { value }) => sum + value, 0) ?? null;

export const eventRulePeaks = defineCollector({
  id: 'eventRulePeaks',
  answers: 'How often each rule called its targets at most, and how many of these calls failed',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['eventRules'],
  async collect(context, { eventRules: rules }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    return readMetrics(
      reader,
      rules.map((rule) => {
        const dimensions = dimensionsOf(rule);
        return {
          invocations: query('Invocations', dimensions),
          failed: query('FailedInvocations', dimensions),
          notPutAside: query('InvocationsFailedToBeSentToDlq', dimensions),
          throttled: query('ThrottledRules', dimensions),
        };
      }),
      ({ invocations, failed, notPutAside, throttled }, i) => ({
        ruleArn: requireField(rules[i], 'a rule for the metrics').ruleArn,
        invocationsPerSecond: findHighest(normal(divideBy(invocations, window.periodSeconds))),
        invocations: totalOf(invocations),
        failed: totalOf(normal(failed)),
        notPutAside: totalOf(normal(notPutAside)),
        throttled: totalOf(normal(throttled)),
      }),
    );
  },
});

export const eventBridgeUse = defineCollector({
  id: 'eventBridgeUse',
  answers: 'Calls of PutEvents and of targets in the region, and how many of the former were refused',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  async collect(context) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const perSecond = (counts: Series) => findHighest(normal(divideBy(counts, window.periodSeconds)));
    const [use] = await readMetrics(
      reader,
      [
        {
          puts: query('PutEventsApproximateCallCount'),
          refused: query('PutEventsApproximateThrottledCount'),
          invocations: query('InvocationsCreated'),
        },
      ],
      ({ puts, refused, invocations }) => ({
        window,
        putsPerSecond: perSecond(puts),
        puts: totalOf(puts),
        refusedPuts: totalOf(normal(refused)),
        invocationsPerSecond: perSecond(invocations),
        invocations: totalOf(invocations),
      }),
    );
    return requireField(use, 'a series of events');
  },
});
