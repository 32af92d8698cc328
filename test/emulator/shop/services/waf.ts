import { CreateRuleGroupCommand, CreateWebACLCommand, type Rule, WAFV2Client } from '@aws-sdk/client-wafv2';
import { NONE, shopService } from './service';

const visibility = (MetricName: string) => ({
  VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName },
});

const perAddress: Rule = {
  Name: 'per-address',
  Priority: 0,
  Action: { Block: {} },
  Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: 'IP' } },
  ...visibility('per-address'),
};

export const waf = shopService({
  // moto does not know what a web ACL stands before.
  answers: () => [{ op: 'wafv2:ListResourcesForWebACL', reply: { ResourceArns: [] } }],
  collected: () => ({
    webAcls: NONE,
    webAclPeaks: NONE,
    cloudFrontWebAcls: NONE,
    cloudFrontWebAclPeaks: NONE,
  }),
  rarities: {
    actions: ['wafv2:GetRuleGroup', 'wafv2:GetWebACL', 'wafv2:ListResourcesForWebACL'],
    plant: async ({ config }) => {
      const waf = new WAFV2Client(config);
      const { Summary } = await waf.send(
        new CreateRuleGroupCommand({
          ...{ Name: 'limits', Scope: 'REGIONAL', Capacity: 10, Rules: [perAddress] },
          ...visibility('limits'),
        }),
      );
      const limits: Rule = {
        Name: 'limits',
        Priority: 0,
        OverrideAction: { None: {} },
        Statement: { RuleGroupReferenceStatement: { ARN: Summary?.ARN } },
        ...visibility('limits'),
      };
      const acl = { DefaultAction: { Allow: {} }, ...visibility('shop') };
      await waf.send(new CreateWebACLCommand({ ...acl, Name: 'shop', Scope: 'REGIONAL', Rules: [limits] }));
      // Those of CloudFront are in one region for all.
      await new WAFV2Client({ ...config, region: 'us-east-1' }).send(
        new CreateWebACLCommand({ ...acl, Name: 'edge', Scope: 'CLOUDFRONT', Rules: [limits] }),
      );
    },
  },
});
