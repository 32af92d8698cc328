import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, unknown, warn } from '../check';
import { judgeCarryingServices } from '../ecs';

export const ecsHealthChecks = defineCheck({
  id: 'ecs-health-checks',
  title: 'Tasks of ECS services are checked, and replaced when they hang',
  failureTitle: 'Nothing notices when a task of an ECS service hangs',
  why: 'ECS replaces a container that ends; one that hangs under load goes on to count as running, and does no work.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
  workbook: '12 Resilience',
  needs: ['ecsServices'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ ecsServices }, context) =>
    judgeCarryingServices(ecsServices, context, ({ targetGroupArns, checksHealth }, resource) => {
      if (targetGroupArns.length > 0) return pass(resource, 'Its target groups check its tasks.');
      if (checksHealth === undefined) return unknown(resource, 'Its task definition was not read.');
      if (checksHealth) return pass(resource, 'Its task definition checks a container that tasks need.');
      return warn(resource, 'It has neither a target group nor a container with a health check.', {
        action: `Give the essential container of ${resource.name} a health check that fails when it does no work.`,
        lead: 'configuration',
      });
    }),
});
