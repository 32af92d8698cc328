import { defineCheck } from '../check';
import { judgeCloudFrontWebAcls, judgeRateLimits } from '../web-acls';

export const cloudFrontWebAclRateLimits = defineCheck({
  id: 'cloudfront-web-acl-rate-limits',
  title: 'Rate limits of web ACLs of CloudFront let addresses through that many share',
  failureTitle: 'A rate limit of a web ACL of CloudFront is below what a shared address sends at the peak',
  why: 'Customers of a mobile carrier, or of one office, come from one address; a rule that counts by address takes them for one.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html',
  workbook: '12 Performance',
  needs: ['cloudFrontWebAcls', 'cloudFrontWebAclPeaks'],
  evaluate: (artifacts, context) =>
    judgeCloudFrontWebAcls(artifacts, (seen) => judgeRateLimits(seen, context)),
});
