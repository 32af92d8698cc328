import type { FirehoseLoad } from '../../capacity/firehose-streams';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeFirehoseStreams } from '../firehose';

export const firehoseErrorLogs = defineCheck({
  id: 'firehose-error-logs',
  title: 'Streams of Data Firehose log what they cannot deliver',
  failureTitle: 'Stream of Data Firehose logs no errors',
  why: 'Metrics tell that deliveries fail, and only the log says why.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html',
  workbook: '12 Monitoring',
  needs: ['firehoseStreams'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeFirehoseStreams(artifacts, context, judgeStream),
});

function judgeStream({ stream: { destinations } }: FirehoseLoad, resource: JudgedResource): Judgement {
  const unknownKind = destinations.length === 0 || destinations.some(({ kind }) => kind === 'other');
  if (unknownKind) return unknown(resource, 'It delivers to a kind of destination that is not known here.');
  return destinations.every(({ isLogged }) => isLogged)
    ? pass(resource, 'Errors of delivery go to CloudWatch Logs.')
    : warn(resource, 'Errors of delivery go to no log.', {
        action:
          'Turn on error logging of the destination (UpdateDestination, CloudWatchLoggingOptions), with a log group that exists and a role that may write to it.',
        reversal: { action: 'Turn error logging off again.' },
        lead: 'configuration',
      });
}
