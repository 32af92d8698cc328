import { densityOf } from '../../capacity/density';
import type { FirehoseLoad } from '../../capacity/firehose-streams';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeFirehoseStreams, whyNotOneDestination } from '../firehose';

export const firehoseDelivery = defineCheck({
  id: 'firehose-delivery',
  title: 'Deliveries of Data Firehose succeed',
  failureTitle: 'Deliveries of Data Firehose fail at normal traffic',
  why: 'Firehose tries again for a while, and then puts what the destination refused into a bucket or drops it; a destination that refuses some now refuses more at the event.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/dev/retry.html',
  workbook: '12 Performance',
  needs: ['firehoseStreams', 'firehoseStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeFirehoseStreams(artifacts, context, judgeStream),
});

const MEND = {
  action:
    'Find out why in the error log of the stream (a role, a quota of the destination, records that it does not take), and fetch what failed from the bucket of failed records.',
  lead: 'repair',
} as const;

function judgeStream(load: FirehoseLoad, resource: JudgedResource): Judgement {
  const { measured } = load;
  if (measured?.isWritten === false) return notApplicable('Nothing came to it in the look-back.', resource);
  const { deliverySuccess = null, failedRows = null } = measured ?? {};
  if (deliverySuccess !== null && deliverySuccess.value < 1) {
    return warn(
      resource,
      `Only ${round(deliverySuccess.value * 100)} % of the attempts in the minutes of ${deliverySuccess.at} succeeded.`,
      MEND,
    );
  }
  if (failedRows !== null && failedRows.value > 0) {
    return warn(
      resource,
      `${failedRows.value} rows could not be written in the minutes of ${failedRows.at}.`,
      MEND,
    );
  }
  const unclear = whyNotOneDestination(load);
  if (unclear !== null) return unknown(resource, unclear);
  const [metric, peak] =
    failedRows === null
      ? (['Success of deliveries', deliverySuccess] as const)
      : (['FailedRowCount', failedRows.hoursWithData === 0 ? null : failedRows] as const);
  const density = densityOf(peak, measured?.window, 'rates', metric);
  return isKnown(density)
    ? pass(resource, `Nothing failed: ${density.words}`)
    : unknown(resource, density.missing);
}
