import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, type Judgement, pass, unknown, warn } from '../check';
import { judgeDomains, type MeasuredDomain } from '../opensearch';

export const openSearchSnapshots = defineCheck({
  id: 'opensearch-snapshots',
  title: 'Automated snapshots of search domains succeed',
  failureTitle: 'Search domain has no recent snapshot',
  why: 'A red index comes back from a snapshot, or not at all.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-snapshots.html',
  workbook: '12 Resilience',
  needs: ['openSearchDomains', 'openSearchDomainPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDomains(artifacts, context, judgeSnapshots),
});

/** What a pause is that is on, or will be. */
const PAUSED = new Set(['Active', 'Scheduled']);

function judgeSnapshots({ domain: { snapshotPause }, peaks, resource }: MeasuredDomain): Judgement {
  if (snapshotPause !== null && PAUSED.has(snapshotPause)) {
    return warn(resource, `A pause of its automated snapshots is ${snapshotPause.toLowerCase()}.`, {
      action: 'End the pause, or take a snapshot by hand before the event.',
      lead: 'configuration',
    });
  }
  const failed = peaks?.latest?.snapshotFailed ?? null;
  if (failed === null)
    return unknown(
      resource,
      'Whether its automated snapshots succeed is not known: CloudWatch has no data of the last hour.',
    );
  return failed
    ? warn(resource, 'No automated snapshot was taken in 36 hours.', {
        action:
          'Find out what holds snapshots up (a red index, for one), and take one by hand before the event.',
        lead: 'repair',
      })
    : pass(resource, 'Automated snapshots succeed.');
}
