import {
  AlarmMuteRuleStatus,
  CloudWatchClient,
  type CompositeAlarm,
  type Dimension,
  GetAlarmMuteRuleCommand,
  type GetAlarmMuteRuleCommandOutput,
  type Metric,
  type MetricAlarm,
  paginateDescribeAlarms,
  paginateListAlarmMuteRules,
} from '@aws-sdk/client-cloudwatch';
import { afterLast } from '../../lib/after-last';
import { mapConcurrently } from '../../lib/concurrency';
import type { AlarmMuteRule, CloudWatchAlarm } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { readAllPages } from '../pages';

/** The most alarms in a page. */
const PAGE_SIZE = 100;
/** Calls at the same time. The rate limiter decides the pace. */
const AT_ONCE = 4;

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
  insufficientDataActions: [...(alarm.InsufficientDataActions ?? [])],
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
    // CloudWatch leaves out what nobody has set.
    treatMissingData: alarm.TreatMissingData ?? DEFAULT_TREATMENT,
    queries: present([
      ...own.map(({ Expression }) => (IS_QUERY.test(Expression ?? '') ? Expression : null)),
      EvaluationCriteria?.PromQLCriteria?.Query,
    ]),
    alarmRule: null,
  };
}

const DEFAULT_TREATMENT = 'missing';

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
  treatMissingData: DEFAULT_TREATMENT,
  queries: [],
  alarmRule: requireField(alarm.AlarmRule, 'AlarmRule'),
});

export const alarmMuteRules = defineCollector({
  id: 'alarmMuteRules',
  answers: 'Which alarms do nothing at which times, as rules mute them',
  light: true,
  verified: 'modelled',
  actions: ['cloudwatch:GetAlarmMuteRule', 'cloudwatch:ListAlarmMuteRules'],
  async collect({ clients, signal }) {
    const client = clients.of(CloudWatchClient);
    const arns = await readAllPages(
      paginateListAlarmMuteRules(
        { client, pageSize: PAGE_SIZE },
        { Statuses: [AlarmMuteRuleStatus.SCHEDULED, AlarmMuteRuleStatus.ACTIVE] },
        { abortSignal: signal },
      ),
      ({ AlarmMuteRuleSummaries = [] }) =>
        AlarmMuteRuleSummaries.map(({ AlarmMuteRuleArn }) =>
          requireField(AlarmMuteRuleArn, 'AlarmMuteRuleArn'),
        ),
    );
    const rules = await mapConcurrently(arns, AT_ONCE, async (muteRuleArn): Promise<AlarmMuteRule | null> => {
      const muteRuleName = afterLast(':', muteRuleArn);
      const rule = await nullIfGone(
        client.send(new GetAlarmMuteRuleCommand({ AlarmMuteRuleName: muteRuleName }), {
          abortSignal: signal,
        }),
      );
      return rule && toMuteRule(muteRuleName, muteRuleArn, rule);
    });
    return present(rules);
  },
});

const toMuteRule = (
  muteRuleName: string,
  muteRuleArn: string,
  { Rule, MuteTargets, StartDate, ExpireDate }: GetAlarmMuteRuleCommandOutput,
): AlarmMuteRule => ({
  muteRuleName,
  muteRuleArn,
  alarmNames: [...(MuteTargets?.AlarmNames ?? [])],
  expression: requireField(Rule?.Schedule?.Expression, 'Expression'),
  duration: requireField(Rule?.Schedule?.Duration, 'Duration'),
  timeZone: Rule?.Schedule?.Timezone ?? null,
  startDate: toIso(StartDate),
  expireDate: toIso(ExpireDate),
});
