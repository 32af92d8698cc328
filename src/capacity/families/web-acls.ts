import {
  type EntranceArtifacts,
  entrancesOf,
  maySee,
  nameOfRule,
  type RateRule,
  ratePerSecond,
  rateRulesOf,
  refuses,
  UNREAD_APIS,
  unreadApisOf,
} from '../../judging/web-acls';
import { round } from '../../lib/round';
import { type AnyWebAcl, ARTIFACTS, type Peak, type WebAcl, type WebAclPeak } from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { linearUse } from '../growth';
import { quotaPart } from '../quota-ceiling';

const UNIT = 'requests/s';

/** A web ACL that traffic comes through, and what it saw. */
interface Passed {
  readonly acl: AnyWebAcl;
  readonly peak: WebAclPeak | undefined;
  /** What it stands before, or itself where that is not known. */
  readonly owners: readonly ScopedResource[];
  /** Whether it stands before APIs too that could not be read, so that nobody knows how its requests grow. */
  readonly isUnread?: boolean;
}

/** Those of a region that stand before something in scope, unless they saw nothing and carry nothing. */
const regional = (
  webAcls: readonly WebAcl[],
  peaks: readonly WebAclPeak[],
  entrances: EntranceArtifacts,
  { inScope, placed }: FamilyContext,
): Passed[] =>
  webAcls.flatMap((acl) => {
    const owners = entrancesOf(acl, entrances).filter(inScope);
    const peak = peakOf(acl, peaks);
    const unread = unreadApisOf(acl, entrances);
    // A scope may name them by names that were not read, so none of them is left out.
    if (unread.length > 0) return [{ acl, owners: [...owners, ...unread], peak, isUnread: true }];
    const isUsed = maySee(acl, peak) || owners.some((owner) => placed(owner).placement !== 'off');
    return owners.length > 0 && isUsed ? [{ acl, owners, peak }] : [];
  });

const peakOf = ({ webAclArn }: AnyWebAcl, peaks: readonly WebAclPeak[]): WebAclPeak | undefined =>
  peaks.find((peak) => peak.webAclArn === webAclArn);

/** How much of what it saw counts: by what stands behind it and grows most; null where that is not known. */
function useOf(amount: number, { owners, isUnread }: Passed, context: FamilyContext) {
  if (isUnread) return null;
  const [first, ...others] = owners as [ScopedResource, ...ScopedResource[]];
  const most = others.reduce(
    (chosen, owner) => (context.elasticity(owner) > context.elasticity(chosen) ? owner : chosen),
    first,
  );
  return linearUse(amount, context.elasticity(most), 0, context.addedTo(most));
}

