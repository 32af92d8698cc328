import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { entrancesOf } from '../../judging/web-acls';
import { type Api, ARTIFACTS, type LoadBalancer } from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import { asPlaced } from '../as-placed';
import { cdnEvidence } from '../cdn';
import { defineCheck, type JudgedResource, type Judgement, notApplicable, warn } from '../check';
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
  uses: ['apis', ...TRAFFIC_ARTIFACTS],
  evaluate({ loadBalancers, webAcls, ...others }, { plan, target, placed }) {
    const { apis = [] } = others as { readonly apis?: readonly Api[] };
    const entrances = [
      ...loadBalancers.filter(isPublicBalancer).map((one) => ({
        owner: ARTIFACTS.loadBalancers.owner(one),
        resource: loadBalancerResource(one),
      })),
      ...apis.filter(isPublicApi).map((one) => ({
        owner: ARTIFACTS.apis.owner(one),
        resource: { name: one.apiName },
      })),
    ];
    const before = new Map(
      webAcls.flatMap((acl) =>
        entrancesOf(acl, { loadBalancers, apis: [...apis] }).map((owner) => [keyOf(owner), acl] as const),
      ),
    );
    return entrances.map(({ owner, resource }) => {
      const acl = before.get(keyOf(owner));
      const judgement = acl
        ? { ...judgeRateRule({ acl, resource, peak: undefined, owners: [owner] }) }
        : withoutWebAcl(resource, cdnEvidence(plan, target));
      return asPlaced(judgement, () => placed(owner));
    });
  },
});

const keyOf = ({ kind, ids }: ScopedResource): string => `${kind} ${ids.join(' ')}`;

/** What of those that face the internet can have a web ACL. */
const isPublicBalancer = ({ type, scheme }: LoadBalancer): boolean =>
  type === 'application' && scheme === 'internet-facing';

const isPublicApi = ({ protocol, endpointType }: Api): boolean =>
  protocol === 'REST' && endpointType !== 'PRIVATE';

const withoutWebAcl = (resource: JudgedResource, cdn: string | null): Judgement =>
  cdn === null
    ? warn(resource, 'It has no web ACL, and the plan names no CDN that could limit rates.', {
        action: `Give ${resource.name} a web ACL with a rate-based rule, or answer performance-cdn where a CDN limits rates.`,
        lead: 'security',
      })
    : notApplicable(
        `It has no web ACL. ${cdn} Whether that limits rates is judged apart, if it is CloudFront.`,
        resource,
      );
