import { judgeGroups } from '../auto-scaling';
import { defineCheck, pass, warn } from '../check';

export const launchConfigurations = defineCheck({
  id: 'launch-configurations',
  title: 'Auto Scaling groups launch from launch templates',
  failureTitle: 'Auto Scaling group launches from a launch configuration',
  why: 'Launch configurations know no instance type released after 2022 and no mix of types: when one type runs out in a zone, there is no other.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/migrate-to-launch-templates.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups'],
  evaluate({ autoScalingGroups }) {
    return judgeGroups(autoScalingGroups, (group, resource) => {
      if (group.launchConfigurationName === null) return pass(resource, 'It uses a launch template.');
      return warn(resource, `It uses the launch configuration ${group.launchConfigurationName}.`, {
        action: `Copy ${group.launchConfigurationName} to a launch template, and give that to the group.`,
        lead: 'rebuild',
      });
    });
  },
});
