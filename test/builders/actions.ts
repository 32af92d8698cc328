import type { PlannerInput } from '../../src/actions/planner';
import type { QuotaRequest } from '../../src/model/action';
import type { Ceiling } from '../../src/model/ceiling';
import type { Target } from '../../src/model/target';
import { aPlan } from './plan';
import { aCeiling, aReport } from './report';

/** A plan of one account in two regions, judged at noon of 22 November, of which nothing was requested. */
export function aPlannerInput(overrides: Partial<PlannerInput> = {}): PlannerInput {
  const plan = aPlan({
    accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'ap-southeast-1' }] }],
  });
  return {
    plan,
    judged: overrides.plan ?? plan,
    report: aReport(),
    ceilings: [],
    findings: [],
    records: [],
    history: [],
    now: '2026-11-22T12:00:00.000Z',
    ...overrides,
  };
}

/** A request for the vCPU quota that was granted in two days. */
export const aQuotaRequest = (overrides: Partial<QuotaRequest> = {}): QuotaRequest => ({
  id: 'req-1',
  account: '111122223333',
  region: 'us-east-1',
  serviceCode: 'ec2',
  quotaCode: 'L-1216C47A',
  desiredValue: 500,
  status: 'APPROVED',
  caseId: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-03T00:00:00.000Z',
  ...overrides,
});

/** A red ceiling whose fix requests a value for a quota. */
export function aQuotaCeiling(
  value: number,
  {
    account = '111122223333',
    region = 'us-east-1',
    code = 'L-1216C47A',
    ...overrides
  }: Partial<Target> & { readonly code?: string } & Partial<Ceiling> = {},
): Ceiling {
  return aCeiling({
    id: `on-demand-vcpu~${account}~${region}~${code}`,
    quotaCode: code,
    account,
    region,
    fix: {
      action: `Request an increase of ${code} to ${value}.`,
      command: `# In account ${account}:\naws service-quotas request-service-quota-increase --region ${region === 'global' ? 'us-east-1' : region} --service-code ec2 --quota-code ${code} --desired-value ${value}`,
      by: '2026-11-21',
    },
    ...overrides,
  });
}
