import {
  ListAWSDefaultServiceQuotasResponse$,
  ListRequestedServiceQuotaChangeHistoryResponse$,
  ListServiceQuotasResponse$,
  type RequestedServiceQuotaChange,
  type ServiceQuota,
} from '@aws-sdk/client-service-quotas';
import type { AwsRequest } from '../../aws-protocol';
import { iamAction } from '../wire';
import { arn, byKey, hex, times } from './rows';
import { type AccountSize, type Limit, type Paging, service } from './service';

/** The code of the quota of KMS that is counted. */
const SYMMETRIC = 'L-6E3AF000';

/** Quotas of which CloudWatch counts what there is under them: Network Load Balancers, and users. */
const METERED: ReadonlySet<string> = new Set(['L-69A177A2', 'L-F55AF5E4']);

const meterOf = (Service: string) => ({
  ...{ MetricNamespace: 'AWS/Usage', MetricName: 'ResourceCount', MetricStatisticRecommendation: 'Maximum' },
  MetricDimensions: { Service, Type: 'Resource', Resource: 'Made', Class: 'None' },
});

/** Names and codes of the quotas that use is counted for; the rest of a service's list is made up. */
const KNOWN_QUOTAS: Readonly<
  Record<string, readonly (readonly [code: string, name: string, value: number])[]>
> = {
  ec2: [
    ['L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', 5],
    ['L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests', 5],
    ['L-DB2E81BA', 'Running On-Demand G and VT instances', 0],
  ],
  ebs: [
    ['L-7A658B76', 'Storage for General Purpose SSD (gp3) volumes, in TiB', 50],
    ['L-D18FCD1D', 'Storage for General Purpose SSD (gp2) volumes, in TiB', 50],
  ],
  elasticloadbalancing: [
    ['L-53DA6B97', 'Application Load Balancers per Region', 50],
    ['L-B22855CB', 'Target Groups per Region', 3000],
    ['L-7E6692B2', 'Targets per Application Load Balancer', 1000],
    ['L-69A177A2', 'Network Load Balancers per Region', 50],
  ],
  autoscaling: [
    ['L-CDE20ADC', 'Auto Scaling groups per region', 500],
    ['L-6B80B8FA', 'Launch configurations per region', 200],
  ],
  vpc: [
    ['L-F678F1CE', 'VPCs per Region', 5],
    ['L-DF5E4CA3', 'Network interfaces per Region', 5000],
  ],
  rds: [
    ['L-7B6409FD', 'DB instances', 40],
    ['L-952B80B8', 'DB clusters', 40],
    ['L-7ADDB58A', 'Total storage for all DB instances', 100_000],
  ],
  lambda: [['L-B99A9384', 'Concurrent executions', 1000]],
  cloudfront: [
    ['L-A2C80159', 'Requests per second per distribution', 250_000],
    ['L-0F1E9017', 'Data transfer rate per distribution', 150],
  ],
  s3: [['L-DC2B2D3D', 'General purpose buckets', 10_000]],
  apigateway: [['L-8A5B8E43', 'Throttle rate', 10_000]],
  elasticache: [
    ['L-DFE45DF3', 'Nodes per Region', 300],
    ['L-BBCDAECC', 'Serverless Caches per Region', 40],
  ],
  fargate: [
    ['L-3032A538', 'Fargate On-Demand vCPU resource count', 6],
    ['L-36FBB829', 'Fargate Spot vCPU resource count', 6],
  ],
  wafv2: [['L-0AF00000', 'Maximum requests per second per web ACL', 100_000]],
  es: [
    ['L-076D529E', 'Domains per Region', 100],
    ['L-6408ABDE', 'Instances per domain', 80],
  ],
  dax: [['L-AB139030', 'Total number of nodes', 50]],
  elasticfilesystem: [['L-848C634D', 'File systems per account', 1000]],
  kafka: [
    ['L-EDD31C36', 'Number of brokers per account', 90],
    ['L-FAB9E493', 'Number of brokers per cluster', 30],
    ['L-03FD6822', 'Number of brokers per KRaft cluster', 60],
  ],
  firehose: [['L-14BB0BE7', 'Delivery streams', 50]],
  cloudformation: [['L-0485CB21', 'Stack count', 2000]],
  iam: [
    ['L-FE177D64', 'Roles per account', 1000],
    ['L-E95E4862', 'Customer managed policies per account', 1500],
    ['L-6E65F664', 'Instance profiles per account', 1000],
    ['L-F55AF5E4', 'Users per account', 5000],
  ],
  kinesis: [['L-0918CF54', 'Shards per Region', 1000]],
  sns: [['L-F8E2BA85', 'Messages Published per Second', 30_000]],
  events: [
    ['L-9B653E91', 'PutEvents throttle limit in transactions per second', 10_000],
    ['L-5540C5E3', 'Invocations throttle limit in transactions per second', 18_750],
  ],
  'cognito-idp': [
    ['L-026ADBA3', 'Rate of UserAuthentication requests', 120],
    ['L-5987B8A0', 'Rate of UserCreation requests', 50],
  ],
  states: [
    ['L-1B55A735', 'StartExecution throttle token refill rate per second', 300],
    ['L-AD9B4E93', 'StateTransition throttle token refill rate per second', 5_000],
    ['L-B8A5B662', 'Open executions', 1_000_000],
  ],
  eks: [
    ['L-1194D53C', 'Clusters', 100],
    ['L-6D54EA21', 'Managed node groups per cluster', 30],
    ['L-BD136A63', 'Nodes per managed node group', 450],
  ],
  ses: [
    ['L-804C8AE8', 'Sending quota', 200],
    ['L-CDEF9B6B', 'Sending rate', 1],
  ],
  ...{ ecr: [], logs: [], monitoring: [], secretsmanager: [], ssm: [], sts: [] },
  kms: [[SYMMETRIC, 'Cryptographic operations (symmetric) request rate', 50_000]],
  dynamodb: [
    ['L-CF0CBE56', 'Table-level read throughput limit', 40_000],
    ['L-AB614373', 'Table-level write throughput limit', 40_000],
    ['L-34F6A552', 'Account-level read throughput limit (Provisioned mode)', 80_000],
    ['L-34F8CCC8', 'Account-level write throughput limit (Provisioned mode)', 80_000],
  ],
};
/** Quotas a service lists: EC2 lists far more than a page of 100. */
const QUOTAS_LISTED: Readonly<Record<string, number>> = { ec2: 250 };
const QUOTAS_LISTED_BY_OTHERS = 40;

