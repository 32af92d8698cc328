import { isExpress, type MskBrokers } from '../../capacity/msk-clusters';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { type JudgedCluster, judgeMskBrokers } from '../msk';
import { count } from '../words';

export const mskZones = defineCheck({
  id: 'msk-zones',
  title: 'Clusters of MSK go on without a zone: three zones, and three replicas of each partition',
  failureTitle: 'Cluster of MSK may stop taking records without a zone',
  why: 'Producers that wait for two replicas get no further where only one is left, and what has no second one is gone with its broker.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html#ensure-high-availability',
  workbook: '12 Resilience',
  needs: ['mskClusters', 'mskClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeMskBrokers(artifacts, context, judgeZones),
});

/** What AWS advises: three zones, and as many replicas. */
const ENOUGH = 3;

const REPLICATE = {
  action:
    'Give every topic three replicas (kafka-reassign-partitions.sh) with min.insync.replicas of 2, set default.replication.factor to 3, and test the loss of a broker.',
  lead: 'redundancy',
} as const;

function judgeZones({ measured, resource, brokers }: JudgedCluster & { brokers: MskBrokers }): Judgement {
  const { brokerCount, zoneCount } = brokers;
  const where = `${count(brokerCount, 'broker')} in ${count(zoneCount, 'zone')}.`;
  if (zoneCount < 2 || brokerCount < 2) {
    return fail(resource, where, {
      action: 'Create a cluster over three zones, and move to it: the zones of a cluster cannot be changed.',
      lead: 'rebuild',
    });
  }
  if (isExpress(brokers))
    return pass(resource, `${where} Express brokers keep three replicas in three zones.`);
  const replicas = measured?.latest?.replicas ?? null;
  if (replicas === null) {
    return unknown(
      resource,
      `${where} How many replicas its partitions have is not known: not every broker told of them.`,
    );
  }
  const detail = `${where} A partition has ${round(replicas)} replicas on average.`;
  if (replicas < 2) return fail(resource, `${detail} Some have a single one.`, REPLICATE);
  if (zoneCount < ENOUGH || brokerCount < ENOUGH) {
    return warn(
      resource,
      `${detail} Without a zone, one of two is left, with which producers that wait for two cannot write.`,
      {
        action:
          'Create a cluster over three zones, and move to it; else see that producers do with min.insync.replicas of 1, and test the loss of a zone.',
        lead: 'rebuild',
      },
    );
  }
  if (replicas < ENOUGH) return warn(resource, `${detail} Some have fewer than three.`, REPLICATE);
  // More on average than on any that has three may hide those that have fewer.
  return replicas > ENOUGH && brokerCount > ENOUGH
    ? warn(resource, `${detail} As some have more than three, others may have fewer.`, {
        action:
          'See that every topic has at least three replicas (kafka-topics.sh --describe), and test the loss of a broker.',
        lead: 'redundancy',
      })
    : pass(resource, detail);
}
