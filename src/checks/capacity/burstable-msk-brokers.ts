import { changeOf } from '../../capacity/msk-clusters';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { MskCluster } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, pass, warn } from '../check';
import { judgeMskBrokers } from '../msk';

export const burstableMskBrokers = defineCheck({
  id: 'burstable-msk-brokers',
  title: 'Brokers of MSK are of types with constant performance',
  failureTitle: 'Cluster of MSK runs on burstable brokers',
  why: 'A broker that has spent its CPU credits falls to a fifth of its CPU at the peak, and takes only four new connections with IAM a second.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/broker-instance-sizes.html',
  workbook: '12 Performance',
  needs: ['mskClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeMskBrokers(artifacts, context, ({ cluster, resource, brokers: { instanceType } }) =>
      /^kafka\.t\d/.test(instanceType)
        ? warn(resource, `Brokers of ${instanceType}.`, takeLarger(cluster, instanceType, context.target))
        : pass(resource, `Brokers of ${instanceType}.`),
    ),
});

/** The smallest type of constant performance that runs every version of Kafka: `m7g` takes 2.8.2 and some from 3.3.2 on. */
const SMALLEST = 'kafka.m5.large';

function takeLarger(cluster: MskCluster, before: string, target: Target): FixDraft {
  const command = changeOf(cluster, target, 'update-broker-type', { 'target-instance-type': SMALLEST });
  return {
    action: `Change ${cluster.clusterName} to ${SMALLEST} or a larger type before the load test: brokers restart one after the other, each for about a quarter of an hour.`,
    ...(command && { command }),
    lead: 'rebuild',
    reversal: { action: `Go back to ${before}, which restarts brokers again.` },
  };
}
