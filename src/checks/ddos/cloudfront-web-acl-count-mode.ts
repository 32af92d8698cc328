import { defineCheck } from '../check';
import { judgeCloudFrontWebAcls, judgeCounting } from '../web-acls';

export const cloudFrontWebAclCountMode = defineCheck({
  id: 'cloudfront-web-acl-count-mode',
  title: 'Rate limits and managed rule groups of web ACLs of CloudFront do more than count',
  failureTitle: 'A rate limit or managed rule group of a web ACL of CloudFront only counts',
  why: 'A rule is tried by counting, and easily left so; in an attack it counts that too.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html',
  workbook: '12 Security',
  needs: ['cloudFrontWebAcls', 'cloudFrontWebAclPeaks'],
  evaluate: (artifacts) => judgeCloudFrontWebAcls(artifacts, (seen) => [judgeCounting(seen)]),
});
