import { describe, expect, it } from '@jest/globals';
import { entrances } from '../../../src/checks/load-balancers/entrances';
import type { Artifacts } from '../../../src/model/artifacts';
import { aClassicLoadBalancer, aLoadBalancer, anApi, anApiPeak, aPeak } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const base = { loadBalancers: [], classicLoadBalancers: [], apis: [anApi()], apiPeaks: [anApiPeak()] };
const judge = (overrides: Partial<Artifacts> = {}) =>
  runCheck(entrances, { ...base, ...overrides }).map(({ status }) => status);

describe('entrances', () => {
  it.each<[string, Partial<Artifacts>, string]>([
    ['an API that had requests, and no load balancer', {}, 'pass'],
    ['a load balancer', { loadBalancers: [aLoadBalancer()], apis: undefined }, 'pass'],
    ['a Classic Load Balancer', { classicLoadBalancers: [aClassicLoadBalancer()], apis: [] }, 'pass'],
    [
      'an API that nobody called',
      { apiPeaks: [anApiPeak({ requestsPerSecond: aPeak(0) })] },
      'notApplicable',
    ],
    ['an API without data', { apiPeaks: [anApiPeak({ requestsPerSecond: null })] }, 'notApplicable'],
    [
      'an API of which CloudWatch gave a part, and no requests',
      { apiPeaks: [anApiPeak({ requestsPerSecond: null, isIncomplete: true })] },
      'unknown',
    ],
    [
      'a load balancer that faces nobody',
      { loadBalancers: [aLoadBalancer({ scheme: 'internal' })], apis: [] },
      'notApplicable',
    ],
    [
      'a load balancer that faces nobody, and APIs that could not be read',
      { loadBalancers: [aLoadBalancer({ scheme: 'internal' })], apis: undefined },
      'notApplicable',
    ],
    ['a private API', { apis: [anApi({ endpointType: 'PRIVATE' })] }, 'notApplicable'],
    ['nothing at all', { apis: [], apiPeaks: [] }, 'notApplicable'],
    ['APIs that could not be read', { apis: undefined }, 'unknown'],
    ['traffic that could not be read', { apiPeaks: undefined }, 'unknown'],
  ])('%s: %s', (_, overrides, status) => expect(judge(overrides)).toEqual([status]));

  it('names the APIs', () => {
    expect(runCheck(entrances, base)[0]?.detail).toContain('through orders; what');
  });
});
