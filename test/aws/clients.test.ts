import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APIGatewayClient, GetAccountCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { CloudWatchClient, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SupportClient } from '@aws-sdk/client-support';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionOf, type Call, callOf } from '../../src/aws/actions';
import { type ClientOptions, type Clients, createClients } from '../../src/aws/clients';
import { createProbe } from '../../src/aws/probe';
import { toFailure } from '../../src/collect/failure';
import { GLOBAL } from '../../src/model/target';

const THROTTLED = {
  status: 503,
  body: '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors></Response>',
};
const DENIED = {
  status: 403,
  body: '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized.</Message></Error></Errors></Response>',
};
const HTML = '<!doctype html>\n<html lang=en><title>404 Not Found</title><h1>Not Found</h1></html>';
const WELL_FORMED_HTML = '<html><body>Not Found</body></html>';
const VOLUMES = {
  status: 200,
  body: '<DescribeVolumesResponse><requestId>r-1</requestId><volumeSet><item><volumeId>vol-1</volumeId></item></volumeSet></DescribeVolumesResponse>',
};

let server: Server;
let answers: { status: number; body: string; contentType?: string }[];
let requests: IncomingMessage[];
let acquired: { call: Call; region: string }[];
let slowed: { call: Call; region: string }[];
const environment = { ...process.env };

