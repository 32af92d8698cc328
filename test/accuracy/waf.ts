import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';

const { webAcls, webAclPeaks, cloudFrontWebAcls, cloudFrontWebAclPeaks } = build.healthyAccount;

/**
 * The shop behind web ACLs, one before its load balancer and one at CloudFront, that saw 500 requests a second each at the normal peak: 11,000
 * at the event, or 3,300,000 in five minutes.
 */
export const guarded: Account = {
  plan: aPreparedPlan(),
  region: { ...shop.region, webAcls, webAclPeaks, cloudFrontWebAcls, cloudFrontWebAclPeaks },
};
