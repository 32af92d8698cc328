import {
  GetRuleGroupResponse$,
  GetWebACLResponse$,
  ListLoggingConfigurationsResponse$,
  ListResourcesForWebACLResponse$,
  ListWebACLsResponse$,
  type Rule,
  type RuleGroup,
  type WebACL,
} from '@aws-sdk/client-wafv2';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { arn, byKey, times } from './rows';
import { type AccountSize, type Paging, service } from './service';

/** WAF takes the token in the field in which it gives it. */
const PAGES: Paging = { size: 'Limit', token: 'NextMarker', min: 1, max: 100, default: 100 };

/** One web ACL for as many load balancers. */
const BALANCERS_PER_WEB_ACL = 12;

const visibility = (MetricName: string) => ({
  VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName },
});

const ruleGroup: RuleGroup = {
  Name: 'shop-limits',
  Id: 'limits',
  Capacity: 10,
  ARN: arn('wafv2', 'regional/rulegroup/shop-limits/limits'),
  ...visibility('shop-limits'),
  Rules: [
    {
      Name: 'per-visitor',
      Priority: 0,
      Action: { Count: {} },
      Statement: { RateBasedStatement: { Limit: 5000, AggregateKeyType: 'FORWARDED_IP' } },
      ...visibility('per-visitor'),
    },
  ],
};

const limits: Rule = {
  Name: 'limits',
  Priority: 0,
  OverrideAction: { None: {} },
  Statement: { RuleGroupReferenceStatement: { ARN: ruleGroup.ARN } },
  ...visibility('limits'),
};

const webAcl = (scope: string, index: number): WebACL => {
  const Name = `shop-${scope}-${String(index).padStart(4, '0')}`;
  return {
    Name,
    Id: `id-${Name}`,
    ARN: arn('wafv2', `${scope}/webacl/${Name}/id-${Name}`),
    DefaultAction: { Allow: {} },
    Capacity: 100,
    ...visibility(Name),
    Rules: [
      ...(scope === 'regional' ? [limits] : []),
      {
        Name: 'per-address',
        Priority: 1,
        Action: { Block: {} },
        Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: 'IP' } },
        ...visibility('per-address'),
      },
    ],
  };
};

interface Before {
  readonly loadBalancers: readonly { readonly LoadBalancerArn?: string | undefined }[];
}

const rowsOf = (_: AccountSize, { loadBalancers }: Before) => {
  const count = Math.ceil(loadBalancers.length / BALANCERS_PER_WEB_ACL);
  return {
    webAcls: {
      REGIONAL: times(count, (i) => webAcl('regional', i)),
      CLOUDFRONT: times(2, (i) => webAcl('global', i)),
    },
    balancersOfWebAcls: times(count, (i) =>
      loadBalancers
        .slice(i * BALANCERS_PER_WEB_ACL, (i + 1) * BALANCERS_PER_WEB_ACL)
        .flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []),
    ),
  };
};

export const waf = service({
  prefix: 'wafv2',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ webAcls, balancersOfWebAcls }, list) => {
    const all = [...webAcls.REGIONAL, ...webAcls.CLOUDFRONT];
    const byId = byKey(
      all,
      ({ Id = '' }) => Id,
      (one) => one,
    );
    return {
      'wafv2:ListWebACLs': list({
        output: ListWebACLsResponse$,
        member: 'WebACLs',
        next: 'NextMarker',
        all: null,
        by: {
          Scope: byKey(['REGIONAL', 'CLOUDFRONT'] as const, String, (scope) =>
            webAcls[scope].map(({ Name, Id, ARN }) => ({ Name, Id, ARN })),
          ),
        },
        paging: PAGES,
      }),
      'wafv2:ListLoggingConfigurations': list({
        output: ListLoggingConfigurationsResponse$,
        member: 'LoggingConfigurations',
        next: 'NextMarker',
        all: null,
        by: {
          Scope: byKey(['REGIONAL', 'CLOUDFRONT'] as const, String, (scope) =>
            webAcls[scope].map(({ ARN }) => ({
              ResourceArn: ARN,
              LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'],
            })),
          ),
        },
        paging: PAGES,
      }),
      'wafv2:GetWebACL': (request) => {
        const found = byId.get(textOf(request, 'Id') ?? '');
        if (found === undefined) throw new AwsError('WAFNonexistentItemException', 'no such web ACL');
        return { body: renderOutput(request, GetWebACLResponse$, { WebACL: found }), items: 1 };
      },
      'wafv2:GetRuleGroup': (request) => ({
        body: renderOutput(request, GetRuleGroupResponse$, { RuleGroup: ruleGroup }),
        items: 1,
      }),
      'wafv2:ListResourcesForWebACL': (request) => {
        const index = webAcls.REGIONAL.findIndex(({ ARN }) => ARN === textOf(request, 'WebACLArn'));
        const isOfBalancers = textOf(request, 'ResourceType') === 'APPLICATION_LOAD_BALANCER';
        const ResourceArns = isOfBalancers ? (balancersOfWebAcls[index] ?? []) : [];
        return {
          body: renderOutput(request, ListResourcesForWebACLResponse$, { ResourceArns }),
          items: ResourceArns.length,
        };
      },
    };
  },
  // WAF developer guide, "AWS WAF quotas", which say no burst: a busy machine may see calls of several seconds at once.
  limitsOf: (request) => {
    const rate = request.action === 'ListResourcesForWebACL' ? 1 : 5;
    return [{ bucket: iamAction(request), capacity: 5, refill: rate }];
  },
});
