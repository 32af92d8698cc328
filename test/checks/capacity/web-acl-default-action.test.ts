import { describe, expect, it } from '@jest/globals';
import { webAclDefaultAction } from '../../../src/checks/capacity/web-acl-default-action';
import type { WebAcl } from '../../../src/model/artifacts';
import { aLoadBalancer, aManagedGroup, aRateRule, aWebAcl, aWebAclPeak } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const artifacts = (acl: Partial<WebAcl>) => ({
  webAcls: [aWebAcl(acl)],
  webAclPeaks: [aWebAclPeak()],
  loadBalancers: [aLoadBalancer()],
});
const office = aManagedGroup({ name: 'office', action: 'ALLOW', managedGroup: null, mayAllow: true });

describe('web-acl-default-action', () => {
  it('passes where what no rule stops is let through', () => {
    expect(statusesOf(webAclDefaultAction, artifacts({ defaultAction: 'ALLOW' }), CARRYING)).toEqual([
      'pass',
    ]);
  });

  it('warns where only what is listed comes in', () => {
    const acl = artifacts({ defaultAction: 'BLOCK', rules: [aRateRule(), office] });
    expect(runCheck(webAclDefaultAction, acl, CARRYING)).toMatchObject([
      { status: 'warn', detail: 'Its default action is to block: only what office let through comes in.' },
    ]);
  });

  it('fails where nothing can come in', () => {
    const acl = artifacts({ defaultAction: 'BLOCK', rules: [aRateRule()] });
    expect(statusesOf(webAclDefaultAction, acl, CARRYING)).toEqual(['fail']);
  });
});
