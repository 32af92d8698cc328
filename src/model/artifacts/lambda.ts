import { z } from 'zod';
import { resource, type ScopedResource } from '../resource';
import { isKafkaCluster, readStreamName } from '../stream-arn';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, metricWindow, peak, tags, text } from './fields';

/** The functions of the region. */
export const lambdaFunctions = rows({
  per: 'region',
  service: 'lambda',
  lists: ['lambdaFunction'],
  row: z.object({
    functionName: text,
    functionArn: text,
    /** How long it may run before Lambda ends it. Absent in inventories of earlier versions. */
    timeoutSeconds: amount.optional(),
    /** Such as `nodejs24.x`; null of a container image, which brings its own. Absent in inventories of earlier versions. */
    runtime: text.nullable().optional(),
    /** Where it reaches a VPC of the account; null where it reaches none. Absent in inventories of earlier versions. */
    vpc: z
      .object({ subnetIds: z.array(text) })
      .nullable()
      .optional(),
    tags,
  }),
  owner: ({ functionName, functionArn, tags }) =>
    resource('lambdaFunction', [functionName, functionArn], tags),
  brings: ({ vpc }) => (vpc?.subnetIds ?? []).map((id) => resource('subnet', [id])),
});
export type LambdaFunction = RowOf<typeof lambdaFunctions>;

/** What Lambda reads records or messages from, to call functions with them. */
export const lambdaEventSources = rows({
  per: 'region',
  service: 'lambda',
  row: z.object({
    uuid: text,
    functionName: text,
    /** Of the stream, its consumer, the queue, the broker or the cluster; null of a Kafka cluster outside AWS. */
    eventSourceArn: text.nullable(),
    /** `Enabled`, `Disabled`, or on its way to one of them. */
    state: text,
    /** What Lambda says of its last attempt, such as `OK` or `PROBLEM: Function call failed`; null where it says nothing. */
    lastProcessingResult: text.nullable(),
    /** The most records in one call. */
    batchSize: amount,
    /** How long records are gathered for one call. Absent in inventories of earlier versions. */
    batchWindowSeconds: amount.optional(),
    /** Batches of one shard that are worked on at once; null of what has no shards. */
    parallelizationFactor: amount.nullable(),
    /** The most calls at once of a queue that somebody lets it make; null: none was set. */
    maximumConcurrency: amount.nullable(),
    /** The most pollers that are provisioned for it; null where Lambda sees to them itself. */
    maximumPollers: amount.nullable(),
    bisectsBatchOnError: flag,
    /** null: it tries again until the record expires, or it is no stream. */
    maximumRetryAttempts: amount.nullable(),
    /** null: a record is never too old for it, or it is no stream. */
    maximumRecordAgeSeconds: amount.nullable(),
    /** Where records go that it gave up; null: nowhere. */
    onFailureDestination: text.nullable(),
    /** Whether the function may say which records of a batch failed. Absent in inventories of earlier versions. */
    reportsFailedItems: flag.optional(),
  }),
  owner: ({ functionName }) => resource('lambdaFunction', [functionName]),
  brings: ({ eventSourceArn }) => sourceOf(eventSourceArn),
  comesWith: ({ eventSourceArn }) => sourceOf(eventSourceArn),
});
export type LambdaEventSource = RowOf<typeof lambdaEventSources>;

/** The stream, the cluster of MSK or the queue that an event source reads; none where it reads something else. */
function sourceOf(eventSourceArn: string | null): ScopedResource[] {
  const name = readStreamName(eventSourceArn);
  if (name !== null) return [resource('kinesisStream', [name])];
  // By its ARN alone: it may be of another account, where its name means another cluster or queue.
  if (isKafkaCluster(eventSourceArn)) return [resource('mskCluster', [eventSourceArn])];
  return /^arn:[^:]+:sqs:/.test(eventSourceArn ?? '') ? [resource('sqsQueue', [eventSourceArn])] : [];
}

/** The executions that are reserved for each function. */
export const lambdaReservations = rows({
  per: 'region',
  service: 'lambda',
  row: z.object({
    functionName: text,
    /** Executions that are kept for it, and the most that it may run: 0 switches it off, null means that none are reserved. */
    reservedConcurrentExecutions: amount.nullable(),
  }),
  owner: ({ functionName }) => resource('lambdaFunction', [functionName]),
});
export type LambdaReservation = RowOf<typeof lambdaReservations>;

/** The most that each function ran in the look-back. */
export const lambdaFunctionPeaks = rows({
  per: 'region',
  service: 'lambda',
  row: z.object({
    functionName: text,
    window: metricWindow,
    /** Executions at the same time. */
    concurrentExecutions: peak.nullable(),
    /** Invocations refused in one period of the window. */
    throttles: peak.nullable(),
    /** Whether it was invoked at all; null where CloudWatch gave no complete data. */
    isInvoked: flag.nullable(),
  }),
  owner: ({ functionName }) => resource('lambdaFunction', [functionName]),
});
export type LambdaFunctionPeak = RowOf<typeof lambdaFunctionPeaks>;

/**
 * The provisioned concurrency of functions. One that runs too little to lack it has a row only where all functions had to be
 * asked.
 */
export const lambdaProvisionedConcurrency = rows({
  per: 'region',
  service: 'lambda',
  row: z.object({
    functionName: text,
    /** One for each version or alias that has any; empty where none has. */
    configurations: z.array(
      z.object({
        /** The version or alias. */
        qualifier: text,
        /** `IN_PROGRESS`, `READY` or `FAILED`. */
        status: text,
        /** Why it failed; null where it did not. */
        statusReason: text.nullable(),
        /** Environments that were asked for. */
        requested: amount,
        /** Of these, those that count against the concurrency of the account. */
        allocated: amount,
        /** Of these, those that are ready to run. */
        available: amount,
        /** Whether anything ran on it in the look-back; null where CloudWatch gave no complete data. */
        isUsed: flag.nullable(),
      }),
    ),
  }),
  owner: ({ functionName }) => resource('lambdaFunction', [functionName]),
});
export type LambdaProvisionedConcurrency = RowOf<typeof lambdaProvisionedConcurrency>;

/** The settings of an account that bound all its functions in a region, and how far they were used. */
export const lambdaAccountSettings = whole({
  per: 'region',
  service: 'lambda',
  shape: z.object({
    /** The most executions at the same time. */
    concurrentExecutions: amount,
    /** Of these, what is reserved for no function: all functions without a reservation share it. */
    unreservedConcurrentExecutions: amount,
    window: metricWindow,
    /** Executions of all functions at the same time. */
    concurrentExecutionsPeak: peak.nullable(),
    /** Of functions without a reservation. */
    unreservedConcurrentExecutionsPeak: peak.nullable(),
    /**
     * Those executions, with all that is reserved or provisioned: what nothing else may run. Null where CloudWatch has none.
     * Absent in inventories of earlier versions.
     */
    claimedConcurrencyPeak: peak.nullable().optional(),
  }),
});
