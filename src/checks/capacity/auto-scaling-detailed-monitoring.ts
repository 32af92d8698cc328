import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import type { Ec2Instance } from '../../model/artifacts';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, notApplicable, pass, warn } from '../check';

const instancesOf = lookup(({ autoScalingGroupName }: Ec2Instance) =>
  autoScalingGroupName === null ? [] : [autoScalingGroupName],
);

/** Of target tracking, the metric that EC2 publishes of instances; step scaling watches what its alarms say. */
const CPU = 'ASGAverageCPUUtilization';

export const autoScalingDetailedMonitoring = defineCheck({
  id: 'auto-scaling-detailed-monitoring',
  title: 'Instances of groups that scale by CPU report it every minute',
  failureTitle: 'Group scales by a CPU that it sees every five minutes',
  why: 'With basic monitoring a group notices a rise five minutes later, which is most of the first wave of a sale.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/enable-as-instance-metrics.html',
  workbook: '12 Monitoring',
  needs: ['autoScalingGroups', 'ec2Instances', 'scalingPolicies'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ autoScalingGroups, ec2Instances, scalingPolicies }, context) =>
    judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const tracksCpu = scalingPolicies.some(
        ({ autoScalingGroupName, enabled, targetTracking }) =>
          autoScalingGroupName === group.autoScalingGroupName &&
          enabled &&
          targetTracking?.predefinedMetricType === CPU,
      );
      if (!tracksCpu) return notApplicable('No policy of it follows the CPU of its instances.', resource);
      const own = instancesOf(ec2Instances, group.autoScalingGroupName);
      const basic = own.filter(({ detailedMonitoring }) => !detailedMonitoring);
      if (own.length === 0) return notApplicable('It runs nothing.', resource);
      if (basic.length === 0)
        return pass(resource, `All of its ${own.length} instances report every minute.`);
      const ids = basic.map(({ instanceId }) => instanceId);
      const set = (operation: string) =>
        awsCommand(context.target, 'ec2', operation, { 'instance-ids': ids.slice(0, MOST_IDS) });
      return warn(resource, `${basic.length} of its ${own.length} instances report every five minutes.`, {
        action: `Turn on detailed monitoring in the launch template of ${resource.name}, so that new instances have it, and for those that run${ids.length > MOST_IDS ? `, of which the command has the first ${MOST_IDS}` : ''}. It is charged by the metric.`,
        command: set('monitor-instances'),
        lead: 'configuration',
        reversal: { action: 'Turn it off again.', command: set('unmonitor-instances') },
      });
    }),
});

/** The most ids in a command that people read. */
const MOST_IDS = 20;
