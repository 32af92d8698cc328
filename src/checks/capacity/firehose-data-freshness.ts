import { densityOf } from '../../capacity/density';
import type { FirehoseLoad } from '../../capacity/firehose-streams';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Peak } from '../../model/artifacts';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeFirehoseStreams, LATE_SECONDS, lateSeconds, whyNotOneDestination } from '../firehose';

/** What producers put is kept for a day (Firehose developer guide, "Quota"): half of it is as near to a loss as with streams of Kinesis. */
const RISKY_SECONDS = 12 * 3_600;

export const firehoseDataFreshness = defineCheck({
  id: 'firehose-data-freshness',
  title: 'Streams of Data Firehose deliver in time',
  failureTitle: 'Stream of Data Firehose delivers late at normal traffic',
  why: 'A destination that is slow on normal days is slower at the event, and what producers put is lost a day after it came.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/dev/firehose-cloudwatch-metrics-best-practices.html',
  workbook: '12 Performance',
  needs: ['firehoseStreams', 'firehoseStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeFirehoseStreams(artifacts, context, judgeStream),
});

const MEND = {
  action:
    'Find out what holds delivery up (errors of the destination in CloudWatch Logs, a transformation that is slow, a buffer that is large), or say in traffic.baseline of the plan that this was no normal day.',
  lead: 'repair',
} as const;

function judgeStream(load: FirehoseLoad, resource: JudgedResource): Judgement {
  const { stream, measured } = load;
  if (measured?.isWritten === false) return notApplicable('Nothing came to it in the look-back.', resource);
  const unclear = whyNotOneDestination(load);
  const freshness = measured?.freshnessSeconds ?? null;
  const lag = measured?.sourceLagMilliseconds ?? null;
  const lagSeconds = lag && { ...lag, value: lag.value / 1000 };
  const words = [
    freshness && `${inMinutes(freshness)} after the oldest record came it was not delivered yet`,
    lagSeconds && `it was ${inMinutes(lagSeconds)} behind the stream that it reads`,
  ]
    .filter((word) => word !== null)
    .join('; ');
  const said = `At most, ${words}.`;
  if ((freshness?.value ?? 0) > RISKY_SECONDS) return fail(resource, said, MEND);
  if ((freshness?.value ?? 0) > lateSeconds(stream) || (lagSeconds?.value ?? 0) > LATE_SECONDS) {
    return warn(resource, said, MEND);
  }
  if (unclear !== null) return unknown(resource, unclear);
  const density = densityOf(freshness, measured?.window, 'maxima', 'DataFreshness');
  if (!isKnown(density)) return unknown(resource, density.missing);
  if (stream.source === 'DirectPut') return pass(resource, said);
  if (stream.source !== 'KinesisStreamAsSource') {
    return unknown(resource, `${said} How far it is behind its source is not read.`);
  }
  return lagSeconds === null
    ? unknown(resource, `${said} CloudWatch has no data of how far it is behind the stream that it reads.`)
    : pass(resource, said);
}

const inMinutes = ({ value, at }: Peak): string => `${round(value / 60)} minutes (at ${at})`;
