import { describe, expect, it } from '@jest/globals';
import { webAclCountMode } from '../../../src/checks/ddos/web-acl-count-mode';
import type { WebAclRule } from '../../../src/model/artifacts';
import { aLoadBalancer, aManagedGroup, aRateRule, aWebAcl, aWebAclPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (...rules: WebAclRule[]) =>
  runCheck(
    webAclCountMode,
    {
      webAcls: [aWebAcl({ rules })],
      webAclPeaks: [aWebAclPeak()],
      loadBalancers: [aLoadBalancer()],
    },
    CARRYING,
  );

describe('web-acl-count-mode', () => {
  it('passes where rate limits and managed groups block', () => {
    expect(judge(aRateRule(), aManagedGroup())).toMatchObject([{ status: 'pass' }]);
  });

  it('passes where another rule counts, as such give labels', () => {
    const label = aManagedGroup({ name: 'label', action: 'COUNT', managedGroup: null });
    expect(judge(label)).toMatchObject([{ status: 'pass' }]);
  });

  it.each([
    ['of a vendor', 'AWS/AWSManagedRulesCommonRuleSet'],
    ['of another account', null],
  ])('does not know how much a group %s does of which some rules only count', (_, managedGroup) => {
    const partly = aManagedGroup({ managedGroup, countedRules: ['GenericLFI_BODY', 'NoUserAgent_HEADER'] });
    expect(judge(aRateRule(), partly)).toMatchObject([
      {
        status: 'unknown',
        detail: expect.stringContaining('common/GenericLFI_BODY, common/NoUserAgent_HEADER'),
      },
    ]);
    expect(judge(aRateRule({ action: 'COUNT' }), partly)).toMatchObject([{ status: 'warn' }]);
  });

  it('names what only counts', () => {
    const rules = [
      aRateRule({ group: 'limits', action: 'COUNT' }),
      aManagedGroup({ action: 'COUNT' }),
      aRateRule({ name: 'other' }),
    ];
    expect(judge(...rules)).toMatchObject([
      { status: 'warn', detail: 'limits/per-address, common only count what they match.' },
    ]);
  });
});
