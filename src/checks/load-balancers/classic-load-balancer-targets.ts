import type { AutoScalingGroup, ClassicLoadBalancer } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { classicResource } from '../classic-load-balancers';
import { count, distinct, listed } from '../words';

export const classicLoadBalancerTargets = defineCheck({
  id: 'classic-load-balancer-targets',
  title: 'Classic Load Balancers have instances in service',
  failureTitle: 'Classic Load Balancer has instances that get no traffic',
  why: 'Instances that are out of service on a normal day are missing at the peak, which is planned with them.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html',
  workbook: 'Step 10',
  needs: ['classicLoadBalancers', 'autoScalingGroups'],
  evaluate({ classicLoadBalancers, autoScalingGroups }) {
    const behind = (name: string) =>
      autoScalingGroups.filter((group) => group.loadBalancerNames.includes(name));
    const seen = classicLoadBalancers.map(({ loadBalancerName }) => loadBalancerName);
    const unseen = distinct(autoScalingGroups.flatMap((group) => group.loadBalancerNames)).filter(
      (name) => !seen.includes(name),
    );
    return [
      ...classicLoadBalancers.map((balancer) => judge(balancer, behind(balancer.loadBalancerName))),
      ...unseen.map((name) =>
        unknown(
          classicResource(name),
          `AWS lists no Classic Load Balancer ${name}, which the group ${namesOf(behind(name))} registers with.`,
        ),
      ),
    ];
  },
});

const namesOf = (groups: readonly AutoScalingGroup[]): string =>
  listed(groups.map(({ autoScalingGroupName }) => autoScalingGroupName));

function judge(
  { loadBalancerName, instances }: ClassicLoadBalancer,
  groups: readonly AutoScalingGroup[],
): Judgement {
  const resource = classicResource(loadBalancerName);
  const out = instances.filter(({ state }) => state !== 'InService');
  const reasons = listed(distinct(out.map(({ reason, state }) => reason ?? state)));
  const detail = `${instances.length - out.length} of ${count(instances.length, 'instance')} in service${out.length > 0 ? `; the others: ${reasons.replace(/\.$/, '')}` : ''}. Behind it: ${groups.length > 0 ? `the group ${namesOf(groups)}` : 'no Auto Scaling group'}.`;
  if (out.length === instances.length) {
    return fail(resource, detail, {
      action: 'Register instances, or mend those it has: requests to it fail now.',
      lead: 'repair',
    });
  }
  if (out.length === 0) return pass(resource, detail);
  return warn(resource, detail, {
    action: 'Mend or replace the instances out of service.',
    lead: 'configuration',
  });
}
