import { describe, expect, it } from '@jest/globals';
import { trustedAdvisorOther } from '../../../src/checks/trusted-advisor/trusted-advisor-other';
import { aTrustedAdvisorCheck } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('trusted-advisor-other', () => {
  it.each([
    ['fault_tolerance', 1],
    ['performance', 1],
    ['security', 1],
    ['cost_optimizing', 0],
    ['service_limits', 0],
  ])('judges %s: %i', (category, count) => {
    const trustedAdvisor = [
      aTrustedAdvisorCheck({ checkId: 'other', category }, { status: 'warning' }),
      aTrustedAdvisorCheck({ checkId: 'one', category: 'security' }),
    ];
    const warned = runCheck(trustedAdvisorOther, { trustedAdvisor }).filter((j) => j.status === 'warn');
    expect(warned).toHaveLength(count);
  });

  it('leaves what has a check of its own to that', () => {
    const trustedAdvisor = ['7DAFEmoDos', 'other'].map((checkId) => aTrustedAdvisorCheck({ checkId }));
    expect(runCheck(trustedAdvisorOther, { trustedAdvisor }).map((j) => j.resource.name)).toEqual(['other']);
  });

  it('does not take an empty list for green', () => {
    expect(statusesOf(trustedAdvisorOther, { trustedAdvisor: [] })).toEqual(['unknown']);
  });
});
