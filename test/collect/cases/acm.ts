import { aClassicLoadBalancer, aDistribution, aListener, loadBalancerArn } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate';

const DESCRIBED: Readonly<Record<string, object>> = {
  [`${CERTIFICATE}/shop`]: {
    DomainName: 'shop.example.com',
    Type: 'AMAZON_ISSUED',
    Status: 'ISSUED',
    NotAfter: new Date('2026-12-01T00:00:00Z'),
    RenewalEligibility: 'ELIGIBLE',
    RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION' },
    InUseBy: [loadBalancerArn()],
  },
  [`${CERTIFICATE}/api`]: {
    DomainName: 'api.example.com',
    Type: 'AMAZON_ISSUED',
    Status: 'ISSUED',
    NotAfter: new Date('2027-03-01T00:00:00Z'),
    RenewalEligibility: 'ELIGIBLE',
    InUseBy: [loadBalancerArn()],
  },
  [`${CERTIFICATE}/legacy`]: {
    DomainName: 'legacy.example.com',
    Type: 'IMPORTED',
    Status: 'EXPIRED',
    NotAfter: new Date('2026-11-01T00:00:00Z'),
    RenewalEligibility: 'INELIGIBLE',
  },
};

export const acm: readonly CollectorCase[] = [
  {
    id: 'certificates',
    inputs: {
      listeners: [aListener({ certificateArns: [`${CERTIFICATE}/shop`] })],
      classicLoadBalancers: [
        aClassicLoadBalancer({
          listeners: [
            { port: 443, certificateArn: `${CERTIFICATE}/legacy` },
            {
              port: 8443,
              certificateArn: 'arn:aws:iam::111122223333:server-certificate/old',
            },
            { port: 80, certificateArn: null },
          ],
        }),
      ],
    },
    answers: {
      'acm:ListCertificates': paged(
        'NextToken',
        {
          CertificateSummaryList: [
            { CertificateArn: `${CERTIFICATE}/shop`, InUse: true },
            { CertificateArn: `${CERTIFICATE}/idle`, InUse: false },
          ],
        },
        {
          CertificateSummaryList: [
            { CertificateArn: `${CERTIFICATE}/gone`, InUse: true },
            // A listener has it besides its default, which DescribeListeners does not say.
            { CertificateArn: `${CERTIFICATE}/api`, InUse: true },
            // A listener has it since a minute ago.
            { CertificateArn: `${CERTIFICATE}/legacy`, InUse: false },
          ],
        },
      ),
      'acm:DescribeCertificate': ({ CertificateArn }) => {
        const found = DESCRIBED[String(CertificateArn)];
        if (found === undefined) throw awsError('ResourceNotFoundException');
        return { Certificate: found };
      },
    },
    data: [
      {
        certificateArn: `${CERTIFICATE}/shop`,
        domainName: 'shop.example.com',
        type: 'AMAZON_ISSUED',
        status: 'ISSUED',
        notAfter: '2026-12-01T00:00:00.000Z',
        renewalEligibility: 'ELIGIBLE',
        renewalStatus: 'PENDING_VALIDATION',
        inUseBy: [loadBalancerArn()],
      },
      {
        certificateArn: `${CERTIFICATE}/api`,
        domainName: 'api.example.com',
        type: 'AMAZON_ISSUED',
        status: 'ISSUED',
        notAfter: '2027-03-01T00:00:00.000Z',
        renewalEligibility: 'ELIGIBLE',
        renewalStatus: null,
        inUseBy: [loadBalancerArn()],
      },
      {
        certificateArn: `${CERTIFICATE}/legacy`,
        domainName: 'legacy.example.com',
        type: 'IMPORTED',
        status: 'EXPIRED',
        notAfter: '2026-11-01T00:00:00.000Z',
        renewalEligibility: 'INELIGIBLE',
        renewalStatus: null,
        inUseBy: [],
      },
    ],
  },
  {
    id: 'cloudFrontCertificates',
    inputs: {
      cloudFrontDistributions: [
        aDistribution({ certificateArn: `${CERTIFICATE}/api` }),
        aDistribution({ distributionId: 'E2', certificateArn: `${CERTIFICATE}/api` }),
        aDistribution({ distributionId: 'E3', certificateArn: null }),
        aDistribution({ distributionId: 'E4', certificateArn: `${CERTIFICATE}/gone` }),
      ],
    },
    answers: {
      'acm:DescribeCertificate': ({ CertificateArn }) => {
        const found = DESCRIBED[String(CertificateArn)];
        if (found === undefined) throw awsError('ResourceNotFoundException');
        return { Certificate: found };
      },
    },
    data: [
      {
        certificateArn: `${CERTIFICATE}/api`,
        domainName: 'api.example.com',
        type: 'AMAZON_ISSUED',
        status: 'ISSUED',
        notAfter: '2027-03-01T00:00:00.000Z',
        renewalEligibility: 'ELIGIBLE',
        renewalStatus: null,
        inUseBy: [loadBalancerArn()],
      },
    ],
  },
];
