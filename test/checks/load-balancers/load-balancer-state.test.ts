import { describe, expect, it } from '@jest/globals';
import { loadBalancerState } from '../../../src/checks/load-balancers/load-balancer-state';
import { aLoadBalancer } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (state: string) =>
  runCheck(loadBalancerState, { loadBalancers: [aLoadBalancer({ state })] })[0];

describe('load-balancer-state', () => {
  it.each([
    ['active', 'pass'],
    ['active_impaired', 'fail'],
    ['failed', 'fail'],
    ['provisioning', 'warn'],
    ['a state of tomorrow', 'unknown'],
  ])('%s: %s', (state, status) => {
    expect(judge(state)).toMatchObject({ status, detail: expect.stringContaining(`Its state is ${state}.`) });
  });

  it('gives an impaired one room to grow', () => {
    expect(judge('active_impaired')).toMatchObject({
      fix: { action: expect.stringContaining('set-subnets') },
    });
  });
});
