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

/** What Fargate may run, On-Demand and Spot. */
export const someFargateQuotas = (): ServiceQuota[] =>
  ['L-3032A538', 'L-36FBB829'].map((quotaCode) =>
    aServiceQuota({ serviceCode: 'fargate', quotaCode, quotaName: quotaCode }),
  );

/** How many shards provisioned streams may have. */
export const aShardQuota = (value = 1000): ServiceQuota =>
  aServiceQuota({ serviceCode: 'kinesis', quotaCode: 'L-0918CF54', quotaName: 'Shards per Region', value });

export const healthyServiceQuotas = {
  serviceQuotas: [aServiceQuota(), ...someFargateQuotas(), aShardQuota()],
} satisfies Partial<Artifacts>;
