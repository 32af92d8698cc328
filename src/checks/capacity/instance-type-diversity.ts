import { launchTypes } from '../../capacity/compute';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, pass, unknown, warn } from '../check';
import { distinct, listed } from '../words';

const MIN_TYPES = 2;
/** Zones are taken to have room for fewer instances than this of any one type. */
const SMALL_GROUP = 20;

export const instanceTypeDiversity = defineCheck({
  id: 'instance-type-diversity',
  title: 'Large Auto Scaling groups can launch more than one instance type',
  failureTitle: 'Large Auto Scaling group depends on one instance type',
  why: 'On the day everybody scales out, one type can run out in a zone; a quota is a permission, not a reservation.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'launchTemplates', 'launchConfigurations'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ autoScalingGroups, ...launch }, context) {
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      if (group.desiredCapacityType === 'units' && group.maxSize < SMALL_GROUP) {
        return pass(resource, `At most ${group.maxSize} instances.`);
      }
      const types = distinct(launchTypes(group, launch));
      const usesAttributes = group.mixedInstancesPolicy?.overrides.some((o) => o.instanceType === null);
      if (usesAttributes) return pass(resource, 'It chooses instance types by their attributes.');
      if (types.length === 0) return unknown(resource, 'Its instance type cannot be told from its settings.');
      const detail = `Launches ${listed(types)}, up to a size of ${group.maxSize}.`;
      if (types.length >= MIN_TYPES) return pass(resource, detail);
      return warn(resource, detail, {
        action:
          'Let the group launch two or three similar types (a mixed instances policy), or reserve capacity for the event (On-Demand Capacity Reservations).',
        lead: 'fleet',
      });
    });
  },
});
