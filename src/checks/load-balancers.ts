import type { LoadBalancer } from '../model/artifacts';
import { type JudgedResource, type Judgement, unknown } from './check';

/** Names a load balancer as what a judgement is about. */
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
