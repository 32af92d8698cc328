import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import { lookup } from '../../lib/lookup';
import type { TargetGroup } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { judgeAttribute, loadBalancerResource } from '../load-balancers';
import { listed } from '../words';

export const loadBalancerCrossZone = defineCheck({
  id: 'load-balancer-cross-zone',
  title: 'Network and gateway load balancers spread traffic across zones',
  failureTitle: 'Load balancer keeps traffic within a zone',
  why: 'Each zone gets an equal share of clients: a zone with fewer targets is overloaded first.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups-cross-zone.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers', 'targetGroups', 'targetGroupAttributes'],
  evaluate({ loadBalancers, targetGroups, targetGroupAttributes }, { target }) {
    const settings = new Map(targetGroupAttributes.map((one) => [one.targetGroupArn, one.crossZone]));
    return loadBalancers.map((balancer) => {
      if (balancer.type === 'application') {
        return notApplicable(
          'An Application Load Balancer always spreads across zones.',
          loadBalancerResource(balancer),
        );
      }
      return judgeAttribute(balancer, ATTRIBUTE, (own, resource) => {
        const behind = groupsBehind(targetGroups, balancer.loadBalancerArn);
        // What a target group says counts before what its load balancer does.
        const saying = (value: string) =>
          behind.filter(({ targetGroupArn }) => settings.get(targetGroupArn) === value);
        const [off, on] = [saying('false'), saying('true')];
        const [first, ...others] = off;
        if (first) {
          return warn(resource, `Cross-zone load balancing is off for ${namesOf(off)}.`, {
            action: ACTION,
            command: [turnOn(first, target), ...others.map((group) => turnOn(group, target))],
            lead: 'configuration',
          });
        }
        if (own === 'true') return pass(resource, 'Cross-zone load balancing is on.');
        if (behind.length > 0 && on.length === behind.length) {
          return pass(resource, `Cross-zone load balancing is on for ${namesOf(on)}.`);
        }
        return warn(resource, 'Cross-zone load balancing is off.', {
          action: ACTION,
          command: awsCommand(target, 'elbv2', 'modify-load-balancer-attributes', {
            'load-balancer-arn': balancer.loadBalancerArn,
            attributes: `Key=${ATTRIBUTE},Value=true`,
          }),
          lead: 'configuration',
        });
      });
    });
  },
});

const ATTRIBUTE = 'load_balancing.cross_zone.enabled';
const ACTION =
  'Turn on cross-zone load balancing, or run the same number of targets in every zone; traffic between zones is charged.';

const groupsBehind = lookup(({ loadBalancerArns }: TargetGroup) => loadBalancerArns);

const namesOf = (groups: readonly TargetGroup[]): string =>
  `its target ${groups.length === 1 ? 'group' : 'groups'} ${listed(groups.map(({ targetGroupName }) => targetGroupName))}`;

const turnOn = ({ targetGroupArn }: TargetGroup, target: Target): AwsCommand =>
  awsCommand(target, 'elbv2', 'modify-target-group-attributes', {
    'target-group-arn': targetGroupArn,
    attributes: `Key=${ATTRIBUTE},Value=true`,
  });
