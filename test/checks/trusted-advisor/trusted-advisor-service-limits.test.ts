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

  it.each([
    ['a region', { Region: 'eu-west-1' }, 'pass'],
    ['a zone', { 'Region/AZ': 'eu-west-1b' }, 'pass'],
    ['a zone of the event', { 'Region/AZ': 'us-east-1b' }, 'fail'],
    ['neither', { Region: '-' }, 'fail'],
    ['no column of that name', { Zone: 'eu-west-1b' }, 'fail'],
  ])(
    'finds the region in the columns where Trusted Advisor gives it only there: %s',
    (_, metadata, status) => {
      const result = { status: 'error', flaggedResources: [aFlaggedResource({ region: null, metadata })] };
      expect(statusesOf(trustedAdvisorServiceLimits, { trustedAdvisor: [limit(result)] })).toEqual([status]);
    },
  );

  it('takes a zone that it gives as the region for one', () => {
    const trustedAdvisor = [limit(flagged('eu-west-1c')), limit(flagged('us-east-1c'))];
    expect(statusesOf(trustedAdvisorServiceLimits, { trustedAdvisor })).toEqual(['pass', 'fail']);
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
