import { describe, expect, it } from '@jest/globals';
import { quotaUse } from '../../../src/checks/capacity/quota-use';
import type { QuotaUse } from '../../../src/model/artifacts';
import { aQuotaUse } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (...uses: readonly Partial<QuotaUse>[]) =>
  runCheck(quotaUse, { quotaUses: uses.map(aQuotaUse) }, { plan: aPlan() });

describe('quota-use', () => {
  it.each<[string, Partial<QuotaUse>, string]>([
    ['40 of 50', { used: 40 }, 'pass'],
    ['41 of 50', { used: 41 }, 'warn'],
    ['50 of 50', { used: 50 }, 'warn'],
    ['41 of 50 that cannot be raised', { used: 41, adjustable: false }, 'warn'],
    ['1 of none', { used: 1, value: 0 }, 'warn'],
    ['none of none', { used: 0, value: 0 }, 'pass'],
    ['nobody knows how much', { used: null }, 'unknown'],
    ['all of a quota that a ceiling counts', { used: 50, quotaCode: 'L-1216C47A' }, 'notApplicable'],
  ])('judges %s', (_, use, expected) => expect(judge(use)[0]?.status).toBe(expected));

  it('says how much of which, and tells the fullest where all have room', () => {
    expect(judge({ used: 41 })[0]).toMatchObject({
      resource: { name: 'elasticloadbalancing/L-57A373D6' },
      detail:
        'Listeners per Network Load Balancer of elasticloadbalancing: 41 of 50 in the last day. Nothing tells whether traffic makes more of it.',
    });
    expect(judge({ used: 10 }, { used: 20, quotaName: 'Rules' })[0]?.detail).toBe(
      '2 quotas that CloudWatch counts and no ceiling is of. The fullest is Rules of elasticloadbalancing: 20 of 50 in the last day.',
    );
  });

  it('obeys the threshold of the plan', () => {
    const plan = aPlan({ thresholds: { yellow: 0.5 } });
    const statusOf = (used: number) =>
      runCheck(quotaUse, { quotaUses: [aQuotaUse({ used })] }, { plan })[0]?.status;
    expect([statusOf(25), statusOf(26)]).toEqual(['pass', 'warn']);
  });
});
