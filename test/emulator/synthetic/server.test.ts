/** The synthetic account seen through the SDK's clients: what it serves is what they read. */

import {
  AutoScalingClient,
  paginateDescribeAutoScalingGroups,
  paginateDescribeLaunchConfigurations,
  paginateDescribePolicies,
  paginateDescribeScheduledActions,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, GetMetricDataCommand, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import {
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeSubnets,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  DescribeAccountAttributesCommand,
  paginateDescribeDBClusterParameters,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBParameters,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorChecksCommand,
  SupportClient,
} from '@aws-sdk/client-support';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ACCOUNT_ID, REGION, syntheticAccount } from './account';
import { limitsOf, shareOf } from './limits';
import { metricValue } from './metrics';
import { type Fault, type FaultKind, type ServerOptions, startSyntheticServer } from './server';

const account = syntheticAccount({ seed: 7, instances: 250, groups: 25, loadBalancers: 13, dbInstances: 45 });

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

/** Clients of one server that is stopped after the test; a call is tried once. */
async function serve(options: Partial<ServerOptions> = {}) {
  const server = await startSyntheticServer({ account, ...options });
  running.push(server.stop);
  const config = {
    endpoint: server.endpoint,
    region: REGION,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
  };
  return {
    server,
    autoScaling: new AutoScalingClient(config),
    cloudWatch: new CloudWatchClient(config),
    ec2: new EC2Client(config),
    elbv2: new ElasticLoadBalancingV2Client(config),
    rds: new RDSClient(config),
    serviceQuotas: new ServiceQuotasClient(config),
    sts: new STSClient(config),
    support: new SupportClient(config),
  };
}
type Served = Awaited<ReturnType<typeof serve>>;

/** The items of every page. */
async function pagesOf<P, T>(pages: AsyncIterable<P>, itemsOf: (page: P) => T[] | undefined): Promise<T[][]> {
  const all: T[][] = [];
  for await (const page of pages) all.push(itemsOf(page) ?? []);
  return all;
}

const parameterGroup = [...account.dbParameters.keys()][0];
const clusterParameterGroup = [...account.dbClusterParameters.keys()][0];

/** Every operation that pages: how it is read, what must come out, and the sizes of the pages asked for. */
const PAGED: readonly [
  name: string,
  read: (served: Served) => Promise<unknown[][]>,
  expected: readonly unknown[],
  pageSizes: readonly number[],
][] = [
  [
    'DescribeInstances',
    ({ ec2 }) =>
      pagesOf(paginateDescribeInstances({ client: ec2, pageSize: 100 }, {}), (p) => p.Reservations),
    account.reservations,
    [100, 100, 50],
  ],
  [
    'DescribeSubnets',
    ({ ec2 }) => pagesOf(paginateDescribeSubnets({ client: ec2, pageSize: 5 }, {}), (p) => p.Subnets),
    account.subnets,
    [5, 1],
  ],
  [
    'DescribeVolumes',
    ({ ec2 }) => pagesOf(paginateDescribeVolumes({ client: ec2, pageSize: 200 }, {}), (p) => p.Volumes),
    account.volumes,
    [200, 50],
  ],
  [
    'DescribeAutoScalingGroups',
    ({ autoScaling }) =>
      pagesOf(
        paginateDescribeAutoScalingGroups({ client: autoScaling, pageSize: 10 }, {}),
        (p) => p.AutoScalingGroups,
      ),
    account.autoScalingGroups,
    [10, 10, 5],
  ],
  [
    'DescribePolicies',
    ({ autoScaling }) =>
      pagesOf(paginateDescribePolicies({ client: autoScaling, pageSize: 20 }, {}), (p) => p.ScalingPolicies),
    account.scalingPolicies,
    [20, 5],
  ],
  [
    'DescribeScheduledActions',
    ({ autoScaling }) =>
      pagesOf(
        paginateDescribeScheduledActions({ client: autoScaling, pageSize: 3 }, {}),
        (p) => p.ScheduledUpdateGroupActions,
      ),
    account.scheduledActions,
    [3, 2],
  ],
  [
    'DescribeLaunchConfigurations',
    ({ autoScaling }) =>
      pagesOf(
        paginateDescribeLaunchConfigurations({ client: autoScaling, pageSize: 2 }, {}),
        (p) => p.LaunchConfigurations,
      ),
    account.launchConfigurations,
    [2, 1],
  ],
  [
    'DescribeLoadBalancers',
    ({ elbv2 }) =>
      pagesOf(paginateDescribeLoadBalancers({ client: elbv2 }, { PageSize: 5 }), (p) => p.LoadBalancers),
    account.loadBalancers,
    [5, 5, 3],
  ],
  [
    'DescribeTargetGroups',
    ({ elbv2 }) =>
      pagesOf(paginateDescribeTargetGroups({ client: elbv2 }, { PageSize: 20 }), (p) => p.TargetGroups),
    account.targetGroups,
    [20, 5],
  ],
  [
    'DescribeDBInstances',
    ({ rds }) =>
      pagesOf(paginateDescribeDBInstances({ client: rds, pageSize: 20 }, {}), (p) => p.DBInstances),
    account.dbInstances,
    [20, 20, 5],
  ],
  [
    'DescribeDBClusters',
    ({ rds }) => pagesOf(paginateDescribeDBClusters({ client: rds }, {}), (p) => p.DBClusters),
    account.dbClusters,
    [15],
  ],
  [
    'DescribeDBParameters',
    ({ rds }) =>
      pagesOf(
        paginateDescribeDBParameters({ client: rds }, { DBParameterGroupName: parameterGroup }),
        (p) => p.Parameters,
      ),
    account.dbParameters.get(parameterGroup ?? '') ?? [],
    [100, 100, 50],
  ],
  [
    'DescribeDBClusterParameters',
    ({ rds }) =>
      pagesOf(
        paginateDescribeDBClusterParameters(
          { client: rds },
          { DBClusterParameterGroupName: clusterParameterGroup },
        ),
        (p) => p.Parameters,
      ),
    account.dbClusterParameters.get(clusterParameterGroup ?? '') ?? [],
    [100, 100, 50],
  ],
  [
    'ListServiceQuotas',
    ({ serviceQuotas }) =>
      pagesOf(paginateListServiceQuotas({ client: serviceQuotas }, { ServiceCode: 'ec2' }), (p) => p.Quotas),
    account.appliedQuotas.get('ec2') ?? [],
    [100, 25],
  ],
  [
    'ListAWSDefaultServiceQuotas',
    ({ serviceQuotas }) =>
      pagesOf(
        paginateListAWSDefaultServiceQuotas({ client: serviceQuotas }, { ServiceCode: 'ec2' }),
        (p) => p.Quotas,
      ),
    account.defaultQuotas.get('ec2') ?? [],
    [100, 100, 50],
  ],
];

