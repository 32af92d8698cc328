import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts } from '../../model/artifacts';
import { asPlaced, placeOfAny } from '../as-placed';
import { defineCheck, fail, type Judgement, pass, unknown } from '../check';

export const cognitoThrottling = defineCheck({
  id: 'cognito-throttling',
  title: 'Cognito refuses no request for its rate',
  failureTitle: 'Cognito refuses requests at normal traffic',
  why: 'What is refused on normal days shows that bursts reach a rate of the region, which means of five minutes hide; at the event they are larger.',
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html',
  workbook: '11 Service Limits',
  needs: ['userPools', 'cognitoRequests'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ userPools, cognitoRequests }, { placed }) => {
    // All share the rates: what is refused concerns the event where one of them is on its path.
    const place = placeOfAny(userPools.map(ARTIFACTS.userPools.owner), placed);
    return place === undefined
      ? []
      : cognitoRequests.categories.map((one) => asPlaced(judgeCategory(one), () => place));
  },
});

function judgeCategory({
  category,
  throttled,
}: Artifacts['cognitoRequests']['categories'][number]): Judgement {
  const resource = { name: category };
  if (throttled === null) return unknown(resource, 'CloudWatch gave no complete data for ThrottleCount.');
  return throttled > 0
    ? fail(resource, `Cognito refused ${throttled} requests of ${category} in the look-back.`, {
        action: `Find out who asks for ${category} so often at once, have tokens kept for as long as they are valid, and request an increase of its quota.`,
        lead: 'quotaIncrease',
      })
    : pass(resource, 'Cognito refused none in the look-back.');
}
