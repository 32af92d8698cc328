import { mayRun } from '../../capacity/schedule';
import { fleetOf, groupOwner } from '../../judging/fleet';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts } from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  pass,
  type TargetContext,
  unknown,
} from '../check';

const NEEDS = ['autoScalingGroups', 'ec2Instances', 'dbInstances'] as const;

export const trafficPath = defineCheck({
  id: 'traffic-path',
  title: 'What carries the event’s traffic is known',
  failureTitle: 'What carries the event’s traffic is not known',
  why: 'What carries the traffic grows with it, and the rest does not: a wrong guess either hides what breaks, or warns of what does not.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/what-is-load-balancing.html',
  workbook: '6 Resources',
  needs: NEEDS,
  uses: [...TRAFFIC_ARTIFACTS, 'scheduledActions'],
  wholeAccount: true,
  evaluate(artifacts, context) {
    return candidates(artifacts, context).flatMap(({ judged, resource }) => {
      const { placement, because, isOutside } = context.placed(resource);
      if (isOutside) return placement === 'off' ? [] : leftOut(judged, because);
      if (placement === 'on') return pass(judged, `It carries the event’s traffic. ${because}`);
      if (placement === 'off') return pass(judged, `It does not carry the event’s traffic. ${because}`);
      return unknown(
        judged,
        `Whether it carries the event’s traffic is not known. ${because} Say so in the plan: traffic.elasticity, with factor 0 if it does not, and 1 if it does.`,
      );
    });
  },
});

/** What carries traffic, or may, and of which only what it is used is judged, as long as the scope leaves it out. */
const leftOut = (judged: JudgedResource, because: string): Judgement =>
  unknown(
    judged,
    `Whether it carries the event’s traffic is not known, and it is outside the scope. ${because} If it does not, say so in the plan: traffic.elasticity, with factor 0.`,
  );

interface Candidate {
  readonly judged: JudgedResource;
  readonly resource: ScopedResource;
}

type CandidateArtifacts = Pick<Artifacts, (typeof NEEDS)[number]> &
  Partial<Pick<Artifacts, 'scheduledActions'>>;

/** Groups that may run something, instances without a group, and databases. */
function candidates(
  { autoScalingGroups, ec2Instances, dbInstances, scheduledActions }: CandidateArtifacts,
  context: TargetContext,
): Candidate[] {
  const ownerOf = groupOwner(autoScalingGroups);
  return [
    ...autoScalingGroups
      .filter((group) => mayRun(group, scheduledActions, context))
      .map((group) => ({
        judged: { name: group.autoScalingGroupName, arn: group.autoScalingGroupArn },
        resource: ARTIFACTS.autoScalingGroups.owner(group),
      })),
    ...ec2Instances
      .filter((instance) => instance.state === 'running' && ownerOf(instance) === null)
      .map((instance) => ({
        judged: { name: fleetOf(instance) },
        resource: ARTIFACTS.ec2Instances.owner(instance),
      })),
    ...dbInstances.map((instance) => ({
      judged: { name: instance.dbInstanceIdentifier, arn: instance.dbInstanceArn },
      resource: ARTIFACTS.dbInstances.owner(instance),
    })),
  ];
}
