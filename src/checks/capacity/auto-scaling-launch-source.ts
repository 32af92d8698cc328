import { giveLaunchSource, missingLaunchSource } from '../../capacity/launch-source';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, fail, pass } from '../check';

export const autoScalingLaunchSource = defineCheck({
  id: 'auto-scaling-launch-source',
  title: 'Auto Scaling groups have the launch template and the AMI that they launch from',
  failureTitle: 'Launch template or AMI of an Auto Scaling group is gone',
  why: 'A group whose template was deleted, or whose AMI was deregistered, keeps what it runs and launches nothing more, silently until it must grow.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-launch-template.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'launchTemplates', 'launchConfigurations', 'images'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ autoScalingGroups, ...artifacts }, context) {
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const missing = missingLaunchSource(group, artifacts);
      return missing === null
        ? pass(resource, 'What it launches from exists.')
        : fail(resource, `Its ${missing.because}.`, giveLaunchSource(group, missing));
    });
  },
});
