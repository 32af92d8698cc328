import { findZones, nodeGroupOf } from '../../judging/fleet';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { AutoScalingGroup } from '../../model/artifacts';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, fail, pass } from '../check';
import { count, distinct, listed } from '../words';

/** One zone can be lost at the peak; two is the least that leaves anything running. */
const MIN_ZONES = 2;

const mayRun = ({ maxSize, status }: AutoScalingGroup): boolean => maxSize > 0 && status === null;

export const autoScalingGroupZones = defineCheck({
  id: 'auto-scaling-group-zones',
  title: 'Auto Scaling groups span at least two Availability Zones',
  failureTitle: 'Auto Scaling group in one Availability Zone',
  why: 'A zone that fails at the peak takes the whole tier with it, and capacity moves nowhere.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  workbook: '12 Resilience',
  needs: ['autoScalingGroups'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ autoScalingGroups }, context) {
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const own = distinct(group.availabilityZones);
      const zones = distinct([...findZones(group, autoScalingGroups, mayRun)]);
      const detail =
        zones.length > own.length
          ? `In ${listed(own)}; with the other node groups of its cluster in ${count(zones.length, 'zone')}: ${listed(zones)}.`
          : `In ${count(zones.length, 'zone')}: ${listed(zones)}.`;
      if (zones.length >= MIN_ZONES) return pass(resource, detail);
      return fail(resource, detail, {
        // EKS keeps the subnets that a managed node group was made with.
        action: nodeGroupOf(group.tags)?.managedAs
          ? 'Give its cluster another managed node group, with a subnet in at least one more Availability Zone: the subnets of one that is there cannot be changed.'
          : `Choose a subnet in at least one more Availability Zone, and set the group’s VPC zone identifier to it and those that it has: ${group.subnetIds.join(',')}.`,
        lead: 'redundancy',
      });
    });
  },
});
