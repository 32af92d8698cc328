import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { TrustedAdvisorCheckDescription, TrustedAdvisorCheckResult } from '@aws-sdk/client-support';
import type { Scenario } from '../gap-answers';
import { SHOP, SHOP_ACCOUNT, type ShopRegion } from './account';
import { RARITIES_REGION } from './rarities';

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
  ['rds', 'L-7B6409FD', 'DB instances', 40],
  ['rds', 'L-952B80B8', 'DB clusters', 40],
  ['rds', 'L-7ADDB58A', 'Total storage for all DB instances', 100_000],
  ['rds', 'L-5BC124EF', 'Read replicas per primary', 15],
];

/** What support granted over the years; the vCPUs of Singapore are far from what 22 times needs. */
const GRANTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const rdsQuotas = ({ databases }: ShopRegion) => [
  { AccountQuotaName: 'DBInstances', Used: databases.length, Max: 40 },
  { AccountQuotaName: 'ReservedDBInstances', Used: 0, Max: 40 },
  {
    AccountQuotaName: 'AllocatedStorage',
    Used: sum(databases.map(({ allocatedStorage }) => allocatedStorage)),
    Max: 100_000,
  },
  { AccountQuotaName: 'DBClusters', Used: 0, Max: 40 },
];

const LIMIT_COLUMNS = ['Region', 'Service', 'Limit Name', 'Limit Amount', 'Current Usage', 'Status'];

const check = (
  id: string,
  category: string,
  name: string,
  metadata: string[],
): TrustedAdvisorCheckDescription => ({ id, category, name, metadata, description: '<h4>Description</h4>' });

/** The columns of each check are Trusted Advisor's own. */
const CHECKS: readonly TrustedAdvisorCheckDescription[] = [
  check('7DAFEmoDos', 'security', 'MFA on Root Account', []),
  check('c25hn9x03v', 'security', 'AWS CloudTrail Management Event Logging', [
    ...['Status', 'Region', 'Logging Enabled', 'Last Updated Time'],
  ]),
  check('12Fnkpl8Y5', 'security', 'Exposed Access Keys', [
    ...['Access Key ID', 'User Name (IAM or Root)', 'Fraud Type', 'Case ID', 'Time Updated', 'Location'],
    ...['Deadline', 'Usage (USD per Day)'],
  ]),
  check('HCP4007jGY', 'security', 'Security Groups - Specific Ports Unrestricted', [
    ...['Region', 'Security Group Name', 'Security Group ID', 'Protocol', 'Status', 'Ports'],
  ]),
  check('1iG5NDGVre', 'security', 'Security Groups - Unrestricted Access', [
    ...['Region', 'Security Group Name', 'Security Group ID', 'Protocol', 'Port', 'Status', 'IP Range'],
  ]),
  check('f2iK5R6Dep', 'fault_tolerance', 'Amazon RDS Multi-AZ', [
    ...['Region/AZ', 'DB Instance', 'VPC ID', 'Multi-AZ', 'Status'],
  ]),
  check('fW7HH0l7J9', 'service_limits', 'Auto Scaling Groups', LIMIT_COLUMNS),
  check('XG0aXHpIEt', 'service_limits', 'RDS DB Instances', LIMIT_COLUMNS),
  check('EM8b3yLRTr', 'service_limits', 'ELB Application Load Balancers', LIMIT_COLUMNS),
];

type Flagged = NonNullable<TrustedAdvisorCheckResult['flaggedResources']>[number];

/** Where Trusted Advisor sees something; every other check is `ok`. */
const FLAGGED: Readonly<Record<string, { status: string; flaggedResources: Flagged[] }>> = {
  HCP4007jGY: {
    status: 'error',
    flaggedResources: [
      {
        status: 'error',
        region: 'ap-southeast-1',
        resourceId: 'flagged-bastion',
        isSuppressed: false,
        metadata: ['ap-southeast-1', 'bastion', 'sg-0123456789abcdef0 (vpc-0a1b2c3d)', 'tcp', 'Red', '3389'],
      },
    ],
  },
  f2iK5R6Dep: {
    status: 'warning',
    flaggedResources: [
      {
        status: 'warning',
        region: 'ap-southeast-1',
        resourceId: 'flagged-shop-orders',
        isSuppressed: false,
        metadata: ['ap-southeast-1a', 'shop-orders', null, 'No', 'Yellow'],
      },
      {
        status: 'warning',
        region: 'ap-southeast-1',
        resourceId: 'flagged-reports',
        isSuppressed: true,
        metadata: ['ap-southeast-1b', 'reports', null, 'No', 'Yellow'],
      },
    ],
  },
};

const resultOf = ({ id }: TrustedAdvisorCheckDescription, timestamp: string): TrustedAdvisorCheckResult => {
  const { status, flaggedResources } = FLAGGED[id ?? ''] ?? { status: 'ok', flaggedResources: [] };
  return {
    checkId: id,
    timestamp,
    status,
    flaggedResources,
    resourcesSummary: {
      resourcesProcessed: 10,
      resourcesFlagged: flaggedResources.length,
      resourcesIgnored: 0,
      resourcesSuppressed: flaggedResources.filter(({ isSuppressed }) => isSuppressed).length,
    },
    categorySpecificSummary: {},
  };
};

/** What Trusted Advisor says a day and three hours after it has looked: months later, nothing would follow from it. */
export const trustedAdvisorAt = (now: Date): Scenario['trustedAdvisor'] => {
  const lookedAt = new Date(now.getTime() - 27 * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  return { checks: CHECKS, results: CHECKS.map((check) => resultOf(check, lookedAt)) };
};

/** The part of the shop's account that moto does not keep. */
export const SHOP_SCENARIO: Scenario = {
  defaultQuotas,
  appliedQuotas: Object.fromEntries(
    Object.entries(GRANTED).map(([region, granted]) => [region, appliedIn(region, granted)]),
  ),
  capacityReservations: {
    [RARITIES_REGION]: [
      {
        CapacityReservationId: 'cr-0a1b2c3d4e5f60001',
        OwnerId: SHOP_ACCOUNT,
        InstanceType: 'm5.large',
        InstancePlatform: 'Linux/UNIX',
        AvailabilityZone: `${RARITIES_REGION}a`,
        Tenancy: 'default',
        TotalInstanceCount: 4,
        AvailableInstanceCount: 4,
        State: 'active',
        InstanceMatchCriteria: 'open',
      },
    ],
  },
  rdsAccountQuotas: Object.fromEntries(SHOP.map((region) => [region.region, rdsQuotas(region)])),
  dbCertificateValidTill: '2027-06-01T00:00:00Z',
  autoScalingLimits: {
    MaxNumberOfAutoScalingGroups: 500,
    MaxNumberOfLaunchConfigurations: 200,
    NumberOfAutoScalingGroups: 4,
    NumberOfLaunchConfigurations: 0,
  },
  lambdaLimits: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 950 },
  trustedAdvisor: trustedAdvisorAt(new Date('2026-11-21T09:00:00Z')),
};
