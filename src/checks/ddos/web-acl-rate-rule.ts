import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import {
  type Api,
  type ApiStage,
  ARTIFACTS,
  type Artifacts,
  type LoadBalancer,
  type WebAcl,
} from '../../model/artifacts';
import type { FindingStatus } from '../../model/finding';
import type { ScopedResource } from '../../model/resource';
import { asPlaced } from '../as-placed';
import { cdnEvidence } from '../cdn';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  unknown,
  WHOLE,
  warn,
} from '../check';
import { loadBalancerResource } from '../load-balancers';
import { judgeRateRule } from '../web-acls';

export const webAclRateRule = defineCheck({
  id: 'web-acl-rate-rule',
  title: 'Public entrances stand behind a web ACL that limits the rate of a visitor',
  failureTitle: 'Public entrance without a limit of what one visitor may send',
  why: 'Whoever sends thousands of requests a second takes the capacity that customers need, and nothing stops them.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html',
  workbook: '12 Security',
  needs: ['loadBalancers', 'webAcls'],
  uses: ['apis', 'apiStages', ...TRAFFIC_ARTIFACTS],
  evaluate({ loadBalancers, webAcls, ...others }, { plan, target, placed }) {
    const { apis, apiStages } = others as Partial<Pick<Artifacts, 'apis' | 'apiStages'>>;
    const cdn = cdnEvidence(plan, target);
    const judge = (owner: ScopedResource, resource: JudgedResource, acl: WebAcl | undefined, what: string) =>
      acl
        ? judgeRateRule({ acl, resource, peak: undefined, owners: [owner] })
        : withoutWebAcl(resource, what, cdn);
    const ofBalancers = loadBalancers.filter(isPublicBalancer).map((one) => {
      const owner = ARTIFACTS.loadBalancers.owner(one);
      const acl = webAcls.find(({ resourceArns }) => resourceArns.some((arn) => owner.ids.includes(arn)));
      return asPlaced(judge(owner, loadBalancerResource(one), acl, 'It'), () => placed(owner));
    });
    const ofApis = (apis ?? []).filter(isPublicApi).map((one) => {
      const owner = ARTIFACTS.apis.owner(one);
      const resource = { name: one.apiName };
      const stages = stagesOf(one, apiStages, webAcls);
      const all =
        stages.size === 0
          ? [judge(owner, resource, undefined, 'It')]
          : [...stages].map(([stage, acl]) => judge(owner, resource, acl, `Its stage ${stage}`));
      const unread = apiStages ? [] : [unknown(resource, 'Which stages it has could not be read.')];
      const [worst] = [...all, ...unread].toSorted((a, b) => rankOf(a) - rankOf(b));
      return worst ? [asPlaced(worst, () => placed(owner))] : [];
    });
    return [
      ...ofBalancers,
      ...ofApis.flat(),
      ...(apis ? [] : [unknown(WHOLE, 'Which APIs face the internet could not be read.')]),
    ];
  },
});

/** From the worst on. */
const RANKS: readonly FindingStatus[] = ['fail', 'warn', 'unknown', 'notApplicable', 'pass'];
const rankOf = ({ status }: Judgement): number => RANKS.indexOf(status);

/** Each stage of an API with its web ACL, of which each has its own or none. */
function stagesOf(
  { apiId }: Api,
  stages: readonly ApiStage[] = [],
  webAcls: readonly WebAcl[],
): ReadonlyMap<string, WebAcl | undefined> {
  const path = `/restapis/${apiId}/stages/`;
  return new Map<string, WebAcl | undefined>([
    ...stages
      .filter((stage) => stage.apiId === apiId)
      .map(({ stageName }) => [stageName, undefined] as const),
    ...webAcls.flatMap((acl) =>
      acl.resourceArns
        .filter((arn) => arn.includes(path))
        .map((arn) => [arn.slice(arn.indexOf(path) + path.length), acl] as const),
    ),
  ]);
}

/** What of those that face the internet can have a web ACL. */
const isPublicBalancer = ({ type, scheme }: LoadBalancer): boolean =>
  type === 'application' && scheme === 'internet-facing';

const isPublicApi = ({ protocol, endpointType }: Api): boolean =>
  protocol === 'REST' && endpointType !== 'PRIVATE';

const withoutWebAcl = (resource: JudgedResource, what: string, cdn: string | null): Judgement =>
  cdn === null
    ? warn(resource, `${what} has no web ACL, and the plan names no CDN that could limit rates.`, {
        action: `Give ${resource.name} a web ACL with a rate-based rule, or answer performance-cdn where a CDN limits rates.`,
        lead: 'security',
      })
    : notApplicable(
        `${what} has no web ACL. ${cdn} Whether that limits rates is judged apart, if it is CloudFront.`,
        resource,
      );
