import { addNodes } from '../../capacity/dax-clusters';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, type Judgement, pass, type TargetContext, unknown } from '../check';
import { insteadOfPass, type JudgedDax, judgeDaxClusters } from '../dax';

export const daxThrottling = defineCheck({
  id: 'dax-throttling',
  title: 'DAX refuses no requests',
  failureTitle: 'DAX refuses requests at normal traffic',
  why: 'DAX refuses requests while the CPU of a node is too busy or its memory is full: what happens at normal traffic happens all through the event.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-metrics-dimensions-dax.html',
  workbook: '12 Performance',
  needs: ['daxClusters', 'daxClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDaxClusters(artifacts, context, (judged) => judgeThrottling(judged, context)),
});

function judgeThrottling(judged: JudgedDax, { target }: TargetContext): Judgement {
  const { cluster, measured, resource } = judged;
  const throttled = measured?.throttledRequests ?? null;
  if (throttled && throttled.value > 0) {
    const more = addNodes(cluster, cluster.totalNodes + 1, target);
    return fail(
      resource,
      `It refused ${throttled.value} requests within minutes at ${throttled.at}. What DynamoDB refused is not among them.`,
      {
        ...more,
        action: `Find out what kept its nodes busy at ${throttled.at}: reads, misses or writes. ${more.action}`,
      },
    );
  }
  const instead = insteadOfPass(judged);
  if (instead !== null) return instead;
  return throttled === null
    ? unknown(resource, 'Whether it refused requests is not known: CloudWatch gave no complete data.')
    : pass(resource, 'It refused no requests in the look-back.');
}
