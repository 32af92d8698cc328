import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { acts, nameOfRule, type RateRule, rateRulesOf } from '../../judging/web-acls';
import { round } from '../../lib/round';
import { cdnEvidence } from '../cdn';
import {
  defineCheck,
  fail,
  type Judgement,
  judgeByTraffic,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import {
  countsByAddress,
  expectedOf,
  judgeWebAcls,
  limitedBy,
  limitInWords,
  ruleResource,
  type SeenWebAcl,
} from '../web-acls';

export const webAclProxyAddresses = defineCheck({
  id: 'web-acl-proxy-addresses',
  title: 'Rate limits of web ACLs count visitors and not the CDN before them',
  failureTitle: 'A rate limit of a web ACL counts the addresses of a CDN, and not of visitors',
  why: 'Behind a CDN or another proxy all visitors come from its few addresses; a rule that counts by address soon blocks them all.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html',
  workbook: '12 Performance',
  needs: ['webAcls', 'webAclPeaks', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, planned) =>
    judgeWebAcls(artifacts, planned, (seen) =>
      rateRulesOf(seen.acl)
        .filter((rule) => acts(rule) && countsByAddress(rule))
        .map((rule) => judgeByTraffic(planned, (context) => judgeRule(seen, rule, context))),
    ),
});

function judgeRule(seen: SeenWebAcl, rule: RateRule, context: TargetContext): Judgement {
  const { plan, target } = context;
  const resource = ruleResource(seen, rule);
  const { limit, windowSeconds } = rule.rate;
  const cdn = cdnEvidence(plan, target);
  const expected = expectedOf(seen, context);
  if ('missing' in expected) return unknown(resource, expected.missing);
  const inWindow = expected.perSecond * windowSeconds;
  const words = `${limitInWords(rule)} for each address that it sees. ${expected.words}, ${round(inWindow)} in ${windowSeconds} s.`;
  if (inWindow <= limit) return pass(resource, `${words} Even from one address they fit.`);
  const addresses = `As many fit only from ${Math.ceil(inWindow / limit)} addresses or more, if each sends as much.`;
  const fix = {
    action: `Let rule ${nameOfRule(rule)} of web ACL ${seen.acl.webAclName} count by the header in which the CDN names the visitor (aggregate key FORWARDED_IP, such as X-Forwarded-For), or limit rates at the CDN.`,
    lead: 'security',
  } as const;
  const limited = limitedBy(seen, rule);
  if (cdn !== null) {
    const counted = `${words} ${cdn} So it counts the addresses of the CDN, of which nobody publishes how many there are. ${addresses}`;
    return limited
      ? fail(
          resource,
          `${counted} It stopped ${round(limited.value)} requests/s already at ${limited.at}.`,
          fix,
        )
      : warn(resource, counted, fix);
  }
  const answer = plan.checklist['performance-cdn'];
  return answer === undefined
    ? unknown(
        resource,
        `${words} Whether visitors come through a CDN or another proxy is not known. If they do, it counts that: ${addresses.charAt(0).toLowerCase()}${addresses.slice(1)} Answer performance-cdn.`,
      )
    : warn(
        resource,
        `${words} Answered about a CDN: ${answer.answer} If visitors come through one, it counts that. ${addresses}`,
        fix,
      );
}
