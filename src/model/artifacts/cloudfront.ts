import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** The CloudFront distributions of the account. */
export const cloudFrontDistributions = rows({
  per: 'account',
  service: 'cloudfront',
  lists: ['cloudFrontDistribution'],
  row: z.object({
    distributionId: text,
    distributionArn: text,
    /** Such as `d111111abcdef8.cloudfront.net`. */
    domainName: text,
    /** The names that it answers to besides; those of a distribution for tenants are with its tenants. */
    aliases: z.array(text),
    enabled: flag,
    /** `Deployed`, or `InProgress` while a change is on its way to the edges. */
    status: text,
    /** Whether it tries out changes for another distribution. */
    staging: flag,
    /** When it was made or last changed. */
    lastModifiedTime: time,
    origins: z.array(
      z.object({
        originId: text,
        domainName: text,
        /** Whether one more cache stands before the origin, which all edges ask. */
        hasOriginShield: flag,
      }),
    ),
    /** Groups of an origin and the one that is asked where it fails; the rest of a name that behaviours have for an origin. */
    originGroups: z.array(z.object({ originGroupId: text, originIds: z.array(text) })),
    /** The origins and groups that its behaviours lead to, each once. */
    targetOriginIds: z.array(text),
    /** Functions of Lambda@Edge that its behaviours call, each once. */
    edgeFunctionArns: z.array(text),
    /** Of Certificate Manager; null: that of cloudfront.net, or one that IAM holds. */
    certificateArn: text.nullable(),
    /** Of a server certificate of IAM. */
    iamCertificateId: text.nullable(),
    /** ARN of a web ACL; the id of one of AWS WAF Classic. */
    webAclId: text.nullable(),
    tags,
  }),
  owner: ({ distributionId, distributionArn, aliases, tags }) =>
    resource('cloudFrontDistribution', [distributionId, distributionArn, ...aliases], tags),
  brings: ({ webAclId }) => [resource('cloudFrontWebAcl', [webAclId])],
});
export type CloudFrontDistribution = RowOf<typeof cloudFrontDistributions>;

/** The most that each distribution answered in the look-back. */
export const cloudFrontPeaks = rows({
  per: 'account',
  service: 'cloudfront',
  row: z.object({
    distributionId: text,
    window: metricWindow,
    /** Requests of viewers, whoever answered them; null where there were none, or without complete data. */
    requestsPerSecond: peak.nullable(),
    /** What viewers got, without what answers to POST and PUT brought; see `requestsPerSecond`. */
    bytesPerSecond: peak.nullable(),
    /** Answers of 500 and above a second, when they were most, and all requests a second then; null without complete data. */
    serverErrors: peak.extend({ requestsPerSecond: amount }).nullable(),
    /**
     * Percent of the requests that may be cached which a cache answered: the mean by requests, and the lowest while a tenth of the most
     * requests came. Null where it was not measured, which costs extra.
     */
    cacheHitRate: z.object({ mean: amount, lowest: peak }).nullable(),
    /** Whether CloudWatch gave only a part: null is not none then. Absent where it gave all. */
    isIncomplete: flag.optional(),
  }),
  owner: ({ distributionId }) => resource('cloudFrontDistribution', [distributionId]),
});
export type CloudFrontPeak = RowOf<typeof cloudFrontPeaks>;
