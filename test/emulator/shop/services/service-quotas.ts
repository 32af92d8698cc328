import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { GLOBAL } from '../../../../src/model/target';
import type { AwsFault, Rule } from '../../gap-answers';
import { type ByRegion, SHOP_ACCOUNT, type ShopRegion } from '../account';
import { publish } from '../metrics';
import type { Site } from '../site';
import { shopService } from './service';

/** The quota of calls that CloudWatch counts; nothing is called in the shop. */
const DECRYPTIONS = 'L-6E3AF000';

const COUNTED = {
  Period: { PeriodUnit: 'SECOND', PeriodValue: 1 },
  UsageMetric: {
    ...{ MetricNamespace: 'AWS/Usage', MetricName: 'CallCount' },
    MetricDimensions: {
      Service: 'KMS',
      Type: 'API',
      Resource: 'CryptographicOperationsSymmetric',
      Class: 'None',
    },
  },
} as const;

/** What CloudWatch counts under quotas, in the order of their names, by which moto is asked: vCPUs are published with EC2's. */
const counting = (Class: string, Resource: string, Service: string) => ({
  UsageMetric: {
    ...{ MetricNamespace: 'AWS/Usage', MetricName: 'ResourceCount' },
    MetricDimensions: { Class, Resource, Service, Type: 'Resource' },
  },
});
const DISTRIBUTIONS = counting('None', 'DistributionsPerAccount', 'CloudFront');
const METERED: Readonly<Record<string, object>> = {
  'L-1216C47A': counting('Standard/OnDemand', 'vCPU', 'EC2'),
  'L-24B04930': DISTRIBUTIONS,
};

/** Service, code, name, AWS's default, unit: from the quota pages of the services' documentation. */
const DEFAULTS: readonly (readonly [string, string, string, number])[] = [
  ['ec2', 'L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', 5],
  ['ec2', 'L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests', 5],
  ['ec2', 'L-74FC7D96', 'Running On-Demand F instances', 0],
  ['ec2', 'L-DB2E81BA', 'Running On-Demand G and VT instances', 0],
  ['ec2', 'L-417A185B', 'Running On-Demand P instances', 0],
  ['ec2', 'L-7295265B', 'Running On-Demand X instances', 0],
  ['ec2', 'L-0263D0A3', 'EC2-VPC Elastic IPs', 5],
  ['ebs', 'L-7A658B76', 'Storage for General Purpose SSD (gp3) volumes, in TiB', 50],
  ['ebs', 'L-D18FCD1D', 'Storage for General Purpose SSD (gp2) volumes, in TiB', 50],
  ['elasticloadbalancing', 'L-53DA6B97', 'Application Load Balancers per Region', 50],
  ['elasticloadbalancing', 'L-69A177A2', 'Network Load Balancers per Region', 50],
  ['elasticloadbalancing', 'L-B22855CB', 'Target Groups per Region', 3_000],
  ['elasticloadbalancing', 'L-A0D0B863', 'Targets per Target Group per Region', 1_000],
  ['elasticloadbalancing', 'L-7E6692B2', 'Targets per Application Load Balancer', 1_000],
  ['elasticloadbalancing', 'L-EEF1AD04', 'Targets per Network Load Balancer', 3_000],
  ['elasticloadbalancing', 'L-8A66D0E6', 'Reserved Application Load Balancer Capacity Units per Region', 0],
  ['autoscaling', 'L-CDE20ADC', 'Auto Scaling groups per region', 500],
  ['autoscaling', 'L-6B80B8FA', 'Launch configurations per region', 200],
  ['vpc', 'L-F678F1CE', 'VPCs per Region', 5],
  ['vpc', 'L-407747CB', 'Subnets per VPC', 200],
  ['vpc', 'L-DF5E4CA3', 'Network interfaces per Region', 5_000],
  ['cloudfront', 'L-A2C80159', 'Requests per second per distribution', 250_000],
  ['cloudfront', 'L-24B04930', 'Web distributions per AWS account', 500],
  ['cloudfront', 'L-0F1E9017', 'Data transfer rate per distribution', 150],
  ['s3', 'L-DC2B2D3D', 'General purpose buckets', 10_000],
  ['rds', 'L-7B6409FD', 'DB instances', 40],
  ['rds', 'L-952B80B8', 'DB clusters', 40],
  ['rds', 'L-7ADDB58A', 'Total storage for all DB instances', 100_000],
  ['rds', 'L-5BC124EF', 'Read replicas per primary', 15],
  ['kms', DECRYPTIONS, 'Cryptographic operations (symmetric) request rate', 50_000],
];

/** What support granted over the years; the vCPUs of Singapore are far from what 22 times needs. */
const GRANTED: ByRegion<Readonly<Record<string, number>>> = {
  'ap-southeast-1': { 'L-1216C47A': 400, 'L-34B43A08': 128, 'L-53DA6B97': 50, 'L-7B6409FD': 40 },
  'us-east-1': { 'L-1216C47A': 640, 'L-34B43A08': 64 },
};