/** What is undefined is not sent, and an empty list or structure of the query protocols reads as not there. */
const asSent = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asSent);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, asSent(inner)] as const)
      .filter(([, inner]) => inner !== undefined && inner !== '' && !isEmpty(inner)),
  );
};
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).length === 0;

describe('pages', () => {
  it.each(PAGED)('%s: the whole list, field by field, in pages of the size asked for', async (...row) => {
    const [, read, expected, pageSizes] = row;
    const pages = await read(await serve());
    expect(pages.map((page) => page.length)).toEqual(pageSizes);
    expect(asSent(pages.flat())).toEqual(asSent(expected));
  });

  it.each([
    ['more than the most', 1001],
    ['fewer than the least', 4],
  ])('refuses a page size of %s', async (_, MaxResults) => {
    const { ec2 } = await serve();
    await expect(ec2.send(new DescribeInstancesCommand({ MaxResults }))).rejects.toThrow(
      'between 5 and 1000',
    );
  });

  it('refuses a token it never gave', async () => {
    const { ec2 } = await serve();
    await expect(ec2.send(new DescribeInstancesCommand({ NextToken: 'abc' }))).rejects.toThrow('NextToken');
  });

  it('brings fewer than asked where it is told to', async () => {
    const { ec2 } = await serve({ maxPage: 90 });
    const pages = await pagesOf(
      paginateDescribeInstances({ client: ec2, pageSize: 100 }, {}),
      (p) => p.Reservations,
    );
    expect(pages.map((page) => page.length)).toEqual([90, 90, 70]);
  });
});

