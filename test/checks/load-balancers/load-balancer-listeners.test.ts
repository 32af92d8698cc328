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
    ['forwards to a group whose targets were not read', [{ targetGroupArns: ['arn:unseen'] }], 'unknown'],
    ['forwards to one of these and an empty one', [{ targetGroupArns: ['arn:unseen', empty] }], 'unknown'],
    ['forwards to one of these and a full one', [{ targetGroupArns: ['arn:unseen', full] }], 'pass'],
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
    expect(judged).toMatchObject({ fix: { command: expect.arrayContaining(['--protocol', protocol]) } });
  });
});
