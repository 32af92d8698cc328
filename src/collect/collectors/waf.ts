import {
  type ByteMatchStatement,
  type ExcludedRule,
  type FirewallManagerRuleGroup,
  GetRuleGroupCommand,
  GetWebACLCommand,
  ListLoggingConfigurationsCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
  type ManagedRuleGroupStatement,
  type OverrideAction,
  type RateBasedStatement,
  type ResourceType,
  type Rule,
  type RuleAction,
  type RuleActionOverride,
  type RuleGroup,
  type RuleGroupReferenceStatement,
  type Scope,
  type Statement,
  WAFV2Client,
  type WebACL,
} from '@aws-sdk/client-wafv2';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import { memoise } from '../../lib/memoise';
import type { AnyWebAcl, WebAclPeak, WebAclRateLimit, WebAclRule } from '../../model/artifacts';
import { GLOBAL } from '../../model/target';
import { present, requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { followTokens, readAllPages } from '../pages';
import { addCounts, divideBy, findHighest, type Series } from '../series';
import { tagsOf } from '../tags';

/** The most items in a page of a list. */
const PAGE_SIZE = 100;
/** Rule groups that are remembered, as several web ACLs may have the same: more than an account may have. */
const RULE_GROUPS_KEPT = 1_000;
/** Calls at the same time; the rate limiter decides the pace. */
const AT_ONCE = 5;

const LIST_ACTIONS = [
  'tag:GetResources',
  'wafv2:GetRuleGroup',
  'wafv2:GetWebACL',
  'wafv2:ListLoggingConfigurations',
] as const;

export const webAcls = defineCollector({
  id: 'webAcls',
  answers:
    'Which web ACLs stand before load balancers and APIs, what their rules do, and from which rates on they act',
  light: false,
  verified: 'modelled',
  actions: [...LIST_ACTIONS, 'wafv2:ListResourcesForWebACL', 'wafv2:ListWebACLs'],
  uses: ['apis'],
  // AWS lets be asked once a second what a web ACL stands before.
  deadlineFactor: 10,
  async collect(context, { apis }) {
    const types: readonly ResourceType[] =
      apis?.some(({ protocol }) => protocol === 'REST') === false
        ? ['APPLICATION_LOAD_BALANCER']
        : ['APPLICATION_LOAD_BALANCER', 'API_GATEWAY'];
    const all = await readWebAcls(context, 'REGIONAL');
    const rows = await mapConcurrently(all, AT_ONCE, async (acl) => {
      const resources = await nullIfGone(
        mapConcurrently(types, 1, (type) => resourcesOf(acl.webAclArn, type, context)),
      );
      return resources && { ...acl, resourceArns: resources.flat() };
    });
    return present(rows);
  },
});

export const cloudFrontWebAcls = defineCollector({
  id: 'cloudFrontWebAcls',
  answers: 'Which web ACLs CloudFront distributions may have, and what their rules do',
  light: false,
  verified: 'moto',
  actions: [...LIST_ACTIONS, 'wafv2:ListWebACLs'],
  deadlineFactor: 3,
  collect: (context) => readWebAcls(context, 'CLOUDFRONT'),
});

async function readWebAcls(context: CollectContext, scope: Scope): Promise<AnyWebAcl[]> {
  const { clients, signal } = context;
  const waf = clients.of(WAFV2Client);
  const options = { abortSignal: signal };
  const page = (NextMarker: string | undefined) => ({ Scope: scope, Limit: PAGE_SIZE, NextMarker });
  const [summaries, logged, tags] = await allInOrder([
    readAllPages(
      followTokens((token) => waf.send(new ListWebACLsCommand(page(token)), options)),
      ({ WebACLs }) => WebACLs,
    ),
    readAllPages(
      followTokens((token) => waf.send(new ListLoggingConfigurationsCommand(page(token)), options)),
      ({ LoggingConfigurations }) => LoggingConfigurations,
    ),
    // ListTagsForResource would need another call for each web ACL.
    tagsOf('wafv2', clients, signal),
  ]);
  const loggedArns = new Set(logged.map(({ ResourceArn }) => requireField(ResourceArn, 'ResourceArn')));
  const readGroup = memoise(RULE_GROUPS_KEPT, String, (ARN: string) =>
    nullIfGone(waf.send(new GetRuleGroupCommand({ ARN }), options)).then(
      (answer) => answer && requireField(answer.RuleGroup, 'RuleGroup'),
    ),
  );
  const rows = await mapConcurrently(summaries, AT_ONCE, async ({ Name, Id }) => {
    const answer = await nullIfGone(waf.send(new GetWebACLCommand({ Name, Id, Scope: scope }), options));
    if (answer === null) return null;
    const acl = requireField(answer.WebACL, 'WebACL');
    const webAclArn = requireField(acl.ARN, 'ARN');
    return {
      webAclName: requireField(acl.Name, 'Name'),
      webAclArn,
      metricName: metricNameOf(acl),
      defaultAction: nameOfAction(acl.DefaultAction),
      capacity: requireField(acl.Capacity, 'Capacity'),
      isLogged: loggedArns.has(webAclArn),
      rules: await rulesOf(acl, context.target.account, readGroup),
      tags: tags.get(webAclArn) ?? {},
    };
  });
  return present(rows);
}

async function resourcesOf(
  WebACLArn: string,
  ResourceType: ResourceType,
  { clients, signal }: CollectContext,
): Promise<readonly string[]> {
  const { ResourceArns = [] } = await clients
    .of(WAFV2Client)
    .send(new ListResourcesForWebACLCommand({ WebACLArn, ResourceType }), { abortSignal: signal });
  return ResourceArns;
}

const metricNameOf = ({ VisibilityConfig }: Pick<WebACL, 'VisibilityConfig'>): string | null => {
  const { CloudWatchMetricsEnabled, MetricName } = requireField(VisibilityConfig, 'VisibilityConfig');
  return CloudWatchMetricsEnabled ? requireField(MetricName, 'MetricName') : null;
};

/** An action is an object with one member, which is named after it. */
const nameOfAction = (action: object | undefined): string =>
  requireField(
    Object.keys(requireField(action, 'Action')).find((name) => !name.startsWith('$')),
    'Action',
  ).toUpperCase();

/** A rule that refers to a rule group, whoever has put it there. */
interface GroupRule {
  readonly name: string;
  readonly override: OverrideAction | undefined;
  readonly statement: Pick<Statement, 'ManagedRuleGroupStatement' | 'RuleGroupReferenceStatement'>;
}

type ReadGroup = (arn: string) => Promise<RuleGroup | null>;

const inOrder = <T extends { readonly Priority?: number | undefined }>(rules: readonly T[] = []): T[] =>
  rules.toSorted((a, b) => requireField(a.Priority, 'Priority') - requireField(b.Priority, 'Priority'));

/** The rules in the order in which they see a request: what Firewall Manager puts first and last stands around the web ACL's own. */
async function rulesOf(acl: WebACL, account: string, readGroup: ReadGroup): Promise<WebAclRule[]> {
  const managed = (groups: readonly FirewallManagerRuleGroup[] | undefined) =>
    inOrder(groups).map(
      ({ Name, OverrideAction, FirewallManagerStatement }): GroupRule => ({
        name: requireField(Name, 'Name'),
        override: OverrideAction,
        statement: requireField(FirewallManagerStatement, 'FirewallManagerStatement'),
      }),
    );
  const own = inOrder(acl.Rules).map((rule): GroupRule | Rule => {
    const statement = requireField(rule.Statement, 'Statement');
    return statement.ManagedRuleGroupStatement || statement.RuleGroupReferenceStatement
      ? { name: requireField(rule.Name, 'Name'), override: rule.OverrideAction, statement }
      : rule;
  });
  const all = [
    ...managed(acl.PreProcessFirewallManagerRuleGroups),
    ...own,
    ...managed(acl.PostProcessFirewallManagerRuleGroups),
  ];
  const read = await mapConcurrently(all, AT_ONCE, async (one) => {
    if (!('statement' in one)) return [toRule(one, null, nameOfAction(one.Action))];
    const { ManagedRuleGroupStatement: vendors, RuleGroupReferenceStatement: own } = one.statement;
    if (vendors) return [toManagedGroup(one, vendors)];
    return toOwnGroup(one, requireField(own, 'RuleGroupReferenceStatement'), account, readGroup);
  });
  return read.flat();
}

/** What a web ACL makes of single rules of a group, by their names: `ExcludedRules` is how it was said earlier. */
function actionsOf({
  RuleActionOverrides = [],
  ExcludedRules = [],
}: {
  readonly RuleActionOverrides?: readonly RuleActionOverride[] | undefined;
  readonly ExcludedRules?: readonly ExcludedRule[] | undefined;
}): Map<string, RuleAction> {
  return new Map<string, RuleAction>([
    ...ExcludedRules.map(({ Name }) => [requireField(Name, 'Name'), { Count: {} }] as const),
    ...RuleActionOverrides.map(
      ({ Name, ActionToUse }) =>
        [requireField(Name, 'Name'), requireField(ActionToUse, 'ActionToUse')] as const,
    ),
  ]);
}

/** Those of the rules that only count. */
const countedOf = (actions: ReadonlyMap<string, RuleAction>): string[] =>
  [...actions].flatMap(([name, action]) => (nameOfAction(action) === 'COUNT' ? [name] : []));

const countsOnly = (override: OverrideAction | undefined): boolean => override?.Count !== undefined;

/** No rule of AWS's own groups lets a request through past the rules after it, unless it is overridden to do so. */
function toManagedGroup({ name, override }: GroupRule, statement: ManagedRuleGroupStatement): WebAclRule {
  const { VendorName, Name } = statement;
  const actions = actionsOf(statement);
  const vendor = requireField(VendorName, 'VendorName');
  const isCounting = countsOnly(override);
  return {
    name,
    group: null,
    action: isCounting ? 'COUNT' : 'GROUP',
    managedGroup: `${vendor}/${requireField(Name, 'Name')}`,
    mayAllow:
      !isCounting &&
      (vendor !== 'AWS' || [...actions.values()].some((action) => nameOfAction(action) === 'ALLOW')),
    countedRules: countedOf(actions),
    rate: null,
    metricName: null,
  };
}

/** `arn:aws:wafv2:us-east-1:111122223333:regional/rulegroup/limits/a1b2` */
const accountOf = (arn: string): string | undefined => arn.split(':')[4];

/** The rules of a group of the account; one of another account cannot be read, and stands for its rules. */
async function toOwnGroup(
  { name, override }: GroupRule,
  statement: RuleGroupReferenceStatement,
  account: string,
  readGroup: ReadGroup,
): Promise<WebAclRule[]> {
  const arn = requireField(statement.ARN, 'ARN');
  const actions = actionsOf(statement);
  const group = accountOf(arn) === account ? await readGroup(arn) : null;
  if (group === null) {
    const action = countsOnly(override) ? 'COUNT' : 'GROUP';
    const mayAllow = action !== 'COUNT';
    const countedRules = countedOf(actions);
    return [
      { name, group: null, action, managedGroup: null, mayAllow, countedRules, rate: null, metricName: null },
    ];
  }
  return inOrder(group.Rules).map((rule) =>
    toRule(
      rule,
      name,
      countsOnly(override)
        ? 'COUNT'
        : nameOfAction(actions.get(requireField(rule.Name, 'Name')) ?? rule.Action),
    ),
  );
}

function toRule(rule: Rule, group: string | null, action: string): WebAclRule {
  const { RateBasedStatement } = requireField(rule.Statement, 'Statement');
  return {
    name: requireField(rule.Name, 'Name'),
    group,
    action,
    managedGroup: null,
    mayAllow: action === 'ALLOW',
    countedRules: [],
    rate: RateBasedStatement ? toRateLimit(RateBasedStatement) : null,
    metricName: group === null ? metricNameOf(rule) : null,
  };
}

/** What AWS counts back where a rule does not say how far. */
const DEFAULT_WINDOW_SECONDS = 300;

const toRateLimit = ({
  Limit,
  EvaluationWindowSec,
  AggregateKeyType,
  CustomKeys = [],
  ScopeDownStatement,
}: RateBasedStatement): WebAclRateLimit => ({
  limit: requireField(Limit, 'Limit'),
  windowSeconds: EvaluationWindowSec ?? DEFAULT_WINDOW_SECONDS,
  key: requireField(AggregateKeyType, 'AggregateKeyType'),
  customKeys: CustomKeys.flatMap((key) => Object.keys(key).filter((name) => !name.startsWith('$'))),
  countsAll: ScopeDownStatement === undefined || matchesAll(ScopeDownStatement),
});

/** Whether a statement matches any request: a rule that counts all of them together must have one, so people write such. */
function matchesAll({ ByteMatchStatement: text, SizeConstraintStatement: size }: Statement): boolean {
  if (text) {
    const sought = Buffer.from(text.SearchString ?? []).toString();
    return isPath(text) && text.PositionalConstraint === 'STARTS_WITH' && sought === '/';
  }
  if (size === undefined || !isPath(size)) return false;
  // A path has one character at least.
  const least = new Map([
    ['GT', 0],
    ['GE', 1],
  ]).get(requireField(size.ComparisonOperator, 'ComparisonOperator'));
  return least !== undefined && requireField(size.Size, 'Size') <= least;
}

/** Whether it looks at the path as it was sent, but for its case. */
const isPath = ({
  FieldToMatch,
  TextTransformations = [],
}: Pick<ByteMatchStatement, 'FieldToMatch' | 'TextTransformations'>): boolean =>
  FieldToMatch?.UriPath !== undefined &&
  TextTransformations.every(({ Type }) => Type === 'NONE' || Type === 'LOWERCASE');

/** What CloudWatch counts where a rule acts on a request. */
const METRICS: Readonly<Record<string, string>> = {
  BLOCK: 'BlockedRequests',
  CAPTCHA: 'CaptchaRequests',
  CHALLENGE: 'ChallengeRequests',
  COUNT: 'CountedRequests',
};

const ALL = ['AllowedRequests', 'BlockedRequests', 'CaptchaRequests', 'ChallengeRequests'] as const;

const PEAK_ACTIONS = ['cloudwatch:GetMetricData'];

export const webAclPeaks = defineCollector({
  id: 'webAclPeaks',
  answers:
    'The most requests that each web ACL allowed and blocked, and the most that its rate limits stopped',
  light: false,
  verified: 'moto',
  actions: PEAK_ACTIONS,
  needs: ['webAcls'],
  deadlineFactor: 5,
  collect: (context, { webAcls }) => readPeaks(context, webAcls),
});

export const cloudFrontWebAclPeaks = defineCollector({
  id: 'cloudFrontWebAclPeaks',
  answers: 'The same of the web ACLs of CloudFront',
  light: false,
  verified: 'moto',
  actions: PEAK_ACTIONS,
  needs: ['cloudFrontWebAcls'],
  deadlineFactor: 5,
  collect: (context, { cloudFrontWebAcls }) => readPeaks(context, cloudFrontWebAcls),
});

const rateRules = ({ rules }: AnyWebAcl): WebAclRule[] => rules.filter(({ rate }) => rate !== null);

function readPeaks(context: CollectContext, webAcls: readonly AnyWebAcl[]): Promise<WebAclPeak[]> {
  const { region } = context.target;
  const reader = createMetricReader(context);
  const { window } = reader;
  const normal = createNormalFilter(context, window);
  const perSecond = (counts: Series) => findHighest(divideBy(normal(counts), window.periodSeconds));
  const query = (acl: AnyWebAcl, metric: string, rule: string | null): MetricQuery | null =>
    acl.metricName === null || rule === null
      ? null
      : {
          namespace: 'AWS/WAFV2',
          metric,
          statistic: 'Sum',
          // Those of CloudFront have no region (WAF developer guide, "AWS WAF metrics and dimensions").
          dimensions: {
            ...(region === GLOBAL ? {} : { Region: region }),
            Rule: rule,
            WebACL: acl.metricName,
          },
          silence: 'zero',
        };
  return readMetrics(
    reader,
    webAcls.map(
      (acl): Record<string, MetricQuery | null> => ({
        ...Object.fromEntries(ALL.map((metric) => [metric, query(acl, metric, 'ALL')])),
        ...Object.fromEntries(
          rateRules(acl).map(({ action, metricName }, i) => [
            `rule ${i}`,
            query(acl, METRICS[action] ?? 'BlockedRequests', metricName),
          ]),
        ),
      }),
    ),
    (series, i): WebAclPeak => {
      const acl = requireField(webAcls[i], 'a web ACL for the metrics');
      const [allowed = null, blocked = null, ...asked] = ALL.map((metric) => series[metric] ?? null);
      const seen = asked.reduce<Series>((sum, one) => addCounts(sum, one), addCounts(allowed, blocked));
      return {
        webAclArn: acl.webAclArn,
        window,
        requestsPerSecond: perSecond(seen),
        allowedPerSecond: perSecond(allowed),
        requests: sumOf(normal(seen)),
        blockedRequests: sumOf(normal(blocked)),
        limited: rateRules(acl).map(({ name }, at) => ({
          rule: name,
          requestsPerSecond: perSecond(series[`rule ${at}`] ?? null),
        })),
        ...(acl.metricName !== null && seen === null ? { isIncomplete: true } : {}),
      };
    },
  );
}

const sumOf = (counts: Series): number | null =>
  counts?.reduce((total, { value }) => total + value, 0) ?? null;
