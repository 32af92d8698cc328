import { AutoScalingClient, DescribeAccountLimitsCommand } from '@aws-sdk/client-auto-scaling';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeFpgaImagesCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  DescribeAccountAttributesCommand,
  DescribeSourceRegionsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListServicesCommand,
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuota,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  DescribeTrustedAdvisorChecksCommand,
  SupportClient,
} from '@aws-sdk/client-support';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GapServer, startGapServer } from './gap-server';
import { type RunningServer, startEmulator } from './servers';
import { shopScenario } from './shop/services';
import { withoutSupportPlan } from './shop/services/support';

const scenario = shopScenario(new Date('2026-11-21T09:00:00Z'));

let moto: RunningServer;
let gap: GapServer;

beforeAll(async () => {
  moto = await startEmulator('moto');
  gap = await startGapServer(moto.endpoint, scenario);
}, 90_000);
afterEach(() => gap.heal());
afterAll(async () => {
  await gap.stop();
  await moto.stop();
});

const config = (endpoint = gap.endpoint) => ({
  endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'reader', secretAccessKey: 'reader' },
});

const all = async (pages: AsyncIterable<{ Quotas?: ServiceQuota[] }>) => {
  const read: ServiceQuota[][] = [];
  for await (const { Quotas = [] } of pages) read.push(Quotas);
  return read;
};

describe('what moto lacks, as the SDK reads it', () => {
  it('lists the quotas of a service in a region, page by page', async () => {
    const client = new ServiceQuotasClient(config());
    const pages = await all(paginateListServiceQuotas({ client, pageSize: 1 }, { ServiceCode: 'ec2' }));
    expect(pages.map(([quota]) => [quota?.QuotaCode, quota?.Value, quota?.QuotaAppliedAtLevel])).toEqual([
      ['L-1216C47A', 400, 'ACCOUNT'],
      ['L-34B43A08', 128, 'ACCOUNT'],
    ]);
  });

  it('lists the defaults', async () => {
    const client = new ServiceQuotasClient(config());
    const [first = [], second = []] = await all(
      paginateListAWSDefaultServiceQuotas({ client, pageSize: 4 }, { ServiceCode: 'ec2' }),
    );
    expect([first.length, second.length]).toEqual([4, 3]);
    expect(first[0]).toMatchObject({ QuotaCode: 'L-1216C47A', Value: 5, Unit: 'None', Adjustable: true });
  });

  it('gets one quota, applied or default, and knows which there are not', async () => {
    const client = new ServiceQuotasClient(config());
    const vcpus = { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' };
    expect((await client.send(new GetServiceQuotaCommand(vcpus))).Quota?.Value).toBe(400);
    expect((await client.send(new GetAWSDefaultServiceQuotaCommand(vcpus))).Quota?.Value).toBe(5);
    await expect(
      client.send(new GetServiceQuotaCommand({ ...vcpus, QuotaCode: 'L-00000000' })),
    ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  });

  it('describes Trusted Advisor checks, their results and summaries', async () => {
    const client = new SupportClient(config());
    const { checks = [] } = await client.send(new DescribeTrustedAdvisorChecksCommand({ language: 'en' }));
    const multiAz = checks.find(({ id }) => id === 'f2iK5R6Dep');
    const { result } = await client.send(
      new DescribeTrustedAdvisorCheckResultCommand({ checkId: 'f2iK5R6Dep' }),
    );
    expect(result).toMatchObject({ status: 'warning', resourcesSummary: { resourcesSuppressed: 1 } });
    expect(result?.flaggedResources?.[0]?.metadata).toHaveLength(multiAz?.metadata?.length ?? 0);
    const { summaries } = await client.send(
      new DescribeTrustedAdvisorCheckSummariesCommand({ checkIds: ['f2iK5R6Dep', '7DAFEmoDos'] }),
    );
    expect(summaries?.map(({ checkId, hasFlaggedResources }) => [checkId, hasFlaggedResources])).toEqual([
      ['7DAFEmoDos', false],
      ['f2iK5R6Dep', true],
    ]);
  });

  it('refuses Trusted Advisor to an account without a support plan', async () => {
    const poor = await startGapServer(moto.endpoint, withoutSupportPlan(scenario));
    try {
      const client = new SupportClient(config(poor.endpoint));
      await expect(
        client.send(new DescribeTrustedAdvisorChecksCommand({ language: 'en' })),
      ).rejects.toMatchObject({ name: 'SubscriptionRequiredException' });
    } finally {
      await poor.stop();
    }
  });

  it('describes the account quotas of RDS', async () => {
    const { AccountQuotas } = await new RDSClient(config()).send(new DescribeAccountAttributesCommand({}));
    expect(AccountQuotas).toContainEqual({ AccountQuotaName: 'AllocatedStorage', Used: 300, Max: 100_000 });
  });

  it('describes the account limits of Auto Scaling', async () => {
    const limits = await new AutoScalingClient(config()).send(new DescribeAccountLimitsCommand({}));
    expect(limits).toMatchObject({ MaxNumberOfAutoScalingGroups: 500, NumberOfAutoScalingGroups: 6 });
  });
});

describe('what moto has', () => {
  it('passes on, time after time on one client, and shows who asked what', async () => {
    const client = new EC2Client(config());
    for (let time = 0; time < 3; time++) {
      const { Vpcs = [] } = await client.send(new DescribeVpcsCommand({}));
      expect(Vpcs[0]).toMatchObject({ OwnerId: '123456789012', IsDefault: true });
    }
    const seen = { action: 'ec2:DescribeVpcs', region: 'ap-southeast-1', accessKeyId: 'reader' };
    const request = { ...seen, answeredBy: 'moto' };
    expect(await gap.seen()).toEqual([request, request, request]);
  });

  it.each([
    ['oldest first', 'TimestampAscending'],
    ['newest first', 'TimestampDescending'],
    ['newest first unless told', undefined],
  ] as const)('reads metrics day by day as moto reads them at once, %s', async (_, ScanBy) => {
    const start = Date.UTC(2026, 10, 1, 0, 5);
    const hours = Array.from({ length: 60 }, (__, hour) => new Date(start + hour * 3_600_000));
    const Namespace = `Test/${ScanBy ?? 'Default'}`;
    const client = new CloudWatchClient(config());
    await client.send(
      new PutMetricDataCommand({
        Namespace,
        MetricData: hours.map((Timestamp, Value) => ({ MetricName: 'Count', Timestamp, Value })),
      }),
    );
    const command = new GetMetricDataCommand({
      StartTime: new Date(start),
      EndTime: new Date(start + 60 * 3_600_000),
      ScanBy,
      MetricDataQueries: [
        {
          Id: 'm0',
          MetricStat: { Metric: { Namespace, MetricName: 'Count' }, Period: 300, Stat: 'Sum' },
        },
      ],
    });
    const [read] = (await client.send(command)).MetricDataResults ?? [];
    const [atOnce] =
      (await new CloudWatchClient(config(moto.endpoint)).send(command)).MetricDataResults ?? [];
    expect(read?.Values).toHaveLength(60);
    expect(read).toEqual(atOnce);
  });

  it('takes the dimensions of a metric for a set', async () => {
    const client = new CloudWatchClient(config());
    const Dimensions = [
      { Name: 'A', Value: 'z' },
      { Name: 'B', Value: 'y' },
    ];
    const at = new Date(Date.UTC(2026, 10, 1));
    const datum = { MetricName: 'Count', Timestamp: at, Value: 7, Dimensions };
    await client.send(new PutMetricDataCommand({ Namespace: 'Test/Set', MetricData: [datum] }));
    const Metric = {
      Namespace: 'Test/Set',
      MetricName: 'Count',
      Dimensions: Dimensions.toReversed(),
    };
    const { MetricDataResults } = await client.send(
      new GetMetricDataCommand({
        StartTime: at,
        EndTime: new Date(at.getTime() + 300_000),
        MetricDataQueries: [{ Id: 'm0', MetricStat: { Metric, Period: 300, Stat: 'Sum' } }],
      }),
    );
    expect(MetricDataResults?.[0]?.Values).toEqual([7]);
  });

  it.each([
    ['ec2', () => new EC2Client(config()).send(new DescribeFpgaImagesCommand({})), 'InvalidAction'],
    ['query', () => new RDSClient(config()).send(new DescribeSourceRegionsCommand({})), 'InvalidAction'],
    [
      'json',
      () => new ServiceQuotasClient(config()).send(new ListServicesCommand({})),
      'UnknownOperationException',
    ],
  ])('says in %s what AWS says where moto has nothing', async (_, send, name) => {
    await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400, attempts: 1 } });
  });

  it('refuses what is not a signed request', async () => {
    expect((await fetch(gap.endpoint)).status).toBe(403);
  });
});

