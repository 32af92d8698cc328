import {
  CloudWatchClient,
  type CompositeAlarm,
  type Dimension,
  type Metric,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatchAlarm } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';

/** The most alarms in a page. */
const PAGE_SIZE = 100;

export const cloudWatchAlarms = defineCollector({
  id: 'cloudWatchAlarms',
  answers: 'What each alarm watches and does, and in which state it is',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:DescribeAlarms'],
  async collect({ clients, target, signal }) {
    return readAllPages(
      paginateDescribeAlarms(
        { client: clients.of(CloudWatchClient), pageSize: PAGE_SIZE },
        // Without this, AWS gives those on metrics alone.
        { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
        { abortSignal: signal },
      ),
      ({ MetricAlarms = [], CompositeAlarms = [] }) => [
        ...MetricAlarms.map((alarm) => ofMetrics(alarm, target.account)),
        ...CompositeAlarms.map(ofOthers),
      ],
    );
  },
});

/** What alarms of both kinds have. */
const common = (alarm: MetricAlarm | CompositeAlarm) => ({
  alarmName: requireField(alarm.AlarmName, 'AlarmName'),
  alarmArn: requireField(alarm.AlarmArn, 'AlarmArn'),
  actionsEnabled: requireField(alarm.ActionsEnabled, 'ActionsEnabled'),
  alarmActions: [...(alarm.AlarmActions ?? [])],
  stateValue: requireField(alarm.StateValue, 'StateValue'),
  // The former changes with each new reason for the same state.
  stateSince: toIso(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp),
});

function ofMetrics(alarm: MetricAlarm, account: string): CloudWatchAlarm {
  const { Metrics = [], Namespace, MetricName, Dimensions, ComparisonOperator, EvaluationCriteria } = alarm;
  const own = Metrics.filter(({ AccountId = account }) => AccountId === account);
  return {
    ...common(alarm),
    isSuppressed: false,
    metrics: present([
      toMetric({ Namespace, MetricName, Dimensions }),
      ...own.map(({ MetricStat }) => toMetric(MetricStat?.Metric ?? {})),
    ]),
    comparison: MetricName === undefined ? null : (ComparisonOperator ?? null),
    queries: present([
      ...own.map(({ Expression }) => (IS_QUERY.test(Expression ?? '') ? Expression : null)),
      EvaluationCriteria?.PromQLCriteria?.Query,
    ]),
    alarmRule: null,
  };
}

/** A query of Metrics Insights; all other expressions compute with metrics that are named beside them. */
const IS_QUERY = /^\s*SELECT\b/i;

function toMetric({
  Namespace,
  MetricName,
  Dimensions = [],
}: Metric): CloudWatchAlarm['metrics'][number] | null {
  if (Namespace === undefined || MetricName === undefined) return null;
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: Object.fromEntries(
      Dimensions.map(({ Name, Value }: Dimension) => [
        requireField(Name, 'Name'),
        requireField(Value, 'Value'),
      ]),
    ),
  };
}

const ofOthers = (alarm: CompositeAlarm): CloudWatchAlarm => ({
  ...common(alarm),
  isSuppressed: alarm.ActionsSuppressedBy !== undefined,
  metrics: [],
  comparison: null,
  queries: [],
  alarmRule: requireField(alarm.AlarmRule, 'AlarmRule'),
});