beforeEach(async () => {
  answers = [];
  requests = [];
  acquired = [];
  slowed = [];
  server = createServer((request, response) => {
    requests.push(request);
    const {
      status,
      body,
      contentType = 'text/xml',
    } = answers.shift() ?? { status: 500, body: 'unexpected request' };
    request.resume().on('end', () => response.writeHead(status, { 'content-type': contentType }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  process.env = { ...environment };
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const connect = (region: string, more: Partial<ClientOptions> = {}): Clients =>
  createClients({
    ...more,
    account: '111122223333',
    region,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' },
    limiter: {
      acquire: async (call, place) => {
        acquired.push({ call, region: place.region });
      },
      slowDown: (call, place) => {
        slowed.push({ call, region: place.region });
      },
    },
  });

describe('createClients', () => {
  it('asks for room before every attempt, slows down and retries what is throttled, and counts it all', async () => {
    answers = [THROTTLED, THROTTLED, VOLUMES];
    const clients = connect('eu-west-1');
    await expect(clients.of(EC2Client).send(new DescribeVolumesCommand({}))).resolves.toMatchObject({
      Volumes: [{ VolumeId: 'vol-1' }],
    });
    const call = { service: 'ec2', operation: 'DescribeVolumes' };
    expect(acquired).toEqual(Array(3).fill({ call, region: 'eu-west-1' }));
    expect(slowed).toEqual(Array(2).fill({ call, region: 'eu-west-1' }));
    expect(clients.cost()).toEqual({ requests: 3, metricsBought: 0 });
    clients.close();
  });

  it('says which action failed, and does not repeat what was refused', async () => {
    answers = [DENIED];
    const clients = connect('us-east-1');
    const error = await clients
      .of(EC2Client)
      .send(new DescribeVolumesCommand({}))
      .catch((thrown: unknown) => thrown);
    expect(actionOf(error)).toBe('ec2:DescribeVolumes');
    expect(toFailure(error)).toMatchObject({
      code: 'UnauthorizedOperation',
      message: 'You are not authorized.',
    });
    expect(requests).toHaveLength(1);
    expect(slowed).toEqual([]);
    clients.close();
  });

  it('asks each operation once to learn whether an action is allowed that several share', async () => {
    const ofGateway = (status: number, answer: object) => ({
      ...{ status, body: JSON.stringify(answer), contentType: 'application/json' },
    });
    const denied = { __type: 'AccessDeniedException', message: 'no' };
    answers = [ofGateway(403, denied), ofGateway(200, { throttleSettings: { rateLimit: 5 } })];
    const probe = createProbe(() => '2026-11-22T00:00:00Z');
    const clients = connect('us-east-1', { probe });
    const gateway = clients.of(APIGatewayClient);
    const first = await gateway.send(new GetRestApisCommand({})).catch((thrown: unknown) => thrown);
    expect(actionOf(first)).toBe('apigateway:GET');
    expect(await gateway.send(new GetAccountCommand({}))).toMatchObject({
      throttleSettings: { rateLimit: 5 },
    });
    await expect(gateway.send(new GetRestApisCommand({}))).rejects.toThrow('no');
    expect(requests).toHaveLength(2);
    expect([...probe.outcomes]).toEqual([['apigateway:GET', first]]);
    clients.close();
  });

  it('asks a configured endpoint about a bucket by its path, and AWS by its host', async () => {
    const asked: { readonly hostname: string; readonly path: string }[] = [];
    const ask = (clients: Clients) => {
      const s3 = clients.of(S3Client);
      s3.middlewareStack.add(
        () => async (args) => {
          asked.push(args.request as (typeof asked)[number]);
          throw new Error('asked enough');
        },
        { step: 'finalizeRequest', priority: 'low' },
      );
      return expect(s3.send(new GetBucketVersioningCommand({ Bucket: 'files' }))).rejects.toThrow('enough');
    };
    process.env.AWS_ENDPOINT_URL = 'http://localhost:9';
    await ask(connect('us-east-1'));
    delete process.env.AWS_ENDPOINT_URL;
    await ask(connect('us-east-1'));
    expect(asked).toMatchObject([
      { hostname: 'localhost', path: '/files/' },
      { hostname: 'files.s3.us-east-1.amazonaws.com', path: '/' },
    ]);
  });

  it('asks the configured endpoint about a queue, and not the host of its URL', async () => {
    const Attributes = { DelaySeconds: '0' };
    answers = [
      { status: 200, body: JSON.stringify({ Attributes }), contentType: 'application/x-amz-json-1.0' },
    ];
    const clients = connect('us-east-1');
    const QueueUrl = 'https://sqs.us-east-1.invalid/111122223333/jobs';
    const answer = await clients.of(SQSClient).send(new GetQueueAttributesCommand({ QueueUrl }));
    expect(answer).toMatchObject({ Attributes });
    expect(requests).toHaveLength(1);
    clients.close();
  });

  it.each([
    [404, HTML],
    [404, WELL_FORMED_HTML],
    [200, WELL_FORMED_HTML],
  ])('makes a web page of HTTP %d in place of an answer unparsable: %s', async (status, body) => {
    answers = [{ status, body }];
    const clients = connect('us-east-1');
    const error = await clients
      .of(EC2Client)
      .send(new DescribeVolumesCommand({}))
      .catch((thrown: unknown) => thrown);
    expect(toFailure(error)).toMatchObject({ code: 'Unparsable', action: 'ec2:DescribeVolumes' });
    expect(toFailure(error).message).toContain(`HTTP ${status}`);
    clients.close();
  });

  it('counts the metrics it buys, once however many attempts and pages they take', async () => {
    const page = (NextToken?: string) => ({
      status: 200,
      body: JSON.stringify({ NextToken }),
      contentType: 'application/x-amz-json-1.0',
    });
    answers = [{ status: 500, body: '{}' }, page('more'), page()];
    const clients = connect('us-east-1');
    const MetricDataQueries = ['a', 'b'].map((Id) => ({ Id }));
    const input = { StartTime: new Date(0), EndTime: new Date(0), MetricDataQueries };
    for await (const _ of paginateGetMetricData({ client: clients.of(CloudWatchClient) }, input));
    expect(clients.cost()).toEqual({ requests: 3, metricsBought: 2 });
    clients.close();
  });

  it('makes each client once, in the region of its service', async () => {
    const regional = connect('eu-west-1');
    const global = connect(GLOBAL);
    expect(regional.of(EC2Client)).toBe(regional.of(EC2Client));
    await expect(regional.of(EC2Client).config.region()).resolves.toBe('eu-west-1');
    await expect(regional.of(SupportClient).config.region()).resolves.toBe('us-east-1');
    await expect(global.of(ServiceQuotasClient).config.region()).resolves.toBe('us-east-1');
  });

  it('asks what is served once per account in the partition of the account', async () => {
    const clients = connect(GLOBAL, { globalRegion: 'us-gov-west-1' });
    await expect(clients.of(SupportClient).config.region()).resolves.toBe('us-gov-west-1');
    await expect(clients.of(ServiceQuotasClient).config.region()).resolves.toBe('us-gov-west-1');
  });
});

it('refuses a client of which it knows neither IAM prefix nor rates', () => {
  expect(() => callOf('Polly', 'ListLexiconsCommand')).toThrow('Polly');
  expect(() => callOf('constructor', 'X')).toThrow('constructor');
  expect(() => connect('us-east-1').of(SSMClient)).toThrow('SSM');
});
