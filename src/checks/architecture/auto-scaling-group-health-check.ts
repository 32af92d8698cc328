import { awsCommand } from '../../judging/aws-command';
import { judgeGroups } from '../auto-scaling';
import { defineCheck, fail, notApplicable, pass } from '../check';

export const autoScalingGroupHealthCheck = defineCheck({
  id: 'auto-scaling-group-health-check',
  title: 'Auto Scaling groups behind a load balancer use its health checks',
  failureTitle: 'Auto Scaling group ignores the health checks of its load balancer',
  why: 'Instances whose application has died stay in the group as healthy and are never replaced.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html',
  workbook: '12 Resilience',
  needs: ['autoScalingGroups'],
  evaluate({ autoScalingGroups }, { target }) {
    return judgeGroups(autoScalingGroups, (group, resource) => {
      const attached = [...group.targetGroupArns, ...group.loadBalancerNames].length;
      if (attached === 0) return notApplicable('It is attached to no load balancer.', resource);
      const detail = `Health check type ${group.healthCheckType}.`;
      if (group.healthCheckType.split(',').some((type) => type.trim() === 'ELB')) {
        return pass(resource, detail);
      }
      return fail(resource, detail, {
        action: 'Turn on the ELB health checks of the group.',
        command: awsCommand(target, 'autoscaling', 'update-auto-scaling-group', {
          'auto-scaling-group-name': group.autoScalingGroupName,
          'health-check-type': 'ELB',
          'health-check-grace-period': group.healthCheckGracePeriod,
        }),
        lead: 'configuration',
      });
    });
  },
});
