import { enoughAtStart, type Following, followRise } from '../../capacity/dynamodb-ramp';
import { type StreamLoad, whyNotMeasured } from '../../capacity/kinesis-streams';
import { expectedRamp } from '../../capacity/rises';
import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeStreams } from '../kinesis';
import { describePace } from '../pace';

export const kinesisOnDemandScaling = defineCheck({
  id: 'kinesis-on-demand-scaling',
  title: 'Streams on demand follow the rise',
  failureTitle: 'Writes rise faster than a stream on demand follows',
  why: 'A stream on demand takes twice its highest writes of the last 30 days; more than that within 15 minutes may be throttled, unless it was warmed for it.',
  docs: 'https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html',
  workbook: '12 Performance',
  needs: ['kinesisStreams', 'kinesisStreamPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeStreams(artifacts, context, (load, resource) =>
      judgeByTraffic(context, (asked) => judgeStream(load, resource, asked)),
    ),
});

/**
 * On demand a stream takes twice its highest writes of 30 days, of which the look-back shows a part and its open shards the rest, and
 * "write throttling can occur if traffic increases to more than double the previous peak within 15 minutes" (developer guide, "Choose
 * the right mode to stream in").
 */
const followingOf = ({ stream, written }: StreamLoad): Following => ({
  normal: written?.value ?? 0,
  start: Math.max(stream.openShardCount, stream.warmThroughputMiBps ?? 0, 2 * (written?.value ?? 0)),
  minutes: 15,
  times: 2,
});

function judgeStream(load: StreamLoad, resource: JudgedResource, context: TargetContext): Judgement {
  const { isOnDemand, owner, written } = load;
  if (!isOnDemand) return notApplicable('It is provisioned: nothing adds shards.', resource);
  const missing = whyNotMeasured(load);
  if (written === null || written.value === 0) {
    return missing === null
      ? notApplicable('Nothing was written in the look-back.', resource)
      : unknown(resource, missing);
  }
  const times = multiplierOf(owner, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  const ramp = expectedRamp(context.plan, times);
  const following = followingOf(load);
  const short = followRise(following, ramp);
  const words = `What is written rises ${round(times)}× ${describePace(context)}, to ${round(written.value * times)} MiB/s (or as many thousand records); it is ready for ${round(following.start)} at once.`;
  if (short === null) return pass(resource, words);
  return warn(
    resource,
    `${words} As much as ${Math.ceil(short.worst * 100)} % of it may be throttled.`,
    warmUp(load, Math.ceil(enoughAtStart(following, ramp)), context),
  );
}

function warmUp({ stream }: StreamLoad, enough: number, { target }: TargetContext): FixDraft {
  const { streamName, streamArn, warmThroughputMiBps } = stream;
  const warm = (mib: number) =>
    asking(
      `warm throughput of ${streamName}`,
      mib,
      awsCommand(target, 'kinesis', 'update-stream-warm-throughput', {
        'stream-arn': streamArn,
        'warm-throughput-mi-bps': mib,
      }),
    );
  if (warmThroughputMiBps === null) {
    return {
      action: `Switch ${streamName} to provisioned with ${enough} shards for the event, or commit the account to a minimum of on-demand throughput (On-demand Advantage) and warm it for ${enough} MiB/s, or let traffic in more slowly.`,
      lead: 'configuration',
    };
  }
  return {
    action: `Warm ${streamName} for ${enough} MiB/s, or let traffic in more slowly.`,
    command: warm(enough),
    reversal: {
      action: `Let it be warm for ${warmThroughputMiBps} MiB/s again.`,
      command: warm(warmThroughputMiBps),
    },
    lead: 'configuration',
  };
}
