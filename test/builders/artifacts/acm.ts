import type { Artifacts, Certificate } from '../../../src/model/artifacts';
import { loadBalancerArn } from './elastic-load-balancing';

export const aCertificate = (overrides: Partial<Certificate> = {}): Certificate => ({
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  domainName: 'shop.example.com',
  type: 'AMAZON_ISSUED',
  status: 'ISSUED',
  notAfter: '2027-06-01T00:00:00Z',
  renewalEligibility: 'ELIGIBLE',
  renewalStatus: null,
  inUseBy: [loadBalancerArn()],
  ...overrides,
});

export const healthyAcm = { certificates: [aCertificate()] } satisfies Partial<Artifacts>;
