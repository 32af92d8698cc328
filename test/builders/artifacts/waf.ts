import type { Artifacts, WebAcl, WebAclPeak, WebAclRule } from '../../../src/model/artifacts';
import { loadBalancerArn } from './elastic-load-balancing';
import { ACCOUNT, aPeak, WINDOW } from './fields';

export const webAclArn = (webAclName = 'shop'): string =>
  `arn:aws:wafv2:${ACCOUNT}:regional/webacl/${webAclName}/a1b2`;

/** Blocks an address from 10,000,000 requests in five minutes on. */
export const aRateRule = (
  overrides: Partial<WebAclRule> & { readonly limits?: Partial<WebAclRule['rate']> } = {},
): WebAclRule => {
  const { limits, ...rest } = overrides;
  return {
    name: 'per-address',
    group: null,
    action: 'BLOCK',
    managedGroup: null,
    mayAllow: false,
    countedRules: [],
    rate: {
      ...{ limit: 10_000_000, windowSeconds: 300, key: 'IP', customKeys: [], countsAll: true },
      ...limits,
    },
    metricName: 'per-address',
    ...rest,
  };
};

/** AWS's common rules, which block. */
export const aManagedGroup = (overrides: Partial<WebAclRule> = {}): WebAclRule => ({
  name: 'common',
  group: null,
  action: 'GROUP',
  managedGroup: 'AWS/AWSManagedRulesCommonRuleSet',
  mayAllow: false,
  countedRules: [],
  rate: null,
  metricName: null,
  ...overrides,
});

/** Stands before the load balancer `web`. */
export const aWebAcl = (overrides: Partial<WebAcl> = {}): WebAcl => ({
  webAclName: 'shop',
  webAclArn: webAclArn(overrides.webAclName),
  metricName: 'shop',
  defaultAction: 'ALLOW',
  capacity: 702,
  isLogged: true,
  rules: [aManagedGroup(), aRateRule()],
  resourceArns: [loadBalancerArn()],
  tags: {},
  ...overrides,
});

/** It saw 500 requests a second at most, and allowed them. */
export const aWebAclPeak = (overrides: Partial<WebAclPeak> = {}): WebAclPeak => ({
  webAclArn: webAclArn(),
  window: WINDOW,
  requestsPerSecond: aPeak(500),
  allowedPerSecond: aPeak(500),
  requests: 100_000_000,
  blockedRequests: 1_000_000,
  limited: [{ rule: 'per-address', requestsPerSecond: null }],
  ...overrides,
});

const { resourceArns: _, ...ofCloudFront } = aWebAcl({
  webAclName: 'edge',
  rules: [
    aManagedGroup(),
    aRateRule(),
    aRateRule({ name: 'all', limits: { limit: 60_000_000, key: 'CONSTANT' } }),
  ],
});

/** One before a distribution. */
export const aCloudFrontWebAcl = (
  overrides: Partial<Artifacts['cloudFrontWebAcls'][number]> = {},
): Artifacts['cloudFrontWebAcls'][number] => ({ ...ofCloudFront, ...overrides });

/** Rules by address, by forwarded address and over all requests, each of which lets an event through. */
export const healthyWaf = {
  webAcls: [
    aWebAcl({
      rules: [
        aManagedGroup(),
        aRateRule(),
        aRateRule({ name: 'per-visitor', limits: { key: 'FORWARDED_IP' } }),
        aRateRule({ name: 'all', limits: { limit: 60_000_000, key: 'CONSTANT' } }),
      ],
    }),
  ],
  webAclPeaks: [aWebAclPeak()],
  cloudFrontWebAcls: [aCloudFrontWebAcl()],
  cloudFrontWebAclPeaks: [aWebAclPeak({ webAclArn: webAclArn('edge') })],
} satisfies Partial<Artifacts>;
