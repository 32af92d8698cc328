import { addNodes, countNodes } from '../../capacity/dax-clusters';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { DaxCluster } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, pass, type TargetContext, unknown, warn } from '../check';
import { type JudgedDax, judgeDaxClusters } from '../dax';
import { count } from '../words';

export const daxZones = defineCheck({
  id: 'dax-zones',
  title: 'Clusters of DAX have more than one node left without a zone: three nodes in three zones',
  failureTitle: 'Cluster of DAX is lost with a node or a zone, or one node is left of it',
  why: 'Clients get errors from a cluster that is gone, or go to the tables at once with all that it answered; one node that is left carries what all did.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-cluster-sizing.html#dax-sizing-availability',
  workbook: '12 Resilience',
  needs: ['daxClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDaxClusters(artifacts, context, (judged) => judgeZones(judged, context)),
});

/** "At least three nodes in different Availability Zones", so that more than one is left (developer guide, "Planning availability"). */
const ENOUGH = 3;
const ENOUGH_LEFT = 2;

function judgeZones({ cluster, resource }: JudgedDax, { target }: TargetContext): Judgement {
  const { serving, zones, leftWithoutZone: left } = countNodes(cluster);
  const where = `${count(serving, 'node')} in ${count(zones.length, 'zone')}${zones.length > 0 ? `: ${zones.join(', ')}` : ''}.`;
  if (serving === 0) return unknown(resource, 'No node serves; the check of its status tells why.');
  if (left === null) return unknown(resource, `${where} The zone of a node is not known.`);
  if (left === 0) return fail(resource, where, spread(cluster, target));
  return left < ENOUGH_LEFT
    ? warn(resource, `${where} One is left without a zone.`, spread(cluster, target))
    : pass(resource, `${where} At least ${left} are left without a zone.`);
}

/** DAX puts nodes into zones of the subnet group that have the fewest, if it is not told otherwise. */
function spread(cluster: DaxCluster, target: TargetContext['target']): FixDraft {
  const { clusterName, subnetZones } = cluster;
  const more = addNodes(cluster, Math.max(ENOUGH, cluster.totalNodes + 1), target);
  const zones = subnetZones?.length ?? null;
  if (zones === null) return { ...more, action: `${more.action} See that they are in three zones.` };
  return zones < ENOUGH
    ? {
        ...more,
        action: `Give the subnet group of ${clusterName} subnets in three zones first: it has ${count(zones, 'zone')}. ${more.action}`,
      }
    : { ...more, action: `${more.action} See that they are in three zones: ${subnetZones?.join(', ')}.` };
}
