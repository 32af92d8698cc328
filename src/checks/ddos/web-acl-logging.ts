import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeWebAcls } from '../web-acls';

export const webAclLogging = defineCheck({
  id: 'web-acl-logging',
  title: 'Web ACLs log their requests',
  failureTitle: 'Web ACL logs no requests',
  why: 'Metrics say how many were blocked; only the log says who, by which rule, and whether it was a customer.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging.html',
  workbook: '12 Security',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeWebAcls(artifacts, context, ({ acl, resource }) => [
      acl.isLogged
        ? pass(resource, 'Its requests are logged.')
        : warn(resource, 'Its requests are not logged.', {
            action: `Choose a log group, a bucket or a stream whose name begins with aws-waf-logs-, and log the requests of web ACL ${acl.webAclName} there.`,
            lead: 'setting',
          }),
    ]),
});
