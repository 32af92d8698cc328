import { describe, expect, it } from '@jest/globals';
import { webAclRateRule } from '../../../src/checks/ddos/web-acl-rate-rule';
import type { Artifacts, WebAclRule } from '../../../src/model/artifacts';
import { aLoadBalancer, aManagedGroup, anApi, aRateRule, aWebAcl } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (artifacts: Partial<Artifacts>, context: object = CARRYING) =>
  runCheck(webAclRateRule, { loadBalancers: [aLoadBalancer()], webAcls: [], ...artifacts }, context);
const withRules = (...rules: WebAclRule[]) => judge({ webAcls: [aWebAcl({ rules })] });

describe('web-acl-rate-rule', () => {
  it.each<[string, WebAclRule, string]>([
    ['blocks who sends too much', aRateRule(), 'pass'],
    ['asks whoever sends too much for a puzzle', aRateRule({ action: 'CHALLENGE' }), 'pass'],
    ['only counts', aRateRule({ action: 'COUNT' }), 'warn'],
    [
      'is of AWS against floods',
      aManagedGroup({ managedGroup: 'AWS/AWSManagedRulesAntiDDoSRuleSet' }),
      'pass',
    ],
    [
      'is of AWS against floods and only counts',
      aManagedGroup({ managedGroup: 'AWS/AWSManagedRulesAntiDDoSRuleSet', action: 'COUNT' }),
      'warn',
    ],
    [
      'is of AWS against floods and counts in part',
      aManagedGroup({
        managedGroup: 'AWS/AWSManagedRulesAntiDDoSRuleSet',
        countedRules: ['ChallengeAllDuringEvent'],
      }),
      'unknown',
    ],
    ['is of AWS against other things', aManagedGroup(), 'warn'],
    ['is another account’s', aManagedGroup({ managedGroup: null }), 'unknown'],
  ])('of a rule that %s', (_, rule, status) => {
    expect(withRules(rule)).toMatchObject([{ status, resource: { name: 'web' } }]);
  });

  it('sees what another account’s rules stand beside', () => {
    expect(withRules(aManagedGroup({ managedGroup: null }), aRateRule())).toMatchObject([{ status: 'pass' }]);
  });

  it('warns of an entrance without a web ACL, unless a CDN stands before it', () => {
    expect(judge({})).toMatchObject([{ status: 'warn', resource: { name: 'web' } }]);
    const plan = aPlan({ checklist: { 'performance-cdn': { answer: 'Fastly.', status: 'green' } } });
    expect(judge({}, { ...CARRYING, plan })).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('judges public REST APIs by the web ACL of their stages', () => {
    const apis = [
      anApi({ apiId: 'rest1', apiName: 'orders', protocol: 'REST' }),
      anApi({ apiId: 'rest2', apiName: 'bare', protocol: 'REST' }),
    ];
    const resourceArns = ['arn:aws:apigateway:us-east-1::/restapis/rest1/stages/prod'];
    const webAcls = [aWebAcl({ rules: [aRateRule()], resourceArns })];
    expect(judge({ loadBalancers: [], apis, webAcls })).toMatchObject([
      { status: 'pass', resource: { name: 'orders' } },
      { status: 'warn', resource: { name: 'bare' } },
    ]);
  });

  it('judges neither what is private nor what can have no web ACL', () => {
    const loadBalancers = [
      aLoadBalancer({ scheme: 'internal' }),
      aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' }),
    ];
    const apis = [anApi({ protocol: 'HTTP' }), anApi({ protocol: 'REST', endpointType: 'PRIVATE' })];
    expect(judge({ loadBalancers, apis })).toEqual([]);
  });

  it('does not apply off the path of traffic', () => {
    const placed = () => ({ placement: 'off' as const, because: 'It is idle.' });
    expect(judge({}, { placed })).toMatchObject([{ status: 'notApplicable' }]);
  });
});
