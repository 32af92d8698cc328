import { findZones } from '../../judging/fleet';
import type { Artifacts, AutoScalingGroup, EksNodegroup } from '../../model/artifacts';
import { resource } from '../../model/resource';
import { SERVICES } from '../../model/services';
import { COMPUTE_ARTIFACTS, groupDemand, growingGroups, survivingZone, unitsInService } from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { countAgainstQuota, quotaPart } from '../quota-ceiling';
import { mayRun } from '../schedule';

const QUOTAS = SERVICES.eks.quotas.eks;
const DOCS = 'https://docs.aws.amazon.com/general/latest/gr/eks.html';

export const eksNodesPerNodeGroup = defineCeilingFamily({
  id: 'eks-nodes-per-node-group',
  title: 'Quota of nodes in a managed node group leaves room for the peak',
  failureTitle: 'Managed node group needs more nodes than its quota allows',
  why: 'EKS refuses a maximum size above the quota: a node group that needs more must be split.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'nodes',
  formula:
    'nodes that the Auto Scaling group of a managed node group needs at m times normal traffic, as of auto-scaling-group-size, against the quota of nodes in one node group.',
  remedy: 'Request an increase of the quota, or spread the pods over more node groups.',
  kind: 'quota',
  elastic: true,
  needs: ['eksNodegroups', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const growing = new Map(
      growingGroups(artifacts, context).map((group) => [group.autoScalingGroupName, group]),
    );
    return artifacts.eksNodegroups.flatMap((nodegroup) =>
      nodegroup.autoScalingGroupNames.flatMap((name) => {
        const group = growing.get(name);
        return group === undefined ? [] : nodesCeiling(nodegroup, group, artifacts, context);
      }),
    );
  },
});

function nodesCeiling(
  { clusterName, nodegroupName }: EksNodegroup,
  group: AutoScalingGroup,
  artifacts: Pick<Artifacts, 'autoScalingGroups'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const part = quotaPart(artifacts.serviceQuotas, QUOTAS.nodesPerNodegroup, 'eks', 'nodes', context);
  const { growth, understated, isFlattened, evidence } = groupDemand(group, artifacts, context);
  const zones = findZones(group, artifacts.autoScalingGroups, (other) =>
    mayRun(other, artifacts.scheduledActions, context),
  ).size;
  const surviving = growth && survivingZone(growth, zones);
  return {
    ...part,
    resource: `${clusterName}/${nodegroupName}`,
    title: `Nodes of the node group ${nodegroupName} of ${clusterName}`,
    now: unitsInService(group, artifacts),
    use: growth && { fixed: 0, growth: [growth] },
    ...(surviving ? { useWithoutZone: { fixed: 0, growth: [surviving] } } : {}),
    isFlattened,
    understated,
    ...(growth === null && understated !== null ? { missing: understated } : {}),
    evidence: [...part.evidence, ...evidence],
  };
}

export const eksNodeGroupsPerCluster = defineCeilingFamily({
  id: 'eks-node-groups-per-cluster',
  title: 'Quota of managed node groups in a cluster leaves room',
  failureTitle: 'Cluster has nearly as many managed node groups as its quota allows',
  why: 'A node group of another instance type or zone, which takes over where one cannot grow, is refused past the quota.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'node groups',
  formula:
    'managed node groups of each cluster + planned additions, all of which may be for it, against the quota of node groups in one; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['eksNodegroups'],
  uses: ['serviceQuotas'],
  estimate: ({ eksNodegroups, serviceQuotas }, context) =>
    [...Map.groupBy(eksNodegroups, ({ clusterName }) => clusterName)]
      .filter(([clusterName]) => context.inScope(resource('eksCluster', [clusterName])))
      .flatMap(([clusterName, nodegroups]) =>
        countAgainstQuota(
          {
            resource: clusterName,
            title: `Managed node groups of ${clusterName}`,
            unit: 'node groups',
            serviceCode: 'eks',
            quotaCode: QUOTAS.nodegroupsPerCluster,
          },
          {
            now: nodegroups.length,
            added: context.plannedAdditions(QUOTAS.nodegroupsPerCluster),
            source: 'eks:ListNodegroups',
          },
          serviceQuotas,
          context,
        ),
      ),
});

export const eksClusters = defineCeilingFamily({
  id: 'eks-clusters',
  title: 'Quota of EKS clusters leaves room for what is planned',
  failureTitle: 'Quota of EKS clusters is too small for what is planned',
  why: 'A cluster that is added for the event is refused once the region has as many as the quota allows.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'clusters',
  formula: 'clusters of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['eksClusters'],
  uses: ['serviceQuotas'],
  estimate: ({ eksClusters, serviceQuotas }, context) =>
    countAgainstQuota(
      {
        resource: 'EKS clusters',
        title: 'EKS clusters in the region',
        unit: 'clusters',
        serviceCode: 'eks',
        quotaCode: QUOTAS.clusters,
      },
      {
        now: eksClusters.length,
        added: context.plannedAdditions(QUOTAS.clusters),
        source: 'eks:ListClusters',
      },
      serviceQuotas,
      context,
    ),
});
