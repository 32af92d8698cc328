import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass, unknown, warn } from '../check';
import { issuesInWords, judgeNodegroups } from '../eks';

const BROKEN = /^(CREATE_FAILED|DELETE_FAILED|DEGRADED)$/;
/** What is in service; nodes are replaced a few at a time while it is updated. */
const SERVES = /^(ACTIVE|UPDATING)$/;

/** What the status says beside its name, of those that do not pass. */
const MEANING: Readonly<Record<string, string>> = {
  CREATING: 'It has no nodes yet.',
  DELETING: 'It is being deleted: what runs on its nodes must find room on others.',
};

export const eksNodeGroupStatus = defineCheck({
  id: 'eks-node-group-status',
  title: 'Managed node groups are active, and EKS finds nothing wrong with them',
  failureTitle: 'Managed node group is not active, or EKS finds something wrong with it',
  why: 'A node group that cannot launch nodes on a normal day launches none at the peak, and pods wait.',
  docs: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Issue.html',
  workbook: '12 Resilience',
  needs: ['eksNodegroups'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeNodegroups(artifacts, context, (nodegroup, resource) => {
      const { clusterName, nodegroupName, status, issues } = nodegroup;
      const words = [`Its status is ${status}.`, MEANING[status], issuesInWords(issues)]
        .filter((part) => part)
        .join(' ');
      const command = awsCommand(context.target, 'eks', 'describe-nodegroup', {
        'cluster-name': clusterName,
        'nodegroup-name': nodegroupName,
      });
      if (BROKEN.test(status) || issues.length > 0) {
        return fail(resource, words, {
          action: 'Mend what EKS finds wrong, and see that the node group launches a node again.',
          command,
          lead: 'repair',
        });
      }
      if (status in MEANING) {
        return warn(resource, words, {
          action: 'See that the cluster has the nodes of the event without it, or wait until it is active.',
          command,
          lead: 'repair',
        });
      }
      return SERVES.test(status)
        ? pass(resource, words)
        : unknown(resource, `${words} What that means is not known.`);
    }),
});
