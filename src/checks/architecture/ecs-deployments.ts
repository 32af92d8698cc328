import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { judgeCarryingServices } from '../ecs';

export const ecsDeployments = defineCheck({
  id: 'ecs-deployments',
  title: 'A deployment of an ECS service that fails is taken back by itself',
  failureTitle: 'A failed deployment of an ECS service stays',
  why: 'Without a circuit breaker ECS starts a broken version again and again, and a deployment may stop all tasks at once.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  workbook: '12 Resilience',
  needs: ['ecsServices'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ ecsServices }, context) {
    return judgeCarryingServices(ecsServices, context, (service, resource) => {
      // CodeDeploy and external controllers deploy by their own rules.
      if (service.minimumHealthyPercent === null) {
        return notApplicable('ECS itself does not deploy it.', resource);
      }
      const problems = [
        ...(service.minimumHealthyPercent === 0 ? ['a deployment may stop all of its tasks at once'] : []),
        ...(service.hasCircuitBreaker && service.rollsBack
          ? []
          : ['a deployment that fails is not rolled back']),
      ];
      return problems.length === 0
        ? pass(
            resource,
            `A deployment keeps ${service.minimumHealthyPercent} % of its tasks, and is rolled back if it fails.`,
          )
        : warn(resource, `In it ${problems.join(', and ')}.`, {
            action: `Have failed deployments of ${resource.name} rolled back, and keep all tasks while others start.`,
            command: awsCommand(context.target, 'ecs', 'update-service', {
              cluster: service.clusterName,
              service: service.serviceName,
              'deployment-configuration': JSON.stringify({
                deploymentCircuitBreaker: { enable: true, rollback: true },
                minimumHealthyPercent: 100,
                maximumPercent: 200,
              }),
            }),
            lead: 'configuration',
            reversal: { action: 'Set the deployment configuration to what it was again.' },
          });
    });
  },
});
