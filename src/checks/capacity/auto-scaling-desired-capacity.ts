import { sizeUnits } from '../../capacity/compute';
import { judgeGroups, listActivities } from '../auto-scaling';
import { defineCheck, pass, unknown, warn } from '../check';

export const autoScalingDesiredCapacity = defineCheck({
  id: 'auto-scaling-desired-capacity',
  title: 'Auto Scaling groups run at their desired capacity',
  failureTitle: 'Auto Scaling group runs below its desired capacity',
  why: 'A group whose launches fail on a normal day, for want of capacity, quota, addresses or a bootable image, does not grow for the event either.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/CHAP_Troubleshooting.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'ec2InstanceTypes'],
  evaluate({ autoScalingGroups, ec2InstanceTypes }, { target }) {
    return judgeGroups(autoScalingGroups, (group, resource) => {
      const unitsIn = (state: RegExp): number | null =>
        group.instances
          .filter(({ lifecycleState }) => state.test(lifecycleState))
          .map(({ instanceType }) => sizeUnits(group, instanceType, { ec2InstanceTypes }))
          .reduce((sum: number | null, units) => (sum === null || units === null ? null : sum + units), 0);
      const running = unitsIn(/^InService$/);
      const starting = unitsIn(/^Pending/);
      if (running === null || starting === null) {
        return unknown(resource, 'The size of an instance type it runs is not known.');
      }
      const detail = `Its desired capacity is ${group.desiredCapacity}, with ${running} in service${starting > 0 ? ` and ${starting} starting` : ''}.`;
      if (running + starting >= group.desiredCapacity) return pass(resource, detail);
      return warn(resource, detail, {
        action:
          'Read why its launches fail (StatusMessage of its activities), and mend that before the event needs more of them.',
        command: listActivities(group.autoScalingGroupName, target),
        lead: 'repair',
      });
    });
  },
});
