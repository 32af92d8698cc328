import {
  type Cluster,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  EKSClient,
  type Nodegroup,
  paginateDescribeClusterVersions,
  paginateListClusters,
  paginateListNodegroups,
} from '@aws-sdk/client-eks';
import { mapConcurrently } from '../../lib/concurrency';
import type { EksCluster, EksHealthIssue, EksNodegroup } from '../../model/artifacts';
import { distinct, present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { isGone } from '../failure';
import { readAllPages } from '../pages';

export const eksClusters = defineCollector({
  id: 'eksClusters',
  answers:
    'Which clusters of EKS there are, their versions, what is wrong with them, and who reaches their API server',
  light: true,
  verified: 'moto',
  actions: ['eks:DescribeCluster', 'eks:ListClusters'],
  async collect({ clients, signal }) {
    const client = clients.of(EKSClient);
    const names = await readAllPages(
      paginateListClusters({ client }, {}, { abortSignal: signal }),
      (page) => page.clusters,
    );
    const clusters = await mapConcurrently(names, 8, async (name) => {
      const answer = await nullIfGone(
        client.send(new DescribeClusterCommand({ name }), { abortSignal: signal }),
      );
      return answer && toCluster(requireField(answer.cluster, 'cluster'));
    });
    return present(clusters);
  },
});

function toCluster(cluster: Cluster): EksCluster {
  const network = requireField(cluster.resourcesVpcConfig, 'resourcesVpcConfig');
  return {
    clusterName: requireField(cluster.name, 'name'),
    clusterArn: requireField(cluster.arn, 'arn'),
    status: requireField(cluster.status, 'status'),
    issues: toIssues(cluster.health?.issues),
    version: requireField(cluster.version, 'version'),
    supportType: cluster.upgradePolicy?.supportType ?? null,
    isAutoMode: cluster.computeConfig?.enabled ?? false,
    endpointPublicAccess: requireField(network.endpointPublicAccess, 'endpointPublicAccess'),
    endpointPrivateAccess: requireField(network.endpointPrivateAccess, 'endpointPrivateAccess'),
    publicAccessCidrs: network.publicAccessCidrs ?? [],
    logTypes: distinct(
      (cluster.logging?.clusterLogging ?? []).flatMap(({ types, enabled }) => (enabled ? (types ?? []) : [])),
    ),
    tags: cluster.tags ?? {},
  };
}

const toIssues = (
  issues: readonly { code?: string | undefined; message?: string | undefined }[] = [],
): EksHealthIssue[] =>
  issues.map(({ code, message }) => ({ code: requireField(code, 'code'), message: message ?? '' }));

export const eksNodegroups = defineCollector({
  id: 'eksNodegroups',
  answers:
    'Which managed node groups the clusters have, what is wrong with them, and which groups they launch in',
  light: true,
  verified: 'moto',
  actions: ['eks:DescribeNodegroup', 'eks:ListNodegroups'],
  needs: ['eksClusters'],
  async collect(context, { eksClusters }) {
    const nodegroups = await mapConcurrently(eksClusters, 4, ({ clusterName }) =>
      describeNodegroups(clusterName, context),
    );
    return nodegroups.flat();
  },
});

/** The managed node groups of a cluster; none of one that is gone meanwhile. */
async function describeNodegroups(
  clusterName: string,
  { clients, signal }: CollectContext,
): Promise<EksNodegroup[]> {
  const client = clients.of(EKSClient);
  try {
    const names = await readAllPages(
      paginateListNodegroups({ client }, { clusterName }, { abortSignal: signal }),
      (page) => page.nodegroups,
    );
    const nodegroups = await mapConcurrently(names, 4, async (nodegroupName) => {
      const answer = await nullIfGone(
        client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }), { abortSignal: signal }),
      );
      return answer && toNodegroup(requireField(answer.nodegroup, 'nodegroup'));
    });
    return present(nodegroups);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

const toNodegroup = (nodegroup: Nodegroup): EksNodegroup => ({
  clusterName: requireField(nodegroup.clusterName, 'clusterName'),
  nodegroupName: requireField(nodegroup.nodegroupName, 'nodegroupName'),
  nodegroupArn: requireField(nodegroup.nodegroupArn, 'nodegroupArn'),
  status: requireField(nodegroup.status, 'status'),
  issues: toIssues(nodegroup.health?.issues),
  maxSize: requireField(nodegroup.scalingConfig?.maxSize, 'maxSize'),
  autoScalingGroupNames: present((nodegroup.resources?.autoScalingGroups ?? []).map(({ name }) => name)),
  tags: nodegroup.tags ?? {},
});

export const eksClusterVersions = defineCollector({
  id: 'eksClusterVersions',
  answers: 'Until when AWS supports each version of Kubernetes',
  light: false,
  verified: 'modelled',
  actions: ['eks:DescribeClusterVersions'],
  async collect({ clients, signal }) {
    const client = clients.of(EKSClient);
    const versions = await readAllPages(
      paginateDescribeClusterVersions({ client }, { includeAll: true }, { abortSignal: signal }),
      (page) => page.clusterVersions,
    );
    return versions.map((version) => ({
      clusterVersion: requireField(version.clusterVersion, 'clusterVersion'),
      endOfStandardSupportDate: toIso(version.endOfStandardSupportDate),
      endOfExtendedSupportDate: toIso(version.endOfExtendedSupportDate),
    }));
  },
});
