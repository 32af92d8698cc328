import { densityOf } from '../../capacity/density';
import {
  addBrokers,
  isExpress,
  type MskBrokers,
  sinceChangeInWords,
  whyNotMeasured,
} from '../../capacity/msk-clusters';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Peak } from '../../model/artifacts';
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
  why: 'How much the network of a Standard broker carries AWS does not publish; what it holds back or drops at normal traffic shows that there is none to spare at the event.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html',
  workbook: '12 Performance',
  needs: ['mskClusters', 'mskClusterPeaks'],
  uses: ['mskClusterOperations', ...TRAFFIC_ARTIFACTS],
  evaluate: (artifacts, context) =>
    judgeMskBrokers(artifacts, context, (judged) => judgeShaping(judged, context)),
});

function judgeShaping(judged: JudgedCluster & { brokers: MskBrokers }, { target }: TargetContext): Judgement {
  const { cluster, measured, resource, brokers } = judged;
  const since = sinceChangeInWords(judged, 'brokerChange');
  if (isExpress(brokers))
    return notApplicable('Express brokers have a throughput that AWS publishes.', resource);
  const shaped = measured?.brokers?.shapedPackets ?? null;
  if (shaped === null) {
    return unknown(
      resource,
      `Whether the network of its brokers held packets back is not known: CloudWatch has no data of it.${since}`,
    );
  }
  if (shaped.value === 0) {
    const missing = whyTooLittle(shaped, judged);
    return missing === null
      ? pass(resource, `No packet was held back in the look-back.${since}`)
      : unknown(resource, missing);
  }
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

/** Why it is not known that nothing was held back; null where it is. */
function whyTooLittle(shaped: Peak, load: JudgedCluster): string | null {
  const { cluster, measured } = load;
  const density = densityOf(shaped, measured?.window, 'maxima', `TrafficShaping of ${cluster.clusterName}`);
  return (
    whyNotMeasured(load, 'brokerChange') ??
    (isKnown(density) ? null : `${density.missing}${sinceChangeInWords(load, 'brokerChange')}`)
  );
}
