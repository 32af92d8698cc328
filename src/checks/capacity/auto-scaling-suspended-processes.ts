import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, fail, pass, warn } from '../check';

/** Without one of these a group does not grow, or what it grows gets no traffic. */
const STOPS_GROWTH = ['Launch', 'AddToLoadBalancer', 'AlarmNotification', 'ScheduledActions'];
/** Without one of these a group does not replace broken instances. */
const STOPS_HEALING = ['HealthCheck', 'ReplaceUnhealthy', 'AZRebalance'];

export const autoScalingSuspendedProcesses = defineCheck({
  id: 'auto-scaling-suspended-processes',
  title: 'Auto Scaling groups have no suspended process that growth or healing needs',
  failureTitle: 'Auto Scaling group has a suspended process',
  why: 'A process suspended for last month’s maintenance is silent until the group must grow.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ autoScalingGroups }, context) {
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const growth = group.suspendedProcesses.filter((process) => STOPS_GROWTH.includes(process));
      const healing = group.suspendedProcesses.filter((process) => STOPS_HEALING.includes(process));
      const harmful = [...growth, ...healing];
      const detail = `Suspended: ${group.suspendedProcesses.join(', ') || 'none'}.`;
      if (harmful.length === 0) return pass(resource, detail);
      const verdict = growth.length > 0 ? fail : warn;
      return verdict(resource, detail, {
        action: `Resume ${harmful.join(', ')}.`,
        command: awsCommand(context.target, 'autoscaling', 'resume-processes', {
          'auto-scaling-group-name': group.autoScalingGroupName,
          'scaling-processes': harmful,
        }),
        lead: 'setting',
      });
    });
  },
});
