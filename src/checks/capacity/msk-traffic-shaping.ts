import { addBrokers, isExpress, type MskBrokers } from '../../capacity/msk-clusters';
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
import { type JudgedCluster, judgeMskBrokers } from '../msk';

export const mskTrafficShaping = defineCheck({
  id: 'msk-traffic-shaping',
  title: 'The network of Standard brokers holds nothing back',
  failureTitle: 'The network of a Standard broker holds packets back at normal traffic',
  why: 'AWS publishes no throughput of Standard brokers; what their network holds back or drops at normal traffic shows that there is none to spare at the event.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html',
  workbook: '12 Performance',
  needs: ['mskClusters', 'mskClusterPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeMskBrokers(artifacts, context, (judged) => judgeShaping(judged, context)),
});

function judgeShaping(
  { cluster, measured, resource, brokers }: JudgedCluster & { brokers: MskBrokers },
  { target }: TargetContext,
): Judgement {
  if (isExpress(brokers))
    return notApplicable('Express brokers have a throughput that AWS publishes.', resource);
  const shaped = measured?.brokers?.shapedPackets ?? null;
  if (shaped === null) {
    return unknown(
      resource,
      'Whether the network of its brokers held packets back is not known: CloudWatch has no data of it.',
    );
  }
  if (shaped.value === 0) return pass(resource, 'No packet was held back in the look-back.');
  const larger = addBrokers(cluster, brokers, brokers.brokerCount + brokers.zoneCount, target);
  return warn(
    resource,
    `${round(shaped.value)} packets of a broker were held back or dropped within a minute at ${shaped.at}.`,
    {
      ...larger,
      action: `Find out whether one broker gets more than the others, and spread its partitions; else take larger brokers, or more. ${larger.action}`,
    },
  );
}
