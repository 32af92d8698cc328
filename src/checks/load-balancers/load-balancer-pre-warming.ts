import { awsCommand } from '../../plan/aws-command';
import { defineCheck, pass, warn } from '../check';
import { judgePreWarming, STATES } from '../pre-warming';

export const loadBalancerPreWarming = defineCheck({
  id: 'load-balancer-pre-warming',
  title: 'Capacity of internet-facing load balancers is secured ahead and verified',
  failureTitle: 'Capacity of an internet-facing load balancer is not secured ahead',
  why: 'A load balancer grows in minutes; a rise that is faster than that is met with errors from the front door.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers'],
  judgesPlan: true,
  evaluate({ loadBalancers }, context) {
    return judgePreWarming(loadBalancers, context, (entry, resource, balancer) => {
      const detail = entry ? STATES[entry.status] : 'Section 7 of the plan has no entry for it.';
      if (entry?.status === 'verified') return pass(resource, detail);
      return warn(resource, detail, {
        action:
          entry === undefined || entry.status === 'not-requested'
            ? 'Reserve capacity units (the quota of reserved LCUs is 0 until raised) or open a pre-warming case, and enter it under preWarming.'
            : 'Verify with describe-capacity-reservation or the support case, then set its status to verified.',
        command:
          entry === undefined || entry.status === 'not-requested'
            ? awsCommand(context.target, 'elbv2', 'modify-capacity-reservation', {
                'load-balancer-arn': balancer.loadBalancerArn,
                'minimum-load-balancer-capacity': `CapacityUnits=${entry?.reservedCapacityUnits ?? 'UNITS'}`,
              })
            : awsCommand(context.target, 'elbv2', 'describe-capacity-reservation', {
                'load-balancer-arn': balancer.loadBalancerArn,
              }),
        leadDays: 14,
      });
    });
  },
});
