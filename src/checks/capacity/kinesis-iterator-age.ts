import type { StreamLoad } from '../../capacity/kinesis-streams';
import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Target } from '../../model/target';
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

/** Past half of the retention records may expire unread ("Monitor the service with CloudWatch" in the Kinesis developer guide). */
const RISKY_SHARE = 0.5;

/** Assumed: whoever is so far behind at normal traffic does not keep up with it. */
const BEHIND_MINUTES = 15;

export const kinesisIteratorAge = defineCheck({
  id: 'kinesis-iterator-age',
  title: 'Consumers of streams keep up',
  failureTitle: 'Consumers of a stream are far behind at normal traffic',
  why: 'Consumers that are behind on normal days fall further behind at the event, and what is older than the retention is lost unread.',
  docs: 'https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html',
  workbook: '12 Performance',
  needs: ['kinesisStreams', 'kinesisStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeStreams(artifacts, context, (load, resource) => judgeStream(load, resource, context.target)),
});

function judgeStream({ stream, measured }: StreamLoad, resource: JudgedResource, target: Target): Judgement {
  const { streamName, retentionPeriodHours, consumerCount } = stream;
  const age = measured?.iteratorAgeMilliseconds ?? null;
  const beside =
    consumerCount > 0
      ? ` How far its ${consumerCount} consumers with enhanced fan-out are behind is not read.`
      : '';
  if (age === null) {
    if (measured === undefined || measured.isWritten === null) {
      return unknown(
        resource,
        'How far consumers are behind is not known: CloudWatch gave no complete data.',
      );
    }
    return consumerCount > 0
      ? unknown(resource, beside.trim())
      : notApplicable('Nothing was read from it in the look-back.', resource);
  }
  const minutes = age.value / 60_000;
  const words = `Consumers were up to ${round(minutes)} minutes behind at ${age.at}; it keeps records for ${retentionPeriodHours} hours.${beside}`;
  if (minutes > RISKY_SHARE * retentionPeriodHours * 60) {
    const hours = 2 * retentionPeriodHours;
    return fail(resource, words, {
      action: `Find out what holds consumers up (errors, throttles, too few of them), and keep records for ${hours} hours until they have caught up.`,
      command: awsCommand(target, 'kinesis', 'increase-stream-retention-period', {
        'stream-name': streamName,
        'retention-period-hours': hours,
      }),
      reversal: {
        action: `Keep records for ${retentionPeriodHours} hours again; longer retention is charged.`,
        command: awsCommand(target, 'kinesis', 'decrease-stream-retention-period', {
          'stream-name': streamName,
          'retention-period-hours': retentionPeriodHours,
        }),
      },
      lead: 'repair',
    });
  }
  if (minutes > BEHIND_MINUTES) {
    return warn(
      resource,
      `${words} More than ${BEHIND_MINUTES} minutes at normal traffic are taken for not keeping up.`,
      {
        action:
          'Find out what holds consumers up (errors, throttles, too few of them), or say in traffic.baseline of the plan that this was no normal day.',
        lead: 'repair',
      },
    );
  }
  return consumerCount > 0 ? unknown(resource, words) : pass(resource, words);
}
