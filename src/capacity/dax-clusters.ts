/** Clusters of DynamoDB Accelerator, what they do, what AWS publishes of their nodes, and how they are given more of them. */
import { asking, awsCommand } from '../judging/aws-command';
import { isBeingDeleted } from '../judging/caches';
import type { FixDraft } from '../judging/fix';
import { isKnown } from '../judging/known';
import { lookup } from '../lib/lookup';
import { ARTIFACTS, type Artifacts, type DaxCluster, type DaxClusterPeak } from '../model/artifacts';
import { madeAt, servingNodes } from '../model/dax-nodes';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import { densityOf } from './density';

/** A cluster with what was measured of it. */
export interface DaxLoad {
  readonly cluster: DaxCluster;
  readonly owner: ScopedResource;
  readonly measured: DaxClusterPeak | undefined;
}

const peaksByCluster = lookup(({ clusterName }: DaxClusterPeak) => [clusterName]);

/** The clusters that are there to be used: one that is being deleted answers nothing any more. */
export const listDaxClusters = ({
  daxClusters,
  daxClusterPeaks,
}: Pick<Artifacts, 'daxClusters'> & Partial<Artifacts>): DaxLoad[] =>
  daxClusters
    .filter(({ status }) => !isBeingDeleted(status))
    .map((cluster) => ({
      cluster,
      owner: ARTIFACTS.daxClusters.owner(cluster),
      measured: peaksByCluster(daxClusterPeaks, cluster.clusterName)[0],
    }));

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. The type of nodes cannot be changed in place, so that
 * a cluster that was made within the look-back may have been made for the event, also in the place of another of its name: hours in
 * which nobody used it yet tell nothing. So may one that is older, if it is not used regularly.
 */
export function whyNotMeasured({ cluster, measured }: DaxLoad): string | null {
  const { clusterName } = cluster;
  if (measured === undefined || measured.isUsed === null || measured.hoursUsed === null)
    return `CloudWatch gave no complete data for ${clusterName}.`;
  if (measured.isIncomplete) {
    return `Nodes of ${clusterName} have no data in CloudWatch, or the look-back is longer than the two weeks in which it lists nodes that were removed: the others may carry more than was measured.`;
  }
  const { window, isUsed, hoursUsed } = measured;
  const made = madeAt(cluster);
  const begin = Date.parse(window.from);
  if (made === null) return `DAX did not say when the nodes of ${clusterName} were made.`;
  const hours = hoursUsed.normal;
  const isOld = made <= begin;
  if (isOld && hoursUsed.all > 0 && hours === 0)
    return `${clusterName} was used only in times that the plan excludes from normal traffic: nothing tells what the event brings.`;
  const days = Math.ceil((Date.parse(window.to) - begin) / DAY_MS);
  if (isOld && (hoursUsed.all === 0 || hoursUsed.days >= days * OFTEN)) return null;
  if (isKnown(densityOf({ hoursWithData: hours }, window, 'rates', `TotalRequestCount of ${clusterName}`)))
    return null;
  if (isOld)
    return `${clusterName} was used in ${hours} hours of normal traffic, on ${hoursUsed.days} of ${days} days: too few to tell what the event brings, as clients may just have moved to it.`;
  return isUsed
    ? `All nodes of ${clusterName} were made within the look-back, and were used in ${hours} hours of normal traffic: too few to tell what the event brings.`
    : `${clusterName} was made within the look-back, and nobody has used it yet: nothing tells what the event brings.`;
}

/** The share of days from which on what is used for an hour of each is used regularly. */
const OFTEN = 0.5;
const DAY_MS = 86_400_000;

/** "A DAX cluster can support up to 11 nodes" (developer guide, "DAX cluster components"). */
const MOST_NODES = 11;

/** How many nodes serve, and how many are left where the zone with the most of them is lost; null where a zone is not known. */
export interface DaxNodes {
  readonly serving: number;
  readonly zones: readonly string[];
  readonly leftWithoutZone: number | null;
}

/** See {@link DaxNodes}. */
export function countNodes(cluster: DaxCluster): DaxNodes {
  const serving = servingNodes(cluster);
  const byZone = Map.groupBy(serving, ({ availabilityZone }) => availabilityZone);
  const zones = [...byZone.keys()].filter((zone) => zone !== null).sort();
  const most = Math.max(0, ...[...byZone.values()].map((nodes) => nodes.length));
  // One node is lost with its zone, whichever that is.
  const isKnown = !byZone.has(null) || serving.length <= 1;
  return {
    serving: serving.length,
    zones,
    leftWithoutZone: isKnown ? serving.length - most : null,
  };
}

/** Gives a cluster so many nodes; more than there may be of one need another cluster. */
export function addNodes(cluster: DaxCluster, needed: number, target: Target): FixDraft {
  const { clusterName, totalNodes, nodeType } = cluster;
  // Without the last bits of floating point, which would round up.
  const count = Math.max(totalNodes + 1, Math.ceil(Number(needed.toPrecision(12))));
  const larger = `Each write takes as much of every node, however many there are: where writes or misses make it busy, create a cluster of a larger type than ${nodeType} beside it, fill it and move the clients there, as the type of a cluster cannot be changed.`;
  if (count > MOST_NODES) {
    return {
      action: `Create a cluster of a larger type than ${nodeType} beside ${clusterName}, fill it and move the clients there, or spread the load over several clusters: of this type it would take ${count} nodes, and a cluster has at most ${MOST_NODES}. The type of a cluster cannot be changed.`,
      lead: 'rebuild',
    };
  }
  const setNodes = (direction: 'increase' | 'decrease', nodes: number) =>
    awsCommand(target, 'dax', `${direction}-replication-factor`, {
      'cluster-name': clusterName,
      'new-replication-factor': nodes,
    });
  return {
    action: `Give ${clusterName} ${count} nodes instead of ${totalNodes}, which share reads. ${larger}`,
    command: asking(`nodes of ${clusterName}`, count, setNodes('increase', count)),
    lead: 'redundancy',
    reversal: {
      action: `Give ${clusterName} ${totalNodes} nodes again. DAX chooses which of them go: see in which zones the others are.`,
      command: setNodes('decrease', totalNodes),
    },
  };
}

/** Each node has the whole cache, so that more of them have no more memory for it. */
export const takeLargerNodes = ({ clusterName, nodeType }: DaxCluster): FixDraft => ({
  action: `Create a cluster of a larger type than ${nodeType} beside ${clusterName}, fill it and move the clients there: the type of a cluster cannot be changed, and more nodes have no more memory, as each has the whole cache. Else let items expire sooner, or read what is rarely read again past DAX.`,
  lead: 'rebuild',
});
