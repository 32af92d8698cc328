import { describe, expect, it } from '@jest/globals';
import { entranceTraffic, seenEntrances, unreadEntrances } from '../../src/capacity/entrance-traffic';
import type { Artifacts } from '../../src/model/artifacts';
import {
  aLeading,
  aLoadBalancer,
  aLoadBalancerPeak,
  anApi,
  anApiPeak,
  loadBalancerArn,
  someApiIntegrations,
} from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';
import { aPlan } from '../builders/plan';

const INTERNAL = aLoadBalancer({
  loadBalancerName: 'inner',
  scheme: 'internal',
  dnsName: 'inner.example.com',
});

/** 50 requests a second of a load balancer that faces the internet, and 30 of an API. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  loadBalancers: [aLoadBalancer({ dnsName: 'Web.example.com' }), INTERNAL],
  loadBalancerPeaks: [aLoadBalancerPeak({ requestsPerSecondByPeriod: [50], targetGroups: [] })],
  apis: [anApi()],
  apiPeaks: [anApiPeak({ requestsPerSecondByPeriod: [30] })],
  apiIntegrations: [someApiIntegrations()],
  ...overrides,
});

const leading = (leadsTo: string, target: string | null) => ({
  apiIntegrations: [someApiIntegrations({ integrations: [aLeading({ leadsTo, target })] })],
});
const trafficOf = (overrides: Partial<Artifacts> = {}, plan = aPlan()) =>
  entranceTraffic(seenEntrances(plan, [anInventory(artifacts(overrides))]));

describe('the traffic of entrances', () => {
  it.each<[string, Partial<Artifacts>, number]>([
    ['of a function', {}, 80],
    ['of an internal load balancer', leading('loadBalancer', INTERNAL.loadBalancerArn), 80],
    ['of an internal load balancer by its name', leading('address', 'inner.example.com'), 80],
    // It has them already.
    ['of the load balancer that faces the internet', leading('loadBalancer', loadBalancerArn()), 50],
    ['of that by its name', leading('address', 'dualstack.web.example.com'), 50],
    ['of an address that may be its own', leading('address', 'shop.example.com'), 50],
    ['of an address that a variable names', leading('address', null), 50],
    [
      'of an address without such a load balancer',
      { ...leading('address', null), loadBalancerPeaks: [] },
      30,
    ],
    ['of a private API', { apis: [anApi({ endpointType: 'PRIVATE' })] }, 50],
    ['that are messages', { apis: [anApi({ protocol: 'WEBSOCKET' })] }, 50],
    [
      'that CloudWatch counts for two APIs of one name',
      {
        apis: [anApi(), anApi({ apiId: 'orders2' })],
        apiPeaks: ['orders1', 'orders2'].map((apiId) =>
          anApiPeak({ apiId, countedAs: 'orders', requestsPerSecondByPeriod: [30] }),
        ),
      },
      80,
    ],
    ['that were not read', { apis: undefined, apiPeaks: undefined } as never, 50],
  ])('adds the requests of public APIs once: those %s', (_, overrides, requests) => {
    const defined = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
    const without = Object.keys(overrides).filter((id) => !(id in defined));
    const all = Object.fromEntries(
      Object.entries({ ...artifacts(), ...defined }).filter(([id]) => !without.includes(id)),
    );
    const { byPeriod } = entranceTraffic(seenEntrances(aPlan(), [anInventory(all)]));
    expect([...byPeriod.values()]).toEqual([requests]);
  });

  it('names them, and leaves out what is outside the scope', () => {
    const scope = (lists: object) =>
      aPlan({ accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope: lists }] }] });
    expect(trafficOf().entrances).toEqual(['orders', 'web']);
    expect(trafficOf({}, scope({ apis: ['orders'] })).entrances).toEqual(['orders']);
    expect(trafficOf({}, scope({ loadBalancers: ['web'] })).entrances).toEqual(['web']);
  });

  it.each(['apis', 'apiPeaks', 'apiIntegrations'] as const)(
    'is not known without %s that AWS refused',
    (id) => {
      const denied = anInventory(artifacts(), { [id]: 'apigateway:GET' });
      expect(unreadEntrances([denied])).toEqual(denied.target);
      expect(unreadEntrances([anInventory(artifacts())])).toBeUndefined();
    },
  );

  it('is not known with a part of the requests of an API', () => {
    const inPart = anInventory(artifacts({ apiPeaks: [anApiPeak({ isIncomplete: true })] }));
    expect(unreadEntrances([inPart])).toEqual(inPart.target);
  });
});
