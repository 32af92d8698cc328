import { describe, expect, it } from '@jest/globals';
import { apiZeroThrottle } from '../../../src/checks/capacity/api-zero-throttle';
import type { ApiStage } from '../../../src/model/artifacts';
import { anApi, anApiPeak, anApiStage, aPeak } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const of = (rateLimit: number) => ({ rateLimit, burstLimit: 0 });
const route = (rateLimit: number) => ({ route: 'GET /orders', ...of(rateLimit) });

describe('api-zero-throttle', () => {
  it.each<[string, Partial<ApiStage>, number, string, string]>([
    ['no throttle', {}, 100, 'pass', 'Nothing of it is switched off'],
    ['a throttle of 1', { throttle: of(1), routeThrottles: [route(1)] }, 100, 'pass', 'Nothing of it'],
    ['0 for all, and requests', { throttle: of(0) }, 100, 'fail', 'all that sets no throttle of its own'],
    ['0 for all, and none', { throttle: of(0) }, 0, 'warn', 'all that sets no throttle of its own'],
    ['0 for a route', { throttle: of(9), routeThrottles: [route(0)] }, 100, 'warn', 'GET /orders'],
  ])('%s', (_, stage, requests, status, detail) => {
    const judged = runCheck(apiZeroThrottle, {
      apis: [anApi()],
      apiStages: [anApiStage(stage)],
      apiPeaks: [anApiPeak({ requestsPerSecond: aPeak(requests) })],
    });
    expect(judged).toMatchObject([
      { status, resource: { name: 'orders/prod' }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('takes a stage for one in use where CloudWatch gave a part of its requests', () => {
    const judged = runCheck(apiZeroThrottle, {
      apis: [anApi()],
      apiStages: [anApiStage({ throttle: of(0) })],
      apiPeaks: [anApiPeak({ requestsPerSecond: null, isIncomplete: true })],
    });
    expect(judged).toMatchObject([{ status: 'fail' }]);
  });
});
