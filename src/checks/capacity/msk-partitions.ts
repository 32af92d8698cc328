import { addBrokers, type MskBrokers, partitionsOf } from '../../capacity/msk-clusters';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, type Judgement, pass, type TargetContext, unknown, warn } from '../check';
import { type JudgedCluster, judgeMskBrokers } from '../msk';

export const mskPartitions = defineCheck({
  id: 'msk-partitions',
  title: 'Brokers of MSK have no more partitions than AWS recommends',
  failureTitle: 'Broker of MSK has more partitions than AWS recommends',
  why: 'Each partition takes memory and CPU, also of copies; past the most that AWS supports it refuses to change the configuration of the cluster, and to make its brokers smaller.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html#partitions-per-broker',
  workbook: '12 Performance',
  needs: ['mskClusters', 'mskClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeMskBrokers(artifacts, context, (judged) => judgePartitions(judged, context)),
});

function judgePartitions(
  { cluster, measured, resource, brokers }: JudgedCluster & { brokers: MskBrokers },
  { target }: TargetContext,
): Judgement {
  const limits = partitionsOf(brokers);
  if (limits === undefined) {
    return unknown(
      resource,
      `How many partitions AWS recommends of ${brokers.instanceType} is not known to this program.`,
    );
  }
  const partitions = measured?.latest?.partitions ?? null;
  if (partitions === null) {
    return unknown(
      resource,
      'How many partitions its brokers have is not known: not every broker told of them.',
    );
  }
  const { recommended, most } = limits;
  const detail = `${partitions} partitions on the broker that has the most; of ${brokers.instanceType} AWS recommends ${recommended}, and supports up to ${most}.`;
  if (partitions <= recommended) return pass(resource, detail);
  const more = addBrokers(cluster, brokers, (brokers.brokerCount * partitions) / recommended, target);
  return partitions > most ? fail(resource, detail, more) : warn(resource, detail, more);
}
