/** The composition root of the Lambda functions: it reads their environment and creates the services they depend on. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Backend, Executions } from '../src/app/backend';
import type { Courier } from '../src/app/notifications/deliver';
import { ownHttpOptions } from '../src/aws/http';
import { useNetwork } from '../src/aws/network';
import { createSecrets } from '../src/aws/secrets';
import { memoise } from '../src/lib/memoise';
import { createStore } from '../src/store/dynamo-store';

/**
 * All environment variables that the functions themselves read. The AWS SDK and Powertools read others. Each function is
 * deployed with the variables it needs, so only the one that all need is required.
 */
const schema = z.object({
  TABLE_NAME: z.string().min(1),
  STATE_MACHINE_ARN: z.string().optional(),
  NOTIFY_QUEUE_URL: z.string().optional(),
  EVENT_BUS_NAME: z.string().optional(),
  /** The URL of the API, without a slash at the end. */
  API_URL: z.string().optional(),
  /** The region of the function. Lambda sets it. */
  AWS_REGION: z.string().optional(),
  /** Proxy and certificate settings, for a VPC that has a proxy. */
  AWS_CA_BUNDLE: z.string().optional(),
  HTTPS_PROXY: z.string().optional(),
  HTTP_PROXY: z.string().optional(),
  NO_PROXY: z.string().optional(),
  /** Set only if AWS is an emulator. The SDK reads it too. */
  AWS_ENDPOINT_URL: z.string().optional(),
});

const environment = schema.parse(process.env);

useNetwork({
  caBundle: environment.AWS_CA_BUNDLE,
  httpsProxy: environment.HTTPS_PROXY,
  httpProxy: environment.HTTP_PROXY,
  noProxy: environment.NO_PROXY,
});

function requireVariable(variable: keyof typeof environment): string {
  const value = environment[variable];
  if (value === undefined) throw new Error(`This function is deployed without ${variable}.`);
  return value;
}

/** Uses STS in the function's own region, so that an outage of another region does no harm. */
export const ownSettings = environment.AWS_REGION === undefined ? {} : { region: environment.AWS_REGION };

const now = (): string => new Date().toISOString();

/** Calls `create` only once, and only when its result is needed, so that functions start faster. */
function createLazily<T>(create: () => Promise<T>): () => Promise<T> {
  const load = memoise<void, T>(1, () => '', create);
  return () => load();
}

const loadExecutions = createLazily(async (): Promise<Executions> => {
  const { SFNClient } = await import('@aws-sdk/client-sfn');
  const { createExecutions } = await import('../src/aws/step-functions');
  const client = new SFNClient({ requestHandler: ownHttpOptions() });
  return createExecutions({ client, stateMachineArn: requireVariable('STATE_MACHINE_ARN') });
});

const loadQueue = createLazily(async () => {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  const { createOutbox, postpone } = await import('../src/notify/queue');
  const options = {
    client: new SQSClient({ requestHandler: ownHttpOptions() }),
    queueUrl: requireVariable('NOTIFY_QUEUE_URL'),
  };
  return {
    ...createOutbox(options),
    postpone: (receiptHandle: string, seconds: number) => postpone(options, receiptHandle, seconds),
  };
});

/** The services that the use cases depend on. */
export const backend: Backend = {
  store: createStore({
    client: new DynamoDBClient({ requestHandler: ownHttpOptions(), maxAttempts: 5 }),
    table: environment.TABLE_NAME,
    now,
  }),
  now,
  executions: {
    start: async (run) => (await loadExecutions()).start(run),
    stop: async (run, reason) => (await loadExecutions()).stop(run, reason),
  },
  outbox: {
    channels: ['slack', 'event-bridge'],
    linksReports: true,
    send: async (notification) => (await loadQueue()).send(notification),
  },
};

/** Makes the queue deliver a message again after this many seconds, and not before. */
export const postpone = async (receiptHandle: string, seconds: number): Promise<void> =>
  (await loadQueue()).postpone(receiptHandle, seconds);

/** Loads the services that deliver notifications to Slack and EventBridge. */
export const loadCourier = createLazily(async (): Promise<Courier> => {
  const { EventBridgeClient } = await import('@aws-sdk/client-eventbridge');
  const { createEventBridge } = await import('../src/notify/event-bridge');
  const { createSlack } = await import('../src/notify/slack');
  const client = new EventBridgeClient({ requestHandler: ownHttpOptions() });
  return {
    store: backend.store,
    now,
    secret: createSecrets(),
    // Tests that emulate AWS on this machine also emulate Slack on it.
    postToSlack: createSlack({ loopback: environment.AWS_ENDPOINT_URL !== undefined }),
    putEvent: createEventBridge({ client, bus: requireVariable('EVENT_BUS_NAME') }),
    reportUrl: (token) => `${requireVariable('API_URL')}/r/${token}`,
  };
});
