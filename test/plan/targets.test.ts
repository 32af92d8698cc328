import { describe, expect, it } from '@jest/globals';
import { scopeOf } from '../../src/judging/scope';
import { targetsOf } from '../../src/plan/targets';
import { aPlan } from '../builders/plan';

const plan = aPlan({
  accounts: [
    {
      id: '444455556666',
      global: { sesDomains: ['example.com'] },
      regions: [{ name: 'us-west-2', scope: { vpcs: ['vpc-1'] } }, { name: 'us-east-1' }],
    },
    { id: '111122223333', regions: [{ name: 'us-east-1' }] },
  ],
});

describe('targets of a plan', () => {
  it('are the regions of each account and its global services, in the order of the plan', () => {
    expect(targetsOf(plan).map(({ account, region }) => `${account}/${region}`)).toEqual([
      ...['444455556666/us-west-2', '444455556666/us-east-1', '444455556666/global'],
      ...['111122223333/us-east-1', '111122223333/global'],
    ]);
  });

  it('each have the scope the plan gives them', () => {
    expect(targetsOf(plan).map((target) => scopeOf(plan, target).everything)).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });

  it.each([
    ['444455556666', 'eu-west-1', 'The plan has no region eu-west-1 in account 444455556666.'],
    ['999988887777', 'us-east-1', 'The plan has no account 999988887777.'],
  ])('do not include %s in %s', (account, region, message) => {
    expect(() => scopeOf(plan, { account, region })).toThrow(new RangeError(message));
  });
});
