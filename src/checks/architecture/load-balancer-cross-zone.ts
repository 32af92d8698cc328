import { awsCommand } from '../../judging/aws-command';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { judgeAttribute, loadBalancerResource } from '../load-balancers';

export const loadBalancerCrossZone = defineCheck({
  id: 'load-balancer-cross-zone',
  title: 'Network and gateway load balancers spread traffic across zones',
  failureTitle: 'Load balancer keeps traffic within a zone',
  why: 'Each zone gets an equal share of clients: a zone with fewer targets is overloaded first.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups-cross-zone.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers'],
  evaluate({ loadBalancers }, { target }) {
    return loadBalancers.map((balancer) => {
      if (balancer.type === 'application') {
        return notApplicable(
          'An Application Load Balancer always spreads across zones.',
          loadBalancerResource(balancer),
        );
      }
      return judgeAttribute(balancer, 'load_balancing.cross_zone.enabled', (enabled, resource) => {
        if (enabled === 'true') return pass(resource, 'Cross-zone load balancing is on.');
        return warn(resource, 'Cross-zone load balancing is off.', {
          action:
            'Turn on cross-zone load balancing, or run the same number of targets in every zone; traffic between zones is charged.',
          command: awsCommand(target, 'elbv2', 'modify-load-balancer-attributes', {
            'load-balancer-arn': balancer.loadBalancerArn,
            attributes: 'Key=load_balancing.cross_zone.enabled,Value=true',
          }),
          lead: 'configuration',
        });
      });
    });
  },
});