const QUOTA_PAGES: Paging = { size: 'MaxResults', token: 'NextToken', min: 1, max: 100, default: 100 };

function rowsOf({ instances }: AccountSize) {
  const defaultQuotas = new Map(Object.keys(KNOWN_QUOTAS).map((code) => [code, quotasOf(code)]));
  const appliedQuotas = byKey([...defaultQuotas.keys()], String, (code) =>
    (defaultQuotas.get(code) ?? []).filter((_, i) => i % 2 === 0).map((quota) => raised(quota, instances)),
  );
  return { defaultQuotas, appliedQuotas, requests: REQUESTS };
}

function quotasOf(serviceCode: string): ServiceQuota[] {
  const known = KNOWN_QUOTAS[serviceCode] ?? [];
  const others = (QUOTAS_LISTED[serviceCode] ?? QUOTAS_LISTED_BY_OTHERS) - known.length;
  const made = times(
    others,
    (i) => [`L-${hex(i, 8).toUpperCase()}`, `${serviceCode} quota ${i}`, 100] as const,
  );
  return [...known, ...made].map(([QuotaCode, QuotaName, Value]) => ({
    ServiceCode: serviceCode,
    ServiceName: serviceCode,
    QuotaArn: arn('servicequotas', `${serviceCode}/${QuotaCode}`),
    QuotaCode,
    QuotaName,
    Value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
    ...(QuotaCode === SYMMETRIC && COUNTED),
    ...(METERED.has(QuotaCode) && { UsageMetric: meterOf(serviceCode) }),
  }));
}

/** The dimensions of the metric that counts what KMS encrypts and decrypts. */
const KMS_CALLS = {
  ...{ Service: 'KMS', Type: 'API', Resource: 'CryptographicOperationsSymmetric', Class: 'None' },
};

const COUNTED = {
  Period: { PeriodUnit: 'SECOND', PeriodValue: 1 },
  UsageMetric: { MetricNamespace: 'AWS/Usage', MetricName: 'CallCount', MetricDimensions: KMS_CALLS },
} as const;

/** What was asked for: of the region, and of what the account has once. */
const REQUESTS: readonly RequestedServiceQuotaChange[] = times(120, (i) => ({
  Id: hex(i, 32),
  ServiceCode: 'ec2',
  QuotaCode: `L-${hex(i, 8).toUpperCase()}`,
  QuotaName: `ec2 quota ${i}`,
  DesiredValue: 50,
  Status: 'APPROVED',
  Created: new Date('2026-11-01T00:00:00Z'),
  GlobalQuota: i % 2 === 1,
}));

/** Raised far enough for what the account runs. */
const raised = (quota: ServiceQuota, instances: number): ServiceQuota => ({
  ...quota,
  Value: (quota.Value ?? 0) * 2 + instances * 10,
});

/** From the page on its own quotas. */
function limitsOf(request: AwsRequest): readonly Limit[] {
  const bucket = iamAction(request);
  return [
    request.action.startsWith('Get')
      ? { bucket, capacity: 10, refill: 5 }
      : { bucket, capacity: 20, refill: 10 },
    { bucket: 'servicequotas', capacity: 50, refill: 50 },
  ];
}

export const serviceQuotas = service({
  prefix: 'servicequotas',
  protocol: 'json',
  rows: rowsOf,
  operations: (rows, list) => ({
    'servicequotas:ListServiceQuotas': list({
      output: ListServiceQuotasResponse$,
      member: 'Quotas',
      next: 'NextToken',
      all: null,
      by: { ServiceCode: rows.appliedQuotas },
      missing: 'NoSuchResourceException',
      paging: QUOTA_PAGES,
      ignored: ['QuotaAppliedAtLevel'],
    }),
    'servicequotas:ListAWSDefaultServiceQuotas': list({
      output: ListAWSDefaultServiceQuotasResponse$,
      member: 'Quotas',
      next: 'NextToken',
      all: null,
      by: { ServiceCode: rows.defaultQuotas },
      missing: 'NoSuchResourceException',
      paging: QUOTA_PAGES,
    }),
    'servicequotas:ListRequestedServiceQuotaChangeHistory': list({
      output: ListRequestedServiceQuotaChangeHistoryResponse$,
      member: 'RequestedQuotas',
      next: 'NextToken',
      all: rows.requests,
      paging: QUOTA_PAGES,
      ignored: ['QuotaRequestedAtLevel'],
    }),
  }),
  limitsOf,
});
