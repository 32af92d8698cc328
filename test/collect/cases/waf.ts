import { anApi, aRateRule, aWebAcl } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const REGIONAL = 'arn:aws:wafv2:us-east-1:111122223333:regional';
const BALANCER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188';
const STAGE = 'arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod';

const metrics = (MetricName: string) => ({
  VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName },
});
const NONE = [{ Priority: 0, Type: 'NONE' }];
const path = (Type = 'NONE') => ({
  FieldToMatch: { UriPath: {} },
  TextTransformations: [{ Priority: 0, Type }],
});
const rate = (
  Name: string,
  Priority: number,
  RateBasedStatement: object,
  Action: object = { Block: {} },
) => ({
  ...{ Name, Priority, Action, ...metrics(`m-${Name}`) },
  Statement: { RateBasedStatement },
});
const together = (Name: string, Priority: number, ScopeDownStatement: object) =>
  rate(Name, Priority, { Limit: 100, AggregateKeyType: 'CONSTANT', ScopeDownStatement });

const shop = {
  ...{ Name: 'shop', Id: 'id-shop', ARN: `${REGIONAL}/webacl/shop/id-shop`, DefaultAction: { Allow: {} } },
  ...{ Capacity: 702, ...metrics('shop-metric') },
  PreProcessFirewallManagerRuleGroups: [
    {
      ...{ Name: 'company', Priority: 0, OverrideAction: { None: {} }, ...metrics('company') },
      FirewallManagerStatement: {
        RuleGroupReferenceStatement: {
          ARN: 'arn:aws:wafv2:us-east-1:999900001111:regional/rulegroup/company/x1',
          RuleActionOverrides: [{ Name: 'flood', ActionToUse: { Count: {} } }],
        },
      },
    },
  ],
  // Not in the order in which they see a request.
  Rules: [
    rate('per-address', 5, { Limit: 2000, EvaluationWindowSec: 60, AggregateKeyType: 'IP' }),
    {
      ...{ Name: 'office', Priority: 1, Action: { Allow: {} }, ...metrics('office') },
      Statement: { IPSetReferenceStatement: { ARN: `${REGIONAL}/ipset/office/x2` } },
    },
    {
      ...{ Name: 'common', Priority: 2, OverrideAction: { None: {} }, ...metrics('common') },
      Statement: {
        ManagedRuleGroupStatement: {
          ...{ VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
          ExcludedRules: [{ Name: 'NoUserAgent_HEADER' }, { Name: 'SizeRestrictions_BODY' }],
          // What says twice what becomes of a rule does what the override says.
          RuleActionOverrides: [
            { Name: 'SizeRestrictions_BODY', ActionToUse: { Block: {} } },
            { Name: 'GenericLFI_BODY', ActionToUse: { Count: {} } },
            { Name: 'GenericRFI_BODY', ActionToUse: { Captcha: {} } },
          ],
        },
      },
    },
    {
      ...{ Name: 'bots', Priority: 3, OverrideAction: { Count: {} }, ...metrics('bots') },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'Acme', Name: 'Bots' } },
    },
    {
      ...{ Name: 'limits', Priority: 4, OverrideAction: { None: {} }, ...metrics('limits') },
      Statement: {
        RuleGroupReferenceStatement: {
          ARN: `${REGIONAL}/rulegroup/limits/x3`,
          ExcludedRules: [{ Name: 'login' }],
          RuleActionOverrides: [{ Name: 'search', ActionToUse: { Captcha: {} } }],
        },
      },
    },
    together('any-path', 6, {
      ByteMatchStatement: {
        ...{ SearchString: Buffer.from('/'), PositionalConstraint: 'STARTS_WITH', ...path('LOWERCASE') },
      },
    }),
    together('some-paths', 7, {
      ByteMatchStatement: {
        ...{ SearchString: Buffer.from('/buy'), PositionalConstraint: 'STARTS_WITH', ...path() },
      },
    }),
    together('decoded', 8, {
      ByteMatchStatement: {
        ...{ SearchString: Buffer.from('/'), PositionalConstraint: 'STARTS_WITH', ...path('BASE64_DECODE') },
      },
    }),
    together('any-length', 9, { SizeConstraintStatement: { ComparisonOperator: 'GE', Size: 1, ...path() } }),
    together('long', 10, { SizeConstraintStatement: { ComparisonOperator: 'GT', Size: 1, ...path() } }),
    together('queries', 11, {
      SizeConstraintStatement: {
        ...{
          ComparisonOperator: 'GE',
          Size: 0,
          FieldToMatch: { QueryString: {} },
          TextTransformations: NONE,
        },
      },
    }),
    together('abroad', 12, { GeoMatchStatement: { CountryCodes: ['FR'] } }),
  ],
  PostProcessFirewallManagerRuleGroups: [
    {
      ...{ Name: 'last', Priority: 0, OverrideAction: { Count: {} }, ...metrics('last') },
      FirewallManagerStatement: {
        RuleGroupReferenceStatement: {
          ARN: 'arn:aws:wafv2:us-east-1:999900001111:regional/rulegroup/last/x4',
        },
      },
    },
  ],
};

