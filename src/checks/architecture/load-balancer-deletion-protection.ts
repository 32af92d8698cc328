import { awsCommand } from '../../judging/aws-command';
import { defineCheck, pass, warn } from '../check';
import { judgeAttribute } from '../load-balancers';

export const loadBalancerDeletionProtection = defineCheck({
  id: 'load-balancer-deletion-protection',
  title: 'Load balancers are protected from deletion',
  failureTitle: 'Load balancer can be deleted by mistake',
  why: 'A deleted load balancer comes back with another DNS name and without the capacity it had grown.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers'],
  evaluate({ loadBalancers }, { target }) {
    return loadBalancers.map((balancer) =>
      judgeAttribute(balancer, 'deletion_protection.enabled', (enabled, resource) => {
        if (enabled === 'true') return pass(resource, 'Deletion protection is on.');
        return warn(resource, 'Deletion protection is off.', {
          action: 'Turn on deletion protection.',
          command: awsCommand(target, 'elbv2', 'modify-load-balancer-attributes', {
            'load-balancer-arn': balancer.loadBalancerArn,
            attributes: 'Key=deletion_protection.enabled,Value=true',
          }),
          lead: 'setting',
        });
      }),
    );
  },
});
