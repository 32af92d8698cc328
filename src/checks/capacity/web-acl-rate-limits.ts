import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { cdnEvidence } from '../cdn';
import { defineCheck } from '../check';
import { countsByAddress, judgeRateLimits, judgeWebAcls } from '../web-acls';

export const webAclRateLimits = defineCheck({
  id: 'web-acl-rate-limits',
  title: 'Rate limits of web ACLs let addresses through that many share',
  failureTitle: 'A rate limit of a web ACL is below what a shared address sends at the peak',
  why: 'Customers of a mobile carrier, or of one office, come from one address; a rule that counts by address takes them for one.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html',
  workbook: '12 Performance',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    const cdn = cdnEvidence(context.plan, context.target);
    return judgeWebAcls(artifacts, context, (seen) =>
      judgeRateLimits(seen, context, (rule) =>
        cdn !== null && countsByAddress(rule)
          ? `${cdn} It counts the addresses of that, which web-acl-proxy-addresses judges.`
          : null,
      ),
    );
  },
});
