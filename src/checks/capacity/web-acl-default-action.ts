import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { nameOfRule } from '../../judging/web-acls';
import { defineCheck, fail, pass, warn } from '../check';
import { judgeWebAcls } from '../web-acls';

export const webAclDefaultAction = defineCheck({
  id: 'web-acl-default-action',
  title: 'Web ACLs let through what no rule stops',
  failureTitle: 'Web ACL blocks what no rule lets through',
  why: 'An event brings pages, countries and partners that nobody has listed; where only what is listed comes in, they do not.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html',
  workbook: '12 Security',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeWebAcls(artifacts, context, ({ acl: { webAclName, defaultAction, rules }, resource }) => {
      if (defaultAction === 'ALLOW') return [pass(resource, 'Its default action is to allow.')];
      const allowing = rules.filter(({ mayAllow }) => mayAllow).map(nameOfRule);
      return [
        allowing.length === 0
          ? fail(resource, 'Its default action is to block, and no rule lets anything through.', {
              action: `Set the default action of web ACL ${webAclName} to allow, or add rules that let customers through.`,
              lead: 'security',
            })
          : warn(
              resource,
              `Its default action is to block: only what ${allowing.join(', ')} let through comes in.`,
              {
                action: `Try with web ACL ${webAclName} whatever the event brings: new pages, countries, partners, and the machines of the load test.`,
                lead: 'security',
              },
            ),
      ];
    }),
});
