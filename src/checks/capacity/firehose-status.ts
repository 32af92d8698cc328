import type { FirehoseLoad } from '../../capacity/firehose-streams';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown } from '../check';
import { judgeFirehoseStreams } from '../firehose';

export const firehoseStatus = defineCheck({
  id: 'firehose-status',
  title: 'Streams of Data Firehose are active',
  failureTitle: 'Stream of Data Firehose takes no records',
  why: 'A stream that could not be created takes nothing, and stays so until it is deleted and made again.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/APIReference/API_DeliveryStreamDescription.html',
  workbook: '12 Resilience',
  needs: ['firehoseStreams'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeFirehoseStreams(artifacts, context, judgeStatus),
});

function judgeStatus({ stream }: FirehoseLoad, resource: JudgedResource): Judgement {
  const { streamStatus, failure } = stream;
  if (streamStatus === 'ACTIVE') return pass(resource, 'It is ACTIVE.');
  return streamStatus === 'CREATING_FAILED'
    ? fail(resource, `It is CREATING_FAILED${failure === null ? '' : `: ${failure}`}.`, {
        action: 'Delete it, mend what it failed for (a role, a key, a subnet), and make it again.',
        lead: 'repair',
      })
    : unknown(resource, `It is ${streamStatus}.`);
}
