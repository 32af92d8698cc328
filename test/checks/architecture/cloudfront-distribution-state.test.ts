import { describe, expect, it } from '@jest/globals';
import { cloudFrontDistributionState } from '../../../src/checks/architecture/cloudfront-distribution-state';
import type { CloudFrontDistribution } from '../../../src/model/artifacts';
import { aDistribution, aDistributionPeak, unusedDistribution } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const naming = (...cloudFrontDistributions: string[]) =>
  aPlan({
    accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }], global: { cloudFrontDistributions } }],
  });

const judge = (
  distribution: Partial<CloudFrontDistribution>,
  { isUsed = true, ...context }: { isUsed?: boolean | null } & Parameters<typeof runCheck>[2] = {},
) =>
  runCheck(
    cloudFrontDistributionState,
    {
      cloudFrontDistributions: [aDistribution(distribution)],
      ...(isUsed !== null && { cloudFrontPeaks: [aDistributionPeak(isUsed ? {} : unusedDistribution)] }),
    },
    { ...CARRYING, ...context },
  );

describe('cloudfront-distribution-state', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['enabled and deployed', judge({}), 'pass', 'It is enabled and deployed.'],
    ['being deployed', judge({ status: 'InProgress' }), 'warn', 'Its status is InProgress'],
    ['disabled since somebody asked it', judge({ enabled: false }), 'fail', 'answers nobody'],
    ['disabled long ago', judge({ enabled: false }, { isUsed: false }), 'notApplicable', 'neither the plan'],
    [
      'disabled, and nobody knows whether it was asked',
      judge({ enabled: false }, { isUsed: null }),
      'notApplicable',
      'It is disabled',
    ],
    [
      'disabled, and named by the plan',
      judge({ enabled: false }, { isUsed: false, plan: naming('www.shop.example.com') }),
      'fail',
      'answers nobody',
    ],
    [
      'off the path of traffic',
      judge({ enabled: false }, { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'So it is.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('says nothing of one that tries changes', () => {
    expect(judge({ staging: true })).toEqual([]);
  });

  it('fails for what the plan names and the account has not', () => {
    expect(judge({}, { plan: naming('E1SHOP', 'E2GONE') })).toMatchObject([
      { status: 'pass', resource: { name: 'www.shop.example.com' } },
      { status: 'fail', resource: { name: 'E2GONE' } },
    ]);
  });
});
