import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import type { MskClusterOperation } from '../../model/artifacts';
import { defineCheck, type Judgement, pass, warn } from '../check';
import { type JudgedCluster, judgeMskBrokers } from '../msk';

export const mskOperations = defineCheck({
  id: 'msk-operations',
  title: 'What was changed of clusters of MSK is done',
  failureTitle: 'A change of a cluster of MSK failed or goes on',
  why: 'A cluster takes one change at a time, and while it lasts brokers restart. What failed for the event is not there at it.',
  docs: 'https://docs.aws.amazon.com/msk/1.0/apireference/clusters-clusterarn-operations.html',
  workbook: '12 Resilience',
  needs: ['mskClusters', 'mskClusterOperations'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => {
    const operationsOf = ({ cluster }: JudgedCluster) =>
      byCluster(artifacts.mskClusterOperations, cluster.clusterName);
    return judgeMskBrokers(artifacts, context, (judged) => judgeOperations(judged, operationsOf(judged)));
  },
});

const byCluster = lookup(({ clusterName }: MskClusterOperation) => [clusterName]);

const isFailed = ({ operationState }: MskClusterOperation): boolean => operationState.endsWith('_FAILED');
const isDone = ({ operationState }: MskClusterOperation): boolean => operationState.endsWith('_COMPLETE');

const inWords = ({ operationType, operationState, startTime, endTime }: MskClusterOperation): string =>
  `${operationType} since ${startTime}${endTime === null ? '' : ` until ${endTime}`} is ${operationState}.`;

function judgeOperations({ resource }: JudgedCluster, operations: readonly MskClusterOperation[]): Judgement {
  // What failed and was done again does not count.
  const last = [...Map.groupBy(operations, ({ operationType }) => operationType).values()].flatMap(
    (all) => all.toSorted((a, b) => a.startTime.localeCompare(b.startTime)).at(-1) ?? [],
  );
  const failed = last.filter(isFailed);
  if (failed.length > 0) {
    return warn(resource, failed.map(inWords).join(' '), {
      action:
        'Find out why it failed (aws kafka describe-cluster-operation-v2), see what it left behind, and do again before the load test what the event needs of it.',
      lead: 'repair',
    });
  }
  const underWay = last.filter((one) => !isDone(one));
  return underWay.length > 0
    ? warn(resource, underWay.map(inWords).join(' '), {
        action:
          'See that it ends long before the event, and load-test after it: what was measured before it tells little of the cluster that it makes.',
        lead: 'repair',
      })
    : pass(
        resource,
        last.length === 0
          ? 'Nothing was changed in the look-back.'
          : `What was changed in the look-back is done: ${last.map(({ operationType }) => operationType).join(', ')}.`,
      );
}
