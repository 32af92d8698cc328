import { defineCheck } from '../check';
import { judgeDistributions } from '../distributions';
import { AUTOMATIC_RESPONSE, judgeAutomaticResponse } from '../shield';

export const cloudFrontShieldAutomaticResponse = defineCheck({
  ...AUTOMATIC_RESPONSE,
  id: 'cloudfront-shield-automatic-response',
  title: 'Shield Advanced does not block by itself what gets to distributions',
  failureTitle: 'Shield Advanced may take the customers of a distribution for an attack, and block them',
  needs: ['shieldEdgeProtections', 'cloudFrontDistributions'],
  evaluate: ({ shieldEdgeProtections: shield, ...artifacts }, context) =>
    judgeDistributions(artifacts, context, ({ distributionArn }, resource) =>
      judgeAutomaticResponse(resource, distributionArn, shield, context),
    ),
});
