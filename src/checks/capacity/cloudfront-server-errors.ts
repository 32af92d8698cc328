import type { Artifacts, CloudFrontPeak } from '../../model/artifacts';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeDistributions, peaksOfDistributions } from '../distributions';

/** The share of requests in one period that may fail before it is said. */
const TOLERATED_SHARE = 0.01;
/** Fewer errors in a period say nothing of a share. */
const FEWEST_ERRORS = 10;

export const cloudFrontServerErrors = defineCheck({
  id: 'cloudfront-server-errors',
  title: 'CloudFront distributions answer the requests of normal traffic',
  failureTitle: 'CloudFront distribution answers normal traffic with server errors',
  why: 'An origin that is full, slow or not there shows as 5xx at the edge; at the peak there are more.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-5xx-errors.html',
  workbook: '12 Performance',
  needs: ['cloudFrontDistributions', 'cloudFrontPeaks'],
  evaluate(artifacts: Pick<Artifacts, 'cloudFrontDistributions' | 'cloudFrontPeaks'>, context) {
    const peaks = peaksOfDistributions(artifacts.cloudFrontPeaks);
    return judgeDistributions(artifacts, context, ({ distributionId }, resource) =>
      judge(peaks.get(distributionId), resource),
    );
  },
});

function judge(peak: CloudFrontPeak | undefined, resource: JudgedResource): Judgement {
  if (peak !== undefined && peak.requestsPerSecond === null && !peak.isIncomplete) {
    return notApplicable('It had no requests in the look-back.', resource);
  }
  const errors = peak?.serverErrors ?? null;
  if (peak === undefined || errors === null || peak.isIncomplete) {
    return unknown(
      resource,
      'How many of its requests failed is not known: CloudWatch gave no complete data.',
    );
  }
  const count = errors.value * peak.window.periodSeconds;
  const share = errors.requestsPerSecond > 0 ? errors.value / errors.requestsPerSecond : 0;
  const detail = `About ${Math.round(count)} requests in ${peak.window.periodSeconds / 60} minutes at most were answered with 5xx (${errors.at}, ${Math.round(share * 1000) / 10} % of its requests then).`;
  if (count < FEWEST_ERRORS || share < TOLERATED_SHARE) return pass(resource, detail);
  return warn(resource, detail, {
    action: `Find out which origin failed at ${errors.at}, by the logs of the distribution and of what is behind it, before more traffic meets it.`,
    lead: 'repair',
  });
}
