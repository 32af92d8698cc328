import { awsCommand } from '../../judging/aws-command';
import { judgeGroups } from '../auto-scaling';
import { defineCheck, pass, warn } from '../check';

const NEEDED = 'GroupInServiceInstances';

export const autoScalingGroupMetrics = defineCheck({
  id: 'auto-scaling-group-metrics',
  title: 'Auto Scaling groups publish how many instances are in service',
  failureTitle: 'Auto Scaling group does not publish how many instances are in service',
  why: 'Without it the instances at past peaks are counted by the samples of their CPU utilisation, which does not always work, and nobody sees a group stop growing.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html',
  workbook: '12 Monitoring',
  needs: ['autoScalingGroups'],
  evaluate({ autoScalingGroups }, { target }) {
    return judgeGroups(autoScalingGroups, (group, resource) => {
      if (group.enabledMetrics.includes(NEEDED)) return pass(resource, `${NEEDED} is published.`);
      return warn(resource, `${NEEDED} is not published.`, {
        action:
          'Turn on group metrics now, which are free of charge: a look-back of two weeks takes two weeks to fill.',
        command: awsCommand(target, 'autoscaling', 'enable-metrics-collection', {
          'auto-scaling-group-name': group.autoScalingGroupName,
          granularity: '1Minute',
        }),
        lead: 'metricHistory',
      });
    });
  },
});
