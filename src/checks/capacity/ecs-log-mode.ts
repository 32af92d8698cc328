import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeCarryingServices } from '../ecs';
import { listed } from '../words';

export const ecsLogMode = defineCheck({
  id: 'ecs-log-mode',
  title: 'Containers go on when their logs are not taken',
  failureTitle: 'Containers wait when their logs are not taken',
  why: 'At the peak more is logged than ever: a container whose log driver blocks stops answering while logs are throttled or delayed.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
  workbook: '12 Performance',
  needs: ['ecsServices'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ ecsServices }, context) =>
    judgeCarryingServices(ecsServices, context, ({ logModes }, resource) => {
      if (logModes === undefined) return unknown(resource, 'Its task definition was not read.');
      const blocking = logModes.filter(({ mode }) => mode === 'blocking').map(({ container }) => container);
      if (blocking.length > 0) {
        return warn(resource, `The log driver of ${listed(blocking)} blocks.`, {
          action: `Set mode=non-blocking with a max-buffer-size that holds some seconds of logs in the task definition of ${resource.name}; what does not fit is lost.`,
          lead: 'configuration',
        });
      }
      const open = logModes.filter(({ mode }) => mode === null).map(({ container }) => container);
      if (logModes.length === 0) return notApplicable('No container has a log driver.', resource);
      return open.length > 0
        ? notApplicable(
            `The task definition names no mode for ${listed(open)}: ECS does not block since June 25, 2025, unless the account setting defaultLogDriverMode says so, which was not read.`,
            resource,
          )
        : pass(resource, 'Its log drivers do not block.');
    }),
});
