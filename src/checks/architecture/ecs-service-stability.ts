import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass, warn } from '../check';
import { isDaemon, judgeCarryingServices } from '../ecs';

export const ecsServiceStability = defineCheck({
  id: 'ecs-service-stability',
  title: 'ECS services run all the tasks that they are meant to',
  failureTitle: 'ECS service does not run all the tasks that it is meant to',
  why: 'Tasks that do not start on a normal day start even less when many are asked for at once.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html',
  workbook: '12 Resilience',
  needs: ['ecsServices'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ ecsServices }, context) {
    return judgeCarryingServices(ecsServices, context, (service, resource) => {
      const { desiredCount, runningCount, unfinishedDeployments } = service;
      const words = `It runs ${runningCount} of ${desiredCount} tasks.`;
      const fix = {
        action: `Read the service events of ${resource.name}, and mend what stops its tasks.`,
        lead: 'repair',
      } as const;
      if (unfinishedDeployments.includes('FAILED'))
        return fail(resource, `${words} A deployment failed.`, fix);
      const isShort = runningCount < desiredCount && !isDaemon(service);
      if (unfinishedDeployments.includes('IN_PROGRESS')) {
        return isShort ? warn(resource, `${words} A deployment is in progress.`, fix) : pass(resource, words);
      }
      return isShort ? fail(resource, words, fix) : pass(resource, words);
    });
  },
});
