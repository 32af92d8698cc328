import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass, unknown, warn } from '../check';
import { issuesInWords, judgeClusters } from '../eks';

/** What is in service; a control plane that is being updated answers all the while. */
const SERVES = /^(ACTIVE|UPDATING)$/;

export const eksClusterStatus = defineCheck({
  id: 'eks-cluster-status',
  title: 'EKS clusters are active, and EKS finds nothing wrong with them',
  failureTitle: 'EKS cluster is not active, or EKS finds something wrong with it',
  why: 'A control plane that EKS cannot keep up neither grows with the cluster nor starts pods when many are asked for.',
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/troubleshooting.html',
  workbook: '12 Resilience',
  needs: ['eksClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ eksClusters }, context) =>
    judgeClusters(eksClusters, context, ({ clusterName, status, issues }, resource) => {
      const words = `Its status is ${status}.`;
      const read = awsCommand(context.target, 'eks', 'describe-cluster', {
        name: clusterName,
      });
      if (status === 'FAILED' || issues.length > 0) {
        return fail(resource, [words, issuesInWords(issues)].filter((part) => part).join(' '), {
          action:
            'Mend what EKS finds wrong; some of it, such as a deleted VPC or KMS key, only a new cluster mends.',
          command: read,
          lead: 'repair',
        });
      }
      if (status === 'CREATING' || status === 'PENDING') {
        return warn(resource, words, {
          action: 'Wait until it is active, or find out what keeps it from it.',
          command: read,
          lead: 'repair',
        });
      }
      return SERVES.test(status)
        ? pass(resource, words)
        : unknown(resource, `${words} What that means is not known.`);
    }),
});
