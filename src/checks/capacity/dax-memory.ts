import { takeLargerNodes } from '../../capacity/dax-clusters';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { insteadOfPass, type JudgedDax, judgeDaxClusters } from '../dax';

export const daxMemory = defineCheck({
  id: 'dax-memory',
  title: 'Nodes of DAX have memory for what is read, and evict nothing at normal peak',
  failureTitle: 'Nodes of DAX evict items, or their memory is full, already at normal peak',
  why: 'What is evicted is read from the table again, and each miss takes about ten times as much of a node as a hit; with all memory used DAX refuses writes and may go down.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-metrics-dimensions-dax.html',
  workbook: '12 Performance',
  needs: ['daxClusters', 'daxClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDaxClusters(artifacts, context, judgeMemory),
});

const ALL_MEMORY_PERCENT = 100;
const MIB = 1024 ** 2;

function judgeMemory(judged: JudgedDax): Judgement {
  const { cluster, measured, resource } = judged;
  const { memoryPercent: used = null, evictedBytes: evicted = null, latest = null } = measured ?? {};
  const now = latest?.memoryPercent ?? 0;
  const full = used !== null && used.value >= ALL_MEMORY_PERCENT ? used.at : null;
  const fullNow = now >= ALL_MEMORY_PERCENT ? (latest?.at ?? null) : null;
  const at = full ?? fullNow;
  if (at !== null) return fail(resource, `All memory of a node was used at ${at}.`, takeLargerNodes(cluster));
  if (evicted && evicted.value > 0) {
    return warn(
      resource,
      `As much as ${round(evicted.value / MIB)} MiB was evicted within minutes at ${evicted.at}${used === null ? '' : `, and up to ${round(used.value)} % of the memory of a node was used`}.`,
      takeLargerNodes(cluster),
    );
  }
  const instead = insteadOfPass(judged);
  if (instead !== null) return instead;
  return used === null || evicted === null
    ? unknown(resource, 'How much memory its nodes used is not known: CloudWatch gave no complete data.')
    : pass(
        resource,
        `Up to ${round(used.value)} % of the memory of a node was used, and nothing was evicted.`,
      );
}
