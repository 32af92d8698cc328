import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck } from '../check';
import { judgeBlocked, judgeWebAcls } from '../web-acls';

export const webAclBlockedRequests = defineCheck({
  id: 'web-acl-blocked-requests',
  title: 'Web ACLs block few requests on normal days',
  failureTitle: 'Web ACL blocks many requests on normal days',
  why: 'What a rule blocks of customers on a normal day it blocks many times over in the event.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html',
  workbook: '12 Performance',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeWebAcls(artifacts, context, (seen) => [judgeBlocked(seen)]),
});
