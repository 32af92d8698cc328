import { giveLaunchSource, missingLaunchSource } from '../../capacity/launch-source';
import { trafficUses } from '../../judging/traffic-graph';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, fail, pass } from '../check';

const NEEDS = ['autoScalingGroups', 'launchTemplates', 'launchConfigurations'] as const;

export const autoScalingLaunchSource = defineCheck({
  id: 'auto-scaling-launch-source',
  title: 'Auto Scaling groups have the launch template that they launch from',
  failureTitle: 'Launch template of an Auto Scaling group is gone',
  why: 'A group whose template was deleted keeps what it runs and launches nothing more, silently until it must grow.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-launch-template.html',
  workbook: 'Step 10',
  needs: NEEDS,
  uses: trafficUses(NEEDS),
  evaluate({ autoScalingGroups, ...artifacts }, context) {
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      const missing = missingLaunchSource(group, artifacts);
      return missing === null
        ? pass(resource, 'Its launch template or configuration exists.')
        : fail(resource, `Its ${missing} is gone.`, giveLaunchSource(group, missing));
    });
  },
});
