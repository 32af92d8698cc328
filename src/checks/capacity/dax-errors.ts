import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { FEWEST_FAILURES } from '../../model/dax-nodes';
import { defineCheck, type Judgement, pass, unknown, warn } from '../check';
import { insteadOfPass, type JudgedDax, judgeDaxClusters } from '../dax';

/** The share of requests in one period that may fail before it is said. */
const TOLERATED_SHARE = 0.01;

export const daxErrors = defineCheck({
  id: 'dax-errors',
  title: 'DAX answers the requests of normal traffic',
  failureTitle: 'Requests to DAX fail at normal traffic',
  why: 'Tables that refuse, nodes that are gone and clients that give up too early all show as failed requests; at the peak there are more.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.Monitoring.html',
  workbook: '12 Performance',
  needs: ['daxClusters', 'daxClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDaxClusters(artifacts, context, judgeErrors),
});

function judgeErrors(judged: JudgedDax): Judgement {
  const { measured, resource } = judged;
  const { failedRequests: failed = null, failedShare: share = null } = measured ?? {};
  const percent =
    share === null ? '' : ` Of those of some minutes as much as ${Math.round(share * 1000) / 10} % did.`;
  const detail =
    failed === null ? '' : `At most ${failed.value} requests failed within minutes (${failed.at}).${percent}`;
  if (failed && failed.value >= FEWEST_FAILURES && (share === null || share >= TOLERATED_SHARE)) {
    return warn(resource, detail, {
      action: `Find out what failed, at ${failed.at} and at other times: ErrorRequestCount tells of requests that were wrong, or that DynamoDB or DAX refused, and FaultRequestCount of faults of DAX. Conditions of writes that were not met count, too, and are nothing to mend.`,
      lead: 'repair',
    });
  }
  const instead = insteadOfPass(judged);
  if (instead !== null) return instead;
  return failed === null
    ? unknown(resource, 'How many of its requests failed is not known: CloudWatch gave no complete data.')
    : pass(resource, detail);
}
