import { defineCheck } from '../check';
import { judgeBlocked, judgeCloudFrontWebAcls } from '../web-acls';

export const cloudFrontWebAclBlockedRequests = defineCheck({
  id: 'cloudfront-web-acl-blocked-requests',
  title: 'Web ACLs of CloudFront block few requests on normal days',
  failureTitle: 'Web ACL of CloudFront blocks many requests on normal days',
  why: 'What a rule blocks of customers on a normal day it blocks many times over in the event.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html',
  workbook: '12 Performance',
  needs: ['cloudFrontWebAcls', 'cloudFrontWebAclPeaks'],
  evaluate: (artifacts) => judgeCloudFrontWebAcls(artifacts, (seen) => [judgeBlocked(seen)]),
});
