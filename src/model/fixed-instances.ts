/** Instances of EC2 that are what they are: nothing launches more of them as traffic grows. */
import type { ClassicLoadBalancer, Ec2Instance, TargetHealth } from './artifacts';
import { clusterOf } from './clusters';

/** Whether an instance runs in no Auto Scaling group and no cluster, and no service of AWS runs it. */
export const isFixed = ({
  state,
  autoScalingGroupName,
  managedBy,
  tags,
}: Pick<Ec2Instance, 'state' | 'autoScalingGroupName' | 'managedBy' | 'tags'>): boolean =>
  state === 'running' && autoScalingGroupName === null && managedBy === null && clusterOf(tags) === null;

/** The artifacts that tell which load balancers lead to an instance. */
interface Registered {
  readonly targetHealth?: readonly TargetHealth[] | undefined;
  readonly classicLoadBalancers?: readonly ClassicLoadBalancer[] | undefined;
}

/**
 * Lists by what instances get requests: the names of target groups in which one is registered, by its id or by one of its addresses, and
 * of Classic Load Balancers.
 */
export function registrationsOf({
  targetHealth = [],
  classicLoadBalancers = [],
}: Registered): (instance: Pick<Ec2Instance, 'instanceId' | 'networkInterfaces'>) => readonly string[] {
  const byTarget = new Map<string, Set<string>>();
  const add = (target: string, name: string): void => {
    byTarget.set(target, (byTarget.get(target) ?? new Set()).add(name));
  };
  for (const { targetGroupArn, targets } of targetHealth) {
    for (const { id } of targets) add(id, `target group ${nameInArn(targetGroupArn)}`);
  }
  for (const { loadBalancerName, instances } of classicLoadBalancers) {
    for (const { instanceId } of instances) add(instanceId, `Classic Load Balancer ${loadBalancerName}`);
  }
  return ({ instanceId, networkInterfaces }) => {
    const names = [instanceId, ...networkInterfaces.flatMap(({ addresses }) => addresses)].flatMap((id) => [
      ...(byTarget.get(id) ?? []),
    ]);
    return [...new Set(names)].sort();
  };
}

/** `arn:…:targetgroup/web/0123` names `web`. */
const nameInArn = (arn: string): string => arn.split('/').at(-2) ?? arn;
