import { describe, expect, it } from '@jest/globals';
import { webAclRateRule } from '../../../src/checks/ddos/web-acl-rate-rule';
import type { Artifacts, WebAclRule } from '../../../src/model/artifacts';
import {
  aLoadBalancer,
  aManagedGroup,
  anApi,
  anApiStage,
  aRateRule,
  aWebAcl,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (artifacts: Partial<Artifacts>, context: object = CARRYING) =>
  runCheck(
    webAclRateRule,
    { loadBalancers: [aLoadBalancer()], apis: [], apiStages: [], webAcls: [], ...artifacts },
    context,
  );
const withRules = (...rules: WebAclRule[]) => judge({ webAcls: [aWebAcl({ rules })] });

describe('web-acl-rate-rule', () => {
  it.each<[string, WebAclRule, string]>([
    ['blocks who sends too much', aRateRule(), 'pass'],
    ['asks whoever sends too much for a puzzle', aRateRule({ action: 'CHALLENGE' }), 'pass'],
    ['counts only a part of the requests', aRateRule({ limits: { countsAll: false } }), 'warn'],
    ['counts all visitors together', aRateRule({ limits: { key: 'CONSTANT' } }), 'warn'],
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

  it.each<[string, WebAclRule]>([
    ['a rule that limits visitors', aRateRule()],
    ['AWS’s group against floods', aManagedGroup({ managedGroup: 'AWS/AWSManagedRulesAntiDDoSRuleSet' })],
  ])('does not know how much gets to %s behind a rule that may allow', (_, rule) => {
    const office = aManagedGroup({ name: 'office', action: 'ALLOW', managedGroup: null, mayAllow: true });
    expect(withRules(office, rule)).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('office') },
    ]);
    expect(withRules(rule, office)).toMatchObject([{ status: 'pass' }]);
    expect(withRules(office, rule, aRateRule({ name: 'part', limits: { countsAll: false } }))).toMatchObject([
      { status: 'unknown' },
    ]);
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
    const apiStages = [anApiStage({ apiId: 'rest1' })];
    expect(judge({ loadBalancers: [], apis, apiStages, webAcls })).toMatchObject([
      { status: 'pass', resource: { name: 'orders' } },
      { status: 'warn', resource: { name: 'bare' } },
    ]);
  });

  describe('of an API with several stages', () => {
    const arn = (stage: string) => `arn:aws:apigateway:us-east-1::/restapis/rest1/stages/${stage}`;
    const stages = { apiStages: ['v1', 'v2'].map((stageName) => anApiStage({ apiId: 'rest1', stageName })) };
    const of = (
      webAcls: Artifacts['webAcls'],
      more: Partial<Artifacts> = stages,
      context: object = CARRYING,
    ) =>
      judge(
        { loadBalancers: [], apis: [anApi({ apiId: 'rest1', protocol: 'REST' })], webAcls, ...more },
        context,
      );
    const limited = (...on: string[]) => aWebAcl({ rules: [aRateRule()], resourceArns: on.map(arn) });
    const unlimited = (...on: string[]) => aWebAcl({ rules: [], resourceArns: on.map(arn) });

    it('takes the worst of them', () => {
      expect(of([limited('v1', 'v2')])).toMatchObject([{ status: 'pass' }]);
      expect(of([limited('v1'), unlimited('v2')])).toMatchObject([{ status: 'warn' }]);
      expect(of([unlimited('v1'), limited('v2')])).toMatchObject([{ status: 'warn' }]);
    });

    it('takes one without a web ACL for bare', () => {
      expect(of([limited('v1')])).toMatchObject([{ status: 'warn', detail: expect.stringContaining('v2') }]);
      const plan = aPlan({ checklist: { 'performance-cdn': { answer: 'Fastly.', status: 'green' } } });
      expect(of([limited('v1')], stages, { ...CARRYING, plan })).toMatchObject([{ status: 'notApplicable' }]);
    });

    it('does not know where the stages could not be read', () => {
      const unread = { apiStages: undefined } as unknown as Partial<Artifacts>;
      expect(of([limited('v1')], unread)).toMatchObject([{ status: 'unknown' }]);
      expect(of([unlimited('v1')], unread)).toMatchObject([{ status: 'warn' }]);
    });
  });

  it('does not know of APIs that could not be read', () => {
    const unread = { apis: undefined } as unknown as Partial<Artifacts>;
    expect(judge({ loadBalancers: [], ...unread })).toMatchObject([{ status: 'unknown' }]);
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
