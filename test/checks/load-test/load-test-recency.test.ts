import { describe, expect, it } from '@jest/globals';
import { loadTestRecency } from '../../../src/checks/load-test/load-test-recency';
import { planStatuses } from '../../builders/check';

describe('load-test-recency', () => {
  it.each([
    ['60 days before', '2026-10-12', 'pass'],
    ['older', '2026-10-10', 'warn'],
  ])('%s', (_, on, status) => {
    expect(
      planStatuses(loadTestRecency, { loadTests: [{ name: 'Checkout', on, result: 'passed' }] }),
    ).toEqual([status]);
  });

  it('does not apply before a test was done', () => {
    const loadTests = [{ name: 'Checkout', on: '2026-12-01', result: 'planned' as const }];
    expect(planStatuses(loadTestRecency, { loadTests })).toEqual(['notApplicable']);
  });
});
