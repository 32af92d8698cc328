import { nameOfDistribution } from '../judging/distributions';
import {
  ARTIFACTS,
  type Artifacts,
  type CloudFrontDistribution,
  type CloudFrontPeak,
} from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** What a judgement calls a distribution. */
export const distributionResource = (distribution: CloudFrontDistribution): JudgedResource => ({
  name: nameOfDistribution(distribution),
  arn: distribution.distributionArn,
});

/** Judges each distribution that serves viewers, by whether it carries the event's traffic. */
export const judgeDistributions = (
  artifacts: Pick<Artifacts, 'cloudFrontDistributions'>,
  context: Pick<TargetContext, 'placed'>,
  judge: (distribution: CloudFrontDistribution, resource: JudgedResource) => Judgement,
): Judgement[] =>
  artifacts.cloudFrontDistributions
    .filter(({ enabled, staging }) => enabled && !staging)
    .map((distribution) =>
      placedJudgement(judge(distribution, distributionResource(distribution)), distribution, context),
    );

/** Weighs what is said of a distribution by whether it carries the event's traffic. */
export const placedJudgement = (
  judgement: Judgement,
  distribution: CloudFrontDistribution,
  { placed }: Pick<TargetContext, 'placed'>,
): Judgement => asPlaced(judgement, () => placed(ARTIFACTS.cloudFrontDistributions.owner(distribution)));

/** What each distribution answered, by its id. */
export const peaksOfDistributions = (
  peaks: readonly CloudFrontPeak[] = [],
): ReadonlyMap<string, CloudFrontPeak> => new Map(peaks.map((peak) => [peak.distributionId, peak]));
