import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeClusters } from '../eks';
import { listed } from '../words';

/** Those that tell why pods wait, or do not start; the authenticator's tells who got in. */
const NEEDED = ['api', 'audit', 'controllerManager', 'scheduler'] as const;

export const eksControlPlaneLogs = defineCheck({
  id: 'eks-control-plane-logs',
  title: 'Control planes of EKS clusters keep logs',
  failureTitle: 'Control plane of an EKS cluster keeps too few logs',
  why: 'Only these logs tell afterwards, or at the peak, why pods were not scheduled and who asked the API server too much.',
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html',
  workbook: '12 Performance',
  needs: ['eksClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ eksClusters }, context) =>
    judgeClusters(eksClusters, context, ({ clusterName, logTypes }, resource) => {
      const lacking = NEEDED.filter((type) => !logTypes.includes(type));
      return lacking.length === 0
        ? pass(resource, `It keeps ${listed(logTypes)}.`)
        : warn(resource, `It does not keep ${listed(lacking)}.`, {
            action: `Have ${clusterName} keep the logs ${listed(lacking)}.`,
            command: awsCommand(context.target, 'eks', 'update-cluster-config', {
              name: clusterName,
              logging: JSON.stringify({ clusterLogging: [{ types: lacking, enabled: true }] }),
            }),
            lead: 'setting',
          });
    }),
});
