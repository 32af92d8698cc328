import { type Answers, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

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

export const serviceQuotas: readonly CollectorCase[] = [
  {
    id: 'serviceQuotas',
    answers: {
      'servicequotas:ListAWSDefaultServiceQuotas': onlyEc2(
        paged('NextToken', { Quotas: [quota('L-1', 5), quota('L-2', 0)] }, { Quotas: [quota('L-3', 7)] }),
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
    data: [serviceQuota('L-1', 640, true), serviceQuota('L-2', 0, false), serviceQuota('L-3', 7, false)],
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
];
