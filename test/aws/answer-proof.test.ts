import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AutoScalingClient, PutScheduledUpdateGroupActionCommand } from '@aws-sdk/client-auto-scaling';
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeCasesCommand, SupportClient } from '@aws-sdk/client-support';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cbor, SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { proveAnswers } from '../../src/aws/answer-proof';
import { toFailure } from '../../src/collect/failure';

interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

let server: Server;
let answer: Answer;
let config: {
  region: string;
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, answer.headers).end(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  config = {
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' },
  };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const xml = (body: string): Answer => ({ headers: { 'content-type': 'text/xml' }, body });
const json = (body: object, version = '1.1'): Answer => ({
  headers: { 'content-type': `application/x-amz-json-${version}` },
  body: JSON.stringify(body),
});
const restJson = (body: object): Answer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const cborAnswer = (body: unknown): Answer => ({
  headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
  body: cbor.serialize(body),
});

/** Of each protocol: how it is asked, what AWS answers where there is something, and where there is nothing. */
const PROTOCOLS = [
  {
    name: 'query',
    ask: () => listed(new RDSClient(config), (client) => client.send(new DescribeDBInstancesCommand({}))),
    items: (output: object) => output && 'DBInstances' in output && output.DBInstances,
    one: xml(
      '<?xml version="1.0"?>\n<!-- > --><DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBInstancesResult><DBInstances><DBInstance/></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>',
    ),
    none: [
      '<DescribeDBInstancesResponse><DescribeDBInstancesResult/></DescribeDBInstancesResponse>',
      '<DescribeDBInstancesResponse><ResponseMetadata/><DescribeDBInstancesResult><DBInstances/></DescribeDBInstancesResult></DescribeDBInstancesResponse>',
    ].map(xml),
    error: xml(
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code></Error><RequestId>r-1</RequestId></ErrorResponse>',
    ),
    bare: xml('<DescribeDBInstancesResponse/>'),
    reason: 'it has no <DescribeDBInstancesResult>',
  },
  {
    name: 'EC2 query',
    ask: () => listed(new EC2Client(config), (client) => client.send(new DescribeVolumesCommand({}))),
    items: (output: object) => 'Volumes' in output && output.Volumes,
    one: xml(
      '<DescribeVolumesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId><volumeSet><item/></volumeSet></DescribeVolumesResponse>',
    ),
    none: [
      xml('<DescribeVolumesResponse><requestId>r-1</requestId><volumeSet/></DescribeVolumesResponse>'),
      xml('<DescribeVolumesResponse ><volumeSet/><requestId>r-1</requestId></DescribeVolumesResponse>'),
    ],
    error: xml('<Response><Errors><Error><Code>Unavailable</Code></Error></Errors></Response>'),
    bare: xml('<DescribeVolumesResponse/>'),
    reason: 'it has no <requestId>',
  },
  {
    name: 'REST-XML',
    ask: () =>
      listed(new CloudFrontClient(config), (client) => client.send(new ListDistributionsCommand({}))),
    items: (output: object) =>
      'DistributionList' in output &&
      (output.DistributionList as { readonly Items?: readonly object[] } | undefined)?.Items,
    one: xml(
      '<?xml version="1.0"?>\n<DistributionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Items><DistributionSummary/></Items></DistributionList>',
    ),
    none: [
      '<DistributionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Quantity>0</Quantity></DistributionList>',
      '<?xml version="1.0" encoding="UTF-8"?><!-- > --><DistributionList xmlns="https://cloudfront.amazonaws.com/doc/2020-05-31/"><Items/></DistributionList>',
    ].map(xml),
    error: xml(
      '<ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Error><Code>AccessDenied</Code></Error></ErrorResponse>',
    ),
    bare: xml('<DistributionList><Items/></DistributionList>'),
    reason: 'it has no namespace of AWS',
  },
  {
    name: 'REST-XML of S3',
    ask: () => listed(new S3Client(config), (client) => client.send(new ListBucketsCommand({}))),
    items: (output: object) => 'Buckets' in output && output.Buckets,
    one: xml(
      '<?xml version="1.0"?>\n<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets><Bucket/></Buckets></ListAllMyBucketsResult>',
    ),
    none: [
      xml(
        '<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets/></ListAllMyBucketsResult>',
      ),
    ],
    error: xml('<Error><Code>AccessDenied</Code></Error>'),
    bare: xml('<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>'),
    reason: 'it has no namespace of AWS',
  },
  {
    name: 'JSON 1.1',
    ask: () => listed(new SupportClient(config), (client) => client.send(new DescribeCasesCommand({}))),
    items: (output: object) => 'cases' in output && output.cases,
    one: json({ cases: [{}] }),
    none: [json({}), json({ cases: [] })],
    error: json({ __type: 'com.amazonaws.support#InternalServerError', message: 'no' }),
    bare: json([]),
    reason: 'it is not a JSON object',
  },
  {
    name: 'JSON 1.0',
    ask: () => listed(new CloudWatchClient(config), (client) => client.send(new DescribeAlarmsCommand({}))),
    items: (output: object) => 'MetricAlarms' in output && output.MetricAlarms,
    one: json({ MetricAlarms: [{}] }, '1.0'),
    none: [json({}, '1.0'), json({}), { ...json({}), headers: { 'x-amzn-RequestId': 'r-1' } }],
    error: { ...json({}, '1.0'), headers: { ...json({}).headers, 'X-Amzn-ErrorType': 'InternalFailure' } },
    bare: { ...json({}), body: '"no"' },
    reason: 'it is not a JSON object',
  },
  {
    name: 'REST-JSON',
    ask: () => listed(new LambdaClient(config), (client) => client.send(new ListFunctionsCommand({}))),
    items: (output: object) => 'Functions' in output && output.Functions,
    one: restJson({ Functions: [{}] }),
    none: [restJson({}), restJson({ Functions: [] })],
    error: restJson({ __type: 'ServiceException', message: 'no' }),
    bare: restJson([]),
    reason: 'it is not a JSON object',
  },
  {
    name: 'CBOR',
    ask: () =>
      listed(new CloudWatchClient({ ...config, protocol: SmithyRpcV2CborProtocol }), (client) =>
        client.send(new DescribeAlarmsCommand({})),
      ),
    items: (output: object) => 'MetricAlarms' in output && output.MetricAlarms,
    one: cborAnswer({ MetricAlarms: [{}] }),
    none: [cborAnswer({}), cborAnswer({ MetricAlarms: [] })],
    error: { ...cborAnswer({}), headers: { 'content-type': 'application/cbor' } },
    bare: cborAnswer([]),
    reason: 'it is not a CBOR map',
  },
] as const;

/** What comes of a question, with what was read as the answer. */
async function listed<
  C extends
    | CloudFrontClient
    | EC2Client
    | RDSClient
    | S3Client
    | SupportClient
    | CloudWatchClient
    | LambdaClient,
>(client: C, send: (client: C) => Promise<object>): Promise<object> {
  proveAnswers(client);
  try {
    return await send(client);
  } finally {
    client.destroy();
  }
}

const PORTAL = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sign in</title></head><body><p>DescribeVolumesResponse</p></body></html>`;

const failureOf = async (asked: Promise<object>) =>
  toFailure(
    await asked.then(
      () => null,
      (error) => error,
    ),
  );

describe.each(PROTOCOLS)('an answer in $name', ({ ask, items, one, none, error, bare, reason }) => {
  it('is read where it carries the mark', async () => {
    answer = one;
    expect(items(await ask())).toHaveLength(1);
  });

  it('is an empty list where the list is missing or empty', async () => {
    for (answer of none) expect(items(await ask()) || []).toEqual([]);
  });

  it('is no list where it carries the mark of nothing', async () => {
    answer = bare;
    expect(await failureOf(ask())).toMatchObject({
      code: 'Unparsable',
      message: `The answer (HTTP 200) is not what the API describes: ${reason}`,
    });
  });

  it.each<[string, () => Answer]>([
    ['an empty body', () => ({ ...one, body: '' })],
    ['an empty body of no type', () => ({ headers: {}, body: '' })],
    ['an error with HTTP 200', () => error],
    ['the answer to another question', () => ({ ...xml('<ListThingsResponse/>') })],
    ['the login page of a network', () => ({ headers: { 'content-type': 'text/html' }, body: PORTAL })],
    ['a login page that says to be XML', () => xml(PORTAL)],
    ['text', () => ({ headers: { 'content-type': 'text/plain' }, body: 'OK' })],
    ['a JSON object of someone else', () => ({ headers: { 'content-type': 'text/json' }, body: '{}' })],
    ['bytes', () => ({ ...one, body: new Uint8Array([0xff, 0xfe, 0x00, 0x3c]) })],
  ])('is no list where it is %s', async (_, given) => {
    answer = given();
    const failure = await failureOf(ask());
    expect(failure.code).toBe('Unparsable');
    expect(failure.message).toContain('The answer (HTTP 200) is not what the API describes: it is ');
  });
});

it('refuses a protocol whose mark it does not know', () => {
  const client = new EC2Client(config);
  const unknown = { ...client.config, protocol: { getShapeId: () => 'x#telegraph' } };
  expect(() => proveAnswers({ middlewareStack: client.middlewareStack, config: unknown })).toThrow(
    'no mark is known for the protocol x#telegraph',
  );
});

describe('an answer to what only changes something', () => {
  const put = async (body: string) => {
    answer = xml(body);
    const client = new AutoScalingClient(config);
    proveAnswers(client);
    const input = { AutoScalingGroupName: 'web', ScheduledActionName: 'out', MinSize: 1 };
    return client.send(new PutScheduledUpdateGroupActionCommand(input));
  };

  it('has the id of the request and no result', async () => {
    const metadata = '<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>';
    await put(`<PutScheduledUpdateGroupActionResponse>${metadata}</PutScheduledUpdateGroupActionResponse>`);
    await expect(
      put('<PutScheduledUpdateGroupActionResponse></PutScheduledUpdateGroupActionResponse>'),
    ).rejects.toThrow('it has no <ResponseMetadata>');
    await expect(put('<html>Sign in</html>')).rejects.toThrow('not <PutScheduledUpdateGroupActionResponse>');
  });
});
