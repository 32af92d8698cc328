import { describe, expect, it } from '@jest/globals';
import { natGatewayPortAllocation } from '../../../src/checks/capacity/nat-gateway-port-allocation';
import type { NatGatewayPeak } from '../../../src/model/artifacts';
import { aNatGateway, aNatGatewayPeak, aPeak } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const artifacts = (...peaks: readonly Partial<NatGatewayPeak>[]) => ({
  natGateways: [aNatGateway()],
  natGatewayPeaks: peaks.map(aNatGatewayPeak),
});

describe('nat-gateway-port-allocation', () => {
  it.each([
    ['no error', artifacts({}), 'pass'],
    ['one error', artifacts({ portAllocationErrors: aPeak(1) }), 'fail'],
    ['one error of little data', artifacts({ portAllocationErrors: aPeak(1, { hoursWithData: 1 }) }), 'fail'],
    ['little data', artifacts({ portAllocationErrors: aPeak(0, { hoursWithData: 1 }) }), 'unknown'],
    ['incomplete data', artifacts({ portAllocationErrors: null }), 'unknown'],
    ['no peaks', artifacts(), 'unknown'],
  ])('judges %s', (_, data, status) => {
    expect(statusesOf(natGatewayPortAllocation, data, CARRYING)).toEqual([status]);
  });

  it('tells when', () => {
    const data = artifacts({ portAllocationErrors: aPeak(40) });
    expect(runCheck(natGatewayPortAllocation, data, CARRYING)[0]?.detail).toBe(
      'No port was left for 40 connections within minutes at 2026-11-14T12:00:00Z; it has 1 address, with 55,000 each for a destination.',
    );
  });
});
