import { scalableTargetOf } from '../../capacity/ecs-demand';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, notApplicable, pass, warn } from '../check';
import { isDaemon, judgeCarryingServices } from '../ecs';
import { listed } from '../words';

/** Metrics by which a service follows its requests. */
const OF_LOAD = ['ECSServiceAverageCPUUtilization', 'ALBRequestCountPerTarget'];

export const ecsServiceScaling = defineCheck({
  id: 'ecs-service-scaling',
  title: 'ECS services grow with their load',
  failureTitle: 'ECS service does not grow with its load',
  why: 'However many tasks a service may run, something has to start them while traffic rises.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  workbook: 'Step 10',
  needs: ['ecsServices', 'scalableTargets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ ecsServices, scalableTargets }, context) {
    return judgeCarryingServices(ecsServices, context, (service, resource) => {
      if (isDaemon(service)) return notApplicable('Each instance of its cluster runs one task.', resource);
      const target = scalableTargetOf(service, { scalableTargets });
      const fix = {
        action:
          'Let Application Auto Scaling track the CPU of the service, or the requests per target; start with 50 % CPU, and correct it by a load test.',
        lead: 'scalingPolicy',
      } as const;
      if (target === undefined) return fail(resource, 'Application Auto Scaling has no target for it.', fix);
      if (target.isScaleOutSuspended) return fail(resource, 'Scaling out is suspended.', fix);
      if (target.minCapacity === target.maxCapacity) {
        return notApplicable(`Its size is fixed at ${target.maxCapacity} tasks.`, resource);
      }
      const dynamic = target.policies.filter(({ policyType }) => policyType !== 'PredictiveScaling');
      if (dynamic.length === 0) return fail(resource, 'No policy answers to its load.', fix);
      const words = `Scaled by ${listed(dynamic.map(({ policyName, metric, policyType }) => `${policyName} (${metric ?? policyType})`))}.`;
      const follows = dynamic.some(
        ({ policyType, metric }) =>
          policyType !== 'TargetTrackingScaling' || metric === null || OF_LOAD.includes(metric),
      );
      return follows
        ? pass(resource, words)
        : warn(resource, `${words} Memory alone need not rise with requests.`, fix);
    });
  },
});
