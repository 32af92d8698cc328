import { awsCommand } from '../../judging/aws-command';
import { judgeGroups } from '../auto-scaling';
import { defineCheck, fail, pass } from '../check';
import { count } from '../words';

/** One zone can be lost at the peak; two is the least that leaves anything running. */
const MIN_ZONES = 2;

export const autoScalingGroupZones = defineCheck({
  id: 'auto-scaling-group-zones',
  title: 'Auto Scaling groups span at least two Availability Zones',
  failureTitle: 'Auto Scaling group in one Availability Zone',
  why: 'A zone that fails at the peak takes the whole tier with it, and capacity moves nowhere.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  workbook: '12 Resilience',
  needs: ['autoScalingGroups'],
  evaluate({ autoScalingGroups }, { target }) {
    return judgeGroups(autoScalingGroups, (group, resource) => {
      const zones = [...group.availabilityZones].sort();
      const detail = `In ${count(zones.length, 'zone')}: ${zones.join(', ')}.`;
      if (zones.length >= MIN_ZONES) return pass(resource, detail);
      return fail(resource, detail, {
        action: 'Add subnets of at least one more Availability Zone to the group, after the ones it has.',
        command: awsCommand(target, 'autoscaling', 'update-auto-scaling-group', {
          'auto-scaling-group-name': group.autoScalingGroupName,
          'vpc-zone-identifier': [...group.subnetIds, 'SUBNET_IN_ANOTHER_ZONE'].join(','),
        }),
        lead: 'redundancy',
      });
    });
  },
});
