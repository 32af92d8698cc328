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
  evaluate({ autoScalingGroups }) {
    return judgeGroups(autoScalingGroups, (group, resource) => {
      const zones = [...group.availabilityZones].sort();
      const detail = `In ${count(zones.length, 'zone')}: ${zones.join(', ')}.`;
      if (zones.length >= MIN_ZONES) return pass(resource, detail);
      return fail(resource, detail, {
        action: `Choose a subnet in at least one more Availability Zone, and set the group’s VPC zone identifier to it and those that it has: ${group.subnetIds.join(',')}.`,
        lead: 'redundancy',
      });
    });
  },
});
