import type { FirehoseLoad } from '../../capacity/firehose-streams';
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
import { judgeFirehoseStreams } from '../firehose';

export const firehoseThrottling = defineCheck({
  id: 'firehose-throttling',
  title: 'No stream of Data Firehose refuses records, or is held up in reading',
  failureTitle: 'Stream of Data Firehose is throttled at normal traffic',
  why: 'Records that are refused are lost where producers do not try again; a stream that is held up in reading falls behind until its source drops records unread.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/dev/troubleshooting.html',
  workbook: '12 Performance',
  needs: ['firehoseStreams', 'firehoseStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeFirehoseStreams(artifacts, context, judgeStream),
});

function judgeStream(load: FirehoseLoad, resource: JudgedResource): Judgement {
  const { stream, measured, isDirect } = load;
  const refused = measured?.refused ?? null;
  const from = stream.sourceArn === null ? 'its source' : stream.sourceArn;
  if (refused !== null && refused.value > 0) {
    if (isDirect) {
      return fail(resource, `${refused.value} records were refused within minutes at ${refused.at}.`, {
        action:
          'Have AWS raise the limits of the stream with the Firehose Limits form of AWS Support, and have producers try again, with growing pauses, what PutRecordBatch reports as failed.',
        lead: 'quotaIncrease',
      });
    }
    return warn(resource, `It was held up in reading ${from} at ${refused.at}.`, {
      action:
        stream.source === 'KinesisStreamAsSource'
          ? 'Give the stream that it reads more shards, or other consumers of it enhanced fan-out: Firehose shares five reads a second of each shard with them.'
          : 'Find out what held it up: a partition of the topic with more than Firehose reads of one, or a destination that is slow.',
      lead: 'repair',
    });
  }
  if (refused === null) {
    return unknown(
      resource,
      stream.source === 'DatabaseAsSource'
        ? 'What holds up reading a database is not read.'
        : 'Whether records were refused is not known: CloudWatch gave no complete data.',
    );
  }
  if (measured?.isWritten === false) return notApplicable('Nothing came to it in the look-back.', resource);
  return pass(
    resource,
    isDirect ? 'No record was refused in the look-back.' : `Nothing held it up in reading ${from}.`,
  );
}
