import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, type Judgement, pass, unknown, warn } from '../check';
import { judgeDomains, type MeasuredDomain } from '../opensearch';

export const openSearchRejections = defineCheck({
  id: 'opensearch-rejections',
  title: 'Search domains refuse no searches and no writes',
  failureTitle: 'Search domain refuses searches or writes at normal traffic',
  why: 'Data nodes refuse what finds no place in the queue of a thread pool: what is refused at normal traffic is refused all through the event.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/handling-errors.html',
  workbook: '12 Performance',
  needs: ['openSearchDomains', 'openSearchDomainPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDomains(artifacts, context, judgeRejections),
});

/** A node that leaves changes the mean over nodes too, so that a rise is a sign and no proof. */
function judgeRejections({ peaks, resource }: MeasuredDomain): Judgement {
  const counted = [
    { what: 'searches', peak: peaks?.searchRejections, metric: 'ThreadpoolSearchRejected' },
    { what: 'writes', peak: peaks?.writeRejections, metric: 'ThreadpoolWriteRejected' },
  ];
  const rose = counted.filter(({ peak }) => (peak?.value ?? 0) > 0);
  if (rose.length > 0) {
    const words = rose.map(({ what, peak }) => `The count of refused ${what} rose at ${peak?.at}.`);
    return warn(resource, words.join(' '), {
      action:
        'Find out which requests came then: add data nodes or replicas for searches, and send writes in fewer and larger batches that are tried again later.',
      lead: 'repair',
    });
  }
  const densities = counted.map(({ peak, metric }) => densityOf(peak, peaks?.window, 'means', metric));
  const unread = densities.find((density) => !isKnown(density));
  return unread !== undefined && !isKnown(unread)
    ? unknown(resource, unread.missing)
    : pass(resource, 'No search and no write was refused in the look-back.');
}
