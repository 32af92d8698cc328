import { ARTIFACTS, type Artifacts, type CloudFrontDistribution } from '../../model/artifacts';
import { findPlanAccount } from '../../plan/targets';
import { defineCheck, fail, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';
import { distributionResource, peaksOfDistributions, placedJudgement } from '../distributions';

export const cloudFrontDistributionState = defineCheck({
  id: 'cloudfront-distribution-state',
  title: 'CloudFront distributions are enabled and deployed',
  failureTitle: 'CloudFront distribution is disabled, missing, or still being deployed',
  why: 'A disabled distribution answers nobody, and one that is being deployed answers by the old settings at some edges.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToUpdateDistribution.html',
  workbook: '6 Resources',
  needs: ['cloudFrontDistributions'],
  uses: ['cloudFrontPeaks'],
  evaluate(artifacts: Pick<Artifacts, 'cloudFrontDistributions'> & Partial<Artifacts>, context) {
    const peaks = peaksOfDistributions(artifacts.cloudFrontPeaks);
    const named = namedByPlan(context);
    const isNamed = (distribution: CloudFrontDistribution): boolean =>
      named.some((name) => ARTIFACTS.cloudFrontDistributions.owner(distribution).ids.includes(name));
    return [
      ...artifacts.cloudFrontDistributions
        .filter(({ staging }) => !staging)
        .map((distribution) =>
          placedJudgement(
            judge(
              distribution,
              isNamed(distribution) ||
                (peaks.get(distribution.distributionId)?.requestsPerSecond?.value ?? 0) > 0,
            ),
            distribution,
            context,
          ),
        ),
      ...named.flatMap((name) =>
        artifacts.cloudFrontDistributions.some((one) =>
          ARTIFACTS.cloudFrontDistributions.owner(one).ids.includes(name),
        )
          ? []
          : missing(name, context),
      ),
    ];
  },
});

const namedByPlan = ({ plan, target }: TargetContext): readonly string[] =>
  findPlanAccount(plan, target.account).global?.cloudFrontDistributions ?? [];

/** @param isUsed Whether the plan names it, or viewers asked it in the look-back. */
function judge(distribution: CloudFrontDistribution, isUsed: boolean): Judgement {
  const resource = distributionResource(distribution);
  if (!distribution.enabled) {
    return isUsed
      ? fail(resource, 'It is disabled, and answers nobody.', {
          action: 'Enable it, and see that its names lead to it.',
          lead: 'repair',
        })
      : notApplicable('It is disabled, and neither the plan nor any viewer names it.', resource);
  }
  return distribution.status === 'Deployed'
    ? pass(resource, 'It is enabled and deployed.')
    : warn(
        resource,
        `Its status is ${distribution.status}: a change of ${distribution.lastModifiedTime} is on its way to the edges.`,
        {
          action: 'See that it is Deployed before the event, and change nothing of it from then on.',
          lead: 'setting',
        },
      );
}

const missing = (name: string, { target }: TargetContext): Judgement =>
  fail({ name }, `The plan names it, and account ${target.account} has no such distribution.`, {
    action:
      'Correct accounts.global.cloudFrontDistributions of the plan, or take out what is no longer there.',
    lead: 'people',
  });
