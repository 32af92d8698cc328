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
import { statusesOf } from '../../builders/check';

const full = targetGroupArn('full');
const empty = targetGroupArn('empty');

describe('load-balancer-listeners', () => {
  it.each<[string, Partial<Listener>[], string]>([
    ['forwards to targets', [{ targetGroupArns: [full] }], 'pass'],
    ['forwards to nothing', [{ targetGroupArns: [empty] }], 'fail'],
    ['one group of two is empty', [{ targetGroupArns: [empty, full] }], 'pass'],
    [
      'one listener of two forwards to nothing',
      [{ targetGroupArns: [full] }, { targetGroupArns: [empty] }],
      'fail',
    ],
    ['redirects', [{ defaultActionType: 'redirect', targetGroupArns: [] }], 'pass'],
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
});
