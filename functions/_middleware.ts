/** The middlewares of every function: structured logs with the ids in the payload, and metrics. */
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';

/** Writes the structured log of a function. */
export const logger = new Logger();
const metrics = new Metrics();

/** The only fields of a payload that are logged, because plans and inventories may contain confidential data. */
const IDS = ['event', 'run', 'account', 'region'] as const;

function idsOf(input: unknown): Readonly<Record<string, string>> {
  const fields = Object(input) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    IDS.flatMap((id) => {
      const value = fields[id];
      return typeof value === 'string' ? [[id, value]] : [];
    }),
  );
}

/** Adds the ids to the log. It must run after `injectLambdaContext`, which removes the ids of the previous invocation. */
const logIds: MiddlewareObj = {
  before: ({ event }) => logger.appendKeys(idsOf(event)),
  onError: ({ error }) => logger.error('The invocation failed.', { error }),
};

/** Publishes metrics only if there are any, because Powertools would log a warning otherwise. */
const publishMetrics = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};

const recordMetrics: MiddlewareObj = {
  before: ({ context }) => metrics.captureColdStartMetric(context.functionName),
  after: publishMetrics,
  onError: publishMetrics,
};

/** Creates a Lambda handler that does the work, logs its errors and counts cold starts. */
export const observe = <Input, Output>(
  work: (input: Input, context: Context) => Promise<Output>,
): ((input: Input, context: Context) => Promise<Output>) =>
  middy()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logIds)
    .use(recordMetrics)
    .handler(work as never) as never;
