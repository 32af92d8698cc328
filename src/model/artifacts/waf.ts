import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, number, peak, tags, text } from './fields';

/** How many requests a rule lets through before it acts on the rest. */
const rateLimit = z.object({
  /** Requests of one key within the window. */
  limit: amount,
  /** How far back requests are counted, in seconds. */
  windowSeconds: number.positive(),
  /** `IP`, `FORWARDED_IP`, `CUSTOM_KEYS`, or `CONSTANT`: all requests together. */
  key: text,
  /** What `CUSTOM_KEYS` are made of, as AWS names it: `IP`, `Header`, `UriPath`. */
  customKeys: z.array(text),
  /** Whether it counts all requests that get to it, and not only some. */
  countsAll: flag,
});
export type WebAclRateLimit = z.infer<typeof rateLimit>;

const rule = z.object({
  name: text,
  /** The rule group that it is in; null where it is of the web ACL itself. */
  group: text.nullable(),
  /**
   * `ALLOW`, `BLOCK`, `COUNT`, `CAPTCHA`, `CHALLENGE` or `MONETIZE`; `GROUP` of a rule group whose own rules were not read, and do what each
   * of them says.
   */
  action: text,
  /** Vendor and name of a managed rule group, such as `AWS/AWSManagedRulesCommonRuleSet`; null for all else. */
  managedGroup: text.nullable(),
  /** Whether it may let requests through that no rule after it sees. */
  mayAllow: flag,
  /** Of a rule group whose own rules were not read: those that the web ACL overrides to count only. */
  countedRules: z.array(text),
  /** null where it counts nothing. */
  rate: rateLimit.nullable(),
  /** What CloudWatch counts it by; null where its metrics are off, and in rule groups, which CloudWatch counts apart. */
  metricName: text.nullable(),
});
export type WebAclRule = z.infer<typeof rule>;

const webAcl = z.object({
  webAclName: text,
  webAclArn: text,
  /** What CloudWatch counts its requests by; null where its metrics are off. */
  metricName: text.nullable(),
  /** What becomes of requests that no rule stops or lets through: `ALLOW` or `BLOCK`. */
  defaultAction: text,
  /** Web ACL capacity units (WCUs) that its rules take. */
  capacity: amount,
  /** Whether its requests are logged anywhere. */
  isLogged: flag,
  /** In the order in which they see a request. */
  rules: z.array(rule),
  tags,
});

/** The part of a web ACL that those of a region and those of CloudFront have alike. */
export type AnyWebAcl = z.infer<typeof webAcl>;

/** The stage of a REST API: `arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod`. */
const API_STAGE = /\/restapis\/([^/]+)\/stages\//;

/** The web ACLs of the region, which stand before load balancers and APIs. */
export const webAcls = rows({
  per: 'region',
  service: 'waf',
  lists: ['webAcl'],
  row: webAcl.extend({
    /** The Application Load Balancers and stages of REST APIs that it stands before; what else it may stand before is not asked. */
    resourceArns: z.array(text),
  }),
  owner: ({ webAclName, webAclArn, tags }) => resource('webAcl', [webAclName, webAclArn], tags),
  comesWith: ({ resourceArns }) => [
    resource('loadBalancer', resourceArns),
    resource(
      'api',
      resourceArns.map((arn) => API_STAGE.exec(arn)?.[1] ?? null),
    ),
  ],
});
export type WebAcl = RowOf<typeof webAcls>;

/** The web ACLs that stand before CloudFront distributions. */
export const cloudFrontWebAcls = rows({
  per: 'account',
  service: 'waf',
  lists: ['cloudFrontWebAcl'],
  row: webAcl,
  owner: ({ webAclName, webAclArn, tags }) => resource('cloudFrontWebAcl', [webAclName, webAclArn], tags),
});

const webAclPeak = z.object({
  webAclArn: text,
  window: metricWindow,
  /**
   * What it saw: what was allowed, blocked, or asked to solve a puzzle, of which those that had solved it count twice; null without data, which
   * is where there were none.
   */
  requestsPerSecond: peak.nullable(),
  /** What it let through. */
  allowedPerSecond: peak.nullable(),
  /** Requests of all normal times of the look-back together; null where CloudWatch gave only a part. */
  requests: amount.nullable(),
  /** Of these, those that it blocked. */
  blockedRequests: amount.nullable(),
  /** The rules that limit a rate, and the most that each acted on or, if it only counts, would have. */
  limited: z.array(z.object({ rule: text, requestsPerSecond: peak.nullable() })),
  /** Whether CloudWatch gave only a part: null is not none then. Absent where it gave all. */
  isIncomplete: flag.optional(),
});

/** The most that each web ACL of the region saw in the look-back. */
export const webAclPeaks = rows({
  per: 'region',
  service: 'waf',
  row: webAclPeak,
  owner: ({ webAclArn }) => resource('webAcl', [webAclArn]),
});
export type WebAclPeak = RowOf<typeof webAclPeaks>;

/** The same of those of CloudFront. */
export const cloudFrontWebAclPeaks = rows({
  per: 'account',
  service: 'waf',
  row: webAclPeak,
  owner: ({ webAclArn }) => resource('cloudFrontWebAcl', [webAclArn]),
});