/** Blocks by default, counts nothing in CloudWatch, and has no rules. */
const idle = {
  ...{ Name: 'idle', Id: 'id-idle', ARN: `${REGIONAL}/webacl/idle/id-idle`, DefaultAction: { Block: {} } },
  ...{ Capacity: 0, Rules: [] },
  VisibilityConfig: { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'idle' },
};

const limits = {
  ...{ Name: 'limits', Id: 'x3', Capacity: 50, ARN: `${REGIONAL}/rulegroup/limits/x3`, ...metrics('limits') },
  Rules: [
    rate('search', 1, {
      Limit: 500,
      AggregateKeyType: 'CUSTOM_KEYS',
      CustomKeys: [{ ForwardedIP: {} }, { HTTPMethod: {} }],
    }),
    rate('login', 0, { Limit: 20, EvaluationWindowSec: 600, AggregateKeyType: 'FORWARDED_IP' }),
  ],
};

const ofRule = {
  ...{ group: null, managedGroup: null, mayAllow: false, countedRules: [], rate: null, metricName: null },
};
const ofRate = (name: string, key: string, fields: object = {}) => ({
  ...{ ...ofRule, name, action: 'BLOCK', metricName: `m-${name}` },
  rate: { limit: 100, windowSeconds: 300, key, customKeys: [], countsAll: false, ...fields },
});

const rules = [
  { ...ofRule, name: 'company', action: 'GROUP', mayAllow: true, countedRules: ['flood'] },
  { ...ofRule, name: 'office', action: 'ALLOW', mayAllow: true, metricName: 'office' },
  {
    ...{ ...ofRule, name: 'common', action: 'GROUP', managedGroup: 'AWS/AWSManagedRulesCommonRuleSet' },
    countedRules: ['NoUserAgent_HEADER', 'GenericLFI_BODY'],
  },
  { ...ofRule, name: 'bots', action: 'COUNT', managedGroup: 'Acme/Bots' },
  {
    ...ofRate('login', 'FORWARDED_IP', { limit: 20, windowSeconds: 600, countsAll: true }),
    ...{ group: 'limits', action: 'COUNT', metricName: null },
  },
  {
    ...ofRate('search', 'CUSTOM_KEYS', {
      ...{ limit: 500, customKeys: ['ForwardedIP', 'HTTPMethod'], countsAll: true },
    }),
    ...{ group: 'limits', action: 'CAPTCHA', metricName: null },
  },
  ofRate('per-address', 'IP', { limit: 2000, windowSeconds: 60, countsAll: true }),
  ofRate('any-path', 'CONSTANT', { countsAll: true }),
  ofRate('some-paths', 'CONSTANT'),
  ofRate('decoded', 'CONSTANT'),
  ofRate('any-length', 'CONSTANT', { countsAll: true }),
  ofRate('long', 'CONSTANT'),
  ofRate('queries', 'CONSTANT'),
  ofRate('abroad', 'CONSTANT'),
  { ...ofRule, name: 'last', action: 'COUNT' },
];

const summaryOf = ({ Name, Id, ARN }: { Name: string; Id: string; ARN: string }) => ({ Name, Id, ARN });

