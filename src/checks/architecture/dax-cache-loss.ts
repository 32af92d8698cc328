import { addNodes, countNodes } from '../../capacity/dax-clusters';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  defineCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
} from '../check';
import { insteadOfPass, type JudgedDax, judgeDaxClusters } from '../dax';

export const daxCacheLoss = defineCheck({
  id: 'dax-cache-loss',
  title: 'What DAX answers does not fall on the tables with a node or a zone',
  failureTitle: 'All that DAX answers falls on the tables with a node or a zone',
  why: 'Tables see only what DAX misses: with its cache gone they get all reads at once, for which neither provisioned capacity nor a table on demand is prepared, and a node that comes back begins empty.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html',
  workbook: '12 Resilience',
  needs: ['daxClusters', 'daxClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDaxClusters(artifacts, context, (judged) => judgeLoss(judged, context)),
});

/** What AWS advises of nodes. */
const ENOUGH = 3;

function judgeLoss(judged: JudgedDax, { target }: TargetContext): Judgement {
  const { cluster, measured, resource } = judged;
  const { clusterName } = cluster;
  const { hitsPerSecond = null, missShare = null } = measured ?? {};
  const { serving, leftWithoutZone: left } = countNodes(cluster);
  if (serving === 0) return unknown(resource, 'No node serves; the check of its status tells why.');
  if (left === null) return unknown(resource, 'The zone of a node is not known.');
  const answered = hitsPerSecond === null ? '' : ` It answered ${inWords(hitsPerSecond.value, missShare)}.`;
  if (left === 0 && (hitsPerSecond?.value ?? 0) > 0) {
    return fail(
      resource,
      `${serving === 1 ? 'It has one node' : 'All of its nodes are in one zone'}, and its cache is gone with it.${answered}`,
      {
        ...addNodes(cluster, Math.max(ENOUGH, cluster.totalNodes + 1), target),
        action: `Give ${clusterName} at least ${ENOUGH} nodes in as many zones. Until then provision, or warm, the tables behind it for all reads of the event, and test it with the cluster gone.`,
      },
    );
  }
  const instead = insteadOfPass(judged);
  if (instead !== null) return instead;
  if (hitsPerSecond === null || (missShare === null && hitsPerSecond.value > 0))
    return unknown(resource, 'How much it answers is not known: CloudWatch gave no complete data.');
  if (hitsPerSecond.value === 0) return notApplicable('It answered nothing from its cache.', resource);
  return pass(
    resource,
    `Each node has the whole cache, and ${left} are left without a zone.${answered} A cluster that takes its place begins empty: fill it before clients move to it.`,
  );
}

/** How much more the tables would get without the cache. */
function inWords(hits: number, missShare: number | null): string {
  const without =
    missShare === null || missShare === 0
      ? 'of which the tables saw none'
      : `and the tables get ${round(1 / missShare)} times the reads of now without it`;
  return `up to ${round(hits)} reads a second from its cache at normal peak, ${without}`;
}