/** What both ceilings say alike of the requests of a web ACL. */
function countedPart(
  { acl, peak, isUnread }: Passed,
  amountOf: (peak: WebAclPeak) => Peak | null,
): Pick<CeilingDraft, 'missing' | 'understated' | 'isFlattened'> & {
  readonly evidence: CeilingDraft['evidence'];
} {
  if (isUnread) return { missing: UNREAD_APIS, evidence: [] };
  if (acl.metricName === null) {
    return { missing: `CloudWatch metrics of web ACL ${acl.webAclName} are off.`, evidence: [] };
  }
  const counted = peak && amountOf(peak);
  const density = densityOf(counted, peak?.window, 'rates', `the requests of web ACL ${acl.webAclName}`);
  if (!counted) return { ...('missing' in density ? density : {}), evidence: [] };
  const part = peak.isIncomplete ? 'CloudWatch gave only a part of its requests.' : null;
  return {
    understated: understatedBy(density).understated ?? part,
    ...('isFlattened' in density ? { isFlattened: density.isFlattened } : {}),
    evidence: [
      {
        source: 'AWS/WAFV2',
        at: counted.at,
        detail: `Web ACL ${acl.webAclName} saw ${round(counted.value)} requests a second at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
      },
    ],
  };
}

/** The default of AWS since 2025 (WAF developer guide, "AWS WAF quotas"). */
const DEFAULT_REQUESTS = 100_000;

export const webAclRequests = defineCeilingFamily({
  id: 'web-acl-requests',
  title: 'Web ACLs take the requests of the peak',
  failureTitle: 'A web ACL refuses requests by its quota before the peak',
  why: 'AWS bounds the requests a second that one web ACL inspects; what is beyond is refused before any rule sees it.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html',
  workbook: '11 Service Limits',
  unit: UNIT,
  formula:
    'the most requests per second that the web ACL of load balancers or APIs saw × m, against the quota of requests per second that Service Quotas lists for WAF; where it lists none of that name, what is beyond the 100,000 that AWS publishes is asked.',
  remedy: 'Request an increase of the quota, or give entrances web ACLs of their own.',
  kind: 'quota',
  elastic: true,
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: ['apis', 'serviceQuotas'],
  estimate: ({ webAcls, webAclPeaks, loadBalancers, apis, serviceQuotas }, context) => {
    const quota = serviceQuotas?.find(
      ({ serviceCode, quotaName }) => serviceCode === 'wafv2' && /requests per second/i.test(quotaName),
    );
    return regional(webAcls, webAclPeaks, { loadBalancers, ...(apis && { apis }) }, context).map((passed) => {
      const { acl, peak } = passed;
      const seen = peak?.requestsPerSecond ?? null;
      const { evidence, ...counted } = countedPart(passed, (one) => one.requestsPerSecond);
      const isListed = quota !== undefined;
      const { missing: _, ...part } = quotaPart(
        serviceQuotas,
        quota?.quotaCode ?? '',
        'wafv2',
        UNIT,
        context,
      );
      const { quotaCode, ...rest } = part;
      const isOpen = !isListed && context.unknowns === 'least';
      return {
        ...rest,
        ...(isListed ? { quotaCode } : {}),
        resource: acl.webAclName,
        title: `Requests to web ACL ${acl.webAclName}`,
        now: seen?.value ?? null,
        use: seen && useOf(isOpen ? 0 : seen.value, passed, context),
        ...counted,
        limit: quota?.value ?? DEFAULT_REQUESTS,
        ...(isListed
          ? {}
          : {
              open: `Service Quotas lists no quota of requests per second of WAF, and AWS publishes ${DEFAULT_REQUESTS.toLocaleString('en-US')} unless they were raised; ask whether they were.`,
              fix: () => ({
                action: `Ask AWS for more requests per second of web ACL ${acl.webAclName}.`,
                lead: 'quotaIncrease' as const,
              }),
            }),
        evidence: [...part.evidence, ...evidence],
      };
    });
  },
});

const RATE_LIMIT = {
  why: 'A rate-based rule that counts all requests together blocks every visitor once they are too many, as it cannot tell an event from an attack.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html',
  workbook: '12 Security',
  unit: UNIT,
  formula:
    'the most requests per second that the web ACL saw × m, against limit ÷ evaluation window of each rule that counts all requests together and blocks. It is safe if all requests fit. What the web ACL allows now passes such a rule for certain if it counts every path and no rule before it lets requests through; only by that is it red, and between the two the rule is asked about.',
  remedy: 'Raise the limit of the rule, or let it count each visitor by itself.',
  kind: 'configured',
  elastic: true,
} as const;

export const webAclRateLimit = defineCeilingFamily({
  ...RATE_LIMIT,
  id: 'web-acl-rate-limit',
  title: 'Rate limits over all visitors of a web ACL let the peak through',
  failureTitle: 'A rate limit over all visitors of a web ACL blocks the event before its peak',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: ['apis'],
  estimate: ({ webAcls, webAclPeaks, loadBalancers, apis }, context) =>
    regional(webAcls, webAclPeaks, { loadBalancers, ...(apis && { apis }) }, context).flatMap((passed) =>
      rateCeilings(passed, context),
    ),
});

export const cloudFrontWebAclRateLimit = defineCeilingFamily({
  ...RATE_LIMIT,
  id: 'cloudfront-web-acl-rate-limit',
  title: 'Rate limits over all visitors of a web ACL of CloudFront let the peak through',
  failureTitle: 'A rate limit over all visitors of a web ACL of CloudFront blocks the event before its peak',
  needs: ['cloudFrontWebAcls', 'cloudFrontWebAclPeaks'],
  estimate: ({ cloudFrontWebAcls, cloudFrontWebAclPeaks }, context) =>
    cloudFrontWebAcls.flatMap((acl) => {
      const owner = ARTIFACTS.cloudFrontWebAcls.owner(acl);
      const peak = peakOf(acl, cloudFrontWebAclPeaks);
      // What it stands before is not asked: one that saw nothing may stand before nothing.
      return context.inScope(owner) && maySee(acl, peak)
        ? rateCeilings({ acl, peak, owners: [owner] }, context)
        : [];
    }),
});

const rateCeilings = (passed: Passed, context: FamilyContext): CeilingDraft[] =>
  rateRulesOf(passed.acl)
    .filter((rule) => rule.rate.key === 'CONSTANT' && refuses(rule))
    .map((rule) => rateCeiling(passed, rule, context));

function rateCeiling(passed: Passed, rule: RateRule, context: FamilyContext): CeilingDraft {
  const { acl, peak } = passed;
  const { limit, windowSeconds, countsAll } = rule.rate;
  const name = nameOfRule(rule);
  const { evidence, ...counted } = countedPart(passed, (one) => one.requestsPerSecond);
  const seen = peak?.requestsPerSecond ?? null;
  const before = acl.rules.slice(0, acl.rules.indexOf(rule));
  const isCertain = countsAll && !before.some(({ mayAllow }) => mayAllow);
  const least = isCertain ? (peak?.allowedPerSecond?.value ?? 0) : 0;
  const amount = context.unknowns === 'most' ? (seen?.value ?? 0) : least;
  return {
    resource: `${acl.webAclName}/${name}`,
    title: `Requests that rule ${name} of web ACL ${acl.webAclName} lets through`,
    unit: UNIT,
    now: seen && amount,
    use: seen && useOf(amount, passed, context),
    ...counted,
    limit: ratePerSecond(rule),
    ...(least < (seen?.value ?? 0) ? { open: openOf(rule, isCertain) } : {}),
    evidence: [
      {
        source: 'wafv2:GetWebACL',
        at: context.asOf,
        detail: `Rule ${name} lets ${limit} requests in ${windowSeconds} s through, of all visitors together${countsAll ? '' : ', of those that its scope-down statement matches'}: ${limit} ÷ ${windowSeconds} = ${round(ratePerSecond(rule))} a second. AWS limits near it, and not exactly.`,
      },
      ...evidence,
    ],
    fix: (expected) => {
      const raised = Math.ceil((expected * windowSeconds) / context.plan.thresholds.yellow);
      return {
        action: `Raise the limit of rule ${name} of web ACL ${acl.webAclName} from ${limit} to ${raised} requests in ${windowSeconds} s, or let it count by address.`,
        reversal: { action: `Set the limit of rule ${name} to ${limit} again.` },
        lead: 'configuration',
      };
    },
  };
}

/** Why not all that the web ACL sees need count. */
const openOf = (rule: RateRule, isCertain: boolean): string => {
  const remedy = 'It is enough if it is above all requests to the web ACL.';
  if (isCertain)
    return `Whether what the web ACL blocks today comes past rule ${nameOfRule(rule)} is not known. ${remedy}`;
  return rule.rate.countsAll
    ? `A rule before ${nameOfRule(rule)} may let requests through that it does not count. ${remedy}`
    : `How many requests the scope-down statement of ${nameOfRule(rule)} matches is not known. ${remedy}`;
};