describe('answers about one owner, or some', () => {
  it('selects by filter, and refuses a filter it does not know', async () => {
    const { ec2 } = await serve({
      account: syntheticAccount({ seed: 1, instances: 500, groups: 1, loadBalancers: 0, dbInstances: 0 }),
    });
    const stateFilter = (Name: string) =>
      new DescribeInstancesCommand({ Filters: [{ Name, Values: ['stopped'] }] });
    const { Reservations } = await ec2.send(stateFilter('instance-state-name'));
    expect(Reservations?.map(({ Instances }) => Instances?.[0]?.State?.Name)).toEqual(['stopped']);
    await expect(ec2.send(stateFilter('vpc-id'))).rejects.toThrow('vpc-id');
  });

  it('describes the instance types named, and refuses one that is not there', async () => {
    const { ec2 } = await serve();
    const { InstanceTypes } = await ec2.send(
      new DescribeInstanceTypesCommand({ InstanceTypes: ['c5.xlarge'] }),
    );
    expect(InstanceTypes?.map(({ VCpuInfo }) => VCpuInfo?.DefaultVCpus)).toEqual([4]);
    const unknown = new DescribeInstanceTypesCommand({ InstanceTypes: ['m5.large', 'r6g.16xlarge'] });
    await expect(ec2.send(unknown)).rejects.toMatchObject({ name: 'InvalidInstanceType' });
  });

  it('gives the version of a launch template', async () => {
    const { ec2 } = await serve();
    const LaunchTemplateId = account.launchTemplateVersions[3]?.LaunchTemplateId;
    const answer = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ['$Latest'] }),
    );
    expect(answer.LaunchTemplateVersions).toEqual([account.launchTemplateVersions[3]]);
  });

  it('gives attributes, listeners, health and tags of the load balancer or target group named', async () => {
    const { elbv2 } = await serve();
    const LoadBalancerArn = account.loadBalancers[2]?.LoadBalancerArn ?? '';
    const TargetGroupArn = account.targetGroups[2]?.TargetGroupArn ?? '';
    const { Attributes } = await elbv2.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const { TargetHealthDescriptions } = await elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    const { TagDescriptions } = await elbv2.send(
      new DescribeTagsCommand({ ResourceArns: [LoadBalancerArn, TargetGroupArn] }),
    );
    expect(Attributes).toEqual(account.loadBalancerAttributes.get(LoadBalancerArn));
    expect(Listeners).toEqual(account.listeners.get(LoadBalancerArn));
    expect(TargetHealthDescriptions).toEqual(account.targetHealth.get(TargetGroupArn));
    expect(TagDescriptions?.map(({ ResourceArn }) => ResourceArn)).toEqual([LoadBalancerArn, TargetGroupArn]);
  });

  it('refuses more than 20 resources in one question about tags', async () => {
    const { elbv2 } = await serve();
    const ResourceArns = account.tagDescriptions.slice(0, 21).map(({ ResourceArn = '' }) => ResourceArn);
    await expect(elbv2.send(new DescribeTagsCommand({ ResourceArns }))).rejects.toThrow('20 at most');
  });

  it('gives account attributes, Trusted Advisor and the caller', async () => {
    const { rds, support, sts } = await serve();
    const { AccountQuotas } = await rds.send(new DescribeAccountAttributesCommand({}));
    const { checks = [] } = await support.send(new DescribeTrustedAdvisorChecksCommand({ language: 'en' }));
    const { result } = await support.send(
      new DescribeTrustedAdvisorCheckResultCommand({ checkId: checks[0]?.id, language: 'en' }),
    );
    expect(AccountQuotas).toEqual(account.rdsAccountQuotas);
    expect(checks).toEqual(account.trustedAdvisorChecks);
    expect(result).toEqual(account.trustedAdvisorResults.get(checks[0]?.id ?? ''));
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: ACCOUNT_ID });
  });
});

describe('metrics', () => {
  const window = { StartTime: new Date('2026-11-01T00:00:00Z'), EndTime: new Date('2026-11-08T00:00:00Z') };
  const metric = { MetricName: 'RequestCount', Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }] };
  const queries = ['a', 'b', 'c'].map((Id) => ({
    Id,
    MetricStat: { Metric: { Namespace: 'AWS/ApplicationELB', ...metric }, Period: 300, Stat: 'Sum' },
  }));

  it('cuts a series where a page is full and goes on in the next', async () => {
    const { cloudWatch } = await serve();
    const pages = await pagesOf(
      paginateGetMetricData(
        { client: cloudWatch },
        { ...window, MetricDataQueries: queries, MaxDatapoints: 3000, ScanBy: 'TimestampAscending' },
      ),
      (page) => page.MetricDataResults,
    );
    const seen = pages.map((page) =>
      page.map(({ Id, StatusCode, Values }) => [Id, StatusCode, Values?.length]),
    );
    expect(seen).toEqual([
      [
        ['a', 'Complete', 2016],
        ['b', 'PartialData', 984],
      ],
      [
        ['b', 'Complete', 1032],
        ['c', 'PartialData', 1968],
      ],
      [['c', 'Complete', 48]],
    ]);
    const b = pages.flat().filter(({ Id }) => Id === 'b');
    const times = b.flatMap(({ Timestamps = [] }) => Timestamps);
    expect(new Set(times.map(Number)).size).toBe(2016);
    expect(b.flatMap(({ Values = [] }) => Values)).toEqual(
      times.map((time) => metricValue(metric, time.getTime() / 1000)),
    );
  });

  it('is newest first unless asked otherwise', async () => {
    const { cloudWatch } = await serve();
    const answer = await cloudWatch.send(
      new GetMetricDataCommand({ ...window, MetricDataQueries: queries.slice(0, 1) }),
    );
    expect(answer.MetricDataResults?.[0]?.Timestamps?.[0]).toEqual(new Date('2026-11-07T23:55:00Z'));
  });

  it('refuses more than 500 queries', async () => {
    const { cloudWatch } = await serve();
    const MetricDataQueries = Array.from({ length: 501 }, (_, i) => ({ ...queries[0], Id: `q${i}` }));
    await expect(
      cloudWatch.send(new GetMetricDataCommand({ ...window, MetricDataQueries })),
    ).rejects.toThrow();
  });
});

