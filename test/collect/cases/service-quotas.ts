import { type Answers, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const quota = (QuotaCode: string, Value: number | undefined, more: object = {}) => ({
  ServiceCode: 'ec2',
  QuotaCode,
  QuotaName: `quota ${QuotaCode}`,
  Value,
  Unit: 'None',
  Adjustable: true,
  GlobalQuota: false,
  ...more,
});

const serviceQuota = (quotaCode: string, value: number, applied: boolean) => ({
  serviceCode: 'ec2',
  quotaCode,
  quotaName: `quota ${quotaCode}`,
  value,
  adjustable: true,
  applied,
});

/** Answers only for EC2; the other services have no quotas here. */
const onlyEc2 = (answer: Answers[string]) => (input: Record<string, unknown>) =>
  input.ServiceCode === 'ec2' ? answer(input) : { Quotas: [] };

const onlyCloudFront =
  (answer: object) =>
  ({ ServiceCode }: Record<string, unknown>) =>
    ServiceCode === 'cloudfront' ? answer : { Quotas: [] };

const MetricDimensions = (Resource: string) => ({ Service: 'KMS', Type: 'API', Resource, Class: 'None' });
const dimensions = (of: string): string =>
  Object.entries(MetricDimensions(of))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
/** A quota of calls, of each second where nothing else is said. */
const called = (
  code: string,
  of: string,
  value: number,
  Period: object | null = { PeriodUnit: 'SECOND', PeriodValue: 1 },
) =>
  quota(code, value, {
    ...{ ServiceCode: 'kms', ...(Period && { Period }) },
    UsageMetric: {
      ...{ MetricNamespace: 'AWS/Usage', MetricName: 'CallCount', MetricDimensions: MetricDimensions(of) },
      MetricStatisticRecommendation: 'Sum',
    },
  });

const resources = (Resource: string) => ({ Service: 'S', Type: 'Resource', Resource, Class: 'None' });
const resourceDimensions = (of: string): string =>
  Object.entries(resources(of))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

/** A quota of 50 under which CloudWatch counts something. */
const counting = (code: string, of: string) => ({
  ...serviceQuota(code, 50, false),
  usage: { namespace: 'AWS/Usage', metricName: 'ResourceCount', dimensions: resources(of) },
});

const metered = (code: string, UsageMetric: object, more: object = {}) =>
  quota(code, 50, {
    UsageMetric: {
      ...{ MetricNamespace: 'AWS/Usage', MetricName: 'ResourceCount', MetricDimensions: resources('Rules') },
      ...UsageMetric,
    },
    ...more,
  });

/** What is counted of resources; of calls; a rate; and what is to be added up, over a time that nobody says. */
const METERED = [
  // For what there is at a time, `Sum` is recommended in error.
  metered('L-11', { MetricStatisticRecommendation: 'Sum' }),
  metered('L-12', { MetricName: 'CallCount', MetricStatisticRecommendation: 'Sum' }),
  metered('L-13', {}, { Period: { PeriodUnit: 'SECOND', PeriodValue: 1 } }),
  metered('L-14', { MetricName: 'Bytes', MetricStatisticRecommendation: 'Sum' }),
];

const ofService =
  (code: string, Quotas: readonly object[]) =>
  ({ ServiceCode }: Record<string, unknown>) => ({ Quotas: ServiceCode === code ? Quotas : [] });

const asked = (
  QuotaCode: string,
  Status: string,
  created: string,
  DesiredValue: number,
  more: object = {},
) => ({
  ...{ ServiceCode: 'ec2', QuotaCode, QuotaName: `quota ${QuotaCode}`, Status, DesiredValue },
  Created: new Date(created),
  ...more,
});

const request = (
  quotaCode: string,
  status: string,
  createdAt: string,
  desiredValue: number,
  more: object = {},
) => ({
  ...{ serviceCode: 'ec2', quotaCode, quotaName: `quota ${quotaCode}`, of: null },
  ...{ status, desiredValue, createdAt, caseId: null },
  ...more,
});

/** What was asked for, the newest first. */
const requestHistory = paged(
  'NextToken',
  {
    RequestedQuotas: [
      asked('L-1', 'CASE_OPENED', '2026-11-20T00:00:00Z', 640, { CaseId: '1234' }),
      asked('L-4', 'DENIED', '2026-11-01T00:00:00Z', 9, { GlobalQuota: true }),
      asked('L-5', 'APPROVED', '2026-11-01T00:00:00Z', 10, { QuotaContext: { ContextId: 'domain/b' } }),
      asked('L-5', 'INVALID_REQUEST', '2026-11-01T00:00:00Z', 10, {
        QuotaContext: { ContextId: 'domain/a' },
      }),
    ],
  },
  {
    RequestedQuotas: [
      // An earlier one of the same quota, and one that is history.
      asked('L-1', 'DENIED', '2026-11-10T00:00:00Z', 9_000),
      asked('L-3', 'DENIED', '2026-05-23T00:00:00Z', 9),
      asked('L-2', 'PENDING', '2026-01-01T00:00:00Z', 10),
    ],
  },
);

export const serviceQuotas: readonly CollectorCase[] = [
  {
    id: 'serviceQuotas',
    answers: {
      'servicequotas:ListAWSDefaultServiceQuotas': onlyEc2(
        paged(
          'NextToken',
          { Quotas: [quota('L-1', 5), quota('L-2', 0), ...METERED] },
          { Quotas: [quota('L-3', 7)] },
        ),
      ),
      'servicequotas:ListServiceQuotas': onlyEc2(
        paged(
          'NextToken',
          { Quotas: [quota('L-1', 640), quota('L-resource', 1, { QuotaAppliedAtLevel: 'RESOURCE' })] },
          // AWS could not read this one: its default stands.
          {
            Quotas: [
              quota('L-3', undefined, { ErrorReason: { ErrorCode: 'SERVICE_QUOTA_NOT_AVAILABLE_ERROR' } }),
            ],
          },
          // A page may bring nothing new, as long as it is the last.
          { Quotas: [quota('L-1', 640)] },
        ),
      ),
    },
    data: [
      serviceQuota('L-1', 640, true),
      serviceQuota('L-2', 0, false),
      counting('L-11', 'Rules'),
      ...['L-12', 'L-13', 'L-14'].map((code) => serviceQuota(code, 50, false)),
      serviceQuota('L-3', 7, false),
    ],
  },
  {
    id: 'callRates',
    answers: {
      'servicequotas:ListAWSDefaultServiceQuotas': ofService('kms', [
        called('L-1', 'CryptographicOperationsSymmetric', 10_000),
        called('L-2', 'CreateGrant', 50),
        called('L-3', 'DescribeKey', 2_000),
        called('L-4', 'ListKeys', 100),
        // A time of nothing, in which nothing would be called.
        called('L-7', 'GenerateRandom', 100, { PeriodUnit: 'SECOND', PeriodValue: 0 }),
        // Nothing tells what is counted.
        { ...called('L-8', 'Sign', 100), UsageMetric: { MetricName: 'CallCount' } },
        // What is counted of resources, or not at all.
        { ...called('L-5', 'Keys', 100_000), UsageMetric: { MetricName: 'ResourceCount' } },
        { ...called('L-6', 'Grants', 50_000), UsageMetric: undefined },
      ]),
      'servicequotas:ListServiceQuotas': ofService('kms', [
        called('L-1', 'CryptographicOperationsSymmetric', 50_000),
        called('L-2', 'CreateGrant', 6_000, { PeriodUnit: 'MINUTE', PeriodValue: 2 }),
        called('L-3', 'DescribeKey', 2_000, null),
      ]),
      'cloudwatch:GetMetricData': metricAnswer({
        [`CallCount Sum ${dimensions('CryptographicOperationsSymmetric')}`]: [
          ['2026-11-21T22:00:00Z', 300_000],
          ['2026-11-21T22:05:00Z', 3_000],
        ],
        [`CallCount Sum ${dimensions('DescribeKey')}`]: [['2026-11-21T22:00:00Z', 600]],
        [`CallCount Sum ${dimensions('GenerateRandom')}`]: [['2026-11-21T22:00:00Z', 600]],
      }),
    },
    data: {
      window: WINDOW,
      // Nothing was called of CreateGrant and ListKeys.
      rates: [
        {
          ...{ ...serviceQuota('L-1', 50_000, true), serviceCode: 'kms' },
          ...{ calls: 'CryptographicOperationsSymmetric', inSeconds: 1 },
          callsPerSecond: { value: 1_000, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        },
        {
          ...{ ...serviceQuota('L-3', 2_000, true), serviceCode: 'kms' },
          ...{ calls: 'DescribeKey', inSeconds: null },
          callsPerSecond: { value: 2, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        },
        {
          ...{ ...serviceQuota('L-7', 100, false), serviceCode: 'kms' },
          ...{ calls: 'GenerateRandom', inSeconds: null },
          callsPerSecond: { value: 2, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        },
        {
          ...{ ...serviceQuota('L-8', 100, false), serviceCode: 'kms' },
          ...{ calls: 'quota L-8', inSeconds: 1, callsPerSecond: null },
        },
      ],
    },
    nothing: { window: WINDOW, rates: [] },
  },
  {
    id: 'globalServiceQuotas',
    answers: {
      'servicequotas:ListAWSDefaultServiceQuotas': onlyCloudFront({
        Quotas: [
          quota('L-1', 5, { ServiceCode: 'cloudfront' }),
          quota('L-2', 6, { ServiceCode: 'cloudfront' }),
        ],
      }),
      'servicequotas:ListServiceQuotas': onlyCloudFront({
        Quotas: [quota('L-2', 60, { ServiceCode: 'cloudfront' })],
      }),
    },
    data: [
      { ...serviceQuota('L-1', 5, false), serviceCode: 'cloudfront' },
      { ...serviceQuota('L-2', 60, true), serviceCode: 'cloudfront' },
    ],
  },
  {
    id: 'quotaIncreaseRequests',
    answers: { 'servicequotas:ListRequestedServiceQuotaChangeHistory': requestHistory },
    data: [
      // An open one counts, however old.
      request('L-2', 'PENDING', '2026-01-01T00:00:00.000Z', 10),
      request('L-5', 'APPROVED', '2026-11-01T00:00:00.000Z', 10, { of: 'domain/b' }),
      request('L-5', 'INVALID_REQUEST', '2026-11-01T00:00:00.000Z', 10, { of: 'domain/a' }),
      request('L-1', 'CASE_OPENED', '2026-11-20T00:00:00.000Z', 640, { caseId: '1234' }),
    ],
  },
  {
    id: 'globalQuotaIncreaseRequests',
    answers: { 'servicequotas:ListRequestedServiceQuotaChangeHistory': requestHistory },
    data: [request('L-4', 'DENIED', '2026-11-01T00:00:00.000Z', 9)],
  },
  {
    id: 'quotaUses',
    inputs: {
      serviceQuotas: [counting('L-1', 'Listeners'), counting('L-2', 'Rules'), serviceQuota('L-3', 7, false)],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        [`ResourceCount Maximum ${resourceDimensions('Listeners')}`]: [
          ['2026-11-21T20:00:00Z', 45],
          ['2026-11-21T21:00:00Z', 40],
        ],
      }),
    },
    data: [
      {
        ...{ serviceCode: 'ec2', quotaCode: 'L-1', quotaName: 'quota L-1', value: 50, adjustable: true },
        ...{ metric: counting('L-1', 'Listeners').usage, used: 45 },
      },
    ],
  },
  {
    id: 'globalQuotaUses',
    inputs: { globalServiceQuotas: [counting('L-1', 'Distributions')] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        [`ResourceCount Maximum ${resourceDimensions('Distributions')}`]: [['2026-11-21T20:00:00Z', 45]],
      }),
    },
    data: [
      {
        ...{ serviceCode: 'ec2', quotaCode: 'L-1', quotaName: 'quota L-1', value: 50, adjustable: true },
        ...{ metric: counting('L-1', 'Distributions').usage, used: 45 },
      },
    ],
  },
];