describe('faults', () => {
  const services = [
    [
      'ec2:DescribeVpcs',
      'UnauthorizedOperation',
      'RequestLimitExceeded',
      () => new EC2Client(config()).send(new DescribeVpcsCommand({})),
    ],
    [
      'elasticloadbalancing:DescribeLoadBalancers',
      'AccessDenied',
      'Throttling',
      () => new ElasticLoadBalancingV2Client(config()).send(new DescribeLoadBalancersCommand({})),
    ],
    [
      'sts:GetCallerIdentity',
      'AccessDenied',
      'Throttling',
      () => new STSClient(config()).send(new GetCallerIdentityCommand({})),
    ],
    [
      'cloudwatch:ListMetrics',
      'AccessDeniedException',
      'ThrottlingException',
      () => new CloudWatchClient(config()).send(new ListMetricsCommand({})),
    ],
    [
      'servicequotas:GetServiceQuota',
      'AccessDeniedException',
      'TooManyRequestsException',
      () =>
        new ServiceQuotasClient(config()).send(
          new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' }),
        ),
    ],
    [
      'support:DescribeTrustedAdvisorChecks',
      'AccessDeniedException',
      'ThrottlingException',
      () => new SupportClient(config()).send(new DescribeTrustedAdvisorChecksCommand({ language: 'en' })),
    ],
  ] as const;

  it.each(services)('%s is denied as %s', async (action, name, _, send) => {
    await gap.deny(action);
    await expect(send()).rejects.toMatchObject({
      name,
      message: expect.stringContaining(`not authorized to perform: ${action}`),
      $metadata: { attempts: 1 },
    });
    await gap.heal();
    await expect(send()).resolves.toBeDefined();
  });

  it.each(services)('%s is throttled in a way the SDK retries', async (action, _, __, send) => {
    await gap.throttle(1, action);
    expect((await send()).$metadata.attempts).toBe(2);
    expect((await gap.seen()).map((request) => request.action)).toEqual([action, action]);
  });

  it.each(services)('%s gives up with its own name for throttling', async (action, _, name, send) => {
    await gap.throttle(10, action);
    await expect(send()).rejects.toMatchObject({ name });
  });

  it('delays answers', async () => {
    await gap.delay(150);
    const start = performance.now();
    await new STSClient(config()).send(new GetCallerIdentityCommand({}));
    expect(performance.now() - start).toBeGreaterThanOrEqual(140);
  });
});
