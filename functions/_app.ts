/** The composition root of the Lambda functions: reads their environment and makes what they need of the world. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Backend, Executions, Outbox } from '../src/app/backend';
import { rememberingPlans } from '../src/app/remembered-plans';
import { createStore } from '../src/store/dynamo-store';

/**
 * All of the environment that the functions themselves read; the AWS SDK and Powertools read their own. A function
 * is given what it needs, so only what all need is required.
 */
const schema = z.object({
  TABLE_NAME: z.string(),
  STATE_MACHINE_ARN: z.string().optional(),
  NOTIFY_QUEUE_URL: z.string().optional(),
  EVENT_BUS_NAME: z.string().optional(),
  /** Where the API is reached, without a slash at the end. */
  API_URL: z.string().optional(),
  /** Reference of the key that signs links to reports, such as `ssm:/iem/prod/link-key`. */
  LINK_KEY: z.string().optional(),
});

const environment = schema.parse(process.env);

function given(variable: keyof typeof environment): string {
  const value = environment[variable];
  if (value === undefined) throw new Error(`This function is deployed without ${variable}.`);
  return value;
}

const now = (): string => new Date().toISOString();

/** Made when first asked for: what a function does not use costs it no start-up time. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** An answer of a service next door that takes longer is better asked for again, milliseconds. */
const HTTP = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const executions = once(async (): Promise<Executions> => {
  const { SFNClient } = await import('@aws-sdk/client-sfn');
  const { createExecutions } = await import('../src/aws/step-functions');
  const client = new SFNClient({ requestHandler: HTTP });
  return createExecutions({ client, stateMachineArn: given('STATE_MACHINE_ARN') });
});

const outbox = once(async (): Promise<Outbox> => {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  const { createOutbox } = await import('../src/notify/queue');
  const client = new SQSClient({ requestHandler: HTTP });
  return createOutbox({ client, queueUrl: given('NOTIFY_QUEUE_URL') });
});

export const backend: Backend = {
  store: rememberingPlans(
    createStore({
      client: new DynamoDBClient({ requestHandler: HTTP, maxAttempts: 5 }),
      table: environment.TABLE_NAME,
      now,
    }),
  ),
  now,
  executions: {
    start: async (run) => (await executions()).start(run),
    stop: async (run, reason) => (await executions()).stop(run, reason),
  },
  outbox: { send: async (notification) => (await outbox()).send(notification) },
};
