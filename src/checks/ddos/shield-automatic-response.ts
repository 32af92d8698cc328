import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { defineCheck } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { AUTOMATIC_RESPONSE, judgeAutomaticResponse } from '../shield';

export const shieldAutomaticResponse = defineCheck({
  ...AUTOMATIC_RESPONSE,
  id: 'shield-automatic-response',
  title: 'Shield Advanced does not block by itself what gets to load balancers',
  failureTitle: 'Shield Advanced may take the customers of a load balancer for an attack, and block them',
  needs: ['shieldProtections', 'loadBalancers'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ shieldProtections: shield, loadBalancers }, context) =>
    loadBalancers
      .filter(({ type }) => type === 'application')
      .map((one) =>
        asPlaced(
          judgeAutomaticResponse(loadBalancerResource(one), one.loadBalancerArn, shield, context),
          () => context.placed(ARTIFACTS.loadBalancers.owner(one)),
        ),
      ),
});
