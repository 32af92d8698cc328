import { describe, expect, it } from '@jest/globals';
import { trustedAdvisorServiceLimits } from '../../../src/checks/trusted-advisor/trusted-advisor-service-limits';
import { aFlaggedResource, aTrustedAdvisorCheck } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const limit = (result: Parameters<typeof aTrustedAdvisorCheck>[1] = {}) =>
  aTrustedAdvisorCheck(
    { checkId: '0Xc6LMYG8P', name: 'EC2 On-Demand Instances', category: 'service_limits' },
    result,
  );
const flagged = (region: string | null) => ({
  status: 'error',
  flaggedResources: [
    aFlaggedResource({ region, metadata: { 'Limit Name': 'vCPUs', 'Current Usage': '400' } }),
  ],
});

/** The plan of the builders is about us-east-1. */
describe('trusted-advisor-service-limits', () => {
  it.each([
    ['no limit near', limit(), 'pass'],
    ['a limit of the event’s region', limit(flagged('us-east-1')), 'fail'],
    ['a limit of another region', limit(flagged('eu-west-1')), 'pass'],
    ['a limit of no region', limit(flagged(null)), 'fail'],
    ['a limit of what is no region', limit(flagged('-')), 'fail'],
  ])('%s', (_, check, status) => {
    expect(statusesOf(trustedAdvisorServiceLimits, { trustedAdvisor: [check] })).toEqual([status]);
  });

  it('says which limit', () => {
    const [judgement] = runCheck(trustedAdvisorServiceLimits, {
      trustedAdvisor: [limit(flagged('us-east-1'))],
    });
    expect(judgement?.detail).toContain('us-east-1 Limit Name vCPUs, Current Usage 400');
  });

  it('does not take a list without limits for green', () => {
    expect(statusesOf(trustedAdvisorServiceLimits, { trustedAdvisor: [aTrustedAdvisorCheck()] })).toEqual([
      'unknown',
    ]);
  });
});
