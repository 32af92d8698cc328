import { awsCommand } from '../../judging/aws-command';
import { round } from '../../lib/round';
import type { Artifacts, CloudFrontDistribution, CloudFrontPeak } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { servingTarget } from '../../plan/targets';
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

/** Assumed: origins that got so many times the usual share of requests on a normal day may get it in the event too. */
const TIMES_USUAL = 2;

export const cloudFrontHitRate = defineCheck({
  id: 'cloudfront-hit-rate',
  title: 'Caches of CloudFront keep their share of the requests',
  failureTitle: 'How much of the traffic reaches the origins of a distribution varies or is not measured',
  why: 'Origins are measured behind the caches: where these answer 95 % of the requests, a purge sends them up to 20 times as many, on top of what the event brings.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html',
  workbook: '12 Performance',
  needs: ['cloudFrontDistributions', 'cloudFrontPeaks'],
  evaluate(artifacts: Pick<Artifacts, 'cloudFrontDistributions' | 'cloudFrontPeaks'>, context) {
    const peaks = peaksOfDistributions(artifacts.cloudFrontPeaks);
    return judgeDistributions(artifacts, context, (distribution, resource) =>
      judge(
        distribution,
        peaks.get(distribution.distributionId),
        resource,
        servingTarget(context.plan, context.target),
      ),
    );
  },
});

function judge(
  distribution: CloudFrontDistribution,
  peak: CloudFrontPeak | undefined,
  resource: JudgedResource,
  target: Target,
): Judgement {
  if (peak === undefined || peak.isIncomplete) {
    return unknown(resource, 'How much its caches answer is not known: CloudWatch gave no complete data.');
  }
  if (peak.requestsPerSecond === null) return notApplicable('It had no requests in the look-back.', resource);
  if (peak.cacheHitRate === null) return notMeasured(distribution, resource, target);
  const { mean, lowest } = peak.cacheHitRate;
  const usual = 100 - mean;
  const words = `Caches answered ${round(mean)} % of the requests that may be cached, and at ${lowest.at} ${round(lowest.value)} %.`;
  if (usual > 0 && (100 - lowest.value) / usual < TIMES_USUAL) {
    return pass(
      resource,
      `${words} With empty caches the origins would get up to ${round(100 / usual)} times what they are measured with.`,
    );
  }
  if (lowest.value >= 100) return pass(resource, words);
  const times =
    usual > 0
      ? ` ${round((100 - lowest.value) / usual)} times as many as usual`
      : ' requests as never before';
  const shield = distribution.origins.every(({ hasOriginShield }) => hasOriginShield)
    ? ''
    : ', and give its origins Origin Shield, so that each object is asked for once';
  return warn(
    resource,
    `${words} Its origins got${times} then; in the event that comes on top of its traffic. ${TIMES_USUAL} times is taken for much.`,
    {
      action: `Find out what emptied the caches at ${lowest.at} (an invalidation, a deployment, objects that all end at once), let nothing of it happen in the event${shield}.`,
      lead: 'configuration',
    },
  );
}

const notMeasured = (
  { distributionId }: CloudFrontDistribution,
  resource: JudgedResource,
  target: Target,
): Judgement =>
  warn(
    resource,
    'How much its caches answer is not measured, so that nobody sees a fall that multiplies what reaches the origins.',
    {
      action: 'Turn on its additional metrics, which are charged; then CacheHitRate tells.',
      command: awsCommand(target, 'cloudfront', 'create-monitoring-subscription', {
        'distribution-id': distributionId,
        'monitoring-subscription': JSON.stringify({
          RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: 'Enabled' },
        }),
      }),
      reversal: {
        action: 'Turn off its additional metrics again.',
        command: awsCommand(target, 'cloudfront', 'delete-monitoring-subscription', {
          'distribution-id': distributionId,
        }),
      },
      lead: 'metricHistory',
    },
  );
