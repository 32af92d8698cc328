import { asking, awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts } from '../../model/artifacts';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeNodegroups } from '../eks';
import { listed } from '../words';

export const eksNodeGroupMaximum = defineCheck({
  id: 'eks-node-group-maximum',
  title: 'EKS lets its node groups grow as far as their Auto Scaling groups',
  failureTitle: 'Auto Scaling group may grow further than EKS lets its node group',
  why: 'Who raises the maximum of the group alone finds it lowered again once EKS updates the node group.',
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html',
  workbook: 'Step 10',
  needs: ['eksNodegroups', 'autoScalingGroups'],
  uses: [...TRAFFIC_ARTIFACTS, 'scheduledActions'],
  evaluate: (artifacts, context) => {
    const { scheduledActions }: Partial<Artifacts> = artifacts;
    return judgeNodegroups(artifacts, context, (nodegroup, resource) => {
      const { clusterName, nodegroupName, maxSize, autoScalingGroupNames: names } = nodegroup;
      if (names.length === 0) return notApplicable('It has no Auto Scaling group yet.', resource);
      const groups = artifacts.autoScalingGroups.filter(({ autoScalingGroupName }) =>
        names.includes(autoScalingGroupName),
      );
      if (groups.length < names.length) {
        return unknown(resource, `Its Auto Scaling group ${listed(names)} was not found.`);
      }
      const scheduled = scheduledActions?.filter(({ autoScalingGroupName }) =>
        names.includes(autoScalingGroupName),
      );
      const most = Math.max(
        groups.reduce((sum, group) => sum + group.maxSize, 0),
        ...(scheduled ?? []).map((action) => action.maxSize ?? 0),
      );
      const words = `EKS lets it have ${maxSize} nodes; the maximum of ${listed(names)} is ${most}, now or by a scheduled action.`;
      if (most <= maxSize && scheduled === undefined)
        return unknown(resource, `${words} Scheduled actions could not be read.`);
      if (most <= maxSize) return pass(resource, words);
      return warn(resource, words, {
        action: `Raise the maximum size of the node group ${nodegroupName} to ${most}, or lower that of the group.`,
        command: asking(
          `maximum size of ${names.join(', ')}`,
          most,
          awsCommand(context.target, 'eks', 'update-nodegroup-config', {
            'cluster-name': clusterName,
            'nodegroup-name': nodegroupName,
            'scaling-config': `maxSize=${most}`,
          }),
        ),
        lead: 'configuration',
      });
    });
  },
});
