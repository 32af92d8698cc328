import { describe, expect, it } from '@jest/globals';
import { websocketConnections } from '../../../src/checks/capacity/websocket-connections';
import type { ApiPeak } from '../../../src/model/artifacts';
import { anApi, anApiPeak, aPeak } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (peak: Partial<ApiPeak>, context: object = {}) =>
  runCheck(
    websocketConnections,
    { apis: [anApi({ protocol: 'WEBSOCKET' })], apiPeaks: [anApiPeak(peak)] },
    context,
  );

describe('websocket-connections', () => {
  it.each<[string, Partial<ApiPeak>, object, string, string]>([
    // 40 · 10 = 0.8 · 500.
    ['within the threshold', { connectionsPerSecond: aPeak(40) }, {}, 'pass', '400 new connections a second'],
    ['above it', { connectionsPerSecond: aPeak(40.1) }, {}, 'warn', 'of 500 by default'],
    ['no connection', { connectionsPerSecond: null }, {}, 'notApplicable', 'Nobody connected'],
    ['data in part', { connectionsPerSecond: aPeak(1), isIncomplete: true }, {}, 'unknown', 'only a part'],
    [
      'an hour of data',
      { connectionsPerSecond: aPeak(1, { hoursWithData: 1 }) },
      {},
      'unknown',
      'too little data for ConnectCount of orders/prod',
    ],
    ['no multiplier', { connectionsPerSecond: aPeak(1) }, { multiplier: null }, 'notApplicable', 'not known'],
  ])('%s', (_, peak, context, status, detail) => {
    expect(judge(peak, context)).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('asks for a quota with room: 401 ÷ 0.8', () => {
    expect(judge({ connectionsPerSecond: aPeak(40.1) })).toMatchObject([
      { fix: { action: expect.stringContaining('at least 502') } },
    ]);
  });

  it('is of WebSocket APIs only', () => {
    expect(runCheck(websocketConnections, { apis: [anApi()], apiPeaks: [anApiPeak()] })).toEqual([]);
  });
});
