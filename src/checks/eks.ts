import {
  ARTIFACTS,
  type Artifacts,
  type EksCluster,
  type EksHealthIssue,
  type EksNodegroup,
} from '../model/artifacts';
import { resource } from '../model/resource';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

/** Judges each cluster, by whether it carries the event's traffic. */
export const judgeClusters = (
  clusters: readonly EksCluster[],
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (cluster: EksCluster, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  clusters.map((cluster) => {
    const judged = { name: cluster.clusterName, arn: cluster.clusterArn };
    return cluster.status === 'DELETING'
      ? notApplicable('It is being deleted.', judged)
      : asPlaced(judge(cluster, judged), () => placed(ARTIFACTS.eksClusters.owner(cluster)));
  });

/** Judges each managed node group, by whether its nodes carry the event's traffic. */
export const judgeNodegroups = (
  { eksNodegroups, autoScalingGroups = [] }: Pick<Artifacts, 'eksNodegroups'> & Partial<Artifacts>,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (nodegroup: EksNodegroup, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  eksNodegroups.map((nodegroup) => {
    const { clusterName, nodegroupName, nodegroupArn, autoScalingGroupNames: names } = nodegroup;
    const judged = { name: `${clusterName}/${nodegroupName}`, arn: nodegroupArn };
    const groups = autoScalingGroups.filter((group) => names.includes(group.autoScalingGroupName));
    const tags = Object.assign({}, nodegroup.tags, ...groups.map((group) => group.tags));
    return asPlaced(judge(nodegroup, judged), () =>
      placed(
        names.length === 0
          ? resource('eksCluster', [clusterName], tags)
          : resource('autoScalingGroup', names, tags),
      ),
    );
  });

/** `InsufficientFreeAddresses: Subnet subnet-a has no free addresses.` */
export const issuesInWords = (issues: readonly EksHealthIssue[]): string =>
  issues.map(({ code, message }) => (message === '' ? `${code}.` : `${code}: ${message}`)).join(' ');
