import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';

/**
 * The shop behind names of Route 53 and a distribution of CloudFront, which answers 1,000 requests and sends 0.2 Gbit a second at the normal peak, of quotas of
 * 250,000 and 150.
 */
export const edge: Account = {
  plan: aPreparedPlan(),
  region: {
    ...shop.region,
    cloudFrontDistributions: [build.aDistribution()],
    cloudFrontPeaks: [build.aDistributionPeak()],
    cloudFrontCertificates: build.healthyAccount.cloudFrontCertificates,
    ...build.healthyRoute53,
  },
};

/** The same with files in a bucket behind the distribution, which answers 100 requests a second at the normal peak. */
export const edgeOfFiles: Account = {
  plan: edge.plan,
  region: {
    ...edge.region,
    cloudFrontDistributions: [build.inFrontOf('files-us-east-1')],
    cloudFrontPeaks: [build.aDistributionPeak({ requestsPerSecond: build.aPeak(100) })],
    ...build.healthyS3,
  },
};
