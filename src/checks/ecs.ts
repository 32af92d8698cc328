import { nameOfService } from '../capacity/ecs-demand';
import { ARTIFACTS, type EcsService } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

/** Judges what stops the services that carry the event's traffic, and run something; see {@link asPlaced}. */
export const judgeCarryingServices = (
  services: readonly EcsService[],
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (service: EcsService, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  services.map((service) => {
    const resource = { name: nameOfService(service), arn: service.serviceArn };
    return service.desiredCount === 0 && service.runningCount === 0
      ? notApplicable('It runs nothing.', resource)
      : asPlaced(judge(service, resource), () => placed(ARTIFACTS.ecsServices.owner(service)));
  });

/** Whether its tasks are one on each instance of its cluster, so that nothing else decides how many there are. */
export const isDaemon = ({ schedulingStrategy }: EcsService): boolean => schedulingStrategy === 'DAEMON';
