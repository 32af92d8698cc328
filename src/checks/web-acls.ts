/** What is judged alike of the web ACLs of a region and of those of CloudFront. */
import { densityOf } from '../capacity/density';
import type { FixDraft } from '../judging/fix';
import { isKnown } from '../judging/known';
import type { Placed } from '../judging/traffic-graph';
import {
  acts,
  entrancesOf,
  maySee,
  nameOfRule,
  type RateRule,
  ratePerSecond,
  rateRulesOf,
  refuses,
  UNREAD_APIS,
  unreadApisOf,
} from '../judging/web-acls';
import { round } from '../lib/round';
import {
  type AnyWebAcl,
  ARTIFACTS,
  type Artifacts,
  type WebAclPeak,
  type WebAclRule,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { multiplierOf } from '../plan/demand';
import { asPlaced } from './as-placed';
import {
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from './check';

/** A web ACL with what it saw. */
export interface SeenWebAcl {
  readonly acl: AnyWebAcl;
  readonly peak: WebAclPeak | undefined;
  readonly resource: JudgedResource;
  /** What it stands before, or itself where that is not asked. */
  readonly owners: readonly ScopedResource[];
  /** Whether it stands before APIs too that could not be read. */
  readonly isUnread?: boolean;
}

type Judge = (seen: SeenWebAcl) => readonly Judgement[];

const seenOf = (
  acl: AnyWebAcl,
  peaks: readonly WebAclPeak[],
  owners: readonly ScopedResource[],
): SeenWebAcl => ({
  acl,
  owners,
  peak: peaks.find(({ webAclArn }) => webAclArn === acl.webAclArn),
  resource: { name: acl.webAclName, arn: acl.webAclArn },
});

/** What is read to judge the web ACLs of a region. */
export type RegionalArtifacts = Pick<Artifacts, 'webAcls' | 'webAclPeaks' | 'loadBalancers'> &
  Partial<Pick<Artifacts, 'apis'>>;

/** Judges each web ACL of the region that stands before something, by whether that carries the event's traffic. */
export const judgeWebAcls = (
  { webAcls, webAclPeaks, ...entrances }: RegionalArtifacts,
  { placed }: TargetContext,
  judge: Judge,
): Judgement[] =>
  webAcls.flatMap((acl) => {
    const isUnread = unreadApisOf(acl, entrances).length > 0;
    const seen = { ...seenOf(acl, webAclPeaks, entrancesOf(acl, entrances)), isUnread };
    if (seen.owners.length === 0) {
      if (isUnread) return [unknown(seen.resource, UNREAD_APIS)];
      return [notApplicable('It stands before no load balancer and no API that was read.', seen.resource)];
    }
    const places: readonly Placed[] = [
      ...seen.owners.map(placed),
      ...(isUnread ? [{ placement: 'unplaced', because: UNREAD_APIS } as const] : []),
    ];
    const foremost =
      (['on', 'unplaced', 'off'] as const)
        .map((placement) => places.find((one) => one.placement === placement))
        .find((one) => one !== undefined) ?? null;
    return judge(seen).map((judgement) =>
      foremost === null ? judgement : asPlaced(judgement, () => foremost),
    );
  });

/** Judges each web ACL of CloudFront that saw requests: what it stands before is not asked. */
export const judgeCloudFrontWebAcls = (
  {
    cloudFrontWebAcls,
    cloudFrontWebAclPeaks,
  }: Pick<Artifacts, 'cloudFrontWebAcls' | 'cloudFrontWebAclPeaks'>,
  judge: Judge,
): Judgement[] =>
  cloudFrontWebAcls.flatMap((acl) => {
    const seen = seenOf(acl, cloudFrontWebAclPeaks, [ARTIFACTS.cloudFrontWebAcls.owner(acl)]);
    return maySee(acl, seen.peak)
      ? judge(seen)
      : [notApplicable('It saw no requests in the look-back.', seen.resource)];
  });

/** Whether a rule counts by the address that a request comes from. */
export const countsByAddress = ({ rate }: RateRule): boolean =>
  rate.key === 'IP' || (rate.key === 'CUSTOM_KEYS' && rate.customKeys.includes('IP'));

/** Whether it counts visitors, as far as addresses tell them apart. */
const countsVisitors = (rule: RateRule): boolean =>
  countsByAddress(rule) || rule.rate.key === 'FORWARDED_IP' || rule.rate.customKeys.includes('ForwardedIP');

/** Requests at the peak, or why they are not known. */
export function expectedOf(
  { acl, peak, owners, isUnread }: SeenWebAcl,
  context: TargetContext,
): { readonly perSecond: number; readonly words: string } | { readonly missing: string } {
  if (isUnread) return { missing: UNREAD_APIS };
  if (acl.metricName === null) return { missing: 'Its CloudWatch metrics are off.' };
  const seen = peak?.requestsPerSecond ?? null;
  const density = densityOf(seen, peak?.window, 'rates', `the requests of web ACL ${acl.webAclName}`);
  if (seen === null || !isKnown(density)) return isKnown(density) ? { missing: '' } : density;
  if (peak?.isIncomplete) return { missing: 'CloudWatch gave only a part of its requests.' };
  const all = owners.map((owner) => multiplierOf(owner, context));
  const times = all.reduce<number | null>(
    (most, one) => (most === null || one === null ? null : Math.max(most, one)),
    0,
  );
  if (times === null) return { missing: 'The needed multiplier is not known.' };
  const perSecond = seen.value * times;
  return {
    perSecond,
    words: `The web ACL gets ${round(perSecond)} requests/s at the peak (${round(seen.value)} at ${seen.at} × ${round(times)})`,
  };
}

/** What a rule lets through, as the begin of a sentence. */
export const limitInWords = ({ rate: { limit, windowSeconds, countsAll } }: RateRule): string =>
  `It lets ${limit} requests in ${windowSeconds} s through${countsAll ? '' : ', of those that its scope-down statement matches'}`;

/** The resource that a judgement of one rule is about. */
export const ruleResource = ({ acl }: SeenWebAcl, rule: WebAclRule): JudgedResource => ({
  name: `${acl.webAclName}/${nameOfRule(rule)}`,
  arn: acl.webAclArn,
});

/** The most requests a second that a rule acts on already; null where none, or where that is not known. */
export function limitedBy({ peak }: SeenWebAcl, { name }: RateRule) {
  const limited = peak?.limited.find(({ rule }) => rule === name)?.requestsPerSecond ?? null;
  return limited !== null && limited.value > 0 ? limited : null;
}

/** Of an address that many share, such as that of a mobile carrier: its part of all requests, and what so many visitors send. */
const SHARED = { part: 0.01, visitors: 100, requestsPerMinute: 30 };

/**
 * Judges each rule that limits what one visitor sends, and each that asks for a puzzle once all together send too much: what
 * blocks then is a ceiling.
 *
 * @param isApart Why a rule is judged elsewhere, as a sentence; null where it is judged here.
 */
export const judgeRateLimits = (
  seen: SeenWebAcl,
  planned: TargetContext,
  isApart: (rule: RateRule) => string | null = () => null,
): Judgement[] =>
  rateRulesOf(seen.acl)
    .filter((rule) => acts(rule) && !(isOfAll(rule) && refuses(rule)))
    .map((rule) => {
      const apart = isApart(rule);
      return apart === null
        ? judgeByTraffic(planned, (context) => judgeRateLimit(seen, rule, context))
        : notApplicable(apart, ruleResource(seen, rule));
    });

/** Whether it counts the requests of all visitors together. */
const isOfAll = ({ rate }: RateRule): boolean => rate.key === 'CONSTANT';

function judgeRateLimit(seen: SeenWebAcl, rule: RateRule, context: TargetContext): Judgement {
  const resource = ruleResource(seen, rule);
  const { limit, windowSeconds } = rule.rate;
  const expected = expectedOf(seen, context);
  if ('missing' in expected) return unknown(resource, expected.missing);
  const isOfVisitors = countsVisitors(rule);
  const shared = isOfVisitors
    ? Math.min(expected.perSecond * SHARED.part, (SHARED.visitors * SHARED.requestsPerMinute) / 60)
    : expected.perSecond;
  const needed = Math.ceil(shared * windowSeconds);
  const testers = Math.ceil(expected.perSecond / ratePerSecond(rule));
  const whose = isOfVisitors ? 'each address' : 'each key';
  const words = [
    `${limitInWords(rule)} for ${isOfAll(rule) ? 'all visitors together' : whose}: ${round(ratePerSecond(rule))} a second. ${expected.words}`,
    isOfAll(rule)
      ? `, ${needed} in ${windowSeconds} s.`
      : `; a load test of as much needs ${testers} ${isOfVisitors ? 'addresses' : 'keys'} at least.`,
  ].join('');
  const fix = {
    action: `Raise the limit of rule ${nameOfRule(rule)} of web ACL ${seen.acl.webAclName} from ${limit} to ${needed} requests in ${windowSeconds} s at least, or ${isOfAll(rule) ? 'let it count by address' : 'exempt addresses that you know many share'}.`,
    reversal: { action: `Set the limit of rule ${nameOfRule(rule)} to ${limit} again.` },
    lead: 'configuration',
  } as const satisfies FixDraft;
  const limited = limitedBy(seen, rule);
  if (limited) {
    const begun = `${words} It stopped ${round(limited.value)} requests/s already at ${limited.at}; see whose they were.`;
    return warn(resource, begun, fix);
  }
  const assumed = isOfVisitors
    ? `Assumed: an address that many share sends ${SHARED.part * 100} % of all requests, and not more than ${SHARED.visitors} visitors with ${SHARED.requestsPerMinute} a minute each do, ${round(shared)} requests/s or ${needed} in ${windowSeconds} s.`
    : isOfAll(rule)
      ? 'What is more than that is asked for a puzzle, which programs cannot solve.'
      : 'How many of them have the same key is not known.';
  return needed > limit ? warn(resource, `${words} ${assumed}`, fix) : pass(resource, `${words} ${assumed}`);
}

/** More of all requests than this is not only the noise that any public address gets; our own figure. */
const MUCH_BLOCKED = 0.05;

/** Judges whether a web ACL blocks much of what comes on normal days. */
export function judgeBlocked({ acl, peak, resource }: SeenWebAcl): Judgement {
  if (acl.metricName === null) return unknown(resource, 'Its CloudWatch metrics are off.');
  if (peak === undefined || peak.isIncomplete || peak.requests === null) {
    return unknown(resource, 'CloudWatch gave only a part of its requests.');
  }
  if (peak.requests === 0) return notApplicable('It saw no requests in the look-back.', resource);
  const share = (peak.blockedRequests ?? 0) / peak.requests;
  const words = `It blocked ${round(share * 100)} % of its requests in the look-back (${round(peak.blockedRequests ?? 0)} of ${round(peak.requests)}).`;
  return share > MUCH_BLOCKED
    ? warn(
        resource,
        `${words} If customers are among them, ${round(share * 100)} % of the event’s are too.`,
        {
          action: `See in the sampled requests or logs of web ACL ${acl.webAclName} whom its rules block, and exempt customers.`,
          lead: 'configuration',
        },
      )
    : pass(resource, words);
}

/** Whether a rule or rule group that only counts is one that would stop an attack. */
const wouldStop = ({ action, rate, managedGroup }: WebAclRule): boolean =>
  action === 'COUNT' && (rate !== null || managedGroup !== null);

/** The rules that only count, of a rule group that does something otherwise. */
const countedIn = (rule: WebAclRule): string[] =>
  rule.action === 'GROUP' ? rule.countedRules.map((name) => `${nameOfRule(rule)}/${name}`) : [];

/** Judges whether rules that would stop an attack only count. */
export function judgeCounting({ acl, resource }: SeenWebAcl): Judgement {
  const counting = acl.rules.filter(wouldStop).map(nameOfRule);
  const counted = acl.rules.flatMap(countedIn);
  if (counting.length === 0) {
    return counted.length === 0
      ? pass(resource, 'No rate limit and no managed rule group only counts.')
      : unknown(
          resource,
          `${counted.join(', ')} only count what they match. What the other rules of their groups stop is not known; see in the metrics of the groups whether these may block.`,
        );
  }
  return warn(resource, `${counting.join(', ')} only count what they match.`, {
    action: `See what ${counting.join(', ')} of web ACL ${acl.webAclName} counted, and let them block what is none of your customers’.`,
    lead: 'security',
  });
}

/** AWS's own rule group against floods of requests. */
const AGAINST_FLOODS = 'AWS/AWSManagedRulesAntiDDoSRuleSet';

/** Whether a rule limits what one visitor sends, whatever that asks for. */
const limitsVisitors = (rule: WebAclRule): boolean =>
  acts(rule)
    ? rule.rate?.countsAll === true && rule.rate.key !== 'CONSTANT'
    : isAgainstFloods(rule) && rule.countedRules.length === 0;

const isAgainstFloods = ({ action, managedGroup }: WebAclRule): boolean =>
  action === 'GROUP' && managedGroup === AGAINST_FLOODS;

/** Judges whether a web ACL stops who sends too much. */
export function judgeRateRule({ acl, resource }: SeenWebAcl): Judgement {
  const { rules, webAclName } = acl;
  const at = rules.findIndex(limitsVisitors);
  const stopping = rules[at];
  // What allows before the first of them does so before all others too.
  const allowing = rules.slice(0, Math.max(0, at)).filter(({ mayAllow }) => mayAllow);
  if (stopping) {
    const words = `${nameOfRule(stopping)} of web ACL ${webAclName} limits rates`;
    return allowing.length === 0
      ? pass(resource, `${words}.`)
      : unknown(
          resource,
          `${words}, but not of requests that ${allowing.map(nameOfRule).join(', ')} may let through before it.`,
        );
  }
  const counted = rules.filter(isAgainstFloods).flatMap(countedIn);
  if (counted.length > 0) {
    return unknown(
      resource,
      `${counted.join(', ')} of web ACL ${webAclName} only count; what is left of the group against floods is not known, and nothing else limits rates.`,
    );
  }
  const unread = rules.find(({ action, managedGroup }) => action === 'GROUP' && managedGroup === null);
  if (unread) {
    return unknown(
      resource,
      `The rules of ${unread.name} are another account’s and could not be read; none that was read limits the rate of every visitor.`,
    );
  }
  const short = rateRulesOf(acl).filter(acts).map(nameOfRule);
  const why =
    short.length === 0
      ? ''
      : ` Only a part of the requests, or all visitors together, are counted by ${short.join(', ')}.`;
  return warn(resource, `No rule of web ACL ${webAclName} limits the rate of every visitor.${why}`, {
    action: `Add a rate-based rule to web ACL ${webAclName} that counts all requests of a visitor, count with it first, and block well above what a shared address sends.`,
    lead: 'security',
  });
}
