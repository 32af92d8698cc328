import { describe, expect, it } from '@jest/globals';
import { apiIntegrationTimeout } from '../../../src/checks/capacity/api-integration-timeout';
import type { ApiPeak } from '../../../src/model/artifacts';
import { aLeading, anApi, anApiPeak, aPeak, someApiIntegrations } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const slowest = (millis: number): Partial<ApiPeak> => ({ integrationLatencyMillis: aPeak(millis) });

describe('api-integration-timeout', () => {
  it.each<[string, Partial<ApiPeak>, readonly (number | null)[], string, string]>([
    ['sooner', slowest(28_999), [29_000, null], 'pass', 'took 29 s, within an hour from'],
    ['as long as the timeout', slowest(29_000), [29_000], 'warn', 'the timeout is 29 s'],
    ['longer than one of two timeouts', slowest(5000), [5000, 29_000], 'unknown', 'from 5 s to 29 s'],
    ['longer than both', slowest(30_000), [5000, 29_000], 'warn', 'the timeout is 29 s'],
    ['no timeout', slowest(1), [null], 'notApplicable', 'waits for nothing'],
    ['no requests', { requestsPerSecond: null }, [29_000], 'notApplicable', 'no requests'],
    ['no data', { integrationLatencyMillis: null }, [29_000], 'unknown', 'CloudWatch has no data'],
  ])('%s', (_, peak, timeouts, status, detail) => {
    const integrations = timeouts.map((timeoutMillis) => aLeading({ timeoutMillis }));
    const judged = runCheck(apiIntegrationTimeout, {
      apis: [anApi()],
      apiPeaks: [anApiPeak(peak)],
      apiIntegrations: [someApiIntegrations({ integrations })],
    });
    expect(judged).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('has nothing to hold against where the API was deleted meanwhile', () => {
    const judged = runCheck(apiIntegrationTimeout, {
      apis: [anApi()],
      apiPeaks: [anApiPeak()],
      apiIntegrations: [],
    });
    expect(judged).toMatchObject([{ status: 'notApplicable' }]);
  });
});
