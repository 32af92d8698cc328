import { defineCheck } from '../check';
import { judgeCloudFrontWebAcls, judgeRateRule } from '../web-acls';

export const cloudFrontWebAclRateRule = defineCheck({
  id: 'cloudfront-web-acl-rate-rule',
  title: 'Web ACLs of CloudFront limit the rate of a visitor',
  failureTitle: 'Web ACL of CloudFront without a limit of what one visitor may send',
  why: 'What is not in the cache goes to the origin, whoever asks for it and however often.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html',
  workbook: '12 Security',
  needs: ['cloudFrontWebAcls', 'cloudFrontWebAclPeaks'],
  evaluate: (artifacts) => judgeCloudFrontWebAcls(artifacts, (seen) => [judgeRateRule(seen)]),
});
