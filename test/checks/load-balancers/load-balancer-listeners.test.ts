import { describe, expect, it } from '@jest/globals';
import { loadBalancerListeners } from '../../../src/checks/load-balancers/load-balancer-listeners';
import type { Listener } from '../../../src/model/artifacts';
import {
  aListener,
  aLoadBalancer,
  aTargetHealth,
  loadBalancerArn,
  targetGroupArn,
} from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const full = targetGroupArn('full');
const empty = targetGroupArn('empty');

const to = (...targetGroupArns: string[]): Partial<Listener> => ({
  forwards: targetGroupArns.map((targetGroupArn) => ({ targetGroupArn, weight: 1 })),
});
const weighed = (fullWeight: number, emptyWeight: number): Partial<Listener> => ({
  forwards: [
    { targetGroupArn: full, weight: fullWeight },
    { targetGroupArn: empty, weight: emptyWeight },
  ],
});

describe('load-balancer-listeners', () => {
  it.each<[string, Partial<Listener>[], string]>([
    ['forwards to targets', [to(full)], 'pass'],
    ['forwards to nothing', [to(empty)], 'fail'],
    ['one group of two is empty and gets its share', [weighed(99, 1)], 'fail'],
    ['one group of two is empty and gets nothing', [weighed(1, 0)], 'pass'],
    ['all goes to the empty one of two', [weighed(0, 1)], 'fail'],
    ['no group gets anything', [weighed(0, 0)], 'fail'],
    ['one listener of two forwards to nothing', [to(full), to(empty)], 'fail'],
    ['redirects', [to()], 'pass'],
    ['forwards to a group whose targets were not read', [to('arn:unseen')], 'unknown'],
    ['forwards to one of these and an empty one', [to('arn:unseen', empty)], 'fail'],
    ['forwards to one of these and a full one', [to('arn:unseen', full)], 'unknown'],
    ['no listener', [], 'fail'],
    ['a listener of another load balancer', [{ loadBalancerArn: loadBalancerArn('api') }], 'fail'],
  ])('%s', (_, listeners, status) => {
    const judged = statusesOf(loadBalancerListeners, {
      loadBalancers: [aLoadBalancer()],
      listeners: listeners.map((listener) => aListener(listener)),
      targetHealth: [aTargetHealth(['healthy'], full), aTargetHealth([], empty)],
    });
    expect(judged).toEqual([status]);
  });

  it.each([
    ['application', 'HTTPS'],
    ['network', 'TLS'],
  ])('asks for a listener that an %s load balancer can have', (type, protocol) => {
    const [judged] = runCheck(loadBalancerListeners, {
      loadBalancers: [aLoadBalancer({ type })],
      listeners: [],
      targetHealth: [],
    });
    expect(judged).toMatchObject({ fix: { action: expect.stringContaining(`(${protocol}, port 443)`) } });
  });
});
