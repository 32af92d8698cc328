import { describe, expect, it } from '@jest/globals';
import type { FamilyContext } from '../../src/capacity/family';
import { quotaPart } from '../../src/capacity/quota-ceiling';
import { aServiceQuota } from '../builders/artifacts';
import { aContext } from '../builders/check';

const context: FamilyContext = {
  ...aContext(),
  eventWindow: aContext().window,
  traffic: null,
  inScope: () => true,
  carriesTraffic: () => true,
  elasticity: () => 1,
  others: [],
  addedTo: () => [],
  addedAtMost: () => [],
  unknowns: 'most',
  plannedAdditions: () => 0,
};
const part = (...quotas: Parameters<typeof aServiceQuota>[0][]) =>
  quotaPart(
    quotas.map((quota) => aServiceQuota({ quotaName: 'Instances', ...quota })),
    'L-1216C47A',
    'ec2',
    'vCPUs',
    context,
  );

describe('the part of a ceiling that a quota gives', () => {
  it.each([
    [{}, 'servicequotas:ListServiceQuotas', 'Instances (L-1216C47A): 400, applied to this account.'],
    [
      { applied: false },
      'servicequotas:ListAWSDefaultServiceQuotas',
      'Instances (L-1216C47A): 400, the AWS default.',
    ],
    [
      { adjustable: false },
      'servicequotas:ListServiceQuotas',
      'Instances (L-1216C47A): 400, applied to this account; not adjustable.',
    ],
  ])('says where its limit is from: %j', (quota, source, detail) => {
    expect(part(quota)).toMatchObject({ limit: 400, evidence: [{ source, at: context.asOf, detail }] });
    expect(part(quota)).not.toHaveProperty('missing');
  });

  it('is not known where AWS gave no value', () => {
    expect(part({ quotaCode: 'L-OTHER' })).toMatchObject({
      ...{ limit: null, evidence: [], missing: 'Service Quotas gave no value for L-1216C47A.' },
    });
  });

  it('asks for so much that 400.5 stay below 80 % of it: ⌈400.5 ÷ 0.8⌉', () => {
    expect(part({}).fix?.(400.5)).toMatchObject({
      action: 'Request an increase of L-1216C47A to 501 vCPUs in us-east-1.',
      lead: 'quotaIncrease',
    });
  });

  it('asks for no increase of what cannot be raised', () => {
    expect(part({ adjustable: false }).fix?.(400.5)).toEqual({
      action: 'This quota cannot be raised: split the load, so that no single resource needs all 401 vCPUs.',
      lead: 'networking',
    });
  });
});
