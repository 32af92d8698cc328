/** Web ACLs, and what they stand before. */
import {
  type AnyWebAcl,
  ARTIFACTS,
  type Artifacts,
  type WebAcl,
  type WebAclPeak,
  type WebAclRule,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';

/** What a web ACL may stand before; absent where it could not be read. */
export type EntranceArtifacts = Partial<Pick<Artifacts, 'loadBalancers' | 'apis'>>;

/** The load balancers and APIs that a web ACL stands before, as far as they could be read. */
export function entrancesOf(
  acl: WebAcl,
  { loadBalancers = [], apis = [] }: EntranceArtifacts,
): ScopedResource[] {
  const before = new Set(
    ARTIFACTS.webAcls.comesWith(acl).flatMap(({ kind, ids }) => ids.map((id) => `${kind} ${id}`)),
  );
  return [...loadBalancers.map(ARTIFACTS.loadBalancers.owner), ...apis.map(ARTIFACTS.apis.owner)].filter(
    ({ kind, ids }) => ids.some((id) => before.has(`${kind} ${id}`)),
  );
}

/** The APIs that a web ACL names, by their ids alone, where APIs could not be read; none where they could. */
export const unreadApisOf = (acl: WebAcl, { apis }: EntranceArtifacts): ScopedResource[] =>
  apis === undefined
    ? ARTIFACTS.webAcls.comesWith(acl).filter(({ kind, ids }) => kind === 'api' && ids.length > 0)
    : [];

/** What is said of a web ACL that stands before such. */
export const UNREAD_APIS = 'The APIs that it stands before could not be read.';

/** A rule that limits a rate. */
export type RateRule = WebAclRule & { readonly rate: NonNullable<WebAclRule['rate']> };

/** The rules of a web ACL that limit a rate. */
export const rateRulesOf = ({ rules }: AnyWebAcl): RateRule[] =>
  rules.filter((rule): rule is RateRule => rule.rate !== null);

/** The actions that keep a request from what is behind the web ACL, whoever sent it. */
const REFUSING = new Set(['BLOCK', 'MONETIZE']);
/** Those that let it through once whoever sent it has shown to be a person or a browser. */
const PUZZLING = new Set(['CAPTCHA', 'CHALLENGE']);

/** Whether requests that the rule matches go no further. */
export const refuses = ({ action }: WebAclRule): boolean => REFUSING.has(action);

/** Whether the rule does anything to requests beside counting them. */
export const acts = (rule: WebAclRule): boolean => refuses(rule) || PUZZLING.has(rule.action);

/** What people call a rule: its name, with the rule group that it is in. */
export const nameOfRule = ({ name, group }: WebAclRule): string =>
  group === null ? name : `${group}/${name}`;

/** Requests a second that one key of a rule gets through. */
export const ratePerSecond = ({ rate: { limit, windowSeconds } }: RateRule): number => limit / windowSeconds;

/** Whether a web ACL saw requests in the look-back, as far as CloudWatch tells. */
export const maySee = ({ metricName }: AnyWebAcl, peak: WebAclPeak | undefined): boolean =>
  metricName === null ||
  peak === undefined ||
  peak.isIncomplete === true ||
  (peak.requestsPerSecond?.value ?? 0) > 0;