describe('published rates', () => {
  it('lets a full bucket through and refuses the next, in the words of the service', async () => {
    const { elbv2, server } = await serve({ throttle: true });
    const LoadBalancerArn = account.loadBalancers[0]?.LoadBalancerArn ?? '';
    const ask = () => elbv2.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, ask));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    const [first, last] = [server.requests[0], server.requests.at(-1)].map((seen) => seen?.atMs ?? 0);
    const refilled = (10 * ((last ?? 0) - (first ?? 0))) / 1000;
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(40);
    expect(outcomes.length - refused.length).toBeLessThanOrEqual(41 + refilled);
    expect(refused[0]?.reason).toMatchObject({ name: 'Throttling' });
  });

  it('gives EC2 less when a question is neither filtered nor paged', async () => {
    const { ec2, server } = await serve();
    await ec2.send(new DescribeInstancesCommand({}));
    await ec2.send(new DescribeInstancesCommand({ MaxResults: 1000 }));
    const capacities = server.requests.map(({ request }) =>
      limitsOf(request).map(({ capacity }) => capacity),
    );
    expect(capacities).toEqual([[50], [100]]);
  });

  it.each([
    ['nothing', [], 0],
    ['the whole bucket at once', Array(40).fill(0), 1],
    ['half of it', Array(20).fill(0), 0.5],
    ['half of it, then half of what flows back', [...Array(20).fill(0), 200, 400], 0.5],
  ])('measures the share drawn: %s', (_, timesMs, share) => {
    expect(shareOf({ bucket: 'elb', capacity: 40, refill: 10 }, timesMs)).toBeCloseTo(share);
  });
});

describe('faults', () => {
  const instances = (kind: FaultKind): Fault => ({ action: 'ec2:DescribeInstances', kind, times: 1 });

  it.each<[FaultKind, object]>([
    ['deny', { name: 'UnauthorizedOperation', $metadata: { httpStatusCode: 403 } }],
    ['throttle', { name: 'RequestLimitExceeded', $metadata: { httpStatusCode: 503 } }],
    ['fail', { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } }],
    ['reset', { message: expect.stringContaining('socket hang up') }],
    ['truncate', { message: expect.stringContaining('Deserialization') }],
    ['html', { $metadata: { httpStatusCode: 502 } }],
  ])('%s: an error the first time, the answer the second', async (kind, error) => {
    const { ec2 } = await serve({ faults: [instances(kind)] });
    const ask = () => ec2.send(new DescribeInstancesCommand({ MaxResults: 5 }));
    await expect(ask()).rejects.toMatchObject(error);
    expect((await ask()).Reservations).toHaveLength(5);
  });

  it('repeat-token: the first page and its token again', async () => {
    const { ec2 } = await serve({ faults: [{ ...instances('repeat-token'), times: 2 }] });
    const first = await ec2.send(new DescribeInstancesCommand({ MaxResults: 5 }));
    const second = await ec2.send(
      new DescribeInstancesCommand({ MaxResults: 5, NextToken: first.NextToken }),
    );
    expect(second.NextToken).toBe(first.NextToken);
    expect(second.Reservations).toEqual(first.Reservations);
  });

  it('no-subscription: what Support says without a plan that has its API', async () => {
    const faults: Fault[] = [{ action: 'support:DescribeTrustedAdvisorChecks', kind: 'no-subscription' }];
    const { support } = await serve({ faults });
    await expect(
      support.send(new DescribeTrustedAdvisorChecksCommand({ language: 'en' })),
    ).rejects.toMatchObject({
      name: 'SubscriptionRequiredException',
    });
  });
});

it('is the same for the same seed, and another for another', () => {
  const of = (seed: number) =>
    JSON.stringify(syntheticAccount({ seed, instances: 20, groups: 2, loadBalancers: 1, dbInstances: 4 }));
  expect(of(1)).toBe(of(1));
  expect(of(1)).not.toBe(of(2));
});
