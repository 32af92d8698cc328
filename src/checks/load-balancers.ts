import { awsCommand } from '../judging/aws-command';
import type { LoadBalancer } from '../model/artifacts';
import type { Target } from '../model/target';
import { type JudgedResource, type Judgement, unknown } from './check';

export const loadBalancerResource = (balancer: LoadBalancer): JudgedResource => ({
  name: balancer.loadBalancerName,
  arn: balancer.loadBalancerArn,
});

/** Judges by one attribute; AWS returns each attribute with its value, so one that is absent was not read. */
export function judgeAttribute(
  balancer: LoadBalancer,
  attribute: string,
  judge: (value: string, resource: JudgedResource) => Judgement,
): Judgement {
  const resource = loadBalancerResource(balancer);
  const value = balancer.attributes[attribute];
  return value === undefined
    ? unknown(resource, `The attribute ${attribute} was not returned by DescribeLoadBalancerAttributes.`)
    : judge(value, resource);
}

/** The command that gives a load balancer subnets with room, into which people fill the subnets. */
export const setSubnets = ({ loadBalancerArn }: LoadBalancer, target: Target): readonly string[] =>
  awsCommand(target, 'elbv2', 'set-subnets', {
    'load-balancer-arn': loadBalancerArn,
    subnets: 'SUBNETS_WITH_FREE_ADDRESSES',
  });
