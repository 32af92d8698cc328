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
import { judgeFirehoseStreams, lateSeconds, whyNotOneDestination } from '../firehose';

export const firehoseDelivery = defineCheck({
  id: 'firehose-delivery',
  title: 'Deliveries of Data Firehose succeed',
  failureTitle: 'Deliveries of Data Firehose fail at normal traffic',
  why: 'Firehose tries again for a while, and then puts what the destination refused into a bucket or drops it; a destination that refuses some now refuses more at the event.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/dev/retry.html',
  workbook: '12 Performance',
  needs: ['firehoseStreams', 'firehoseStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeFirehoseStreams(artifacts, context, (load, resource) => judgeStream(load, resource, context.asOf)),
});

const MEND = {
  action:
    'Find out why in the error log of the stream (a role, a quota of the destination, records that it does not take), and fetch what failed from the bucket of failed records.',
  lead: 'repair',
} as const;

/** How long Firehose tries again to deliver to S3 (Firehose developer guide, "Data delivery failure handling"). */
const RETRIES_MS = 24 * 3_600_000;

/**
 * Says that attempts that failed were tried again until they succeeded; null where that is not known. What S3 did not take,
 * Firehose keeps and grows old, and puts aside nowhere; other destinations may have refused records for good.
 */
function describeRetries({ stream, measured }: FirehoseLoad, asOf: string): string | null {
  const { failedDeliveries = null, freshnessSeconds = null } = measured ?? {};
  if (failedDeliveries === null || freshnessSeconds === null || failedDeliveries.hours > 1) return null;
  const isOver = Date.parse(asOf) - Date.parse(failedDeliveries.lastAt) >= RETRIES_MS;
  const isOfS3 = stream.destinations.every(({ kind }) => kind === 'S3');
  const isInTime =
    isKnown(densityOf(freshnessSeconds, measured?.window, 'maxima', 'DataFreshness')) &&
    freshnessSeconds.value <= lateSeconds(stream);
  return isOver && isOfS3 && isInTime
    ? `Attempts failed in one hour alone, last at ${failedDeliveries.lastAt}, and were tried again: all was delivered within ${round(freshnessSeconds.value / 60)} minutes.`
    : null;
}

function judgeStream(load: FirehoseLoad, resource: JudgedResource, asOf: string): Judgement {
  const { measured } = load;
  if (measured?.isWritten === false) return notApplicable('Nothing came to it in the look-back.', resource);
  const {
    deliverySuccess = null,
    failedRows = null,
    transformationSuccess = null,
    failedConversions = null,
  } = measured ?? {};
  // What its function or the conversion cannot take goes to another prefix, and counts as delivered there.
  if (transformationSuccess !== null && transformationSuccess.value < 1) {
    return warn(
      resource,
      `Only ${percent(transformationSuccess.value)} % of the calls of its function in the minutes of ${transformationSuccess.at} succeeded: the records of the others are put aside.`,
      MEND,
    );
  }
  if (failedConversions !== null && failedConversions.value > 0) {
    return warn(
      resource,
      `${failedConversions.value} records could not be converted in the minutes of ${failedConversions.at}, and are put aside.`,
      MEND,
    );
  }
  const retries = describeRetries(load, asOf);
  if (deliverySuccess !== null && deliverySuccess.value < 1 && retries === null) {
    return warn(
      resource,
      `Only ${percent(deliverySuccess.value)} % of the attempts in the minutes of ${deliverySuccess.at} succeeded.`,
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
  if (load.stream.destinations.some(({ isTransformed }) => isTransformed) && transformationSuccess === null) {
    return unknown(
      resource,
      'CloudWatch has no data of ExecuteProcessing.Success: how many calls of its function succeeded is not known.',
    );
  }
  if (load.stream.destinations.some(({ isConverted }) => isConverted) && failedConversions === null) {
    return unknown(resource, 'CloudWatch gave no complete data of FailedConversion.Records.');
  }
  const [metric, peak] =
    failedRows === null
      ? (['Success of deliveries', deliverySuccess] as const)
      : (['FailedRowCount', failedRows.hoursWithData === 0 ? null : failedRows] as const);
  const density = densityOf(peak, measured?.window, 'rates', metric);
  return isKnown(density)
    ? pass(resource, `${retries ?? 'Nothing failed.'} ${density.words}`)
    : unknown(resource, density.missing);
}

/** Rounded down: 99.997 is not all. */
const percent = (share: number): number => Math.floor(share * 1000) / 10;
