import type { CloudFrontDistribution } from '../model/artifacts';

/** How people know a distribution: by the first of its names, or by the one that CloudFront gave it. */
export const nameOfDistribution = ({
  aliases,
  domainName,
}: Pick<CloudFrontDistribution, 'aliases' | 'domainName'>): string => aliases[0] ?? domainName;
