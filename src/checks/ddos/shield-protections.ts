import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type LoadBalancer } from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import type { Target } from '../../model/target';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { classicResource } from '../classic-load-balancers';
import { loadBalancerResource } from '../load-balancers';
import { judgeProtection } from '../shield';

type Shield = Artifacts['shieldProtections'];

export const shieldProtections = defineCheck({
  id: 'shield-protections',
  title: 'Shield Advanced protects internet-facing load balancers',
  failureTitle: 'Internet-facing load balancer has no protection of Shield Advanced, or no health check',
  why: 'A subscription alone protects nothing of it: what has no protection is not watched, and its costs of an attack are not refunded.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/ddos-manage-protected-resources.html',
  workbook: '12 Security',
  needs: ['shieldProtections', 'loadBalancers', 'classicLoadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ shieldProtections: shield, loadBalancers, classicLoadBalancers }, context) {
    const { target } = context;
    const judge = (
      owner: ScopedResource,
      resource: JudgedResource,
      arns: readonly string[],
      judgement = judgeProtection(
        { resource, arns, name: resource.name, takesHealthCheck: true },
        shield,
        context,
      ),
    ): Judgement => asPlaced(judgement, () => context.placed(owner));
    return [
      ...loadBalancers.filter(isPublic).map((one) => {
        const owner = ARTIFACTS.loadBalancers.owner(one);
        const resource = loadBalancerResource(one);
        if (one.type !== 'network' || !shield.isSubscribed)
          return judge(owner, resource, [one.loadBalancerArn]);
        return asPlaced(judgeNetwork(one, resource, shield, context), () => context.placed(owner));
      }),
      ...classicLoadBalancers.filter(isPublic).map((one) => {
        const arn = arnIn(target, 'elasticloadbalancing', `loadbalancer/${one.loadBalancerName}`);
        return judge(ARTIFACTS.classicLoadBalancers.owner(one), classicResource(one.loadBalancerName), [arn]);
      }),
    ];
  },
});

const isPublic = ({ scheme }: { readonly scheme: string | null }): boolean => scheme === 'internet-facing';

const arnIn = ({ region, account }: Target, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** A Network Load Balancer is protected by its Elastic IP addresses, one in each zone, and by nothing else. */
function judgeNetwork(
  { zones }: LoadBalancer,
  resource: JudgedResource,
  shield: Shield,
  context: TargetContext,
): Judgement {
  if (zones.length === 0 || zones.some(({ allocationId }) => allocationId === undefined)) {
    return unknown(resource, 'Which Elastic IP addresses it has was not read.');
  }
  const without = zones.filter(({ allocationId }) => allocationId === null);
  if (without.length > 0) {
    return warn(
      resource,
      `It has no Elastic IP address in ${without.map(({ availabilityZone }) => availabilityZone).join(', ')}, and Shield Advanced protects a Network Load Balancer by these alone.`,
      {
        action: `Make a Network Load Balancer with an Elastic IP address in each zone in the place of ${resource.name}, as one that exists gets none, protect the addresses, and let names lead to it.`,
        lead: 'rebuild',
      },
    );
  }
  const arns = zones.flatMap(({ allocationId }) =>
    allocationId == null ? [] : arnIn(context.target, 'ec2', `eip-allocation/${allocationId}`),
  );
  return judgeProtection({ resource, arns, name: resource.name, takesHealthCheck: true }, shield, context);
}
