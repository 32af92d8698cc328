import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeCarryingServices } from '../ecs';

/** Percent of the memory of tasks, on average, beyond which single tasks are close to their own limit. Our own figure. */
const FULL = 85;

export const ecsServiceMemory = defineCheck({
  id: 'ecs-service-memory',
  title: 'Tasks of ECS services have memory left at their peak',
  failureTitle: 'Memory of an ECS service is nearly full at its normal peak',
  why: 'A task that needs more memory than it has is killed, with all the requests that it was serving.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html',
  workbook: '12 Performance',
  needs: ['ecsServices', 'ecsServicePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ ecsServices, ecsServicePeaks }, context) {
    const peaks = new Map(ecsServicePeaks.map((peak) => [peak.serviceArn, peak]));
    return judgeCarryingServices(ecsServices, context, (service, resource) => {
      const peak = peaks.get(service.serviceArn);
      const memory = peak?.memoryUtilization ?? null;
      if (memory === null) {
        return peak !== undefined && !peak.isIncomplete && peak.cpuUtilization === null
          ? notApplicable('It ran nothing in the look-back.', resource)
          : unknown(resource, 'How full its memory was is not known: CloudWatch gave no complete data.');
      }
      const words = `Its tasks used ${round(memory.value)} % of their memory on average at most (${memory.at}).`;
      return memory.value < FULL
        ? pass(resource, words)
        : warn(resource, words, {
            action: `Give the tasks of ${resource.name} more memory in their task definition, and test it under load.`,
            lead: 'rebuild',
          });
    });
  },
});