const listing = (...acls: readonly (typeof shop | typeof idle)[]) => ({
  'wafv2:ListWebACLs': paged(
    'NextMarker',
    { WebACLs: acls.slice(0, 1).map(summaryOf) },
    { WebACLs: [...acls.slice(1).map(summaryOf), { Name: 'gone', Id: 'id-gone', ARN: `${REGIONAL}/gone` }] },
  ),
  'wafv2:GetWebACL': ({ Id }: { readonly Id?: unknown }) => {
    const WebACL = acls.find((acl) => acl.Id === Id);
    if (WebACL === undefined) throw awsError('WAFNonexistentItemException');
    return { WebACL };
  },
  'wafv2:GetRuleGroup': () => ({ RuleGroup: limits }),
  'wafv2:ListLoggingConfigurations': paged(
    'NextMarker',
    { LoggingConfigurations: [{ ResourceArn: `${REGIONAL}/webacl/other/x`, LogDestinationConfigs: [] }] },
    {
      LoggingConfigurations: [
        { ResourceArn: shop.ARN, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'] },
      ],
    },
  ),
  'tag:GetResources': paged(
    'PaginationToken',
    { ResourceTagMappingList: [{ ResourceARN: `${REGIONAL}/removed`, Tags: [] }] },
    { ResourceTagMappingList: [{ ResourceARN: shop.ARN, Tags: [{ Key: 'app', Value: 'shop' }] }] },
  ),
});

const shopRow = {
  ...{ webAclName: 'shop', webAclArn: shop.ARN, metricName: 'shop-metric', defaultAction: 'ALLOW' },
  ...{ capacity: 702, isLogged: true, rules, tags: { app: 'shop' } },
};
const idleRow = {
  ...{ webAclName: 'idle', webAclArn: idle.ARN, metricName: null, defaultAction: 'BLOCK' },
  ...{ capacity: 0, isLogged: false, rules: [], tags: {} },
};

const measured = {
  ...aWebAcl({ metricName: 'shop-metric' }),
  rules: [
    aRateRule({ metricName: 'm-per-address' }),
    aRateRule({ name: 'tried', action: 'COUNT', metricName: 'm-tried' }),
  ],
};

const peaks = (region: string) =>
  metricAnswer({
    // In 300 seconds; silent from there on.
    [`AllowedRequests Sum ${region}Rule=ALL WebACL=shop-metric`]: [
      ['2026-11-21T22:00:00Z', 30_000],
      ['2026-11-21T22:05:00Z', 60_000],
    ],
    [`BlockedRequests Sum ${region}Rule=ALL WebACL=shop-metric`]: [['2026-11-21T22:05:00Z', 6_000]],
    [`ChallengeRequests Sum ${region}Rule=ALL WebACL=shop-metric`]: [['2026-11-21T22:05:00Z', 3_000]],
    [`BlockedRequests Sum ${region}Rule=m-per-address WebACL=shop-metric`]: [['2026-11-21T22:05:00Z', 600]],
    [`CountedRequests Sum ${region}Rule=m-tried WebACL=shop-metric`]: [['2026-11-21T22:05:00Z', 900]],
  });

const at = '2026-11-21T22:05:00.000Z';
const peakRows = [
  {
    ...{ webAclArn: measured.webAclArn, window: WINDOW },
    // (60,000 + 6,000 + 3,000) ÷ 300
    requestsPerSecond: { value: 230, at, hoursWithData: 2 },
    allowedPerSecond: { value: 200, at, hoursWithData: 2 },
    ...{ requests: 99_000, blockedRequests: 6_000 },
    limited: [
      { rule: 'per-address', requestsPerSecond: { value: 2, at, hoursWithData: 2 } },
      { rule: 'tried', requestsPerSecond: { value: 3, at, hoursWithData: 2 } },
    ],
  },
  {
    ...{ webAclArn: 'off', window: WINDOW, requestsPerSecond: null, allowedPerSecond: null },
    ...{ requests: null, blockedRequests: null, limited: [] },
  },
];
const off = { ...aWebAcl({ metricName: null, rules: [] }), webAclArn: 'off' };

export const waf: readonly CollectorCase[] = [
  {
    id: 'webAcls',
    inputs: { apis: [anApi({ protocol: 'REST' })] },
    answers: {
      ...listing(shop, idle),
      'wafv2:ListResourcesForWebACL': ({ WebACLArn, ResourceType }) => {
        if (WebACLArn !== shop.ARN) return {};
        return { ResourceArns: [ResourceType === 'API_GATEWAY' ? STAGE : BALANCER] };
      },
    },
    data: [
      { ...shopRow, resourceArns: [BALANCER, STAGE] },
      { ...idleRow, resourceArns: [] },
    ],
  },
  { id: 'cloudFrontWebAcls', answers: listing(shop, idle), data: [shopRow, idleRow] },
  {
    id: 'webAclPeaks',
    inputs: { webAcls: [measured, off] },
    answers: { 'cloudwatch:GetMetricData': peaks('Region=us-east-1 ') },
    data: peakRows,
  },
  {
    id: 'cloudFrontWebAclPeaks',
    inputs: { cloudFrontWebAcls: [measured, off] },
    answers: { 'cloudwatch:GetMetricData': peaks('') },
    data: peakRows,
  },
];
