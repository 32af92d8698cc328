import { lookup } from '../lib/lookup';
import type { Artifacts, Listener, TargetGroup, TargetHealth } from '../model/artifacts';
import { type JudgedResource, type Judgement, notApplicable, unknown } from './check';

const targetGroupResource = (group: TargetGroup): JudgedResource => ({
  name: group.targetGroupName,
  arn: group.targetGroupArn,
});

const listenersTo = lookup(({ forwards }: Listener) => forwards.map(({ targetGroupArn }) => targetGroupArn));

/** Whether listeners name a target group and all of them give it weight 0. */
export const isIdle = (arn: string, listeners: readonly Listener[] | undefined): boolean => {
  const forwards = listenersTo(listeners, arn).flatMap((listener) => listener.forwards);
  const own = forwards.filter(({ targetGroupArn }) => targetGroupArn === arn);
  return own.length > 0 && own.every(({ weight }) => weight === 0);
};

/** What targets are judged by; without the listeners, every group counts as one that gets requests. */
type TargetArtifacts = Pick<Artifacts, 'targetGroups' | 'targetHealth'> &
  Partial<Pick<Artifacts, 'listeners'>>;

/** Judges the targets of every group that a load balancer sends requests to. */
export function judgeTargets(
  { targetGroups, targetHealth, listeners }: TargetArtifacts,
  judge: (group: TargetGroup, targets: TargetHealth['targets'], resource: JudgedResource) => Judgement,
): readonly Judgement[] {
  const health = new Map(targetHealth.map((one) => [one.targetGroupArn, one.targets]));
  return targetGroups.map((group) => {
    const resource = targetGroupResource(group);
    const targets = health.get(group.targetGroupArn);
    if (group.loadBalancerArns.length === 0) return notApplicable('No load balancer uses it.', resource);
    if (!group.healthCheckEnabled) return notApplicable('Its health checks are off.', resource);
    const judgement =
      targets === undefined
        ? unknown(resource, 'The health of its targets was not read.')
        : judge(group, targets, resource);
    // What is healthy passes although it gets no requests, as it does where the listeners could not be read.
    return judgement.status !== 'pass' && isIdle(group.targetGroupArn, listeners)
      ? notApplicable('Its weight is 0 in every listener: it gets no requests.', resource)
      : judgement;
  });
}
