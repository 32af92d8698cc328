import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { judgeCarryingServices } from '../ecs';

const SPOT = 'FARGATE_SPOT';

export const ecsSpotShare = defineCheck({
  id: 'ecs-spot-share',
  title: 'ECS services do not run on Fargate Spot alone',
  failureTitle: 'ECS service runs on Fargate Spot alone',
  why: 'AWS takes Spot capacity back with two minutes of notice, and starts no new task while it has none.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html',
  workbook: '12 Resilience',
  needs: ['ecsServices'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ ecsServices }, context) {
    return judgeCarryingServices(ecsServices, context, (service, resource) => {
      const used = service.capacityProviders.filter(({ base, weight }) => base > 0 || weight > 0);
      if (!used.some(({ name }) => name === SPOT)) {
        return notApplicable('It does not run on Fargate Spot.', resource);
      }
      return used.some(({ name }) => name !== SPOT)
        ? pass(
            resource,
            `A part of its tasks runs on ${used
              .filter(({ name }) => name !== SPOT)
              .map(({ name }) => name)
              .join(', ')}.`,
          )
        : warn(resource, 'All of its tasks run on Fargate Spot.', {
            action: `Give ${resource.name} a base on the capacity provider FARGATE that carries normal traffic.`,
            lead: 'configuration',
          });
    });
  },
});
