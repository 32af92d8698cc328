import { describe, expect, it } from '@jest/globals';
import { natGatewayState } from '../../../src/checks/architecture/nat-gateway-state';
import type { NatGateway, NatRoute } from '../../../src/model/artifacts';
import { aNatGateway, aNatRoute } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

describe('nat-gateway-state', () => {
  it.each<[string, Partial<NatGateway>, string]>([
    ['available', {}, 'pass'],
    ['pending', { state: 'pending' }, 'warn'],
    ['failed', { state: 'failed' }, 'fail'],
    ['failed without subnets', { state: 'failed', servedSubnetIds: [] }, 'notApplicable'],
    ['deleting', { state: 'deleting' }, 'fail'],
    ['deleting without subnets', { state: 'deleting', servedSubnetIds: [] }, 'notApplicable'],
    ['a state that is not known', { state: 'resting' }, 'unknown'],
  ])('judges one that is %s', (_, gateway, status) => {
    const artifacts = { natGateways: [aNatGateway(gateway)], natRoutes: [] };
    expect(statusesOf(natGatewayState, artifacts, CARRYING)).toEqual([status]);
  });

  it('says why it failed', () => {
    const natGateways = [aNatGateway({ state: 'failed', failureMessage: 'no Internet gateway attached' })];
    expect(runCheck(natGatewayState, { natGateways, natRoutes: [] }, CARRYING)[0]?.detail).toBe(
      'It could not be created: no Internet gateway attached.',
    );
  });

  it.each<[string, Partial<NatRoute>, readonly string[]]>([
    ['a route to one that is gone', { natGatewayId: 'nat-gone', isBlackhole: true }, ['pass', 'warn']],
    [
      'a route of no subnet',
      { natGatewayId: 'nat-gone', isBlackhole: true, subnetIds: [] },
      ['pass', 'notApplicable'],
    ],
    ['a route that is there', {}, ['pass']],
    // It is judged by its own state.
    ['a route to one that is listed', { isBlackhole: true }, ['pass']],
  ])('judges %s', (_, route, statuses) => {
    const artifacts = { natGateways: [aNatGateway()], natRoutes: [aNatRoute(route)] };
    expect(statusesOf(natGatewayState, artifacts, CARRYING)).toEqual(statuses);
  });
});
