import { describe, expect, it } from '@jest/globals';
import { apiUsagePlanQuota } from '../../../src/checks/capacity/api-usage-plan-quota';
import type { Artifacts } from '../../../src/model/artifacts';
import { allThrough, anApi, anApiPeak, anApiUsagePlan, someApiIntegrations } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

/** One request a second, 86,400 a day; at 10× 864,000 on the day of the event. */
const judge = (limit: number, period = 'DAY', overrides: Partial<Artifacts> = {}, context: object = {}) =>
  runCheck(
    apiUsagePlanQuota,
    {
      apis: [anApi({ protocol: 'REST' })],
      apiPeaks: [anApiPeak({ requestsPerSecondByPeriod: allThrough(1) })],
      apiIntegrations: [someApiIntegrations()],
      apiUsagePlans: [anApiUsagePlan({ quota: { limit, period } })],
      ...overrides,
    },
    context,
  );

describe('api-usage-plan-quota', () => {
  it.each([
    [864_000, 'DAY', 'pass'],
    [863_999, 'DAY', 'warn'],
    // 864,000 + 6 · 86,400
    [1_382_400, 'WEEK', 'pass'],
    [1_382_399, 'WEEK', 'warn'],
    // 864,000 + 30 · 86,400
    [3_456_000, 'MONTH', 'pass'],
    [3_455_999, 'MONTH', 'warn'],
    [1, 'YEAR', 'unknown'],
  ])('%d in a %s is %s', (limit, period, status) => {
    expect(judge(limit, period)).toMatchObject([{ status, resource: { name: 'partners (plan1)' } }]);
  });

  it('raises the quota, and sets it as it was afterwards: 864,000 ÷ 0.8', () => {
    expect(judge(1000)).toMatchObject([
      {
        fix: {
          command: {
            words: expect.arrayContaining(['[{"op":"replace","path":"/quota/limit","value":"1080000"}]']),
          },
          reversal: {
            command: {
              words: expect.arrayContaining(['[{"op":"replace","path":"/quota/limit","value":"1000"}]']),
            },
          },
        },
      },
    ]);
  });

  it('counts by the busiest day', () => {
    const requestsPerSecondByPeriod = allThrough(0).map((value, i) => (i >= 288 && i < 576 ? 1 : value));
    const apiPeaks = [anApiPeak({ requestsPerSecondByPeriod })];
    expect(judge(864_000, 'DAY', { apiPeaks })).toMatchObject([{ status: 'pass' }]);
    expect(judge(863_999, 'DAY', { apiPeaks })).toMatchObject([{ status: 'warn' }]);
  });

  it.each<[string, Partial<Artifacts>, object, string]>([
    [
      'without keys',
      { apiUsagePlans: [anApiUsagePlan({ keys: 0, quota: { limit: 1, period: 'DAY' } })] },
      {},
      'notApplicable',
    ],
    ['without requests', { apiPeaks: [] }, {}, 'notApplicable'],
    ['without a multiplier', {}, { multiplier: null }, 'notApplicable'],
    ['with requests in part', { apiPeaks: [anApiPeak({ isIncomplete: true })] }, {}, 'unknown'],
  ])('%s', (_, overrides, context, status) => {
    expect(judge(1, 'DAY', overrides, context)).toMatchObject([{ status }]);
  });

  it('says nothing of a plan without a quota', () => {
    expect(judge(1, 'DAY', { apiUsagePlans: [anApiUsagePlan()] })).toEqual([]);
  });
});
