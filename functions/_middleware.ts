/** What surrounds the work of every function: structured logs with the ids of what it is about, and metrics. */
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';

export const logger = new Logger();
const metrics = new Metrics();

/** Of an input only these are logged: plans and inventories hold what does not belong into logs. */
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

/** After the context of Lambda has been put in, which forgets the ids of the invocation before. */
const withIds: MiddlewareObj = {
  before: ({ event }) => logger.appendKeys(idsOf(event)),
  onError: ({ error }) => logger.error('The invocation failed.', { error }),
};

/** Publishing none is logged as a warning. */
const publish = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};

const withMetrics: MiddlewareObj = {
  before: ({ context }) => metrics.captureColdStartMetric(context.functionName),
  after: publish,
  onError: publish,
};

/** A Lambda handler that does the work, logs how it failed, and counts cold starts. */
export const observed = <Input, Output>(
  work: (input: Input, context: Context) => Promise<Output>,
): ((input: Input, context: Context) => Promise<Output>) =>
  middy()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(withIds)
    .use(withMetrics)
    .handler(work as never) as never;
