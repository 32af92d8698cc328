import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck } from '../check';
import { judgeCounting, judgeWebAcls } from '../web-acls';

export const webAclCountMode = defineCheck({
  id: 'web-acl-count-mode',
  title: 'Rate limits and managed rule groups of web ACLs do more than count',
  failureTitle: 'A rate limit or managed rule group of a web ACL only counts',
  why: 'A rule is tried by counting, and easily left so; in an attack it counts that too.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html',
  workbook: '12 Security',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeWebAcls(artifacts, context, (seen) => [judgeCounting(seen)]),
});
