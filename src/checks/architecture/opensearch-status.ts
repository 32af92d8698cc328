import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { judgeDomains, type MeasuredDomain } from '../opensearch';

export const openSearchStatus = defineCheck({
  id: 'opensearch-status',
  title: 'Search domains are green and take writes',
  failureTitle: 'Search domain is red or yellow, or blocks writes',
  why: 'A red domain lacks a part of its data, a yellow one loses data with the next node, and one that blocks writes is stale from then on.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/handling-errors.html',
  workbook: '12 Resilience',
  needs: ['openSearchDomains', 'openSearchDomainPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDomains(artifacts, context, judgeStatus),
});

function judgeStatus({ domain, peaks, resource }: MeasuredDomain): Judgement {
  if (domain.processingStatus === 'Isolated') {
    return fail(resource, 'OpenSearch Service has isolated it: nobody reaches it.', {
      action:
        'Install the required update of its service software, and have AWS Support take it out of isolation.',
      lead: 'repair',
    });
  }
  if (domain.processingStatus === 'Deleting') return notApplicable('It is being deleted.', resource);
  if (domain.processingStatus === 'Creating') return unknown(resource, 'It is being created.');
  const latest = peaks?.latest ?? null;
  if (latest === null) return unknown(resource, 'CloudWatch has no data of its last hour.');
  const { at, status, writesBlocked } = latest;
  const said = `In the hour of ${at} it was ${status ?? 'in no known state'}`;
  if (status === 'red') {
    return fail(resource, `${said}: some index lacks a primary shard.`, {
      action:
        'Find the index and why its shards have no place (_cluster/allocation/explain), make room for them, or restore the index from a snapshot.',
      lead: 'repair',
    });
  }
  if (writesBlocked === true) {
    return fail(resource, `${said}, and blocked writes.`, {
      action:
        'Make room: delete old indexes, give data nodes larger volumes, or more of them where the heap is full (JVMMemoryPressure).',
      lead: 'repair',
    });
  }
  if (status === 'yellow') {
    return warn(resource, `${said}: some index lacks a replica.`, {
      action:
        'Find the index and why its replicas have no place (_cluster/allocation/explain): too few data nodes, or too little free storage.',
      lead: 'repair',
    });
  }
  const before = peaks?.writesBlocked ?? null;
  if (before !== null && before.value > 0) {
    return warn(resource, `${said}, and blocked writes at ${before.at}.`, {
      action:
        'Find out what was lacking then, storage (FreeStorageSpace) or heap (JVMMemoryPressure), and add it.',
      lead: 'repair',
    });
  }
  return status === null || writesBlocked === null || before === null
    ? unknown(
        resource,
        `${said}. Whether it blocks writes is ${writesBlocked === null || before === null ? 'not known' : 'known'}.`,
      )
    : pass(resource, `${said}, and took writes in what CloudWatch has of the look-back.`);
}
