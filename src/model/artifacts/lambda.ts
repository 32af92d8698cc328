import { z } from 'zod';
import { resource } from '../resource';
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
    tags,
  }),
  owner: ({ functionName, functionArn, tags }) =>
    resource('lambdaFunction', [functionName, functionArn], tags),
});
export type LambdaFunction = RowOf<typeof lambdaFunctions>;

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
