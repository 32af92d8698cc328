import type { StreamLoad } from '../../capacity/kinesis-streams';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
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
import { judgeStreams } from '../kinesis';

export const kinesisThrottling = defineCheck({
  id: 'kinesis-throttling',
  title: 'No stream is throttled',
  failureTitle: 'Stream is throttled at normal traffic',
  why: 'What is throttled at normal traffic is throttled all through the event; more shards do not help where a single key is too busy.',
  docs: 'https://docs.aws.amazon.com/streams/latest/dev/troubleshooting-producers.html',
  workbook: '12 Performance',
  needs: ['kinesisStreams', 'kinesisStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeStreams(artifacts, context, judgeStream),
});

function judgeStream({ measured }: StreamLoad, resource: JudgedResource): Judgement {
  const { writeThrottles = null, readThrottles = null, isWritten = null } = measured ?? {};
  if (writeThrottles !== null && writeThrottles.value > 0) {
    return fail(
      resource,
      `${writeThrottles.value} records were refused within minutes at ${writeThrottles.at}.`,
      {
        action: `Give it more shards if it lacked any at ${writeThrottles.at}; else find the key that is too busy (shard-level metrics) and spread it, as a shard takes at most 1 MiB or 1,000 records a second.`,
        lead: 'repair',
      },
    );
  }
  if (readThrottles !== null && readThrottles.value > 0) {
    return warn(
      resource,
      `${readThrottles.value} reads were refused within minutes at ${readThrottles.at}: its consumers share 2 MiB and five reads a second of each shard.`,
      {
        action:
          'Give a consumer enhanced fan-out, have consumers read less often and more at once, or give the stream more shards.',
        lead: 'repair',
      },
    );
  }
  if (writeThrottles === null || readThrottles === null) {
    return unknown(
      resource,
      'Whether writes or reads were refused is not known: CloudWatch gave no complete data.',
    );
  }
  return isWritten === false
    ? notApplicable('Nothing was written in the look-back.', resource)
    : pass(resource, 'No write and no read was refused in the look-back.');
}
