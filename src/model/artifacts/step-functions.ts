import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, metricWindow, peak, tags, text, time } from './fields';

/** The state machines of the region, but those that are being deleted. */
export const stateMachines = rows({
  per: 'region',
  service: 'step-functions',
  lists: ['stateMachine'],
  row: z.object({
    stateMachineName: text,
    stateMachineArn: text,
    /** `STANDARD` or `EXPRESS`. */
    type: text,
    creationDate: time,
    /** What of an execution is logged: `OFF`, `FATAL`, `ERROR` or `ALL`. */
    loggingLevel: text,
    /** What its definition says; null where a key of the account encrypts it, so that it was not read. */
    definition: z
      .object({
        /** How many states call something, or wait for somebody (`Task`). */
        tasks: amount,
        /** Those of them that neither they nor a state around them try again when what they call refuses by its rate. */
        tasksWithoutRetry: z.array(text),
        /** The functions that it names, by ARN or name and without a version. */
        functions: z.array(text),
      })
      .nullable(),
    tags,
  }),
  owner: ({ stateMachineName, stateMachineArn, tags }) =>
    resource('stateMachine', [stateMachineName, stateMachineArn], tags),
  brings: ({ definition }) => (definition?.functions ?? []).map((one) => resource('lambdaFunction', [one])),
});
export type StateMachine = RowOf<typeof stateMachines>;

/** What ran of each state machine in the look-back. */
export const stateMachinePeaks = rows({
  per: 'region',
  service: 'step-functions',
  row: z.object({
    stateMachineArn: text,
    window: metricWindow,
    /** Executions, as the mean of a period; null where none were started, or where CloudWatch gave no complete data. */
    startedPerSecond: peak.nullable(),
    /** Executions of the look-back that were started, and how those ended that did; null where CloudWatch gave no complete data. */
    started: amount.nullable(),
    succeeded: amount.nullable(),
    failed: amount.nullable(),
    timedOut: amount.nullable(),
    /** States that could not be entered at once, since too many were at that time; null where CloudWatch gave no complete data. */
    throttled: amount.nullable(),
    /** The execution that took longest; null where none ended. */
    longestMilliseconds: peak.nullable(),
  }),
  owner: ({ stateMachineArn }) => resource('stateMachine', [stateMachineArn]),
});
export type StateMachinePeak = RowOf<typeof stateMachinePeaks>;

/** What Step Functions counts of the region as a whole, and what it lets pass. Each is null where CloudWatch gave no complete data. */
export const stepFunctionsUse = whole({
  per: 'region',
  service: 'step-functions',
  shape: z.object({
    window: metricWindow,
    /** Executions of all state machines at one time, as the mean of a period; null where none were started, too. */
    startedPerSecond: peak.nullable(),
    /** Calls of StartExecution that were refused by their rate. */
    refusedStarts: amount.nullable(),
    /** State transitions, as the mean of a period; null where there were none, too. */
    transitionsPerSecond: peak.nullable(),
    /** All of the look-back. */
    transitions: amount.nullable(),
    /** Executions that were under way, about; null where CloudWatch has no data, too. */
    openExecutions: peak.nullable(),
    /** The most that Step Functions said that it lets pass; null where it said nothing, too. */
    enforced: z.object({
      startsPerSecond: amount.nullable(),
      transitionsPerSecond: amount.nullable(),
      openExecutions: amount.nullable(),
    }),
  }),
});
