import type { CloudFrontDistribution } from '../model/artifacts';

/** How people know a distribution: by the first of its names, or by the one that CloudFront gave it. */
export const nameOfDistribution = ({
  aliases,
  domainName,
}: Pick<CloudFrontDistribution, 'aliases' | 'domainName'>): string => aliases[0] ?? domainName;

/** The hosts that a distribution leads to by its behaviors, each once: what no behavior names gets no requests. */
export function originHostsOf({
  targetOriginIds,
  originGroups,
  origins,
}: Pick<CloudFrontDistribution, 'targetOriginIds' | 'originGroups' | 'origins'>): readonly string[] {
  const used = new Set([
    ...targetOriginIds,
    ...originGroups
      .filter(({ originGroupId }) => targetOriginIds.includes(originGroupId))
      .flatMap(({ originIds }) => originIds),
  ]);
  const hosts = origins.filter(({ originId }) => used.has(originId)).map(({ domainName }) => domainName);
  return [...new Set(hosts)].sort();
}

/** Those of some distributions that serve viewers. */
export const serving = (distributions: readonly CloudFrontDistribution[]): CloudFrontDistribution[] =>
  distributions.filter(({ enabled, staging }) => enabled && !staging);
