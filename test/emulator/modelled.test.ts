import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetFunctionConcurrencyCommand,
  LambdaClient,
  ListFunctionsCommand,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Rule } from './gap-answers';
import { type RunningServer, startEmulator } from './servers';

const LISTED = [1, 2, 3].map((n) => ({ FunctionName: `fn-${n}`, MemorySize: 128 * n }));

const rules: Rule[] = [
  { op: 'ec2:DescribeSubnets', reply: { Subnets: [{ SubnetId: 'subnet-1', AvailableIpAddressCount: 7 }] } },
  {
    op: 'lambda:GetFunctionConcurrency',
    when: { FunctionName: 'fn-1' },
    reply: { ReservedConcurrentExecutions: 5 },
  },
  { op: 'lambda:ListFunctions', reply: { Functions: LISTED } },
  { op: 'servicequotas:ListServiceQuotas', reply: { Quotas: [{ QuotaCode: 'L-1', Value: 'five' }] } },
  {
    op: 'elasticloadbalancing:DescribeLoadBalancers',
    when: { LoadBalancerNames: 'old' },
    reply: { LoadBalancerDescriptions: [{ LoadBalancerName: 'old', Instances: [{ InstanceId: 'i-1' }] }] },
  },
  { op: 'elasticloadbalancing:DescribeLoadBalancers', reply: { LoadBalancers: [{ Type: 'application' }] } },
];

let server: RunningServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iem-modelled-'));
  const file = join(folder, 'scenario.json');
  await writeFile(file, JSON.stringify({ rules }));
  server = await startEmulator('modelled', { MODELLED_SCENARIO: file });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const config = () => ({
  endpoint: server.endpoint,
  region: 'us-east-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'reader', secretAccessKey: 'reader' },
});

describe("an account that is driven by AWS's models", () => {
  it('answers REST-JSON by method and path, with what the path names', async () => {
    const client = new LambdaClient(config());
    expect(await client.send(new GetFunctionConcurrencyCommand({ FunctionName: 'fn-1' }))).toMatchObject({
      ReservedConcurrentExecutions: 5,
    });
    await expect(
      client.send(new GetFunctionConcurrencyCommand({ FunctionName: 'fn-2' })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it('pages a list as the model says', async () => {
    const pages = [];
    const client = new LambdaClient(config());
    for await (const { Functions = [] } of paginateListFunctions({ client, pageSize: 2 }, {})) {
      pages.push(Functions.map(({ FunctionName }) => FunctionName));
    }
    expect(pages).toEqual([['fn-1', 'fn-2'], ['fn-3']]);
  });

  it('tells two APIs of one name apart by their version', async () => {
    const { LoadBalancers } = await new ElasticLoadBalancingV2Client(config()).send(
      new DescribeLoadBalancersCommand({}),
    );
    expect(LoadBalancers).toMatchObject([{ Type: 'application' }]);
    const { LoadBalancerDescriptions } = await new ElasticLoadBalancingClient(config()).send(
      new DescribeClassicCommand({ LoadBalancerNames: ['old'] }),
    );
    expect(LoadBalancerDescriptions).toMatchObject([
      { LoadBalancerName: 'old', Instances: [{ InstanceId: 'i-1' }] },
    ]);
  });

  it('answers EC2 in its own query protocol', async () => {
    const { Subnets } = await new EC2Client(config()).send(new DescribeSubnetsCommand({}));
    expect(Subnets).toMatchObject([{ SubnetId: 'subnet-1', AvailableIpAddressCount: 7 }]);
  });

  it('refuses to answer with what is not of the shape', async () => {
    const asked = new ServiceQuotasClient(config()).send(
      new ListServiceQuotasCommand({ ServiceCode: 'ec2' }),
    );
    await expect(asked).rejects.toMatchObject({ $response: { statusCode: 500 } });
  });

  it('refuses what the model does not allow to be asked', async () => {
    const asked = new LambdaClient(config()).send(new ListFunctionsCommand({ MaxItems: 0 }));
    await expect(asked).rejects.toMatchObject({ name: 'ValidationError' });
  });
});
