import { describe, expect, it } from '@jest/globals';
import { apiServerErrors } from '../../../src/checks/capacity/api-server-errors';
import type { ApiPeak } from '../../../src/model/artifacts';
import { anApi, anApiPeak, aPeak } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

/** The first period of the look-back, in which there were 10 requests a second. */
const at = '2026-11-08T00:00:00Z';
const errors = (value: number): Partial<ApiPeak> => ({
  serverErrorsPerSecond: aPeak(value, { at }),
  requestsPerSecondByPeriod: [10],
});

describe('api-server-errors', () => {
  it.each<[string, Partial<ApiPeak>, string, string]>([
    ['none', errors(0), 'pass', 'At most 0 requests in 5 minutes'],
    // 10 a second are 3,000 in 5 minutes.
    ['less than 1 %', errors(29 / 300), 'pass', '29 requests in 5 minutes'],
    ['1 %', errors(30 / 300), 'warn', '1 % of its requests then'],
    [
      'more than 1 %, but 9 of them',
      { ...errors(9 / 300), requestsPerSecondByPeriod: [0.1] },
      'pass',
      '30 %',
    ],
    [
      '10 of them, more than 1 %',
      { ...errors(10 / 300), requestsPerSecondByPeriod: [0.1] },
      'warn',
      '33.3 %',
    ],
    [
      'a share that is not known',
      { ...errors(1), requestsPerSecondByPeriod: [null] },
      'warn',
      '300 requests',
    ],
    ['no requests', { requestsPerSecond: null, serverErrorsPerSecond: null }, 'notApplicable', 'no requests'],
    ['data that are not complete', { serverErrorsPerSecond: null }, 'unknown', 'no complete data'],
    ['requests in part', { ...errors(0), isIncomplete: true }, 'unknown', 'no complete data'],
  ])('%s', (_, peak, status, detail) => {
    expect(runCheck(apiServerErrors, { apis: [anApi()], apiPeaks: [anApiPeak(peak)] })).toMatchObject([
      { status, resource: { name: 'orders/prod' }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('says nothing of WebSocket APIs, of which other metrics count the errors', () => {
    const apis = [anApi({ protocol: 'WEBSOCKET' })];
    expect(runCheck(apiServerErrors, { apis, apiPeaks: [anApiPeak()] })).toEqual([]);
  });
});
