import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { amount, flag, text, time } from './fields';

const metricNamespace = z.object({
  /** Such as `AWS/DynamoDB`. */
  namespace: text,
  /** Metrics that were listed, and whether there may be more. */
  metrics: amount,
  hasMore: flag,
});
export type MetricNamespace = z.infer<typeof metricNamespace>;

/** The namespaces that hold metrics of the last two weeks, for they show which services are used. */
export const metricNamespaces = whole({
  per: 'region',
  service: null,
  shape: z.object({
    namespaces: z.array(metricNamespace),
    /** Whether these are all; if not, those of services that are known are, and others may be missing. */
    isComplete: flag,
  }),
});

/** The vCPUs that EC2 itself counts against its quotas. */
export const vcpuUsage = whole({
  per: 'region',
  service: 'ec2',
  shape: z.array(
    z.object({
      /** Such as `Standard/OnDemand`. */
      class: text,
      /** The least in five minutes of the hour before the inventory was taken: what has just ended does not count. */
      vCpus: amount,
      at: time,
    }),
  ),
});
export type VcpuUsage = RowOf<typeof vcpuUsage>;

/** The same of services that AWS serves once per account; their metrics are in one region, of the plan or not. */
export const globalMetricNamespaces = whole({
  per: 'account',
  service: null,
  shape: z.object({
    namespaces: z.array(metricNamespace),
    /** What could not be listed while others could. */
    unread: z.array(
      z.object({
        region: text,
        /** Id of the service of which is not known whether it is used, such as `cloudfront`. */
        service: text,
        code: text,
        message: text,
      }),
    ),
  }),
});

/** The alarms of the region on metrics, and those composed of others; alarms on logs are not read. */
export const cloudWatchAlarms = whole({
  per: 'region',
  service: null,
  shape: z.array(
    z.object({
      alarmName: text,
      alarmArn: text,
      /** Whether what is in `alarmActions` is done. */
      actionsEnabled: flag,
      /** ARNs of what is done when it goes off. */
      alarmActions: z.array(text),
      /** Whether another alarm holds back the actions of this composite one now. */
      isSuppressed: flag,
      /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
      stateValue: text,
      /** Since when it is in that state; null where AWS does not say. */
      stateSince: time.nullable(),
      /** Metrics of this account that it watches, by itself or as parts of a formula. */
      metrics: z.array(z.object({ namespace: text, metricName: text, dimensions: z.record(text, text) })),
      /** How its one metric is compared, such as `LessThanThreshold`; null where a formula, a band or a rule decides. */
      comparison: text.nullable(),
      /** What it takes periods without data for: `breaching`, `notBreaching`, `ignore` (it stays as it is) or `missing`. */
      treatMissingData: text,
      /** ARNs of what is done when it begins to lack data. */
      insufficientDataActions: z.array(text),
      /** What selects metrics that it watches without naming each: a query of Metrics Insights or in PromQL. */
      queries: z.array(text),
      /** Of a composite alarm: which states of others set it off. Null for one on metrics. */
      alarmRule: text.nullable(),
    }),
  ),
});
export type CloudWatchAlarm = RowOf<typeof cloudWatchAlarms>;

/** Rules of the region that mute alarms at times, but those that have expired. */
export const alarmMuteRules = whole({
  per: 'region',
  service: null,
  shape: z.array(
    z.object({
      muteRuleName: text,
      muteRuleArn: text,
      /** The alarms that it mutes, by name; some may be no longer there. */
      alarmNames: z.array(text),
      /** When it begins to mute: `at(yyyy-mm-ddThh:mm)` or `cron(minutes hours day-of-month month day-of-week)`. */
      expression: text,
      /** For how long, as ISO 8601 has it, such as `PT4H`. */
      duration: text,
      /** The time zone of the schedule; null means UTC. */
      timeZone: text.nullable(),
      /** Before, it does not begin to mute; null: from when it was made. */
      startDate: time.nullable(),
      /** From then on, it does not begin to mute; null: never ends. */
      expireDate: time.nullable(),
    }),
  ),
});
export type AlarmMuteRule = RowOf<typeof alarmMuteRules>;
