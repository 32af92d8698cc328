import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { servingNodes } from '../../model/dax-nodes';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { type JudgedDax, judgeDaxClusters } from '../dax';
import { count, listed } from '../words';

export const daxStatus = defineCheck({
  id: 'dax-status',
  title: 'Clusters of DAX are available with all of their nodes',
  failureTitle: 'Cluster of DAX is not available, or nodes of it are not',
  why: 'A cluster without nodes answers nothing, and each node that is missing leaves its clients to the others; what waits for a reboot changes how it behaves with the next one.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_Cluster.html',
  workbook: '12 Resilience',
  needs: ['daxClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDaxClusters(artifacts, context, judgeStatus),
});

/** States that pass by themselves. */
const PASSES: ReadonlySet<string> = new Set(['creating', 'modifying']);

function judgeStatus({ cluster, resource }: JudgedDax): Judgement {
  const { clusterName, status, totalNodes, nodes, nodesToRemove, nodesPendingReboot } = cluster;
  const serving = servingNodes(cluster);
  const others = nodes.flatMap((node) =>
    serving.includes(node)
      ? []
      : `${node.nodeId} (${nodesToRemove.includes(node.nodeId) ? 'being removed' : (node.status ?? 'unknown')})`,
  );
  const detail = `It is ${status}; ${serving.length} of ${count(totalNodes, 'node')} serve${others.length === 0 ? '' : `, and not ${listed(others)}`}.`;
  if (status === 'creating') return unknown(resource, detail);
  if (serving.length === 0) {
    return nodes.some((node) => node.status === null)
      ? unknown(resource, detail)
      : fail(resource, detail, {
          action: `Find out in the events of ${clusterName} why no node serves (aws dax describe-events), and open a case with AWS Support if none comes back.`,
          lead: 'repair',
        });
  }
  if (status !== 'available' && !PASSES.has(status))
    return unknown(resource, `${detail} What that means is not known.`);
  if (status !== 'available' || serving.length < totalNodes || others.length > 0) {
    return warn(resource, detail, {
      action: `See that ${clusterName} is available with all of its nodes long before the event, and add or remove none shortly before it: a node that was added fills its cache from the tables first.`,
      lead: 'repair',
    });
  }
  return nodesPendingReboot.length > 0
    ? warn(resource, `${detail} Parameters wait for a reboot of ${listed(nodesPendingReboot)}.`, {
        action: `Reboot these nodes of ${clusterName} one by one in a quiet hour, or put its parameters back.`,
        lead: 'database',
      })
    : pass(resource, detail);
}