const defaultQuotas = DEFAULTS.map(
  ([ServiceCode, QuotaCode, QuotaName, Value]): ServiceQuota => ({
    ServiceCode,
    ServiceName: ServiceCode,
    QuotaArn: `arn:aws:servicequotas:us-east-1::${ServiceCode}/${QuotaCode}`,
    QuotaCode,
    QuotaName,
    Value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    ...(QuotaCode === DECRYPTIONS && COUNTED),
    ...METERED[QuotaCode],
  }),
);

const appliedIn = (region: string, granted: Readonly<Record<string, number>>): ServiceQuota[] =>
  defaultQuotas.flatMap((quota) => {
    const value = granted[quota.QuotaCode ?? ''];
    if (value === undefined) return [];
    const { ServiceCode, QuotaCode } = quota;
    const QuotaArn = `arn:aws:servicequotas:${region}:${SHOP_ACCOUNT}:${ServiceCode}/${QuotaCode}`;
    return [{ ...quota, QuotaArn, Value: value, QuotaAppliedAtLevel: 'ACCOUNT' as const }];
  });

const NO_SUCH_QUOTA: AwsFault = {
  code: 'NoSuchResourceException',
  message: 'The request failed because the quota was not found.',
};

function quotaRules(quotas: readonly ServiceQuota[], list: string, get: string): Rule[] {
  const byService = Map.groupBy(quotas, ({ ServiceCode = '' }) => ServiceCode);
  return [
    ...[...byService].map(([ServiceCode, Quotas]) => ({
      ...{ op: `servicequotas:${list}`, when: { ServiceCode } },
      reply: { Quotas },
    })),
    ...quotas.map((Quota) => ({
      op: `servicequotas:${get}`,
      when: { ServiceCode: Quota.ServiceCode ?? '', QuotaCode: Quota.QuotaCode ?? '' },
      reply: { Quota },
    })),
  ];
}

/** Of the services and regions that nothing is said of above. */
const NO_QUOTAS: readonly Rule[] = [
  { op: 'servicequotas:ListServiceQuotas', reply: { Quotas: [] } },
  { op: 'servicequotas:ListAWSDefaultServiceQuotas', reply: { Quotas: [] } },
  { op: 'servicequotas:GetServiceQuota', error: NO_SUCH_QUOTA },
  { op: 'servicequotas:GetAWSDefaultServiceQuota', error: NO_SUCH_QUOTA },
];

/** What was asked for a month ago, and granted: of the region, and of what the account has once. */
const requestsAt = (now: Date) =>
  [
    { ServiceCode: 'elasticloadbalancing', QuotaCode: 'L-53DA6B97', DesiredValue: 50 },
    { ServiceCode: 'cloudfront', QuotaCode: 'L-A2C80159', DesiredValue: 250_000, GlobalQuota: true },
  ].map((request) => ({
    ...request,
    Status: 'APPROVED',
    Created: Math.floor(now.getTime() / 1000) - 30 * 86_400,
  }));

export const serviceQuotas = shopService({
  plant: async (site: Site<ShopRegion>) => {
    if (site.region !== 'us-east-1') return;
    const { MetricName, MetricDimensions } = DISTRIBUTIONS.UsageMetric;
    const Dimensions = Object.entries(MetricDimensions).map(([Name, Value]) => ({ Name, Value }));
    const data = [{ MetricName, Dimensions, Timestamp: new Date(site.now.getTime() - 3_600_000), Value: 2 }];
    await publish(site, [{ namespace: 'AWS/Usage', data }]);
  },
  answers: (now) => [
    {
      op: 'servicequotas:ListRequestedServiceQuotaChangeHistory',
      reply: { RequestedQuotas: requestsAt(now) },
    },
    ...Object.entries(GRANTED).flatMap(([region, granted]) =>
      quotaRules(appliedIn(region, granted), 'ListServiceQuotas', 'GetServiceQuota').map((rule) => ({
        ...rule,
        region,
      })),
    ),
    ...quotaRules(defaultQuotas, 'ListAWSDefaultServiceQuotas', 'GetAWSDefaultServiceQuota'),
    ...NO_QUOTAS,
  ],
  collected: () => ({
    serviceQuotas: {
      'ap-southeast-1': {
        'L-1216C47A': { value: 400, applied: true },
        'L-B22855CB': { value: 3_000, applied: false },
      },
      'us-east-1': { 'L-1216C47A': { value: 640, applied: true } },
    },
    callRates: { 'ap-southeast-1': { rates: [] }, 'us-east-1': { rates: [] } },
    quotaUses: {
      'ap-southeast-1': { 'L-1216C47A': { value: 400 } },
      'us-east-1': { 'L-1216C47A': { value: 640, used: 18 } },
    },
    globalQuotaUses: { [GLOBAL]: { 'L-24B04930': { value: 500, used: 2 } } },
    quotaIncreaseRequests: {
      'ap-southeast-1': { 'L-53DA6B97': { status: 'APPROVED', desiredValue: 50 } },
      'us-east-1': { 'L-53DA6B97': { status: 'APPROVED', desiredValue: 50 } },
    },
    globalQuotaIncreaseRequests: { [GLOBAL]: { 'L-A2C80159': { desiredValue: 250_000 } } },
    globalServiceQuotas: { [GLOBAL]: { 'L-A2C80159': { value: 250_000, applied: false } } },
  }),
});
