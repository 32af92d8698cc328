import type { FirehoseLoad } from '../../capacity/firehose-streams';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeFirehoseStreams } from '../firehose';

export const firehoseBackup = defineCheck({
  id: 'firehose-backup',
  title: 'Records survive their transformation by Data Firehose',
  failureTitle: 'Records that a function spoils are kept nowhere',
  why: 'A function that changes records wrongly, or drops them, succeeds; without a backup of what came, nothing brings it back.',
  docs: 'https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html',
  workbook: '12 Resilience',
  needs: ['firehoseStreams'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeFirehoseStreams(artifacts, context, judgeStream),
});

/** Modes in which all that comes is kept in S3, as it came. */
const WHOLE: readonly (string | null)[] = ['Enabled', 'AllDocuments', 'AllEvents', 'AllData'];

function judgeStream({ stream }: FirehoseLoad, resource: JudgedResource): Judgement {
  const { destinations } = stream;
  if (destinations.length === 0 || destinations.some(({ kind }) => kind === 'other'))
    return unknown(resource, 'It delivers to a kind of destination that is not known here.');
  const unkept = destinations.find(
    ({ isTransformed, backupMode }) => isTransformed && !WHOLE.includes(backupMode),
  );
  if (unkept === undefined) {
    return destinations.some(({ isTransformed }) => isTransformed)
      ? pass(resource, 'All records are kept in S3 as they came.')
      : pass(resource, 'No function changes its records.');
  }
  return warn(
    resource,
    `A function changes records, and they are not kept as they came (S3 backup: ${unkept.backupMode ?? 'none'}).`,
    {
      action:
        'Have all records kept in S3 before they are transformed; where the destination does not let that be changed, make a new stream.',
      reversal: { action: 'Turn the backup off again; what is kept is charged.' },
      lead: 'configuration',
    },
  );
}
