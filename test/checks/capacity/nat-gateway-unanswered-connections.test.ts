import { describe, expect, it } from '@jest/globals';
import { natGatewayUnansweredConnections } from '../../../src/checks/capacity/nat-gateway-unanswered-connections';
import type { NatGatewayPeak } from '../../../src/model/artifacts';
import { aNatGateway, aNatGatewayPeak } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const artifacts = (...peaks: readonly Partial<NatGatewayPeak>[]) => ({
  natGateways: [aNatGateway()],
  natGatewayPeaks: peaks.map(aNatGatewayPeak),
});
const of = (connectionAttempts: number | null, connectionsEstablished: number | null) =>
  artifacts({ connectionAttempts, connectionsEstablished });

describe('nat-gateway-unanswered-connections', () => {
  it.each([
    ['all answered', of(100, 100), 'pass'],
    // One that was attempted before the look-back may be established in it.
    ['more answered than attempted', of(100, 101), 'pass'],
    ['5 % not answered', of(1000, 950), 'pass'],
    ['more not answered', of(1000, 949), 'warn'],
    ['none attempted', of(0, 0), 'notApplicable'],
    ['attempts that are not known', of(null, 100), 'unknown'],
    ['answers that are not known', of(100, null), 'unknown'],
    ['no peaks', artifacts(), 'unknown'],
  ])('judges %s', (_, data, status) => {
    expect(statusesOf(natGatewayUnansweredConnections, data, CARRYING)).toEqual([status]);
  });

  it('tells how many', () => {
    expect(runCheck(natGatewayUnansweredConnections, of(1000, 900), CARRYING)[0]?.detail).toContain(
      'Of 1000 connections, 10 % were not answered',
    );
  });
});
