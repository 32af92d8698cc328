import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeWebAcls } from '../web-acls';

/** Web ACL capacity units that one web ACL may use, which cannot be raised (WAF developer guide, "AWS WAF quotas"). */
const MOST_UNITS = 5_000;

export const webAclCapacity = defineCheck({
  id: 'web-acl-capacity',
  title: 'Web ACLs have room for rules that an attack asks for',
  failureTitle: 'Web ACL has hardly any room for further rules',
  why: 'In an attack somebody adds a rule; where the capacity of the web ACL is used up, AWS refuses it.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html',
  workbook: '11 Service Limits',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeWebAcls(artifacts, context, ({ acl: { webAclName, capacity }, resource }) => {
      const words = `Its rules use ${capacity} of ${MOST_UNITS} web ACL capacity units.`;
      return [
        capacity <= MOST_UNITS * context.plan.thresholds.yellow
          ? pass(resource, words)
          : warn(resource, words, {
              action: `Remove or merge rules of web ACL ${webAclName}: regular expressions, and managed rule groups that no request needs, use most.`,
              lead: 'configuration',
            }),
      ];
    }),
});
