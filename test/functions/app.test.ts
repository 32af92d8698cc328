import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import dynalite from 'dynalite';
import { ensureTable } from '../../src/store/table';
import { aPlan } from '../builders/plan';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/** A client that says nothing, and says it at once. */
function answering<C extends { onAnyCommand(): { resolves(output: object): unknown } }>(client: C): C {
  client.onAnyCommand().resolves({});
  return client;
}

/** The composition root of a function that is given this environment, and the AWS that it meets. */
async function appWith(environment: Readonly<Record<string, string>>) {
  process.env = { ...before, AWS_REGION: 'us-east-1', TABLE_NAME: 'iem', ...environment };
  jest.resetModules();
  const app = await import('../../functions/_app');
  // After that: these are modules of its own too.
  const { SFNClient } = await import('@aws-sdk/client-sfn');
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  return {
    ...app,
    sfn: answering(mockClient(SFNClient)),
    sqs: answering(mockClient(SQSClient)),
  };
}

const RUN = { event: 'flash-sale', id: '20261122T000000000Z-api' };

describe('what a function is given', () => {
  it('must be a table', async () => {
    await expect(appWith({ TABLE_NAME: '' })).rejects.toThrow('TABLE_NAME');
  });

  it('may be no more: what it then cannot do says what is missing', async () => {
    const { backend, loadCourier } = await appWith({});
    await expect(backend.executions.start(RUN)).rejects.toThrow('deployed without STATE_MACHINE_ARN');
    await expect(backend.outbox.send(RUN)).rejects.toThrow('deployed without NOTIFY_QUEUE_URL');
    await expect(loadCourier()).rejects.toThrow('deployed without EVENT_BUS_NAME');
  });

  it('is what it uses', async () => {
    const { backend, sfn, sqs } = await appWith({
      STATE_MACHINE_ARN: 'arn:machine',
      NOTIFY_QUEUE_URL: 'https://queue',
    });
    await backend.executions.start(RUN);
    await backend.outbox.send(RUN);
    expect(sfn.calls().map(({ args: [{ input }] }) => input)).toMatchObject([
      { stateMachineArn: 'arn:machine' },
    ]);
    expect(sqs.calls().map(({ args: [{ input }] }) => input)).toMatchObject([{ QueueUrl: 'https://queue' }]);
  });
});

describe('the link of a message', () => {
  it('leads to the API', async () => {
    const { loadCourier } = await appWith({ EVENT_BUS_NAME: 'iem', API_URL: 'https://api' });
    expect((await loadCourier()).reportUrl?.('token')).toBe('https://api/r/token');
  });
});

describe('the store of a function', () => {
  let database: Server;
  let endpoint: string;
  beforeAll(async () => {
    database = dynalite({ createTableMs: 0 });
    await once(database.listen(0, '127.0.0.1'), 'listening');
    endpoint = `http://127.0.0.1:${(database.address() as AddressInfo).port}`;
  });
  afterAll(() => void database.close());

  it('knows no revision of an event that was deleted', async () => {
    const { backend } = await appWith({
      ...{ AWS_ENDPOINT_URL_DYNAMODB: endpoint, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    });
    await ensureTable(new DynamoDBClient({}), 'iem');
    const { plans } = backend.store;
    const { id, revision } = await plans.create(aPlan(), 'mei');
    await plans.get(id, revision);
    await plans.delete(id, revision);
    await expect(plans.get(id, revision)).rejects.toMatchObject({ code: 'plan-not-found' });
  });
});
