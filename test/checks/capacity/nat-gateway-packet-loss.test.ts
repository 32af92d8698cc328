import { describe, expect, it } from '@jest/globals';
import { natGatewayPacketLoss } from '../../../src/checks/capacity/nat-gateway-packet-loss';
import type { NatGatewayPeak } from '../../../src/model/artifacts';
import { aNatGateway, aNatGatewayPeak, aPeak } from '../../builders/artifacts';
import { CARRYING, statusesOf } from '../../builders/check';

const artifacts = (...peaks: readonly Partial<NatGatewayPeak>[]) => ({
  natGateways: [aNatGateway()],
  natGatewayPeaks: peaks.map(aNatGatewayPeak),
});

describe('nat-gateway-packet-loss', () => {
  it.each([
    ['no packets dropped', artifacts({}), 'pass'],
    ['0.01 % dropped', artifacts({ packetsDroppedPercent: aPeak(0.01) }), 'pass'],
    ['more dropped', artifacts({ packetsDroppedPercent: aPeak(0.011) }), 'warn'],
    ['little data', artifacts({ packetsDroppedPercent: aPeak(0, { hoursWithData: 1 }) }), 'unknown'],
    ['incomplete data', artifacts({ packetsDroppedPercent: null }), 'unknown'],
    ['no peaks', artifacts(), 'unknown'],
  ])('judges %s', (_, data, status) => {
    expect(statusesOf(natGatewayPacketLoss, data, CARRYING)).toEqual([status]);
  });
});
