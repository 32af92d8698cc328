import { describe, expect, it } from '@jest/globals';
import { apiUsagePlanThrottle } from '../../../src/checks/capacity/api-usage-plan-throttle';
import type { ApiPeak, Artifacts } from '../../../src/model/artifacts';
import { anApi, anApiPeak, anApiUsagePlan, someApiIntegrations } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const PERIODS = 14 * 24 * 12;
const peak = (value: number, overrides: Partial<ApiPeak> = {}) =>
  anApiPeak({ requestsPerSecondByPeriod: Array.from({ length: PERIODS }, () => value), ...overrides });

/** 100 requests a second become 1,000; every method asks for a key, and the plan has four. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  apis: [anApi({ protocol: 'REST' })],
  apiPeaks: [peak(100)],
  apiIntegrations: [someApiIntegrations({ routes: 3, routesWithKey: 3 })],
  apiUsagePlans: [anApiUsagePlan({ keys: 4 })],
  ...overrides,
});
const judge = (overrides: Partial<Artifacts> = {}, context: object = {}) =>
  runCheck(apiUsagePlanThrottle, artifacts(overrides), context);
const plan = (rateLimit: number, more: Parameters<typeof anApiUsagePlan>[0] = {}) =>
  anApiUsagePlan({ keys: 4, throttle: { rateLimit, burstLimit: 100 }, ...more });

describe('api-usage-plan-throttle', () => {
  it.each([
    [1000, 'pass', 'Even one key that sends all of them is within that.'],
    [999, 'warn', 'a key that sends more than 99 % of them is refused some'],
    // 1,000 ÷ 4: the key that sends most sends so much at least.
    [250, 'warn', 'more than 25 %'],
    [249, 'fail', 'Even if all keys send as many, each is refused some.'],
  ])('%d for each key is %s', (rateLimit, status, detail) => {
    expect(judge({ apiUsagePlans: [plan(rateLimit)] })).toMatchObject([
      { status, resource: { name: 'partners (plan1)' }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('tells which status it has at any other multiplier', () => {
    expect(judge({ apiUsagePlans: [plan(250)] })[0]?.statusSteps).toEqual([
      { upTo: 2.5, status: 'pass' },
      { upTo: 10, status: 'warn' },
      { upTo: null, status: 'fail' },
    ]);
  });

  it('raises the rate and the burst, and sets them as they were afterwards', () => {
    expect(judge({ apiUsagePlans: [plan(250)] })[0]).toMatchObject({
      fix: {
        action: expect.stringContaining(
          'from 250 to as much as its busiest key needs: 1250 requests a second',
        ),
        command: {
          words: expect.arrayContaining([
            '[{"op":"replace","path":"/throttle/rateLimit","value":"1250"},{"op":"replace","path":"/throttle/burstLimit","value":"500"}]',
          ]),
        },
        reversal: {
          command: {
            words: expect.arrayContaining([
              '[{"op":"replace","path":"/throttle/rateLimit","value":"250"},{"op":"replace","path":"/throttle/burstLimit","value":"100"}]',
            ]),
          },
        },
      },
    });
  });

  it.each<[string, Partial<Artifacts>]>([
    [
      'some methods ask for no key',
      { apiIntegrations: [someApiIntegrations({ routes: 3, routesWithKey: 2 })] },
    ],
    ['its methods are not known', { apiIntegrations: [] }],
    [
      'another plan has the stage',
      { apiUsagePlans: [plan(1), anApiUsagePlan({ usagePlanId: 'plan2', throttle: null, keys: null })] },
    ],
  ])('is not sure that a key is refused where %s', (_, overrides) => {
    expect(judge({ apiUsagePlans: [plan(1)], ...overrides })).toMatchObject([{ status: 'warn' }]);
  });

  it('adds up the stages of a plan, as each key is counted over all of them', () => {
    const apiUsagePlans = [plan(1000), plan(1000, { stageName: 'beta' })];
    const apiPeaks = [peak(100), peak(1, { stageName: 'beta' })];
    expect(judge({ apiUsagePlans, apiPeaks })).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('get 1010 requests/s at the peak') },
    ]);
  });

  it.each<[string, Partial<Artifacts>, object, string, string]>([
    ['without keys', { apiUsagePlans: [plan(1, { keys: 0 })] }, {}, 'notApplicable', 'no API keys'],
    ['without requests', { apiPeaks: [] }, {}, 'notApplicable', 'had no requests'],
    ['of silence', { apiPeaks: [peak(0)] }, {}, 'notApplicable', 'had no requests'],
    ['without a multiplier', {}, { multiplier: null }, 'notApplicable', 'multiplier is not known'],
    ['with requests in part', { apiPeaks: [peak(1, { isIncomplete: true })] }, {}, 'unknown', 'only a part'],
    [
      'with an hour of data',
      { apiPeaks: [peak(1, { requestsPerSecondByPeriod: [1] })] },
      {},
      'unknown',
      'too little data for Count of the stages of partners',
    ],
  ])('%s', (_, overrides, context, status, detail) => {
    expect(judge(overrides, context)).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('says nothing of a plan that throttles nobody', () => {
    expect(judge({ apiUsagePlans: [anApiUsagePlan({ throttle: null })] })).toEqual([]);
  });
});
