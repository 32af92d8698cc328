import { addNodes } from '../../capacity/dax-clusters';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  defineCheck,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { type JudgedDax, judgeDaxClusters } from '../dax';

export const daxLatestCpu = defineCheck({
  id: 'dax-latest-cpu',
  title: 'Nodes of DAX have CPU to spare now',
  failureTitle: 'Nodes of DAX are busy now',
  why: 'DAX refuses requests once the CPU of a node is too busy; above 70 % too little is left for the loss of a node.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.Monitoring.html',
  workbook: '12 Performance',
  needs: ['daxClusters', 'daxClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDaxClusters(artifacts, context, (judged) => judgeNow(judged, context)),
});

/** What AWS advises not to go beyond ("Sizing your DAX cluster"). */
const MOST_CPU_PERCENT = 70;

function judgeNow({ cluster, measured, resource }: JudgedDax, { target }: TargetContext): Judgement {
  const latest = measured?.latest ?? null;
  if (latest === null) {
    return measured?.isUsed === false
      ? notApplicable('Nobody used it in the look-back.', resource)
      : unknown(resource, 'CloudWatch has no CPU of some or all of its nodes in the last hour.');
  }
  const detail = `The busiest node was at ${round(latest.cpu)} % at ${latest.at}; AWS advises to use up to ${MOST_CPU_PERCENT} %.`;
  return latest.cpu > MOST_CPU_PERCENT
    ? warn(resource, detail, addNodes(cluster, (cluster.totalNodes * latest.cpu) / MOST_CPU_PERCENT, target))
    : pass(resource, detail);
}
