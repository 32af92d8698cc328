/** The composition root of the Lambda functions: reads their environment and makes what they need of the world. */
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
 * All of the environment that the functions themselves read; the AWS SDK and Powertools read their own. A function
 * is given what it needs, so only what all need is required.
 */
const schema = z.object({
  TABLE_NAME: z.string().min(1),
  STATE_MACHINE_ARN: z.string().optional(),
  NOTIFY_QUEUE_URL: z.string().optional(),
  EVENT_BUS_NAME: z.string().optional(),
  /** Where the API is reached, without a slash at the end. */
  API_URL: z.string().optional(),
  /** Where the function runs; Lambda sets it. */
  AWS_REGION: z.string().optional(),
  /** How the network is reached from a VPC that has a proxy. */
  AWS_CA_BUNDLE: z.string().optional(),
  HTTPS_PROXY: z.string().optional(),
  HTTP_PROXY: z.string().optional(),
  NO_PROXY: z.string().optional(),
  /** Set where AWS is an emulator; the SDK heeds it. */
  AWS_ENDPOINT_URL: z.string().optional(),
});

const environment = schema.parse(process.env);

useNetwork({
  caBundle: environment.AWS_CA_BUNDLE,
  httpsProxy: environment.HTTPS_PROXY,
  httpProxy: environment.HTTP_PROXY,
  noProxy: environment.NO_PROXY,
});

function given(variable: keyof typeof environment): string {
  const value = environment[variable];
  if (value === undefined) throw new Error(`This function is deployed without ${variable}.`);
  return value;
}

/** STS is asked where we are: it answers there when another region has an outage. */
export const ownSettings = environment.AWS_REGION === undefined ? {} : { region: environment.AWS_REGION };

const now = (): string => new Date().toISOString();

/** Made when first asked for: what a function does not use costs it no start-up time. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  const made = memoise<void, T>(1, () => '', make);
  return () => made();
}

const executions = once(async (): Promise<Executions> => {
  const { SFNClient } = await import('@aws-sdk/client-sfn');
  const { createExecutions } = await import('../src/aws/step-functions');
  const client = new SFNClient({ requestHandler: ownHttpOptions() });
  return createExecutions({ client, stateMachineArn: given('STATE_MACHINE_ARN') });
});

const queue = once(async () => {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  const { createOutbox, postpone } = await import('../src/notify/queue');
  const place = {
    client: new SQSClient({ requestHandler: ownHttpOptions() }),
    queueUrl: given('NOTIFY_QUEUE_URL'),
  };
  return {
    ...createOutbox(place),
    postpone: (receiptHandle: string, seconds: number) => postpone(place, receiptHandle, seconds),
  };
});

export const backend: Backend = {
  store: createStore({
    client: new DynamoDBClient({ requestHandler: ownHttpOptions(), maxAttempts: 5 }),
    table: environment.TABLE_NAME,
    now,
  }),
  now,
  executions: {
    start: async (run) => (await executions()).start(run),
    stop: async (run, reason) => (await executions()).stop(run, reason),
  },
  outbox: {
    channels: ['slack', 'event-bridge'],
    linksReports: true,
    send: async (notification) => (await queue()).send(notification),
  },
};

/** Has a message of the queue come again after so many seconds, not before. */
export const postpone = async (receiptHandle: string, seconds: number): Promise<void> =>
  (await queue()).postpone(receiptHandle, seconds);

/** What brings notifications to Slack and EventBridge. */
export const courier = once(async (): Promise<Courier> => {
  const { EventBridgeClient } = await import('@aws-sdk/client-eventbridge');
  const { createEventBridge } = await import('../src/notify/event-bridge');
  const { createSlack } = await import('../src/notify/slack');
  const client = new EventBridgeClient({ requestHandler: ownHttpOptions() });
  return {
    store: backend.store,
    now,
    secret: createSecrets(),
    // Beside an AWS on this machine there may be a Slack on it.
    postToSlack: createSlack({ loopback: environment.AWS_ENDPOINT_URL !== undefined }),
    putEvent: createEventBridge({ client, bus: given('EVENT_BUS_NAME') }),
    reportUrl: (token) => `${given('API_URL')}/r/${token}`,
  };
});
