import type { Artifacts, ServiceQuota } from '../../../src/model/artifacts';

export const aServiceQuota = (overrides: Partial<ServiceQuota> = {}): ServiceQuota => ({
  serviceCode: 'ec2',
  quotaCode: 'L-1216C47A',
  quotaName: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  value: 400,
  adjustable: true,
  applied: true,
  ...overrides,
});

export const healthyServiceQuotas = {
  serviceQuotas: [aServiceQuota()],
} satisfies Partial<Artifacts>;
