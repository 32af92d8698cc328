import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { isBurstableDax } from '../../model/dax-nodes';
import { defineCheck, type Judgement, pass, warn } from '../check';
import { type JudgedDax, judgeDaxClusters } from '../dax';

export const burstableDaxNodes = defineCheck({
  id: 'burstable-dax-nodes',
  title: 'Clusters of DAX run on node types of constant performance',
  failureTitle: 'Cluster of DAX runs on burstable nodes',
  why: 'A T2 node that has spent its CPU credits falls to a fifth of its CPU at the peak; a T3 node goes on at a charge, and its network falls to a small baseline.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.Burstable.html',
  workbook: '12 Performance',
  needs: ['daxClusters'],
  uses: ['daxClusterPeaks', ...TRAFFIC_ARTIFACTS],
  evaluate: (artifacts, context) => judgeDaxClusters(artifacts, context, judgeType),
});

function judgeType({ cluster, measured, resource }: JudgedDax): Judgement {
  const { clusterName, nodeType } = cluster;
  const detail = `Node type ${nodeType}.`;
  if (!isBurstableDax(cluster)) return pass(resource, detail);
  const least = measured?.leastCpuCredits ?? null;
  const credits =
    least === null
      ? ' CloudWatch has no data of its CPU credits.'
      : ` A node had ${round(least.value)} CPU credits left at ${least.at}, the fewest in the look-back.`;
  return warn(resource, `${detail}${credits}`, {
    action: `Create a cluster of a memory-optimised type, such as dax.r5.large, beside ${clusterName}, fill it and move the clients there before the load test: the type of a cluster cannot be changed.`,
    lead: 'rebuild',
  });
}
