import { describe, expect, it } from '@jest/globals';
import { cloudFrontCertificateValidity } from '../../../src/checks/architecture/cloudfront-certificate-validity';
import type { Certificate, CloudFrontDistribution } from '../../../src/model/artifacts';
import { aCertificate, aDistribution } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (
  distribution: Partial<CloudFrontDistribution>,
  certificate: Partial<Certificate> | null = {},
  context: Parameters<typeof runCheck>[2] = CARRYING,
) =>
  runCheck(
    cloudFrontCertificateValidity,
    {
      cloudFrontDistributions: [aDistribution(distribution)],
      cloudFrontCertificates: certificate === null ? [] : [aCertificate(certificate)],
    },
    context,
  );

/** Imported, and at an end before the event of 12 December. */
const ENDING = { type: 'IMPORTED', notAfter: '2026-12-01T00:00:00Z' };

describe('cloudfront-certificate-validity', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['one that outlives the event', judge({}), 'pass', 'Distributions for www.shop.example.com have it.'],
    ['one that does not, and was imported', judge({}, ENDING), 'fail', 'AWS does not renew'],
    ['one that was not read', judge({}, null), 'unknown', 'did not give this certificate'],
    [
      'one of IAM',
      judge({ certificateArn: null, iamCertificateId: 'ASCA1' }),
      'unknown',
      'IAM holds its certificate (ASCA1)',
    ],
    ['that of cloudfront.net', judge({ certificateArn: null }), 'notApplicable', 'cloudfront.net'],
    [
      'one that ends, off the path of traffic',
      judge({}, ENDING, { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'So it is.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('names what a new one is to be given to', () => {
    expect(judge({}, { ...ENDING, type: 'PRIVATE', renewalEligibility: 'INELIGIBLE' })).toMatchObject([
      { fix: { action: expect.stringContaining('give it to the distributions') } },
    ]);
  });

  it('has nothing to judge of a distribution that is disabled or tries changes', () => {
    expect(judge({ enabled: false }, ENDING)).toEqual([]);
    expect(judge({ staging: true }, ENDING)).toEqual([]);
  });

  it('fails for one that any of its distributions needs', () => {
    const cloudFrontDistributions = [
      aDistribution({ distributionId: 'E2', aliases: ['old.example.com'] }),
      aDistribution(),
    ];
    const judged = runCheck(
      cloudFrontCertificateValidity,
      { cloudFrontDistributions, cloudFrontCertificates: [aCertificate(ENDING)] },
      {
        placed: ({ ids }) => ({
          placement: ids.includes('E2') ? 'off' : 'on',
          because: 'The test says so.',
        }),
      },
    );
    expect(judged).toMatchObject([{ status: 'fail' }]);
  });
});
