import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass, unknown } from '../check';
import { judgeClusters } from '../eks';

export const eksVersionSupport = defineCheck({
  id: 'eks-version-support',
  title: 'AWS supports the Kubernetes version of EKS clusters until the event is over',
  failureTitle: 'AWS upgrades the Kubernetes version of an EKS cluster before the event is over',
  why: 'AWS upgrades a control plane by itself once the support of its version ends, at a time that nobody chooses, and what the new version no longer knows stops working.',
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
  workbook: '12 Resilience',
  needs: ['eksClusters', 'eksClusterVersions'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ eksClusters, eksClusterVersions }, context) =>
    judgeClusters(eksClusters, context, ({ clusterName, version, supportType }, resource) => {
      const known = eksClusterVersions.find(({ clusterVersion }) => clusterVersion === version);
      // Of a cluster whose policy is not known, the earlier of the two ends.
      const isExtended = supportType === 'EXTENDED';
      const end = (isExtended ? known?.endOfExtendedSupportDate : known?.endOfStandardSupportDate) ?? null;
      if (end === null) {
        return unknown(resource, `Until when AWS supports Kubernetes ${version} is not known.`);
      }
      const support = isExtended ? 'extended' : 'standard';
      const words = `It runs Kubernetes ${version}, whose ${support} support ends on ${end.slice(0, 10)}.`;
      if (Date.parse(end) > Date.parse(context.window.end)) return pass(resource, words);
      if (supportType === null) {
        return unknown(resource, `${words} Whether AWS upgrades it then is not known.`);
      }
      const later = known?.endOfExtendedSupportDate ?? null;
      const mayExtend =
        !isExtended &&
        Date.parse(end) > Date.parse(context.asOf) &&
        later !== null &&
        Date.parse(later) > Date.parse(context.window.end);
      return fail(
        resource,
        `${words} AWS upgrades it at any time after that.`,
        mayExtend
          ? {
              action: `Upgrade ${clusterName}, and then its nodes; or let it enter extended support, which costs more.`,
              command: awsCommand(context.target, 'eks', 'update-cluster-config', {
                name: clusterName,
                'upgrade-policy': 'supportType=EXTENDED',
              }),
              lead: 'rebuild',
            }
          : {
              action: `Upgrade ${clusterName}, and then its nodes, to a version that is supported until the event is over.`,
              lead: 'rebuild',
            },
      );
    }),
});
